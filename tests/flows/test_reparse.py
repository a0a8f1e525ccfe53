"""``onrecord reparse``: what would change is shown first, and only done with --apply; nothing is fetched."""

import datetime as dt
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from sqlite_utils import Database

import store.articles
import store.runs
import store.snapshots
from flows import parsing, steps
from flows.sources import SEEDS, Declared, Fetched
from flows.steps import opened
from parsers import PARSER_VERSION
from parsers.records import Act, Span, Statement
from tests.flows.conftest import Call
from tests.flows.dumps import dump
from tests.flows.mortal import cycle

NOON = dt.datetime(2026, 11, 21, 12, 0, tzinfo=dt.UTC)
OLD = "0"
"""The version of an invented parser of the past."""
BAD = Fetched(b"\x00\x01", Declared("mine", "bad.txt"), None)


def clumsy(found: tuple[Statement, ...]) -> list[Statement]:
    """What an older parser might have found: not the last statement, other words of the first, other acts."""
    plain = [one for one in found if one.parent is None and "." not in one.id]
    first, second, third, *rest = [one for one in plain if not any(two.parent == one.id for two in found)]
    span = first.content[0]
    cut = Span(span.start, span.end - len(span.text.split()[-1]) - 1, span.text.rsplit(" ", 1)[0])
    return [
        replace(first, content=(cut, *first.content[1:])),
        replace(second, act=Act.THREATEN),
        replace(third, speakers=(replace(third.speakers[0], name="Somebody", known=False),)),
        *rest[:-1],
    ]


def keep_seeds(database: Database, *more: Fetched) -> list[parsing.Read]:
    """Keep the seeds and ``more`` in a run that ends, and read them; nothing is written of what was read."""
    run = store.runs.start(database, now=NOON)
    fetched, _ = steps.fetch(steps.discover(SEEDS))
    steps.keep(Path(database.conn.execute("PRAGMA database_list").fetchone()[2]), run, [*fetched, *more], NOON)
    store.runs.finish(database, run, verdict="ok", now=NOON)
    return [parsing.read(one) for one in parsing.load(database, store.snapshots.unparsed(database, PARSER_VERSION))]


@pytest.fixture
def old(workdir: Path) -> Path:
    """A store of the seeds as an older parser read them, and of a page that it could not read."""
    db = workdir / "data" / "onrecord.db"
    steps.prepare(db)
    with opened(db) as database:
        for done in keep_seeds(database, BAD):
            if done.article is None:
                store.snapshots.failed(database, done.snapshot, parser_version=OLD, reason="bad then")
                continue
            article = replace(done.article, title="A headline misread")
            store.articles.write(database, done.snapshot, article, clumsy(done.statements), parser_version=OLD)
    steps.match(db)
    return db


def said(db: Path) -> list[dict[str, object]]:
    """The statements as a reader has them, without the numbers of rows."""
    with opened(db) as database:
        columns = "dated, speakers, offices, principals, act, content, quote, cue, via, topics, status, label, parent"
        return list(database.query(f"SELECT {columns} FROM v_statements ORDER BY article, dated, content, label"))


def test_it_shows_what_would_change_and_writes_nothing(old: Path, call: Call) -> None:
    before = dump(old)
    answer = call("reparse")
    assert answer.code == 0, answer.err
    lines = answer.out.splitlines()
    assert lines[0].split() == ["articles", "read", "again", "3"]
    counts = {line[:28].strip(): int(line[28:]) for line in lines if line[28:].strip().isdigit() and line[0] != "n"}
    assert counts["statements added"] == 30 - len(before["statements"])
    assert counts["in their words"] == 2
    assert counts["in their acts"] == 2
    assert counts["in their speakers"] == 2
    assert counts["titles, credits or dates"] == 2
    assert "pages now readable" not in counts
    assert lines[-1] == "nothing was written: onrecord reparse --apply does it"
    assert dump(old) == before


def test_examples_are_word_by_word(old: Path, call: Call) -> None:
    out = call("reparse").out
    assert "china-daily/content_27305717: threaten → " in out
    assert "{+" in out.partition("in their words")[2].partition("in their")[0]
    assert "A headline misread → " in out
    assert ": Somebody; " in out or ": Somebody → " in out


def test_applied_the_store_is_as_if_today_s_parser_had_read_it_first(old: Path, call: Call, tmp_path: Path) -> None:
    answer = call("reparse", "--apply")
    assert answer.code == 0, answer.err
    assert "the next digest has what is new" in answer.out
    fresh = tmp_path / "fresh.db"
    cycle(fresh)
    assert said(old) == said(fresh)
    rows = dump(old)
    assert {row["parser_version"] for row in rows["snapshots"]} == {PARSER_VERSION}
    assert {row["parser_version"] for row in rows["article_versions"]} == {PARSER_VERSION}
    again = call("reparse")
    assert again.out.splitlines()[0].split()[-1] == "0"
    assert "no word would change" in again.out


def test_it_is_done_alike_in_several_processes(old: Path, call: Call) -> None:
    shown = call("reparse").out
    assert call("reparse", "--jobs", "2").out == shown


def test_applied_twice_nothing_changes(old: Path, call: Call) -> None:
    call("reparse", "--apply")
    before = dump(old)
    answer = call("reparse", "--all", "--apply")
    assert (answer.code, answer.out.splitlines()[0].split()[-1]) == (0, "3")
    assert len(answer.out.splitlines()) == 2
    assert dump(old) == before


def test_what_this_parser_has_read_is_read_again_when_reference_data_has_changed(record: Path, call: Call) -> None:
    with opened(record) as database:
        snapshot = store.snapshots.of_article(database, 1)[0]
        done = parsing.read(*parsing.load(database, [snapshot]))
        assert done.article is not None
    assert call("reparse", "--db", record).out.splitlines()[0].split()[-1] == "0"
    assert call("reparse", "--db", record, "--all").out.splitlines()[0].split()[-1] == "2"


MOMENTS = (9, 60, 300)


@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.slow
def test_killed_midway_it_goes_on(old: Path, call: Call, tmp_path: Path, moment: int) -> None:
    command = [sys.executable, "-m", "tests.flows.mortal", str(old), str(moment), "reparse"]
    killed = subprocess.run(command, cwd=Path(__file__).parents[2], capture_output=True, text=True)
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    assert call("reparse", "--apply").code == 0
    fresh = tmp_path / "fresh.db"
    cycle(fresh)
    assert said(old) == said(fresh)


def test_a_run_leaves_what_was_read_well_and_says_so(old: Path, call: Call) -> None:
    before = said(old)
    answer = call("ingest", "--db", old, _page(old.parent / "page.txt"))
    assert "2 articles read by an older parser; onrecord reparse shows what this one would change" in answer.err
    assert "left out bad.txt: reading bad.txt: a binary file" in answer.err  # but what failed was tried again
    assert [one for one in said(old) if one["content"] != "The new bridge will open in spring"] == before


def _page(path: Path) -> Path:
    path.write_text("Bridge\n\nThe new bridge will open in spring, Foreign Ministry spokesman Geng Shuang said.\n")
    return path


def test_pages_that_failed_are_chosen_alone(old: Path, call: Call) -> None:
    assert call("reparse", "--failed").out.splitlines()[0].split()[-1] == "1"


def test_a_page_that_cannot_be_read_any_more_is_told_and_keeps_what_was_read(workdir: Path, call: Call) -> None:
    db = workdir / "data" / "onrecord.db"
    steps.prepare(db)
    with opened(db) as database:
        seed = keep_seeds(database)[0]
        run = store.runs.start(database, now=NOON)
        steps.keep(db, run, [BAD], NOON)
        bad = store.snapshots.unparsed(database, PARSER_VERSION)[-1]
        assert seed.article is not None
        store.articles.write(database, bad, seed.article, seed.statements, parser_version=OLD)
    answer = call("reparse", "--apply")
    assert "pages no longer readable           1" in answer.out
    assert "unknown/sha256:" in answer.out
    assert "reading bad.txt: a binary file" in answer.out
    assert dump(db)["statements"] != []


@pytest.mark.parametrize(
    ("options", "count"),
    [
        (("--outlet", "china-daily"), "1"),
        (("--outlet", "mnd"), "0"),
        (("--until", "2016-12-31"), "1"),
        (("--since", "2017-01-01", "--until", "2017-12-31"), "1"),
        (("--since", "2026-11-21"), "1"),  # a page without a date counts from the day on which it was first had
    ],
)
def test_articles_are_chosen(old: Path, call: Call, options: tuple[str, ...], count: str) -> None:
    assert call("reparse", *options).out.splitlines()[0].split()[-1] == count


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--outlet", "china-dialy"), "there is no outlet 'china-dialy'; known are "),
        (("--since", "yesterday"), "reparse: --since: 'yesterday' is no date; write YYYY-MM-DD"),
        (("--jobs", "0"), "'--jobs'"),
    ],
)
def test_what_cannot_be_chosen_is_told(old: Path, call: Call, options: tuple[str, ...], told: str) -> None:
    answer = call("reparse", *options)
    assert (answer.code, told in answer.err) == (2, True), answer.err


def test_without_a_store_there_is_nothing_to_read(workdir: Path, call: Call) -> None:
    answer = call("reparse")
    assert (answer.code, "there is none; make one with `onrecord run`" in answer.err) == (2, True)
    assert not (workdir / "data").exists()


def test_digests_that_were_issued_stay_as_they_are(record: Path, tmp_path: Path, call: Call) -> None:
    db = tmp_path / "onrecord.db"
    cycle(db)
    with opened(db) as database:
        for number in (1, 2):
            (snapshot,) = store.snapshots.of_article(database, number)
            done = parsing.read(*parsing.load(database, [snapshot]))
            assert done.article is not None
            store.articles.write(database, snapshot, done.article, clumsy(done.statements), parser_version=OLD)
    steps.match(db)
    before = call("digest", "1", "--db", db).out
    assert call("reparse", "--apply", "--db", db).code == 0
    assert call("digest", "1", "--db", db).out == before


def test_it_asks_nothing_of_the_web() -> None:
    told = "import sys, flows.commands.reparse; print({'httpx', 'prefect'} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", told], capture_output=True, text=True).stdout == "set()\n"
