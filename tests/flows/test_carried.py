"""The first of the seeds, handed in again as other editions and outlets would have it: from the page to the digest."""

import itertools
import sqlite3
from pathlib import Path

import pytest

import seeds
from tests.flows.conftest import SEED_NAMES, Call, write_folder
from tests.flows.mortal import cycle

SEED = (seeds.FOLDER / SEED_NAMES[0]).read_text("utf-8")
PRINT = "https://global.chinadaily.com.cn/china/2016-11/08/content_27305717.htm"
WEB = "https://www.chinadaily.com.cn/a/201611/08/WS0123456789abcdef01234567.html"
ARMY = "http://english.chinamil.com.cn/view/2016-11/09/content_7345678.htm"
CHANGED = {
    "has not changed": "has changed",
    "first established in 2011": "first established in 2012",
}
"""What an edition has otherwise: a negation, a number."""


def web(text: str) -> str:
    """The seed as a web edition might have it: another source and time, a few other words."""
    text = text.replace("| China Daily | Updated: 2016-11-08 07:24", "| chinadaily.com.cn | Updated: 2016-11-08 09:12")
    return text.replace("This infuriated Beijing", "It infuriated Beijing").replace(
        "also placed in doubt", "also in doubt"
    )


def agency(text: str) -> str:
    """The seed's first half as another outlet might carry it, with China Daily as its source."""
    head, _, rest = text.partition("By Zhang Zhihao")
    body = rest.split("\n\n")[1:7]
    return "\n\n".join([head.strip(), "Source: China Daily Editor: Yao Jianing 2016-11-09", *body]) + "\n"


def pages(changed: dict[str, str]) -> dict[str, tuple[str, str]]:
    """URL and text of the editions by file."""
    other = web(SEED)
    for was, now in changed.items():
        assert was in other
        other = other.replace(was, now)
    return {
        "print.txt": (PRINT, SEED),
        "web.txt": (WEB, other),
        "army.txt": (ARMY, agency(SEED)),
    }


def ingest(call: Call, folder: Path, names: tuple[str, ...], changed: dict[str, str]) -> None:
    for name in names:
        url, text = pages(changed)[name]
        made = write_folder(folder / name, [{"file": name, "url": url}], {name: text.encode()})
        assert call("ingest", made).code == 0


def rows(workdir: Path, sql: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(workdir / "data" / "onrecord.db")
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


@pytest.mark.parametrize("names", list(itertools.permutations(["print.txt", "web.txt", "army.txt"]))[::2], ids=str)
def test_editions_and_carriers_count_once_whatever_the_order(call: Call, workdir: Path, names: tuple[str, ...]) -> None:
    ingest(call, workdir / "in", names, {})
    assert rows(workdir, "SELECT outlet, credit, kind, of_credit FROM v_copies ORDER BY outlet") == [
        ("China Daily", "chinadaily.com.cn", "copy", "China Daily"),
        ("China Military Online", "China Daily", "excerpt", "China Daily"),
    ]
    counted = "SELECT article, status, count(*) FROM v_statements GROUP BY article, status"
    found = {(row[0], row[1]): row[2] for row in rows(workdir, counted)}
    print_, web_, army = (names.index(name) + 1 for name in ("print.txt", "web.txt", "army.txt"))
    assert found == {(print_, "new"): 9, (web_, "carried"): 9, (army, "carried"): 4}
    assert rows(workdir, "SELECT DISTINCT times FROM v_positions") == [(1,)]


def test_what_an_edition_changes_is_told_as_its_own(call: Call, workdir: Path) -> None:
    ingest(call, workdir / "in", ("print.txt", "web.txt"), CHANGED)
    own = rows(workdir, "SELECT content FROM v_statements WHERE url LIKE '%WS0123%' AND status <> 'carried'")
    assert [text for (text,) in own] == [
        "The defense-strategic dialogue, first established in 2012, was designed to strengthen bilateral defense"
        " cooperation and increase mutual trust between the two countries",
        "China clearly and strongly opposed the deployment of THAAD, and its stance has changed",
    ]


def test_the_digest_names_the_carriers(call: Call, workdir: Path) -> None:
    ingest(call, workdir / "in", ("army.txt", "web.txt", "print.txt"), {})
    cycle(workdir / "data" / "onrecord.db")
    text = (workdir / "data" / "digests" / "0001.md").read_text("utf-8")
    assert "4 articles, 43 attributions · 29 new, 1 restated, 13 carried elsewhere" in text
    (line,) = (line for line in text.splitlines() if "was put on hold" in line and "also in" in line)
    assert line.split(" — ")[2] == (
        f"[China Daily, 8 Nov 2016]({PRINT}) · state · cue “according to” · also in"
        + f" [China Daily, 8 Nov 2016]({WEB}) (source: chinadaily.com.cn),"
        f" [China Military Online, 9 Nov 2016]({ARMY}) (source: China Daily) · `#15`"
    )
    moved = text.partition("## What changed")[2].partition("## New")[0]
    assert f"its stance has not changed — [China Daily, 8 Nov 2016]({PRINT})" in moved
    assert "copy of an earlier report" not in moved
