"""Articles that a list named and that could not be had: remembered until they are, and asked for again when due.

Each is known by its identity, whatever its addresses; an archive that has a copy is another place to ask. The time
until it is asked for again doubles: what is dead costs next to nothing, and what comes back is not lost. Keeping an
article lets go of it here (``store.snapshots.keep``).
"""

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from store.database import one, transaction
from store.times import loaded, stored

SOON = dt.timedelta(minutes=30)
"""What failed in passing is not asked for again before: the next run of an hourly schedule may."""
LATER = dt.timedelta(hours=20)
"""What is not there, or is refused, is not asked for again before: the next run of a daily schedule may."""

_NOTE = """
INSERT INTO awaited (outlet, content_id, archived, url, declared, reason, first_run, run, first_missed_at, due_at)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?7, ?8, ?9)
ON CONFLICT (outlet, content_id, archived) DO UPDATE SET url = excluded.url, declared = excluded.declared,
    reason = excluded.reason, run = excluded.run, due_at = excluded.due_at
RETURNING first_run < run
"""
_DUE = "SELECT * FROM awaited WHERE due_at <= ? ORDER BY due_at, outlet, content_id, archived"


@dataclass(frozen=True, slots=True)
class Awaited:
    """An article that could not be had at a place."""

    outlet: str
    content_id: str
    archived: bool
    """Whether the place is an archive."""
    url: str
    """Where to ask for it the next time."""
    declared: Mapping[str, Any]
    """What the source that named it said of it."""
    reason: str
    """Why it could not be had, one line."""
    again: bool = False
    """Whether an earlier run than the last one that asked for it could not have it either."""


def note(db: Database, run: int, missed: Sequence[tuple[Awaited, bool]], *, now: dt.datetime) -> list[bool]:
    """Remember what ``run`` could not have; beside each whether to ask again soon is of no use.

    Returns of each whether an earlier run could not have it either. Raises ``StoreError``.
    """
    with transaction(db, "noting articles that could not be had"):
        return [_note(db, run, awaited, lasting, now) for awaited, lasting in missed]


def _note(db: Database, run: int, awaited: Awaited, lasting: bool, now: dt.datetime) -> bool:
    key = (awaited.outlet, awaited.content_id, awaited.archived)
    before = one(db, "SELECT first_missed_at FROM awaited WHERE outlet = ? AND content_id = ? AND archived = ?", key)
    waited = now - loaded(before[0]) if before else dt.timedelta()
    due_at = now + max(LATER if lasting else SOON, waited)
    declared = json.dumps(dict(awaited.declared), ensure_ascii=False, sort_keys=True)
    row = one(db, _NOTE, (*key, awaited.url, declared, awaited.reason, run, stored(now), stored(due_at)))
    return row is not None and bool(row[0])


def due(db: Database, *, now: dt.datetime) -> list[Awaited]:
    """What is to be asked for again, the longest overdue first."""
    return [_awaited(row) for row in db.query(_DUE, (stored(now),))]


def missed_in(db: Database, run: int, *, now: dt.datetime) -> list[Awaited]:
    """What ``run`` could not have and is not due: a run that was cut off does not ask for it once more."""
    return [_awaited(row) for row in db.query("SELECT * FROM awaited WHERE run = ? AND due_at > ?", (run, stored(now)))]


def waits(db: Database, run: int, outlet: str, content_id: str, *, archived: bool, now: dt.datetime) -> bool:
    """Whether an earlier run than ``run`` could not have an article at such a place, and it is not due yet."""
    row = one(
        db,
        "SELECT run < ? AND due_at > ? FROM awaited WHERE outlet = ? AND content_id = ? AND archived = ?",
        (run, stored(now), outlet, content_id, archived),
    )
    return row is not None and bool(row[0])


def _awaited(row: Mapping[str, Any]) -> Awaited:
    return Awaited(
        row["outlet"],
        row["content_id"],
        bool(row["archived"]),
        row["url"],
        json.loads(row["declared"]),
        row["reason"],
        row["first_run"] < row["run"],
    )
