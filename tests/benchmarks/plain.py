"""Plain ``sqlite3``: the same rows in tables without keys, references, checks, indices and triggers."""

import sqlite3
from collections.abc import Sequence
from pathlib import Path

from store.bulk import Rows
from tests.benchmarks.made import TABLES


class Plain:
    """A database with the columns of the store and nothing else."""

    def __init__(self, path: Path, *, safe: bool) -> None:
        """Make it; ``safe`` where what is committed is to outlast a power cut, as in a store."""
        self.connection = sqlite3.connect(path, isolation_level=None)
        self.connection.execute("PRAGMA journal_mode = WAL")
        self.connection.execute(f"PRAGMA synchronous = {'FULL' if safe else 'OFF'}")
        for table, columns in TABLES.items():
            self.connection.execute(f"CREATE TABLE {table} ({_names(columns.split())})")

    def insert(self, batch: Sequence[Rows]) -> None:
        """Insert rows, all in one transaction."""
        self.connection.execute("BEGIN IMMEDIATE")
        for rows in batch:
            marks = ", ".join("?" * len(rows.columns))
            self.connection.executemany(
                f"INSERT INTO {rows.table} ({_names(rows.columns)}) VALUES ({marks})", rows.values
            )
        self.connection.execute("COMMIT")

    def close(self) -> None:
        self.connection.close()


def _names(columns: Sequence[str]) -> str:
    return ", ".join(f'"{name}"' for name in columns)
