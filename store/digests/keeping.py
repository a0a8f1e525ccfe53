"""Digests that were chosen: loading them, and where they went."""

import datetime as dt

from sqlite_utils import Database

from store.database import one, transaction
from store.digests.frozen import thaw
from store.errors import StoreError
from store.model import Digest
from store.times import loaded, stored


def load(db: Database, number: int) -> Digest:
    """The digest of a number, as it was chosen; raises ``StoreError`` for one that there is not."""
    row = one(db, "SELECT issued_at, zone, model FROM digests WHERE number = ?", (number,))
    if row is None:
        last = latest(db)
        there = f"the latest is {last}" if last else "none was issued yet; `onrecord run` makes one"
        raise StoreError(f"loading digest {number}: there is no such digest; {there}")
    return thaw(row[2], number=number, issued=loaded(row[0], row[1]))


def latest(db: Database) -> int | None:
    """The number of the latest digest, None before the first."""
    row = one(db, "SELECT max(number) FROM digests")
    return row[0] if row else None


def undelivered(db: Database, channel: str) -> list[int]:
    """Numbers of the digests that have not gone out through a channel, the oldest first."""
    rows = db.execute(
        "SELECT number FROM digests WHERE NOT EXISTS (SELECT 1 FROM deliveries"
        " WHERE digest = number AND channel = ?) ORDER BY number",
        (channel,),
    )
    return [row[0] for row in rows.fetchall()]


def delivered(db: Database, number: int, *, channel: str, now: dt.datetime) -> None:
    """Note that a digest went out through a channel."""
    with transaction(db, f"noting the delivery of digest {number}"):
        db.execute(
            "INSERT INTO deliveries (digest, channel, delivered_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
            (number, channel, stored(now)),
        )
