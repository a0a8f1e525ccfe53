"""A store as plain rows, to compare two."""

import sqlite3
from pathlib import Path
from typing import Any

Dump = dict[str, list[dict[str, Any]]]


def dump(db: Path) -> Dump:
    """Return every row of every table, without the columns that tell when something was done and a store's own id.

    Of full-text indexes only what they index is compared, the index itself is checked against it.
    """
    connection = sqlite3.connect(db)
    connection.row_factory = sqlite3.Row
    try:
        tables = [row["name"] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for index in ("statements_fts", "articles_fts"):
            connection.execute(f"INSERT INTO {index} ({index}) VALUES ('integrity-check')")
        assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        return {table: _rows(connection, table) for table in tables if "_fts" not in table}
    finally:
        connection.close()


def _rows(connection: sqlite3.Connection, table: str) -> list[dict[str, Any]]:
    rows = connection.execute(f'SELECT * FROM "{table}"').fetchall()
    rows = [row for row in rows if not (table == "meta" and row["name"] == "store_id")]
    plain = [{key: row[key] for key in row.keys() if not key.endswith("_at")} for row in rows]  # noqa: SIM118 - a Row
    return sorted(plain, key=lambda row: [str(value) for value in row.values()])
