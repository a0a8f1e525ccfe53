"""A connection to the store for SQL that others write: it reads, and nothing else.

The store is opened as what it is, a file in WAL mode that a run may be writing to: readers see each transaction once it
is done, and hold up no writer. (``immutable=1`` would have SQLite overlook both the WAL and every later change.)
"""

import sqlite3
from pathlib import Path

from store.database import connect_for_reading

PRIVATE = frozenset(("subscribers", "deliveries", "alerts"))
"""Tables that tell who reads the digest: for the one who runs the monitor."""

LONGEST = 16_000_000
"""Bytes of the longest value that a query may make: no text of the store is nearly as long."""
BUSY_SECONDS = 5.0

_ACTIONS = frozenset((sqlite3.SQLITE_SELECT, sqlite3.SQLITE_RECURSIVE))
_PRAGMAS = frozenset((
    "data_version", "database_list", "foreign_key_list", "function_list", "index_info", "index_list", "index_xinfo",
    "page_count", "page_size", "schema_version", "table_info", "table_list", "table_xinfo",
))  # fmt: skip
"""Pragmas that tell of the schema; FTS5 itself asks the first."""
_DECLARING = (
    (sqlite3.SQLITE_CREATE_TABLE, "x"),
    (sqlite3.SQLITE_INSERT, "sqlite_master"),
    (sqlite3.SQLITE_UPDATE, "sqlite_master"),
)
"""How FTS5 declares its columns to SQLite. Nothing is written: a file that is open for reading cannot be."""


def connect(path: Path) -> sqlite3.Connection:
    """Open the store at ``path`` for any thread. Raises ``StoreError``.

    Beside writing, SQLite refuses ``ATTACH``, pragmas that set something, what loads code, and ``PRIVATE`` tables.
    """
    connection = connect_for_reading(path, f"opening the store {path}", BUSY_SECONDS, any_thread=True)
    connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST)
    connection.set_authorizer(_judge)
    return connection


def _judge(action: int, first: str | None, second: str | None, _database: str | None, _inner: str | None) -> int:
    """Say whether SQLite may do something: the arguments are those of its authorizer."""
    allowed = (
        action in _ACTIONS
        or (action == sqlite3.SQLITE_READ and first not in PRIVATE)
        or (action == sqlite3.SQLITE_FUNCTION and second != "load_extension")
        or (action == sqlite3.SQLITE_PRAGMA and first in _PRAGMAS)
        or (action, first) in _DECLARING
    )
    return sqlite3.SQLITE_OK if allowed else sqlite3.SQLITE_DENY
