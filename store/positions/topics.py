"""What a statement is about, as far as its own words or those about it tell."""

from sqlite_utils import Database

from store.database import one

NO_TOPIC = "other"


def topics_of(db: Database, id_: int) -> list[str]:
    """The statement's own topics, the weightiest first.

    Where its words name none (``we will take the steps required``), the main topic of the statement that stands
    nearest in the article: of the last before it that has one, else of the first after.
    """
    rows = db.execute(
        "SELECT topic FROM statement_topics WHERE statement = ? AND topic <> ? ORDER BY n", (id_, NO_TOPIC)
    )
    own = [row[0] for row in rows.fetchall()]
    if own:
        return own
    nearest = one(
        db,
        "SELECT st.topic FROM statements this JOIN spans here ON here.statement = this.id"
        " AND here.version = this.version AND here.role = 'content' AND here.n = 1"
        " JOIN spans there ON there.version = this.version AND there.role = 'content' AND there.n = 1"
        " AND there.statement <> this.id"
        " JOIN statement_topics st ON st.statement = there.statement AND st.topic <> ?2"
        " WHERE this.id = ?1"
        " ORDER BY there.start > here.start, abs(there.start - here.start), there.statement, st.n LIMIT 1",
        (id_, NO_TOPIC),
    )
    return [nearest[0]] if nearest else []
