"""The line of each principal on each topic in time."""

from sqlite_utils import Database

from store.database import one
from store.positions.topics import topics_of

COOPERATIVE = frozenset(("agree", "consult", "support", "concede"))
"""PLOVER's verbal cooperation."""
CONFLICTUAL = frozenset(("accuse", "reject", "threaten"))
"""PLOVER's verbal conflict, without ``request``: a hope and a demand are one act there, and no tone can be told."""


def tone(act: str) -> int:
    """1 for an act of verbal cooperation, -1 for one of verbal conflict, else 0."""
    return (act in COOPERATIVE) - (act in CONFLICTUAL)


def note_stance(db: Database, id_: int) -> None:
    """Enter a statement into the lines of those whose position it states.

    A statement that reports others' is none of its own, one without a date has no place in a line.
    """
    row = one(
        db,
        "SELECT dated, act FROM statements s WHERE id = ? AND dated IS NOT NULL"
        " AND NOT EXISTS (SELECT 1 FROM statements c WHERE c.parent = s.id)",
        (id_,),
    )
    if row is None:
        return
    topics = topics_of(db, id_)
    principals = db.execute(
        "SELECT DISTINCT coalesce(principal, speaker) FROM statement_speakers WHERE statement = ?", (id_,)
    )
    for (principal,) in principals.fetchall():
        for topic in topics:
            db.execute(
                "INSERT INTO stances (principal, topic, dated, statement, tone) VALUES (?, ?, ?, ?, ?)"
                " ON CONFLICT DO UPDATE SET tone = excluded.tone",
                (principal, topic, row[0], id_, tone(row[1])),
            )
