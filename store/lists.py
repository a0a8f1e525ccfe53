"""What lists of articles were like when last asked for, so that one that has not changed costs next to nothing."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from sqlite_utils import Database

from store.database import transaction
from store.times import stored


@dataclass(frozen=True, slots=True)
class ListMark:
    """By what a list is recognised as unchanged, as the outlet gave it; one of the two at least."""

    url: str
    etag: str | None
    last_modified: str | None


def note(db: Database, marks: Iterable[ListMark], *, now: dt.datetime) -> None:
    """Keep ``marks`` in place of those before. A list without a mark is not to be handed in. Raises ``StoreError``."""
    moment = stored(now)
    with transaction(db, "noting what lists were like"):
        for mark in marks:
            db.execute(
                "INSERT OR REPLACE INTO lists (url, etag, last_modified, noted_at) VALUES (?, ?, ?, ?)",
                (mark.url, mark.etag, mark.last_modified, moment),
            )


def marks(db: Database, *, after: dt.datetime) -> dict[str, ListMark]:
    """By URL what was noted after a time."""
    rows = db.query("SELECT url, etag, last_modified FROM lists WHERE noted_at > ?", (stored(after),))
    return {row["url"]: ListMark(**row) for row in rows}
