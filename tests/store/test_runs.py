import datetime as dt

import pytest
from sqlite_utils import Database

from store import runs
from store.database import one
from store.errors import StoreError
from store.source_runs import SourceRun
from tests.store.builders import NOW

SEEDS = SourceRun(source="seeds", kind="seeds", answered=True, state="ok", found=2, new=2)
SEARCH = SourceRun(source="search", kind="rss", answered=False, state="failing", reason="answered 503")


def test_a_run_has_a_start_and_an_end(db: Database) -> None:
    run = runs.start(db, now=NOW)
    assert runs.verdict(db, run) is None
    runs.finish(db, run, verdict="degraded", sources=[SEEDS, SEARCH], now=NOW + dt.timedelta(minutes=2))

    assert runs.verdict(db, run) == "degraded"
    assert db.execute("SELECT run, verdict, source, answered, found, state, reason FROM v_coverage").fetchall() == [
        (1, "degraded", "search", 0, 0, "failing", "answered 503"),
        (1, "degraded", "seeds", 1, 2, "ok", None),
    ]
    assert one(db, "SELECT started_at, finished_at, resumed_at FROM runs") == (
        *("2026-11-21T18:00:00+00:00", "2026-11-21T18:02:00+00:00", None),
    )
    assert runs.start(db, now=NOW) == run + 1


def test_a_run_that_was_cut_off_is_taken_up_again(db: Database) -> None:
    run = runs.start(db, now=NOW)
    assert runs.start(db, now=NOW + dt.timedelta(hours=1)) == run
    assert one(db, "SELECT count(*), max(resumed_at) FROM runs") == (1, "2026-11-21T19:00:00+00:00")


def test_the_latest_run_is_told_and_those_that_ended(db: Database) -> None:
    assert (runs.latest(db), runs.finished(db)) == (None, [])
    runs.finish(db, runs.start(db, now=NOW), verdict="broken", now=NOW + dt.timedelta(hours=1))
    first = runs.RunRow(1, NOW, NOW + dt.timedelta(hours=1), "broken")
    assert (runs.latest(db), runs.finished(db)) == (first, [first])
    runs.start(db, now=NOW + dt.timedelta(days=1))
    assert runs.latest(db) == runs.RunRow(2, NOW + dt.timedelta(days=1), None, None)
    assert runs.finished(db) == [first]


def test_a_verdict_that_is_none_is_refused(db: Database) -> None:
    with pytest.raises(StoreError, match="finishing run 1: CHECK constraint failed"):
        runs.finish(db, runs.start(db, now=NOW), verdict="fine", now=NOW)


def test_no_such_run_has_no_verdict(db: Database) -> None:
    assert runs.verdict(db, 9) is None
