import re
import sqlite3

import pytest
from sqlite_utils import Database

from store import migrations


@pytest.fixture
def empty() -> sqlite3.Connection:
    return sqlite3.connect(":memory:", isolation_level=None)


def _schema(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    return connection.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall()


def test_migrations_are_numbered_without_gaps() -> None:
    assert [number for number, _ in migrations.scripts()] == list(range(1, migrations.latest() + 1))


def test_applied_again_they_change_nothing(empty: sqlite3.Connection) -> None:
    assert migrations.apply(empty) == migrations.latest()
    before = _schema(empty)
    assert migrations.apply(empty) == 0
    assert _schema(empty) == before


@pytest.mark.parametrize("upto", range(1, migrations.latest()))
def test_every_earlier_schema_comes_to_the_newest(empty: sqlite3.Connection, upto: int) -> None:
    whole = sqlite3.connect(":memory:", isolation_level=None)
    migrations.apply(whole)

    migrations.apply(empty, upto=upto)
    assert empty.execute("PRAGMA user_version").fetchone() == (upto,)
    migrations.apply(empty)

    assert _schema(empty) == _schema(whole)


def test_a_migration_that_fails_leaves_the_schema_as_it_was(empty: sqlite3.Connection) -> None:
    empty.execute("CREATE TABLE runs (in_the_way TEXT)")
    empty.execute("BEGIN IMMEDIATE")
    with pytest.raises(sqlite3.OperationalError, match="runs already exists"):
        migrations.apply(empty)
    empty.execute("ROLLBACK")

    assert [name for name, _ in _schema(empty)] == ["runs"]
    assert empty.execute("PRAGMA user_version").fetchone() == (0,)


def test_every_table_and_column_has_a_comment(db: Database) -> None:
    rows = db.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND sql LIKE 'CREATE TABLE%'"
        " AND name NOT LIKE '%\\_fts\\_%' ESCAPE '\\'"
    ).fetchall()
    bare = []
    for table, sql in rows:
        lines = sql.splitlines()
        if not lines[1].strip().startswith("-- "):
            bare.append(table)
        columns = {column.name for column in db[table].columns}
        for line in lines[2:]:
            name = re.match(r'\s+"?(\w+)"? ', line)
            if name and name[1] in columns - {"id"} and not re.search(r"-- \w", line) and "REFERENCES" not in line:
                bare.append(f"{table}.{name[1]}")
    assert bare == []


def test_every_view_says_what_it_shows(db: Database) -> None:
    rows = db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'view'").fetchall()
    assert {name for name, _ in rows} >= {"v_statements", "v_articles", "v_positions", "v_unresolved", "v_coverage"}
    assert [name for name, sql in rows if not sql.splitlines()[1].startswith("-- ")] == []


def test_every_foreign_key_has_an_index(db: Database) -> None:
    bare = []
    for table in db.table_names():
        leading = {index.columns[0] for index in db.table(table).indexes} | set(db.table(table).pks[:1])
        bare += [f"{table}.{key.column}" for key in db.table(table).foreign_keys if key.column not in leading]
    assert bare == []
