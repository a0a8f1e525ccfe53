"""Names as people give them: whose they are in the record."""

from sqlite_utils import Database

from store.database import one
from store.errors import QueryError


def speaker(db: Database, name: str) -> str:
    """The canonical name of a government, body or person by any name, in any case: ``Beijing`` is China.

    Raises ``QueryError`` for a name that the record does not know.
    """
    row = one(
        db,
        "SELECT sp.name FROM v_names n JOIN speakers sp ON sp.id = n.speaker"
        " WHERE n.name = ? COLLATE NOCASE ORDER BY n.rank, sp.id LIMIT 1",
        (name,),
    )
    if row is None:
        advice = "onrecord search --speaker takes a part of one"
        raise QueryError(f"looking for {name!r}: nobody of that name is in the record; {advice}")
    return str(row[0])


def topic(db: Database, name: str) -> str:
    """The id of a topic in any case. Raises ``QueryError``, which names those that there are."""
    row = one(db, "SELECT topic FROM topics WHERE topic = ? COLLATE NOCASE", (name,))
    if row is None:
        known = ", ".join(row[0] for row in db.execute("SELECT topic FROM topics ORDER BY topic").fetchall())
        raise QueryError(f"looking for the topic {name!r}: there is none; there are {known}")
    return str(row[0])
