"""Writing many new rows at once: what triggers index and count row by row is done for all of them at the end.

Each constraint holds as ever: keys, references, checks, spans against their texts. The triggers are away inside the
transaction only, so that no other connection ever sees the store without them.
"""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from store import counts
from store.database import one, open_store, transaction
from store.errors import StoreError

CACHE_KIB = 400_000
"""Memory for pages while a new store is loaded: indices are written all over."""
AT_ONCE = 50
"""Rows of one INSERT: each costs about a third less than alone, and more of them make it no better."""
INDICES = {"statements_fts": ("statements", "content"), "articles_fts": ("article_versions", "title, body")}
"""Full-text indices with what they index: rows that a trigger brings are written to disk one by one."""
HASH_BYTES, USUAL_HASH_BYTES = 16 << 20, 1 << 20
"""What an index gathers in memory before it writes it; the usual is FTS5's own."""
TRIGGERS = (
    *("statements_fts_insert", "articles_fts_insert", "untold_from_statements", "untold_until_told"),
    *("tallies_from_stances", "position_counts_from_statements", "heard_from_speakers", "leads_from_senses"),
    "spans_match_text",
)
"""The triggers whose work is done for all rows at once."""
_NEW = {"statements": "id", "article_versions": "id", "stances": "statement", "digest_items": "statement",
        "statement_speakers": "statement", "senses": "statement"}  # fmt: skip
"""Tables whose rows must be of no earlier statement or text, and the column that tells: what is counted and indexed at
the end is what has come since."""


@dataclass(frozen=True, slots=True)
class Rows:
    """New rows of a table."""

    table: str
    columns: tuple[str, ...]
    values: Sequence[tuple[Any, ...]]


@contextmanager
def new_store(path: Path) -> Iterator[Database]:
    """A new store to be loaded: of nobody else and safe from no power cut, until it is left; then a store like any.

    Each page is written once, not to a log first. Raises StoreError, also for a file that is there.
    """
    if path.exists():
        raise StoreError(f"loading the new store {path}: there is a file of that name; name another place")
    with closing(open_store(path).conn) as connection:
        for setting in ("journal_mode = MEMORY", "synchronous = OFF", f"cache_size = -{CACHE_KIB}"):
            connection.execute(f"PRAGMA {setting}")
        yield Database(connection, execute_plugins=False)
        for setting in ("synchronous = FULL", "journal_mode = WAL"):  # in this order: the change is flushed to the disk
            connection.execute(f"PRAGMA {setting}")


def load(db: Database, tables: Sequence[Rows], doing: str) -> None:
    """Write the rows of some tables, in this order: all of them, or on an error none.

    Statements come with all that is theirs, articles with their texts. Raises ``StoreError``: a constraint that is
    broken, a table that refers to a later one, a stance or telling of a statement that the store has already.
    """
    with transaction(db, doing):
        last = {table: _last(db, table) for table in ("statements", "article_versions")}
        with _without_triggers(db.conn):
            for rows in tables:
                _check(rows, last, doing)
                _insert(db.conn, rows)
                if rows.table == "spans":
                    _match_text(db, rows)
            _index(db, last)
            counts.count_new(db, last["statements"])


def _last(db: Database, table: str) -> int:
    row = one(db, f"SELECT coalesce(max(id), 0) FROM {table}")  # noqa: S608 - names of ours
    return int(row[0]) if row else 0


def _check(rows: Rows, last: dict[str, int], doing: str) -> None:
    """Refuse rows that what is done at the end would overlook."""
    if rows.table not in _NEW or not rows.values:
        return
    at = rows.columns.index(_NEW[rows.table])
    before = last.get(rows.table, last["statements"])
    if any(row[at] <= before for row in rows.values):
        raise StoreError(f"{doing}: rows of {rows.table} are of what the store has already; load only what is new")


@contextmanager
def _without_triggers(connection: sqlite3.Connection) -> Iterator[None]:
    """Inside a transaction, which brings them back where it is undone."""
    found = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name IN (SELECT value FROM json_each(?))",
        (json.dumps(TRIGGERS),),
    ).fetchall()
    for name, _ in found:
        connection.execute(f"DROP TRIGGER {name}")
    yield
    for _, sql in found:
        connection.execute(sql)


def _insert(connection: sqlite3.Connection, rows: Rows) -> None:
    names = ", ".join(f'"{name}"' for name in rows.columns)
    row = f"({', '.join('?' * len(rows.columns))})"
    into = f"INSERT INTO {rows.table} ({names}) VALUES "  # noqa: S608 - names of ours
    many = into + ", ".join([row] * AT_ONCE)
    whole = len(rows.values) // AT_ONCE * AT_ONCE
    for start in range(0, whole, AT_ONCE):
        connection.execute(many, [value for values in rows.values[start : start + AT_ONCE] for value in values])
    connection.executemany(into + row, rows.values[whole:])


def _match_text(db: Database, spans: Rows) -> None:
    """Refuse spans that do not match the text of their version, as the trigger does: SQLite counts characters from the
    start of a text for each.
    """
    version, start, end, words = (spans.columns.index(name) for name in ("version", "start", "end", "text"))
    at, text = None, ""
    for row in spans.values:
        if row[version] != at:
            found = one(db, "SELECT text FROM article_versions WHERE id = ?", (row[version],))
            at, text = row[version], found[0] if found else ""
        if text[row[start] : row[end]] != row[words]:
            raise StoreError("span does not match the text of its version")


def _index(db: Database, last: dict[str, int]) -> None:
    for index, (table, columns) in INDICES.items():
        configure = f"INSERT INTO {index} ({index}, rank) VALUES ('hashsize', ?)"  # noqa: S608 - names of ours
        db.execute(configure, (HASH_BYTES,))
        db.execute(
            f"INSERT INTO {index} (rowid, {columns}) SELECT id, {columns} FROM {table} WHERE id > ? ORDER BY id",  # noqa: S608
            (last[table],),
        )
        db.execute(configure, (USUAL_HASH_BYTES,))
