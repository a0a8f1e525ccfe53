"""The schema's history: numbered SQL files, applied in order, forward only.

``PRAGMA user_version`` holds the number of the last one applied. A file once released is never changed; what
changes the schema is the next number. Comments inside the statements stay in ``sqlite_master``: ``.schema`` in the
sqlite3 shell shows them.
"""

import sqlite3
from collections.abc import Iterator
from importlib.resources import files

from store.normal import numbered

APPLICATION_ID = 0x4F6E5265
"""``OnRe``: marks a SQLite file as a store of this project."""


def scripts() -> list[tuple[int, str]]:
    """All migrations as number and SQL, in order."""
    found = (file for file in files(__package__).iterdir() if file.name.endswith(".sql"))
    return sorted((int(file.name.split("_")[0]), file.read_text("utf-8")) for file in found)


def latest() -> int:
    """The number of the newest migration: the schema's version."""
    return scripts()[-1][0]


def apply(connection: sqlite3.Connection, *, upto: int | None = None) -> int:
    """Apply what is missing, up to a number if one is given; the caller holds the write transaction.

    Returns how many migrations were applied.
    """
    at = connection.execute("PRAGMA user_version").fetchone()[0]
    missing = [(number, sql) for number, sql in scripts() if number > at and (upto is None or number <= upto)]
    connection.create_function("numbered", 1, numbered, deterministic=True)
    for number, sql in missing:
        for statement in _statements(sql):
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {number:d}")
    if missing:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID:d}")
    return len(missing)


def _statements(sql: str) -> Iterator[str]:
    """The single statements of a script: ``executescript`` would commit before the first."""
    pending = ""
    for line in sql.splitlines(keepends=True):
        pending += line
        if line.rstrip().endswith(";") and sqlite3.complete_statement(pending):
            yield pending.strip()
            pending = ""
