"""What the store says of the last run and of each source: what the sections of ``onrecord doctor`` look at."""

import datetime as dt
from dataclasses import dataclass

from sqlite_utils import Database

import store.brought
import store.checks
import store.requests
import store.runs
import store.source_runs
import store.states
from flows.verdicts import HANDED_IN, LOOKS, PAST
from store.brought import Example
from store.checks import Fault
from store.requests import HostUse
from store.runs import RunRow
from store.source_runs import Fill
from store.states import SourceState

NOW_AND_THEN = (HANDED_IN, PAST, LOOKS)
"""Kinds of what not every run looks at."""


@dataclass(frozen=True, slots=True)
class Patient:
    """A source: how it is, and how its newest pages are filled against those before."""

    state: SourceState
    asked: bool
    """Whether the last run looked at it; the settings name others no more."""
    now: Fill
    before: Fill
    example: Example | None
    """One of its newest pages, one that could not be read where there is such a one."""


@dataclass(frozen=True, slots=True)
class Examined:
    """All that is looked at."""

    now: dt.datetime
    begun: RunRow | None
    """The run that was begun last."""
    runs: tuple[RunRow, ...]
    """Those that ended, the latest first."""
    patients: tuple[Patient, ...]
    hosts: tuple[HostUse, ...]
    """What the last run asked of each host."""
    faults: tuple[tuple[str, Fault], ...] | None = None
    """What is wrong with the file, by the name of the check; None where it was not looked through."""


def examine(db: Database, now: dt.datetime, *, file: bool = True) -> Examined:
    """Return what the store says at ``now``; nothing is written. ``file`` looks the file through, a minute at most.

    Where the file itself is damaged, nothing else is asked of it.
    """
    faults = tuple((name, fault) for name, found in store.checks.faults(db) for fault in found) if file else None
    if faults and faults[0][0] == "file":
        return Examined(now, None, (), (), (), faults)
    runs = tuple(store.runs.finished(db))
    states = store.states.current(db)
    last = max((one.run for one in states if one.kind not in NOW_AND_THEN), default=None)
    patients = tuple(_patient(db, one, asked=one.run == last or one.kind in NOW_AND_THEN) for one in states)
    hosts = tuple(store.requests.by_host(db, last)) if last is not None else ()
    return Examined(now, store.runs.latest(db), runs, patients, hosts, faults)


def _patient(db: Database, state: SourceState, *, asked: bool) -> Patient:
    rows = [row for row in store.source_runs.history(db, state.source) if row.fill.pages or row.set_aside]
    now = store.brought.of(db, rows[0].run, state.source).fill if rows else Fill()  # as they are read by now
    if rows and not now.pages:
        now = rows[0].fill
    example = store.brought.example(db, rows[0].run, state.source) if rows else None
    return Patient(state, asked, now, sum((row.fill for row in rows[1:]), Fill()), example)
