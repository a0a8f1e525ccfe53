"""Articles that a source named and a run could not have: noted as it happens, for a kill must not make them good."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlite_utils import Database

from store.database import transaction
from store.times import stored


@dataclass(frozen=True, slots=True)
class Miss:
    """An article that could not be had."""

    place: str
    """Its address, or the name of its file."""
    reason: str
    again: bool = False
    """Whether an earlier run could not have it either."""


@dataclass(frozen=True, slots=True)
class MissCount:
    """What a run missed of a source."""

    missed: int = 0
    again: int = 0
    """Those of them that an earlier run could not have either."""
    reason: str | None = None
    """Why the first of them, by address, was missed."""


def note(db: Database, run: int, source: str, missed: Sequence[Miss], had: Iterable[str] = ()) -> None:
    """Keep what ``run`` could not have of a source; places in ``had`` are missed no more."""
    with transaction(db, f"noting what {source} named and run {run} could not have"):
        db.conn.executemany(
            "DELETE FROM misses WHERE run = ? AND source = ? AND place = ?", [(run, source, place) for place in had]
        )
        db.conn.executemany(
            "INSERT OR REPLACE INTO misses (run, source, place, again, reason) VALUES (?, ?, ?, ?, ?)",
            [(run, source, one.place, one.again, one.reason) for one in missed],
        )


def by_source(db: Database, run: int) -> dict[str, MissCount]:
    """What ``run`` missed, by source."""
    rows = db.query(
        "SELECT source, count(*) AS missed,"
        " (SELECT f.reason FROM misses f WHERE f.run = m.run AND f.source = m.source ORDER BY f.place LIMIT 1)"
        " AS reason,"
        " sum(again) AS again"
        " FROM misses m WHERE run = ? GROUP BY source",
        (run,),
    )
    return {row["source"]: MissCount(row["missed"], row["again"], row["reason"]) for row in rows}


def forget(db: Database, *, before: dt.datetime) -> None:
    """Let go of what was missed in runs that began before a time."""
    with transaction(db, "letting go of old misses"):
        db.execute("DELETE FROM misses WHERE run IN (SELECT id FROM runs WHERE started_at < ?)", (stored(before),))
