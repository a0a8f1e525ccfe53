"""The full-text index against what it indexes."""

import re
from collections.abc import Iterator

from sqlite_utils import Database

from store.checks.fault import MEND, Fault
from store.database import one, transaction

INDICES = {"statements_fts": ("statements", "content"), "articles_fts": ("article_versions", "body")}
"""Each index, the table that it covers, and the column that is tried."""

SAMPLE = 500
"""Rows of each, spread over the table, whose first words are looked up."""
_WORD = re.compile(r"[^\W_]+")


def check(db: Database) -> Iterator[Fault]:
    """Find rows that the index lacks or has in excess, and, in a sample, those that it does not find by their words."""
    for index, (table, column) in INDICES.items():
        lacking = _count(db, f"SELECT id FROM {table} EXCEPT SELECT id FROM {index}_docsize")  # noqa: S608 - names of ours
        excess = _count(db, f"SELECT id FROM {index}_docsize EXCEPT SELECT id FROM {table}")  # noqa: S608
        lost = _lost(db, index, table, column)
        if lacking or excess or lost:
            yield Fault(
                f"the search index of {table} is out of step: {lacking:,} rows lacking, {excess:,} in excess,"
                f" {lost:,} of a sample not found",
                MEND,
            )


def mend(db: Database) -> list[str]:
    """Make the indices anew that are out of step."""
    done = []
    for index, (table, _) in INDICES.items():
        if any(f" {table} " in fault.what for fault in check(db)):
            with transaction(db, f"making the search index of {table} anew"):
                db.execute(f"INSERT INTO {index} ({index}) VALUES ('rebuild')")  # noqa: S608 - names of ours
            done.append(f"the search index of {table} was made anew")
    return done


def _count(db: Database, ids: str) -> int:
    row = one(db, f"SELECT count(*) FROM ({ids})")  # noqa: S608 - names of ours
    return int(row[0]) if row else 0


def _lost(db: Database, index: str, table: str, column: str) -> int:
    """How many of a sample of rows the index does not find by the words that they begin with."""
    row = one(db, f"SELECT count(*) FROM {table}")  # noqa: S608
    step = max(1, (row[0] if row else 0) // SAMPLE)
    rows = db.execute(f"SELECT id, substr({column}, 1, 200) FROM {table} WHERE id % {step} = 0 LIMIT {SAMPLE}")  # noqa: S608
    lost = 0
    for id_, words in rows.fetchall():
        phrase = " ".join(_WORD.findall(words)[:4])
        if phrase and not one(
            db,
            f"SELECT 1 FROM {index} WHERE {index} MATCH ? AND rowid = ?",  # noqa: S608
            (f'{column}: "{phrase}"', id_),
        ):
            lost += 1
    return lost
