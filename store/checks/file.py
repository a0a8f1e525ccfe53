"""The file as SQLite sees it: its pages, its constraints, its references."""

import sqlite3
from collections.abc import Iterator

from sqlite_utils import Database

from store.checks.fault import REPORT, RESTORE, Fault
from store.errors import explained

MOST = 5
"""How many of SQLite's complaints are told; where there is one there are often hundreds."""


def check(db: Database) -> Iterator[Fault]:
    """Find damaged pages, indices that miss rows, and values that a constraint forbids."""
    with explained("checking the file"):
        rows = _complaints(db)
    for row in rows:
        if row != "ok":
            yield Fault(f"the file is damaged: {row}", RESTORE)


def _complaints(db: Database) -> list[str]:
    try:
        return [row[0] for row in db.execute(f"PRAGMA integrity_check({MOST})").fetchall()]
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_CORRUPT:
            raise
        return [str(error)]  # so damaged that it cannot be looked through


def check_references(db: Database) -> Iterator[Fault]:
    """Find rows that refer to rows that are not there."""
    broken: dict[tuple[str, str], list[int | None]] = {}
    for table, row, other, _ in db.execute("PRAGMA foreign_key_check").fetchall():
        broken.setdefault((table, other), []).append(row)
    for (table, other), rows in broken.items():
        example = f", as row {rows[0]}" if rows[0] is not None else ""
        yield Fault(f"rows of {table} that refer to none of {other}: {len(rows):,}{example}", REPORT)
