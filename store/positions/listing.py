"""Positions as a person looks through them: which there are, and what each is made of."""

import json
from dataclasses import dataclass

from sqlite_utils import Database

from store import naming
from store.search import MANY, search

_LISTED = """
SELECT p.id, p.holder, p.act, p.content, p.opened_by, p.times, p.copies, p.first, p.last
FROM v_positions p
WHERE (:holder IS NULL OR '; ' || p.holder || '; ' LIKE '%; ' || :holder || '; %')
  AND (:topic IS NULL OR EXISTS (
      SELECT 1 FROM statements s JOIN statement_topics t ON t.statement = s.id
      WHERE s.position = p.id AND s.dropped_by IS NULL AND t.topic = :topic))
  AND (:found IS NULL OR p.id IN (
      SELECT position FROM statements WHERE id IN (SELECT value FROM json_each(:found))))
ORDER BY p.times DESC, p.last DESC, p.id
LIMIT :limit
"""
_HELD = """
SELECT v.id, v.dated, v.speakers, v.act, v.status, v.content, v.outlet, v.url, s.match_statement, s.match_score,
    s.match_reasons, m.position AS match_position
FROM statements s JOIN v_statements v ON v.id = s.id LEFT JOIN statements m ON m.id = s.match_statement
WHERE s.position = ?
ORDER BY v.dated IS NULL, v.dated, v.article, v.id
"""


@dataclass(frozen=True, slots=True)
class Listed:
    """A position in a list."""

    id: int
    holder: str
    act: str
    """What the statement that opened it does."""
    content: str
    """Its words."""
    opened_by: int
    times: int
    copies: int
    first: str | None
    """ISO date of the first statement."""
    last: str | None


@dataclass(frozen=True, slots=True)
class Held:
    """A statement of a position, and why it is one of it."""

    id: int
    dated: str | None
    speakers: str
    act: str
    status: str | None
    content: str
    outlet: str
    url: str | None
    match_statement: int | None
    """The statement that it was found to say the same as; None where there was none when it came."""
    match_score: float | None
    match_reasons: str | None
    match_position: int | None
    """Where that one is: in another position where a person has set the two apart."""


def listed(
    db: Database, *, principal: str | None = None, topic: str | None = None, words: str | None = None, limit: int = 20
) -> list[Listed]:
    """Return positions, those stated most often first.

    ``principal`` is any name of who holds it, alone or with others; ``words`` are as in ``store.search``, to be met in
    one of its statements. Raises QueryError for what is not understood, or not known.
    """
    hits = None if words is None else [hit.statement_id for hit in search(db, words, limit=MANY)]
    rows = db.query(
        _LISTED,
        {
            "holder": None if principal is None else naming.speaker(db, principal),
            "topic": None if topic is None else naming.topic(db, topic),
            "found": None if hits is None else json.dumps(hits),
            "limit": limit,
        },
    )
    return [Listed(**row) for row in rows]


def held(db: Database, position: int) -> list[Held]:
    """Return the statements of a position in the order of their days."""
    return [Held(**row) for row in db.query(_HELD, (position,))]
