"""Which stretches of the past a source has been looked through, so that a backfill goes on where it was cut off."""

import datetime as dt

from sqlite_utils import Database

from store.database import one, transaction
from store.times import stored

Window = tuple[dt.date, dt.date]
"""First and last day, both included."""


def done(db: Database, source: str) -> frozenset[Window]:
    """The windows of a source that are done with."""
    rows = db.query("SELECT first_day, last_day FROM windows WHERE source = ?", (source,))
    days = dt.date.fromisoformat
    return frozenset((days(row["first_day"]), days(row["last_day"])) for row in rows)


def found(db: Database, source: str, *, run: int) -> int:
    """How many articles a source named in the windows that a run was done with."""
    row = one(db, "SELECT coalesce(sum(found), 0) FROM windows WHERE source = ? AND run = ?", (source, run))
    return int(row[0]) if row else 0


def note(db: Database, source: str, window: Window, *, run: int, found: int, now: dt.datetime) -> None:
    """Keep that ``run`` was done with a window of a source, and how many articles it named. Raises ``StoreError``."""
    first, last = window
    with transaction(db, f"noting that {source} was looked through from {first} to {last}"):
        db.execute(
            "INSERT OR REPLACE INTO windows (source, first_day, last_day, run, found, done_at)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (source, first.isoformat(), last.isoformat(), run, found, stored(now)),
        )
