"""The line of a principal on a topic: what it said before, read backwards through the index from a day.

What is asked of it does not cost more in a longer record: a day, a month or a number of days is looked at.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from sqlite_utils import Database

from store.database import one
from store.model import Item


@dataclass(frozen=True, slots=True)
class Stance:
    """A statement's place in the line of one principal on one topic."""

    principal: int
    name: str
    kind: str
    topic: str
    dated: dt.date
    tone: int


def stances(db: Database, said: Item) -> Iterator[Stance]:
    """The lines that a statement has a place in."""
    rows = db.execute(
        "SELECT st.principal, sp.name, sp.kind, st.topic, st.dated, st.tone FROM stances st"
        " JOIN speakers sp ON sp.id = st.principal WHERE st.statement = ? ORDER BY sp.name, st.topic",
        (said.statement_id,),
    )
    for principal, name, kind, topic, dated, tone in rows.fetchall():
        yield Stance(principal, name, kind, topic, dt.date.fromisoformat(dated), tone)


def last_day(db: Database, stance: Stance) -> dt.date | None:
    """The last day before a stance on which the principal did more on the topic than state or ask."""
    row = one(
        db,
        "SELECT st.dated FROM stances st JOIN v_standing s ON s.id = st.statement"
        " WHERE st.principal = ? AND st.topic = ? AND st.dated < ? AND st.tone <> 0 ORDER BY st.dated DESC LIMIT 1",
        (stance.principal, stance.topic, stance.dated.isoformat()),
    )
    return dt.date.fromisoformat(row[0]) if row else None


def days_before(db: Database, stance: Stance, most: int) -> list[dt.date]:
    """The last days before a stance on which the principal spoke on the topic, the latest first, ``most`` of them."""
    found: list[dt.date] = []
    before = stance.dated
    while len(found) < most:
        row = one(
            db,
            "SELECT st.dated FROM stances st JOIN v_standing s ON s.id = st.statement AND s.status <> 'carried'"
            " WHERE st.principal = ? AND st.topic = ? AND st.dated < ? ORDER BY st.dated DESC LIMIT 1",
            (stance.principal, stance.topic, before.isoformat()),
        )
        if row is None:
            break
        before = dt.date.fromisoformat(row[0])
        found.append(before)
    return found


def first_of(db: Database, stance: Stance, on: dt.date) -> int | None:
    """The first statement of a principal on a topic on a day, an original before copies."""
    row = one(
        db,
        "SELECT s.id FROM stances st JOIN v_standing s ON s.id = st.statement"
        " WHERE st.principal = ? AND st.topic = ? AND st.dated = ? ORDER BY s.status = 'carried', s.id LIMIT 1",
        (stance.principal, stance.topic, on.isoformat()),
    )
    return row[0] if row else None


class Told:
    """What earlier digests told: nothing said before it is news of today."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._none = one(db, "SELECT 1 FROM digests LIMIT 1") is None
        self._days: dict[tuple[int, str], str] = {}

    def has_later(self, stance: Stance) -> bool:
        """Whether something later of the principal on the topic was told."""
        if self._none:
            return False
        place = (stance.principal, stance.topic)
        if place not in self._days:
            row = one(
                self._db,
                "SELECT st.dated FROM stances st"
                " CROSS JOIN digest_items i ON i.statement = st.statement AND i.kind = 'said'"
                " WHERE st.principal = ? AND st.topic = ? ORDER BY st.dated DESC LIMIT 1",
                place,
            )
            self._days[place] = row[0] if row else ""
        return stance.dated.isoformat() < self._days[place]

    def last_day(self) -> dt.date | None:
        """The last day of which a digest told: never after the last digest, whatever a page said of the future."""
        if self._none:
            return None
        row = one(
            self._db,
            "SELECT min(s.dated, (SELECT substr(max(issued_at), 1, 10) FROM digests)) FROM statements s"
            " CROSS JOIN digest_items i ON i.statement = s.id AND i.kind = 'said'"
            " WHERE s.dated IS NOT NULL ORDER BY s.dated DESC LIMIT 1",
        )
        return dt.date.fromisoformat(row[0]) if row else None
