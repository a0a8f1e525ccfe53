"""What sources did: kept while it is gathered, replaced when it is judged, and history once the run has ended."""

import datetime as dt
from dataclasses import replace

import pytest
from sqlite_utils import Database

from store import runs, source_runs
from store.source_runs import Fill, SourceRun
from tests.store.builders import NOW

LIST = SourceRun(
    source="feed",
    kind="rss",
    answered=True,
    state="ok",
    reason="fetching x: it answered 500",
    found=20,
    new=3,
    left_out=2,
    set_aside=1,
    listed=20,
    newest=dt.date(2026, 11, 20),
    fill=Fill(pages=4, body=3, title=3, date=2, statements=1),
)


@pytest.fixture
def run(db: Database) -> int:
    return runs.start(db, now=NOW)


def test_what_is_noted_comes_back_whole(db: Database, run: int) -> None:
    source_runs.note(db, run, [LIST])
    assert source_runs.of_run(db, run) == [replace(LIST, run=run)]


def test_what_is_noted_again_takes_the_place_of_what_was(db: Database, run: int) -> None:
    other = replace(LIST, found=1, new=0, listed=None, newest=None, reason=None)
    source_runs.note(db, run, [LIST])
    source_runs.note(db, run, [other])
    assert source_runs.of_run(db, run) == [replace(other, run=run)]


def test_a_list_that_is_unchanged_in_a_run_taken_up_again_keeps_what_it_named(db: Database, run: int) -> None:
    source_runs.note_gathered(db, run, replace(LIST, reason="it goes on after 50 pages"))
    unchanged = SourceRun(source="feed", kind="rss", answered=True, state="quiet")
    source_runs.note_gathered(db, run, unchanged)
    (row,) = source_runs.of_run(db, run)
    assert (row.found, row.new, row.listed, row.newest) == (20, 3, 20, LIST.newest)
    assert (row.state, row.reason) == ("quiet", "it goes on after 50 pages")


def test_a_source_that_answers_when_the_run_is_taken_up_failed_no_more(db: Database, run: int) -> None:
    silent = SourceRun(source="feed", kind="rss", answered=False, state="failing", reason="it answered 503")
    source_runs.note_gathered(db, run, silent)
    source_runs.note_gathered(db, run, replace(LIST, reason=None))
    (row,) = source_runs.of_run(db, run)
    assert (row.answered, row.state, row.reason, row.found) == (True, "ok", None, 20)


def test_history_is_of_finished_runs_the_latest_first(db: Database, run: int) -> None:
    for found in (5, 7, 9):
        run = runs.start(db, now=NOW)
        runs.finish(db, run, verdict="ok", now=NOW, sources=[replace(LIST, found=found)])
    source_runs.note(db, runs.start(db, now=NOW), [LIST])
    assert [row.found for row in source_runs.history(db, "feed")] == [9, 7, 5]
    assert [row.found for row in source_runs.history(db, "feed", limit=1)] == [9]
    assert [row.found for row in source_runs.history(db, "feed", before=run)] == [7, 5]
    assert source_runs.history(db, "nowhere") == []


def test_the_newest_days_of_a_list_are_known_once_each(db: Database, run: int) -> None:
    for day in (None, 20, 20, 18):
        newest = dt.date(2026, 11, day) if day else None
        runs.finish(db, runs.start(db, now=NOW), verdict="ok", now=NOW, sources=[replace(LIST, newest=newest)])
    assert source_runs.newest(db, "feed") == [dt.date(2026, 11, 18), dt.date(2026, 11, 20)]
    assert source_runs.newest(db, "search") == []


def test_fills_add_up() -> None:
    assert sum([Fill(2, 1, 1, 1, 0), Fill(3, 3, 2, 1, 1)], Fill()) == Fill(5, 4, 3, 2, 1)
