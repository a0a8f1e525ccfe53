"""A bulk load leaves what the same rows leave one by one, with every constraint, or nothing."""

import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from sqlite_utils import Database

from store import checks, counts
from store.bulk import TRIGGERS, Rows, load, new_store
from store.database import one, open_store
from store.errors import StoreError
from tests.benchmarks import made
from tests.benchmarks.made import Maker, write
from tests.store.builders import Record

STATEMENTS = 300


@pytest.fixture
def batches(monkeypatch: pytest.MonkeyPatch) -> list[list[Rows]]:
    """Made articles in several batches."""
    monkeypatch.setattr(made, "BATCH", 7)
    return list(Maker(STATEMENTS, seed=1).batches())


def schema(db: Database) -> list[tuple[str, str]]:
    return db.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall()


def held(db: Database, table: str) -> list[tuple[object, ...]]:
    return sorted(db.execute(f"SELECT * FROM {table}").fetchall())


def one_by_one(db: Database, batches: Sequence[Sequence[Rows]]) -> None:
    """Insert rows as any program would: each a statement of its own, under all triggers."""
    for batch in batches:
        for rows in batch:
            names = ", ".join(f'"{name}"' for name in rows.columns)
            marks = ", ".join("?" * len(rows.columns))
            db.conn.executemany(f"INSERT INTO {rows.table} ({names}) VALUES ({marks})", rows.values)
        db.execute(
            "UPDATE articles SET current_version ="
            " (SELECT max(id) FROM article_versions v WHERE v.article = articles.id)"
        )
    db.conn.commit()


def test_it_leaves_what_the_same_rows_leave_one_by_one(db: Database, tmp_path: Path, batches: list[list[Rows]]) -> None:
    other = open_store(tmp_path / "other.db")
    one_by_one(other, batches)
    for batch in batches:
        write(db, batch)

    assert len(batches) > 2
    for table in [*made.TABLES, *counts.COUNTED]:
        assert held(db, table) == held(other, table), table
    assert held(db, "position_counts")
    assert one(db, "SELECT count(*) FROM statements") == (STATEMENTS,)
    assert {name: faults for name, faults in checks.faults(db) if faults} == {}
    assert schema(db) == schema(other)
    other.close()


def test_all_of_it_is_found_by_its_words(db: Database, batches: list[list[Rows]]) -> None:
    for batch in batches:
        write(db, batch)
    for index in ("statements_fts", "articles_fts"):
        db.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")  # raises where it is not so
    sizes = db.execute("SELECT v FROM statements_fts_config WHERE k = 'hashsize'").fetchall()
    assert sizes == [(1 << 20,)]


def test_the_triggers_work_again_after_it(db: Database, batches: list[list[Rows]]) -> None:
    write(db, batches[0])
    untold = one(db, "SELECT count(*) FROM untold")
    Record(db).say("it would take the measure of measures")
    assert one(db, "SELECT count(*) FROM statements_fts WHERE statements_fts MATCH 'measures'") == (1,)
    assert one(db, "SELECT count(*) - 1 FROM untold") == untold
    assert all(one(db, "SELECT 1 FROM sqlite_master WHERE type = 'trigger' AND name = ?", (name,)) for name in TRIGGERS)


def test_a_new_store_is_one_like_any_when_it_is_left(tmp_path: Path, batches: list[list[Rows]]) -> None:
    path = tmp_path / "new.db"
    with new_store(path) as db:
        write(db, batches[0])
        assert one(db, "PRAGMA journal_mode") == ("memory",)
    assert not path.with_name("new.db-wal").exists()
    again = open_store(path)
    assert one(again, "PRAGMA journal_mode") == ("wal",)
    assert {name: faults for name, faults in checks.faults(again) if faults} == {}
    again.close()


def test_a_new_store_is_none_that_is_there(tmp_path: Path) -> None:
    path = tmp_path / "there.db"
    open_store(path).close()
    before = path.read_bytes()
    with pytest.raises(StoreError, match="there is a file of that name"), new_store(path):
        pass
    assert path.read_bytes() == before


def spoilt(batch: Sequence[Rows], table: str, column: str, value: object) -> list[Rows]:
    """The batch with another value in the last row of a table."""

    def changed(rows: Rows) -> Rows:
        at = rows.columns.index(column)
        last = (*rows.values[-1][:at], value, *rows.values[-1][at + 1 :])
        return replace(rows, values=[*rows.values[:-1], last])

    return [changed(rows) if rows.table == table else rows for rows in batch]


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("spans", "text", "not what stands there"),
        ("paragraphs", "end", 1_000_000),
        ("statements", "act", "shrug"),
        ("statement_speakers", "speaker", 9_999_999),
        ("stances", "tone", "hostile"),
        ("digest_items", "statement", 9_999_999),
    ],
)
def test_what_breaks_a_constraint_leaves_nothing(
    db: Database, batches: list[list[Rows]], table: str, column: str, value: object
) -> None:
    write(db, batches[0])
    before, kept = schema(db), held(db, "statements")
    with pytest.raises((StoreError, sqlite3.IntegrityError)):
        write(db, spoilt(batches[1], table, column, value))
    assert (schema(db), held(db, "statements")) == (before, kept)
    assert {name: faults for name, faults in checks.faults(db) if faults} == {}


@pytest.mark.parametrize("table", ["stances", "digest_items"])
def test_what_is_of_an_earlier_statement_is_refused(db: Database, batches: list[list[Rows]], table: str) -> None:
    write(db, batches[0])
    with pytest.raises(StoreError, match=f"loading: rows of {table} are of what the store has already"):
        load(db, [rows for rows in batches[0] if rows.table == table], "loading")


def test_readers_never_see_the_store_without_its_triggers(db: Database, path: Path, batches: list[list[Rows]]) -> None:
    reader = open_store(path, write=False)
    before = schema(reader)
    seen = []

    class Watched(list[tuple[object, ...]]):
        def __len__(self) -> int:
            seen.append(schema(reader))
            return super().__len__()

    write(db, [replace(rows, values=Watched(rows.values)) for rows in batches[0]])
    assert seen
    assert all(one_ == before for one_ in seen)
    reader.close()
