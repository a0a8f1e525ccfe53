"""How each source is: its state, since when, and what entered or left a bad one in a run."""

import datetime as dt
from dataclasses import dataclass

from sqlite_utils import Database

from store import source_runs
from store.database import one
from store.source_runs import SourceRun
from store.times import day, loaded

_SINCE = """
SELECT min(r.started_at) FROM run_sources rs JOIN runs r ON r.id = rs.run
WHERE rs.source = ?1 AND rs.run <= ?2 AND (r.finished_at IS NOT NULL OR r.id = ?2)
  AND rs.run > coalesce((
    SELECT max(o.run) FROM run_sources o JOIN runs u ON u.id = o.run
    WHERE o.source = ?1 AND o.run < ?2 AND u.finished_at IS NOT NULL AND {differs}), 0)
"""
_SAME_STATE = _SINCE.format(
    differs="replace(o.state, 'quiet', 'ok') <>"
    " (SELECT replace(state, 'quiet', 'ok') FROM run_sources WHERE run = ?2 AND source = ?1)"
)
_SINCE_WELL = _SINCE.format(differs="o.state IN ('ok', 'quiet')")


@dataclass(frozen=True, slots=True)
class SourceState:
    """How a source is at the end of the last run that looked at it; times are None where there was no such."""

    source: str
    kind: str
    run: int
    state: str
    reason: str | None
    since: dt.datetime
    """When the run began in which it came to this state; ``ok`` and ``quiet`` are one."""
    last_answer: dt.datetime | None
    last_success: dt.datetime | None
    last_new: dt.datetime | None
    """When the last run began that brought an article from it."""
    newest: dt.date | None
    """The day of the newest item that its list ever had."""
    runs: int
    articles: int
    left_out: int
    set_aside: int


@dataclass(frozen=True, slots=True)
class Change:
    """A source that entered a bad state, left it, or went from one to another."""

    source: str
    before: str | None
    """Its state before; None in the first run that looked at it."""
    after: str
    reason: str | None
    since: dt.datetime | None
    """When the bad state began that it left; None where it enters one."""

    @property
    def left(self) -> bool:
        """Whether it is well again."""
        return self.since is not None


def current(db: Database) -> list[SourceState]:
    """How each source is that finished runs have looked at, by name."""
    rows = db.query(
        "SELECT source, kind, run, state, reason, since, last_answer, last_success, last_new, newest, runs, articles,"
        " left_out, set_aside FROM v_sources ORDER BY source"
    )
    moments = ("since", "last_answer", "last_success", "last_new")
    return [
        SourceState(
            **{
                **row,
                **{name: loaded(row[name]) if row[name] else None for name in moments},
                "newest": day(row["newest"]),
            }
        )
        for row in rows
    ]


def since(db: Database, source: str, run: int) -> dt.datetime:
    """When the first of the runs began, up to ``run``, in which a source has had one state without a break."""
    return _moment(db, _SAME_STATE, source, run)


def changes(db: Database, run: int) -> list[Change]:
    """The sources that entered or left a bad state in ``run``, which has been judged, by name.

    It compares with the finished run before: each change is that of one run, whether that has ended or is about to.
    """
    found = []
    for row in source_runs.of_run(db, run):
        before = next(iter(source_runs.history(db, row.source, before=run, limit=1)), None)
        if _differs(before, row):
            bad_since = _moment(db, _SINCE_WELL, row.source, before.run) if before and row.is_well else None
            found.append(Change(row.source, before.state if before else None, row.state, row.reason, bad_since))
    return found


def _differs(before: SourceRun | None, after: SourceRun) -> bool:
    if before is None or before.is_well:
        return not after.is_well
    return before.state != after.state


def _moment(db: Database, sql: str, source: str, run: int) -> dt.datetime:
    row = one(db, sql, (source, run))
    assert row is not None  # noqa: S101 - an aggregate has one row; the run is in it
    return loaded(row[0])
