"""Whose turn it is: runs on a schedule never overlap, and downtime is caught up by one run, not by many.

Prefect starts every overdue run, several workers perhaps at once. So each run asks, once it holds the store, whether
what was due has been done meanwhile: a run that began at or after that time has found all that was there by then. The
store knows it, whoever began that run and by whatever server.
"""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import store.runs
from flows.doing import Clock
from flows.errors import BusyError, NotItsTurn
from flows.lock import alone
from flows.serving.schedule import SKIP, Schedule
from flows.steps import opened
from flows.verdicts import HANDED_IN, PAST
from store.runs import RunRow

LATE = dt.timedelta(minutes=10)
"""Beyond its jitter a run may begin so late and still be on time: servers start, machines are busy."""


@contextmanager
def in_turn(db: Path, *, due: dt.datetime, schedule: Schedule, clock: Clock) -> Iterator[None]:
    """Hold the store at ``db`` for the run that was ``due``.

    Raises NotItsTurn, saying why, where it is done already, not to be made up for, or not to wait for another.
    """
    try:
        with alone(db, wait=schedule.overlap != SKIP):
            reason = why_not(due, clock(), last(db), schedule)
            if reason is not None:
                raise NotItsTurn(reason)
            yield
    except BusyError as error:
        raise NotItsTurn(f"another run is at work; overlap is {schedule.overlap!r}") from error


def last(db: Path) -> RunRow | None:
    """Return the last run that ended and looked for news."""
    with opened(db) as database:
        return store.runs.last_look(database, (HANDED_IN, PAST))


def why_not(due: dt.datetime, now: dt.datetime, before: RunRow | None, schedule: Schedule) -> str | None:
    """Return why the run that was ``due`` is not to begin ``now``, after the run ``before``; None if it is to."""
    free = due
    if before is not None and before.finished is not None:
        if before.started >= due:
            return f"run {before.id}, which began after its time, has done it"
        if before.finished > due and schedule.overlap == SKIP:
            return f"run {before.id} was at work at its time; overlap is {SKIP!r}"
        free = max(due, before.finished)
    if not schedule.catch_up and now - free > LATE + dt.timedelta(seconds=schedule.jitter):
        return "its time went by while nothing was running; catch_up is false"
    return None
