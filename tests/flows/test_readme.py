"""What the README shows is so: its queries run, its digest is a real one, its settings can be used."""

import datetime as dt
import json
import re
import sqlite3
import tomllib
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from flows import doctor
from flows.cli import COMMANDS
from flows.doctor import showing
from flows.settings import KEYS, load
from flows.sources import Source, listing
from store import runs
from store.database import open_store
from store.source_runs import Fill, SourceRun
from tests.flows.conftest import write_folder

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
LEFT_OUT = "…"


def blocks(language: str) -> list[str]:
    """The fenced blocks of a language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def test_there_are_five_queries() -> None:
    assert len(blocks("sql")) == 5


@pytest.mark.parametrize("query", blocks("sql"), ids=lambda query: query.split("\n")[0][:40])
def test_a_query_finds_something_in_the_record_of_the_seeds(record: Path, query: str) -> None:
    connection = sqlite3.connect(f"file:{record}?mode=ro", uri=True)
    try:
        rows = connection.execute(query).fetchall()
    finally:
        connection.close()
    assert rows
    assert any(value not in (None, "") for row in rows for value in row)


def test_the_digest_is_a_real_one_shortened(record: Path) -> None:
    (shown,) = blocks("markdown")
    real = (record.parent / "digests" / "0001.md").read_text(encoding="utf-8")
    passing = re.compile(r"issued .*|`#\d+`")  # when it was issued, and the store's numbers of statements
    lines = set(passing.sub("", real).splitlines())
    stale = [line for line in passing.sub("", shown).splitlines() if line != LEFT_OUT and line not in lines]
    assert not stale, "the README shows lines that no digest of the seeds has: take them anew from `onrecord digest`"


def test_the_settings_shown_can_be_used(workdir: Path) -> None:
    delivery, clippings = blocks("toml")
    assert set(tomllib.loads(clippings)) < set(KEYS)
    (workdir / "onrecord.toml").write_text(clippings, encoding="utf-8")
    assert load(environment={}).sources == (Source("clippings", "folder", Path("clippings")),)

    (workdir / "onrecord.toml").write_text(delivery, encoding="utf-8")
    post = load(environment={}).post
    assert [(one.channel, one.every) for one in post.subscribers] == [("desk: desk@example.org", "day")]
    assert [one.notify for one in post.operator] == ["ONRECORD_OPERATOR"]


def test_the_listing_shown_can_be_read(tmp_path: Path) -> None:
    (shown,) = blocks("json")
    folder = write_folder(tmp_path / "mine", json.loads(shown), {"page.txt": b"A sentence."})
    (found,) = listing.read(folder, "mine")
    assert found.declared.outlet == "China Daily"


def test_every_command_and_target_that_is_named_exists() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in set(re.findall(r"^ {4}make (\w+)|`make (\w+)`", README, re.MULTILINE)):
        assert re.search(rf"^{''.join(target)}:.*##", makefile, re.MULTILINE), target
    for command in set(re.findall(r"\bonrecord (\w+)", README)):
        assert command in COMMANDS, command


def test_what_the_doctor_says_is_what_it_would_say(tmp_path: Path) -> None:
    database = open_store(tmp_path / "onrecord.db")
    days = [dt.datetime(2026, 11, day, 4, 0, tzinfo=dt.UTC) for day in (18, 19, 20)]
    for now in days:
        runs.finish(database, runs.start(database, now=now), verdict="degraded", now=now, sources=sources_on(now.day))
    examined = doctor.examine(database, days[-1])
    database.close()
    real = set(showing.as_text(examined, doctor.findings(examined), ZoneInfo("Asia/Shanghai")).splitlines())
    (shown,) = blocks("text")
    assert [line for line in shown.splitlines() if line not in real] == []


def sources_on(day: int) -> list[SourceRun]:
    """What the README's sources did on a day: one has moved, one has stood still for years, one is well."""
    moved = SourceRun(source="army", kind="china-military", answered=True, state="quiet", newest=dt.date(2026, 11, 18))
    if day > 18:
        reason = "asking for the list http://eng.chinamil.com.cn/…/index.html: it is not there (404)"
        moved = replace(moved, answered=False, state="failing", reason=reason, newest=None)
    frozen = dt.date(2017, 12, 19)
    still = f"its newest item is of {frozen}, {(dt.date(2026, 11, day) - frozen).days:,} days ago"
    return [
        moved,
        SourceRun(source="feed", kind="rss", answered=True, state="stale", reason=still, newest=frozen),
        replace(
            SourceRun(source="search", kind="chinadaily-search", answered=True, state="ok", new=4),
            newest=dt.date(2026, 11, day),
            fill=Fill(4, 4, 4, 4, 3),
        ),
    ]


def test_links_lead_to_files() -> None:
    for link in re.findall(r"\]\((?!http)([^)]+)\)", README.split("```markdown")[0] + README.split("```\n")[-1]):
        assert (ROOT / link).exists(), link


def test_the_continuous_integration_calls_the_test_command() -> None:
    run = ROOT / ".ci" / "run"
    assert run.stat().st_mode & 0o111
    assert run.read_text(encoding="utf-8").rstrip().endswith("exec make test")
