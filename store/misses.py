"""Articles that a source named and a run could not have: noted as it happens, for a kill must not make them good."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlite_utils import Database

from store.database import one, transaction
from store.times import stored


@dataclass(frozen=True, slots=True)
class Miss:
    """An article that could not be had."""

    place: str
    """Its address, or the name of its file."""
    reason: str
    gone: bool = False
    """Whether the outlet says that there is no such page."""


@dataclass(frozen=True, slots=True)
class MissCount:
    """What a run missed of a source."""

    missed: int = 0
    dead: int = 0
    """Those of them that were missed in an earlier run already, and either gone then or the source well in spite of
    them: dead links that a list goes on to name, of which nothing new is to be said."""
    reason: str | None = None
    """Why the first of them, by address, was missed."""


def note(db: Database, run: int, source: str, missed: Sequence[Miss], had: Iterable[str] = ()) -> None:
    """Keep what ``run`` could not have of a source; places in ``had`` are missed no more."""
    with transaction(db, f"noting what {source} named and run {run} could not have"):
        db.conn.executemany(
            "DELETE FROM misses WHERE run = ? AND source = ? AND place = ?", [(run, source, place) for place in had]
        )
        db.conn.executemany(
            "INSERT OR REPLACE INTO misses (run, source, place, gone, reason) VALUES (?, ?, ?, ?, ?)",
            [(run, source, one.place, one.gone, one.reason) for one in missed],
        )


def by_source(db: Database, run: int) -> dict[str, MissCount]:
    """What ``run`` missed, by source."""
    rows = db.query(
        "SELECT source, count(*) AS missed,"
        " (SELECT f.reason FROM misses f WHERE f.run = m.run AND f.source = m.source ORDER BY f.place LIMIT 1)"
        " AS reason,"
        " count(*) FILTER (WHERE EXISTS (SELECT 1 FROM misses e LEFT JOIN run_sources s USING (run, source)"
        "  WHERE e.source = m.source AND e.place = m.place AND e.run < m.run"
        "  AND (s.state IN ('ok', 'quiet') OR (e.gone AND m.gone)))) AS dead"
        " FROM misses m WHERE run = ? GROUP BY source",
        (run,),
    )
    return {row["source"]: MissCount(row["missed"], row["dead"], row["reason"]) for row in rows}


def fresh(db: Database, run: int, source: str, *, after: dt.datetime) -> bool:
    """Whether ``run`` missed an article of a source that no run begun at ``after`` or before had missed."""
    query = (
        "SELECT count(*) FROM misses m WHERE run = ? AND source = ? AND NOT EXISTS"
        " (SELECT 1 FROM misses e JOIN runs r ON r.id = e.run"
        "  WHERE e.source = m.source AND e.place = m.place AND r.started_at <= ?)"
    )
    row = one(db, query, (run, source, stored(after)))
    return row is not None and row[0] > 0


def forget(db: Database, *, before: dt.datetime) -> None:
    """Let go of what was missed in runs that began before a time."""
    with transaction(db, "letting go of old misses"):
        db.execute("DELETE FROM misses WHERE run IN (SELECT id FROM runs WHERE started_at < ?)", (stored(before),))
