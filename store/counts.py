"""What triggers keep, made anew from what is there: tallies, counts of positions and speakers, what no digest has told,
and what leads to which statement.

Migrations 0014, 0021 and 0022 make the triggers. ``count_new`` is for a bulk load, which does without them, ``recount``
for a store in which the counts have gone wrong.
"""

from sqlite_utils import Database

from store.database import one, transaction

_ROWS = {
    "tallies": """
        SELECT st.principal, st.topic, substr(st.dated, 1, 7) AS month, s.act, count(*) AS statements
        FROM v_standing s CROSS JOIN stances st ON st.statement = s.id
        WHERE s.status <> 'carried' AND s.id > :after
        GROUP BY st.principal, st.topic, month, s.act
    """,
    "position_counts": """
        SELECT p.id AS position, p.holder, sum(s.status <> 'carried') AS times, sum(s.status = 'carried') AS copies
        FROM v_standing s CROSS JOIN positions p ON p.id = s.position
        WHERE s.status IS NOT NULL AND s.id > :after
        GROUP BY p.id
    """,
    "heard": """
        SELECT speaker, count(*) AS statements FROM statement_speakers WHERE statement > :after GROUP BY speaker
    """,
    "untold": """
        SELECT id AS statement FROM statements s
        WHERE id > :after
          AND NOT EXISTS (SELECT 1 FROM digest_items i WHERE i.statement = s.id AND i.kind = 'said')
    """,
}
COUNTED = {table: rows.replace(":after", "0") for table, rows in _ROWS.items()}
"""Each table that triggers keep, and what it has to hold; rows that have come down to nothing may stay."""
_EMPTY = {
    "tallies": "statements = 0",
    "position_counts": "times = 0 AND copies = 0",
    "heard": "statements = 0",
    "untold": "false",
}
_ADDED = {
    "tallies": "ON CONFLICT DO UPDATE SET statements = statements + excluded.statements",
    "position_counts": "ON CONFLICT DO UPDATE SET times = times + excluded.times, copies = copies + excluded.copies",
    "heard": "ON CONFLICT DO UPDATE SET statements = statements + excluded.statements",
    "untold": "",
}
_LEADS = """
INSERT INTO leads (lead, statement)
SELECT l.value, s.statement FROM senses s CROSS JOIN json_each(s.leads) l WHERE s.statement > ? ORDER BY 1, 2
"""
"""In the order of the index: that of the senses would write it all over."""


def count_new(db: Database, after: int) -> None:
    """Count the statements whose ids are above ``after``, of which nothing is counted yet, as triggers would."""
    with transaction(db, "counting what is new"):
        for table, rows in _ROWS.items():
            db.execute(f"INSERT INTO {table} {rows} {_ADDED[table]}", {"after": after})
        db.execute(_LEADS, (after,))


def recount(db: Database) -> None:
    """Make what the triggers keep anew."""
    with transaction(db, "counting anew"):
        for table, rows in COUNTED.items():
            db.execute(f"DELETE FROM {table}")  # noqa: S608 - names of ours
            db.execute(f"INSERT INTO {table} {rows}")
        db.execute("DELETE FROM leads")
        db.execute(_LEADS, (0,))


def stray_leads(db: Database) -> int:
    """How many leads there are too many, or too few."""
    row = one(db, "SELECT abs((SELECT count(*) FROM leads) - (SELECT total(json_array_length(leads)) FROM senses))")
    return int(row[0]) if row else 0


def wrong(db: Database, table: str) -> int:
    """How many rows of a table that triggers keep are not what they have to be."""
    kept, counted = f"SELECT * FROM {table} WHERE NOT ({_EMPTY[table]})", COUNTED[table]  # noqa: S608 - names of ours
    both = f"SELECT *, 1 AS sign FROM ({kept}) UNION ALL SELECT *, -1 FROM ({counted})"  # noqa: S608
    columns = ", ".join(db.table(table).columns_dict)
    # Each side is read once: where they are the same, each row takes another away.
    row = one(
        db,
        f"SELECT count(*) FROM (SELECT 1 FROM ({both}) GROUP BY {columns} HAVING sum(sign) <> 0)",  # noqa: S608
    )
    return int(row[0]) if row else 0
