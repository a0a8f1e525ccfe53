"""How far the files of web archives have been read, and what they came to."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlite_utils import Database

from store.database import one, transaction
from store.times import stored

COUNTED = ("records", "pages", "about", "new", "unread", "broken")
"""What is counted of a file; the columns of these names say what each is."""


@dataclass(frozen=True, slots=True)
class Mark:
    """How far a file was read, and what it came to in the run that did so last."""

    read_to: int = 0
    """Bytes read, of which all that was wanted is kept."""
    counts: Mapping[str, int] = field(default_factory=dict)
    """By the names of ``COUNTED``."""
    broken: str | None = None
    """What was wrong with the first record that could not be used."""


def mark(db: Database, place: str, size: int, run: int) -> Mark:
    """How far the file of that size at ``place`` was read; with what it came to, as far as that was in this run."""
    row = one(
        db,
        "SELECT read_to, run, first_broken, records, pages, about, new, unread, broken FROM archives"
        " WHERE place = ? AND size = ?",
        (place, size),
    )
    if row is None:
        return Mark()
    read_to, its_run, broken, *counts = row
    return Mark(read_to, dict(zip(COUNTED, counts, strict=True)), broken) if its_run == run else Mark(read_to)


def note(db: Database, place: str, mark: Mark, *, size: int, run: int, now: dt.datetime) -> None:
    """Keep how far ``run`` has read a file; only when what it had up to there is kept. Raises ``StoreError``."""
    with transaction(db, f"noting how far {place} was read"):
        db.execute(
            "INSERT OR REPLACE INTO archives (place, size, read_to, noted_at, run, first_broken, records, pages, about,"
            " new, unread, broken) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *(place, size, mark.read_to, stored(now), run, mark.broken),
                *(mark.counts.get(name, 0) for name in COUNTED),
            ),
        )
