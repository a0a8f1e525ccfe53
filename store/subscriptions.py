"""Who gets messages: readers the digests that they have not had, the operator what went wrong or came right."""

import datetime as dt
import uuid
from collections.abc import Sequence

from sqlite_utils import Database

from store.database import one, transaction
from store.times import loaded, stored


def identity(db: Database) -> uuid.UUID:
    """Return what tells this store from any other, the same for as long as it lives."""
    row = one(db, "SELECT value FROM meta WHERE name = 'store_id'")
    assert row is not None  # noqa: S101 - the schema makes it
    return uuid.UUID(hex=row[0])


def pending(db: Database, channel: str, *, now: dt.datetime) -> list[int]:
    """Return the digests that a subscriber is still to get, the oldest first; who is new gets the latest."""
    with transaction(db, f"looking for what is pending for {channel}"):
        db.execute(
            "INSERT INTO subscribers (channel, after_digest, met_at)"
            " SELECT ?, coalesce(max(number), 1) - 1, ? FROM digests WHERE true ON CONFLICT (channel) DO NOTHING",
            (channel, stored(now)),
        )
    rows = db.execute(
        "SELECT d.number FROM digests d JOIN subscribers s ON s.channel = ?1 AND d.number > s.after_digest"
        " WHERE NOT EXISTS (SELECT 1 FROM deliveries x WHERE x.digest = d.number AND x.channel = ?1) ORDER BY d.number",
        (channel,),
    )
    return [row[0] for row in rows.fetchall()]


def last_sent(db: Database, channel: str) -> dt.datetime | None:
    """Return when a message went to a subscriber last, in UTC; None where none has."""
    row = one(db, "SELECT sent_at FROM subscribers WHERE channel = ?", (channel,))
    return loaded(row[0]) if row and row[0] else None


def settle(db: Database, channel: str, numbers: Sequence[int], *, now: dt.datetime, sent: bool) -> None:
    """Note that digests reached a subscriber, or had nothing for him: ``sent`` says which."""
    with transaction(db, f"noting what went to {channel}"):
        for number in numbers:
            db.execute(
                "INSERT INTO deliveries (digest, channel, delivered_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                (number, channel, stored(now)),
            )
        if sent:
            db.execute("UPDATE subscribers SET sent_at = ? WHERE channel = ?", (stored(now), channel))


def note_alerts(db: Database, channel: str, run: int, lines: Sequence[str]) -> None:
    """Keep what the operator is to be told of ``run``; noted again it is told once."""
    with transaction(db, f"noting alerts for {channel}"):
        for line in lines:
            db.execute("INSERT OR IGNORE INTO alerts (run, channel, told) VALUES (?, ?, ?)", (run, channel, line))


def alerts(db: Database, channel: str) -> list[tuple[int, str]]:
    """Return what has not gone out to the operator: ids and lines, the oldest first."""
    rows = db.execute("SELECT id, told FROM alerts WHERE channel = ? AND sent_at IS NULL ORDER BY id", (channel,))
    return [(id_, line) for id_, line in rows.fetchall()]


def settle_alerts(db: Database, ids: Sequence[int], *, now: dt.datetime) -> None:
    """Note that alerts went out."""
    with transaction(db, "noting what the operator was told"):
        for id_ in ids:
            db.execute("UPDATE alerts SET sent_at = ? WHERE id = ?", (stored(now), id_))
