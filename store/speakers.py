"""Speakers as rows: found by name, made where there is none."""

from sqlite_utils import Database

from parsers.records import Speaker
from store.database import made, one


def identify(db: Database, speaker: Speaker) -> int:
    """The id of the speaker's row; a new row is known to the reference data as far as the record says."""
    return _row(db, speaker.name, str(speaker.kind), known=speaker.known, country=speaker.country)


def principal(db: Database, speaker: Speaker) -> int | None:
    """The id of the government or body that the speaker speaks for, None for one who speaks for himself."""
    if speaker.principal is None:
        return None
    kind = "government" if speaker.principal == speaker.country else "body"
    return by_name(db, speaker.principal, kind)


def by_name(db: Database, name: str, kind: str) -> int:
    """The id of the speaker of that name, the known one first; one of ``kind`` is made where there is none."""
    row = one(db, "SELECT id FROM speakers WHERE name = ? ORDER BY known DESC, kind = 'person', id LIMIT 1", (name,))
    return int(row[0]) if row else _row(db, name, kind, known=False, country=None)


def _row(db: Database, name: str, kind: str, *, known: bool, country: str | None) -> int:
    row = one(db, "SELECT id FROM speakers WHERE name = ? AND kind = ?", (name, kind))
    if row is not None:
        return int(row[0])
    return made(
        db,
        "INSERT INTO speakers (name, kind, known, country) VALUES (?, ?, ?, ?) RETURNING id",
        (name, kind, known, country),
    )
