"""Whose turn it is: no two runs at once, and one run for all whose time went by."""

import datetime as dt
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import store.runs
from flows.errors import NotItsTurn
from flows.lock import alone
from flows.serving.schedule import Schedule
from flows.serving.turns import in_turn, last, why_not
from flows.steps import opened
from store.runs import RunRow
from store.source_runs import SourceRun

NOON = dt.datetime(2026, 11, 22, 12, 0, tzinfo=dt.UTC)
WAITING = Schedule()
SKIPPING = Schedule(overlap="skip")
NOT_CATCHING_UP = Schedule(catch_up=False, jitter=300)


def at(minutes: float) -> dt.datetime:
    """So many minutes after noon."""
    return NOON + dt.timedelta(minutes=minutes)


def ran(begun: float, ended: float) -> RunRow:
    return RunRow(7, at(begun), at(ended), "ok")


@pytest.mark.parametrize(
    ("now", "before", "schedule", "reason"),
    [
        pytest.param(0, None, WAITING, None, id="first"),
        pytest.param(9000, None, WAITING, None, id="first-late"),
        pytest.param(0, ran(-60, -50), WAITING, None, id="on-time"),
        pytest.param(4320, ran(-60, -50), WAITING, None, id="after-days-of-downtime"),
        pytest.param(4320, ran(4300, 4310), WAITING, "run 7, which began after its time, has done it", id="caught-up"),
        pytest.param(10, ran(0, 5), WAITING, "run 7, which began after its time, has done it", id="at-that-moment"),
        pytest.param(10, ran(-1, 5), WAITING, None, id="waited-for-another"),
        pytest.param(10, ran(-1, 5), SKIPPING, "run 7 was at work at its time; overlap is 'skip'", id="not-waiting"),
        pytest.param(0, ran(-5, 0), SKIPPING, None, id="the-other-has-just-ended"),
        pytest.param(1, None, NOT_CATCHING_UP, None, id="a-little-late"),
        pytest.param(15, None, NOT_CATCHING_UP, None, id="late-by-chance"),
        pytest.param(16, None, NOT_CATCHING_UP, "its time went by while nothing was", id="too-late"),
        pytest.param(300, ran(-5, 299), NOT_CATCHING_UP, None, id="late-for-a-long-run"),
        pytest.param(
            315, ran(-5, 299), NOT_CATCHING_UP, "its time went by while nothing was running", id="later-still"
        ),
    ],
)
def test_why_a_run_that_was_due_at_noon_is_not_to_begin(
    now: float, before: RunRow | None, schedule: Schedule, reason: str | None
) -> None:
    told = why_not(NOON, at(now), before, schedule)
    assert (told or "").startswith(reason or "")
    assert (told is None) == (reason is None)


def look(db: Path, begun: dt.datetime, kind: str = "seeds", *, ended: bool = True) -> int:
    """Note a run as a cycle does, or what is like one."""
    with opened(db) as database:
        run = store.runs.start(database, now=begun)
        rows = [SourceRun(source=kind, kind=kind, answered=True, state="ok")]
        if ended:
            store.runs.finish(database, run, verdict="ok", now=begun + dt.timedelta(minutes=1), sources=rows)
    return run


def test_what_was_handed_in_or_is_of_the_past_is_no_look_for_news(tmp_path: Path) -> None:
    db = tmp_path / "onrecord.db"
    assert last(db) is None
    run = look(db, at(-60))
    for minutes, kind in enumerate(("ingest", "past"), 1):
        look(db, at(minutes), kind)
    look(db, at(5), ended=False)
    assert last(db) == RunRow(run, at(-60), at(-59), "ok")


def test_of_many_overdue_runs_that_start_at_once_one_is_carried_out(tmp_path: Path) -> None:
    db = tmp_path / "onrecord.db"
    look(db, at(-600))
    barrier = threading.Barrier(8)

    def start(minutes: int) -> str:
        barrier.wait(30)
        try:
            with in_turn(db, due=at(-minutes), schedule=WAITING, clock=lambda: NOON):
                look(db, NOON)
                return "done"
        except NotItsTurn as reason:
            return str(reason)

    with ThreadPoolExecutor(8) as threads:
        told = sorted(threads.map(start, range(0, 480, 60)))
    assert told == ["done", *["run 2, which began after its time, has done it"] * 7]


def test_a_run_that_was_cut_off_does_not_count(tmp_path: Path) -> None:
    db = tmp_path / "onrecord.db"
    with in_turn(db, due=at(-5), schedule=WAITING, clock=lambda: NOON):
        look(db, NOON, ended=False)
    with in_turn(db, due=at(-5), schedule=WAITING, clock=lambda: at(1)):
        assert look(db, at(1)) == 1


def test_it_waits_for_a_run_by_hand_or_is_skipped(tmp_path: Path) -> None:
    db = tmp_path / "onrecord.db"
    look(db, at(-60))

    def turn(schedule: Schedule) -> str:
        with in_turn(db, due=NOON, schedule=schedule, clock=lambda: NOON):
            return "done"

    with ThreadPoolExecutor(1) as threads:
        with alone(db):
            with pytest.raises(NotItsTurn, match="another run is at work; overlap is 'skip'"):
                turn(SKIPPING)
            waiting = threads.submit(turn, WAITING)
            with pytest.raises(TimeoutError):
                waiting.result(1)
        assert waiting.result(30) == "done"
