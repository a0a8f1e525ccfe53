"""How far the files of web archives have been read."""

import datetime as dt

from sqlite_utils import Database

from store.database import one, transaction
from store.times import stored


def read_to(db: Database, place: str, size: int) -> int:
    """How many bytes of the file of that size at ``place`` have been read, and what was in them kept."""
    row = one(db, "SELECT read_to FROM archives WHERE place = ? AND size = ?", (place, size))
    return int(row[0]) if row else 0


def is_done(db: Database, place: str) -> bool:
    """Whether what was at ``place`` has been read to its end."""
    return one(db, "SELECT 1 FROM archives WHERE place = ? AND read_to = size", (place,)) is not None


def note(db: Database, place: str, *, size: int, read_to: int, now: dt.datetime) -> None:
    """Keep how far a file has been read; only when what it had up to there is kept. Raises ``StoreError``."""
    with transaction(db, f"noting how far {place} was read"):
        db.execute(
            "INSERT OR REPLACE INTO archives (place, size, read_to, noted_at) VALUES (?, ?, ?, ?)",
            (place, size, read_to, stored(now)),
        )
