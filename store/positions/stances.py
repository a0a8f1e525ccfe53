"""The line of each principal on each topic in time."""

from sqlite_utils import Database

from store.database import one

COOPERATIVE = frozenset(("agree", "consult", "support", "concede"))
"""PLOVER's verbal cooperation."""
CONFLICTUAL = frozenset(("accuse", "reject", "threaten"))
"""PLOVER's verbal conflict, without ``request``: a hope and a demand are one act there, and no tone can be told."""
NO_TOPIC = "other"


def tone(act: str) -> int:
    """1 for an act of verbal cooperation, -1 for one of verbal conflict, else 0."""
    return (act in COOPERATIVE) - (act in CONFLICTUAL)


def note_stance(db: Database, id_: int) -> None:
    """Enter a statement into the lines of those whose position it states.

    A statement that reports others' is none of its own, one without a date has no place in a line.
    """
    row = one(
        db,
        "SELECT article, dated, act FROM statements s WHERE id = ? AND dated IS NOT NULL"
        " AND NOT EXISTS (SELECT 1 FROM statements c WHERE c.parent = s.id)",
        (id_,),
    )
    if row is None:
        return
    topics = _topics(db, id_, row[0])
    principals = db.execute(
        "SELECT DISTINCT coalesce(principal, speaker) FROM statement_speakers WHERE statement = ?", (id_,)
    )
    for (principal,) in principals.fetchall():
        for topic in topics:
            db.execute(
                "INSERT OR REPLACE INTO stances (principal, topic, dated, statement, tone) VALUES (?, ?, ?, ?, ?)",
                (principal, topic, row[1], id_, tone(row[2])),
            )


def _topics(db: Database, id_: int, article: int) -> list[str]:
    """The statement's own topics; where it has none, what most of its article's statements are about."""
    rows = db.execute(
        "SELECT topic FROM statement_topics WHERE statement = ? AND topic <> ? ORDER BY n", (id_, NO_TOPIC)
    )
    own = [row[0] for row in rows.fetchall()]
    if own:
        return own
    main = one(
        db,
        "SELECT st.topic FROM statements s JOIN statement_topics st ON st.statement = s.id"
        " WHERE s.article = ? AND s.dropped_by IS NULL AND st.topic <> ?"
        " GROUP BY st.topic ORDER BY count(*) DESC, st.topic LIMIT 1",
        (article, NO_TOPIC),
    )
    return [main[0]] if main else []
