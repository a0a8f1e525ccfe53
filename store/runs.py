"""Cycles of the monitor, and what each source did in them."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sqlite_utils import Database

from store import source_runs, states
from store.database import made, one, transaction
from store.model import SourceCoverage
from store.source_runs import SourceRun
from store.times import loaded, stored


@dataclass(frozen=True, slots=True)
class RunRow:
    """One run; ``finished`` and ``verdict`` are None while it goes on, or after it was cut off."""

    id: int
    started: dt.datetime
    finished: dt.datetime | None
    verdict: str | None


def start(db: Database, *, now: dt.datetime) -> int:
    """Begin a run and return its id; a run that was cut off before it finished is taken up again.

    That two monitors do not run at once is for the caller to see to.
    """
    with transaction(db, "starting a run"):
        row = one(db, "SELECT id FROM runs WHERE finished_at IS NULL ORDER BY id DESC LIMIT 1")
        if row is not None:
            db.execute("UPDATE runs SET resumed_at = ? WHERE id = ?", (stored(now), row[0]))
            return int(row[0])
        return made(db, "INSERT INTO runs (started_at) VALUES (?) RETURNING id", (stored(now),))


def finish(db: Database, run: int, *, verdict: str, now: dt.datetime, sources: Sequence[SourceRun] = ()) -> None:
    """End a run as ``ok``, ``quiet``, ``degraded`` or ``broken``; ``sources`` as in ``source_runs.note``."""
    with transaction(db, f"finishing run {run}"):
        source_runs.note(db, run, sources)
        db.execute("UPDATE runs SET finished_at = ?, verdict = ? WHERE id = ?", (stored(now), verdict, run))


def verdict(db: Database, run: int) -> str | None:
    """How a run ended, None while it has not."""
    row = one(db, "SELECT verdict FROM runs WHERE id = ?", (run,))
    return None if row is None else row[0]


def last_good(db: Database, source: str) -> dt.datetime | None:
    """When the last finished run began in which nothing was wrong with a source; None where there is none."""
    row = one(
        db,
        "SELECT max(r.started_at) FROM runs r JOIN run_sources rs ON rs.run = r.id"
        " WHERE rs.source = ? AND rs.state IN ('ok', 'quiet') AND r.finished_at IS NOT NULL",
        (source,),
    )
    return loaded(row[0]) if row is not None and row[0] is not None else None


def went_well(db: Database, source: str, run: int) -> bool:
    """Whether the last look through a source went well, and ``run`` was not cut off in one."""
    row = one(
        db,
        "SELECT (SELECT resumed_at IS NULL FROM runs WHERE id = ?2) AND rs.state IN ('ok', 'quiet')"
        " FROM run_sources rs JOIN runs r ON r.id = rs.run"
        " WHERE rs.source = ?1 AND r.finished_at IS NOT NULL ORDER BY rs.run DESC LIMIT 1",
        (source, run),
    )
    return row is not None and bool(row[0])


def latest(db: Database) -> RunRow | None:
    """The run that was begun last, None where there was none."""
    return next(iter(_runs(db, "SELECT * FROM runs ORDER BY id DESC LIMIT 1")), None)


def last_look(db: Database, besides: Sequence[str]) -> RunRow | None:
    """The last run that ended and looked for news, None where there was none.

    Runs that had no source but such of the kinds ``besides`` looked for none: what was handed in, the past.
    """
    kinds = ", ".join("?" * len(besides))
    sql = (
        "SELECT * FROM runs WHERE finished_at IS NOT NULL AND EXISTS"  # noqa: S608 - question marks only
        f" (SELECT 1 FROM run_sources s WHERE s.run = runs.id AND s.kind NOT IN ({kinds})) ORDER BY id DESC LIMIT 1"
    )
    return next(iter(_runs(db, sql, tuple(besides))), None)


def finished(db: Database, *, limit: int = 60) -> list[RunRow]:
    """The runs that ended, the latest first."""
    return _runs(db, "SELECT * FROM runs WHERE finished_at IS NOT NULL ORDER BY id DESC LIMIT ?", (limit,))


def _runs(db: Database, sql: str, parameters: tuple[int | str, ...] = ()) -> list[RunRow]:
    return [
        RunRow(
            row["id"],
            loaded(row["started_at"]),
            loaded(row["finished_at"]) if row["finished_at"] else None,
            row["verdict"],
        )
        for row in db.query(sql, parameters)
    ]


def coverage(db: Database, *, after: int, upto: int) -> tuple[SourceCoverage, ...]:
    """What each source did in the runs after one up to another: counts summed, state and reason of the last."""
    last: dict[str, SourceCoverage] = {}
    for row in source_runs.between(db, after=after, upto=upto):
        before = last.get(row.source)
        last[row.source] = SourceCoverage(
            source=row.source,
            answered=row.answered,
            found=row.found + (before.found if before else 0),
            new=row.new + (before.new if before else 0),
            left_out=row.left_out + (before.left_out if before else 0),
            state=row.state,
            reason=row.reason,
            set_aside=row.set_aside + (before.set_aside if before else 0),
            since=None if row.is_well else states.since(db, row.source, row.run).date(),
        )
    return tuple(last.values())
