"""The connection for SQL of others: what it refuses, and that it neither holds up a writer nor lags behind one."""

import sqlite3
from pathlib import Path

import pytest

from store import guarded, positions
from tests.store.builders import Record

REFUSED = (
    "DELETE FROM statements", "UPDATE statements SET content = ''", "INSERT INTO topics VALUES ('x', 1)",
    "DROP TABLE statements", "CREATE TABLE y (a)", "CREATE TABLE x (a)", "CREATE TEMP TABLE x (a)",
    "CREATE TEMP TABLE y (a)",
    "ATTACH '/etc/passwd' AS p", "ATTACH ':memory:' AS p", "VACUUM INTO '/tmp/copy.db'", "PRAGMA journal_mode = DELETE",
    "PRAGMA query_only = 0", "PRAGMA writable_schema = 1", "PRAGMA temp_store_directory = '/tmp'", "BEGIN IMMEDIATE",
    "SELECT load_extension('x')", "SELECT readfile('/etc/passwd')", "SELECT writefile('/tmp/x', 'y')",
    "SELECT * FROM subscribers", "SELECT count(*) FROM deliveries", "SELECT (SELECT max(told) FROM alerts)",
    "SELECT length(zeroblob(100000000))", "INSERT INTO statements_fts (statements_fts) VALUES ('rebuild')",
    "UPDATE sqlite_master SET sql = ''", "REINDEX", "ANALYZE",
)  # fmt: skip


@pytest.mark.parametrize("sql", REFUSED)
def test_it_refuses(record: Record, path: Path, sql: str) -> None:
    before = record.db.execute("SELECT count(*) FROM sqlite_master").fetchone()
    connection = guarded.connect(path)
    with pytest.raises(sqlite3.Error):
        connection.execute(sql).fetchall()
    connection.close()
    assert record.db.execute("SELECT count(*) FROM sqlite_master").fetchone() == before


def test_it_reads_views_indices_and_the_schema(record: Record, path: Path) -> None:
    record.say("it opposed the deployment of THAAD")
    positions.match(record.db)
    connection = guarded.connect(path)
    for sql, rows in {
        "SELECT * FROM v_statements": 1,
        "SELECT snippet(statements_fts, 0, '<', '>', '…', 5) FROM statements_fts WHERE statements_fts MATCH 'thaad'": 1,
        "SELECT name FROM pragma_table_info('acts')": 4,
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 5) SELECT i FROM n": 5,
    }.items():
        assert len(connection.execute(sql).fetchall()) == rows
    connection.close()


def test_it_sees_what_is_written_and_holds_up_nobody(record: Record, path: Path) -> None:
    connection = guarded.connect(path)
    reading = connection.execute("SELECT name FROM sqlite_master")
    reading.fetchone()  # a reader amid its rows
    record.say("a first word")
    reading.close()
    assert connection.execute("SELECT count(*) FROM statements").fetchone() == (1,)
    record.say("a second word")
    assert connection.execute("SELECT count(*) FROM statements").fetchone() == (2,)
    connection.close()
