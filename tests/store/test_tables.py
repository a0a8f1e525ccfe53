"""The tables for other programs: described by the schema, read in order and in parts."""

import pytest

from store import positions, tables
from store.tables import Kind
from tests.store.builders import Record


@pytest.mark.parametrize("name", tables.NAMES)
def test_every_column_is_described(record: Record, name: str) -> None:
    table = tables.table(record.db, name)
    assert table.meaning
    assert all(column.meaning for column in table.columns)
    assert table.columns[0].name == "id"
    assert [column.name for column in table.columns] == [
        row[1] for row in record.db.execute(f"PRAGMA table_info(v_{name})")
    ]


def test_kinds_are_those_of_the_columns(record: Record) -> None:
    kinds = {column.name: column.kind for column in tables.table(record.db, "statements").columns}
    assert [name for name, kind in kinds.items() if kind is Kind.DAY] == ["dated", "said_on", "published"]
    assert [name for name, kind in kinds.items() if kind is Kind.INTEGER] == ["id", "position", "article", "version"]
    assert (kinds["reaffirms"], kinds["cooperation"], kinds["topics"]) == (Kind.BOOLEAN, Kind.NUMBER, Kind.STRING)
    kinds = {column.name: column.kind for column in tables.table(record.db, "articles").columns}
    assert [name for name, kind in kinds.items() if kind is Kind.MOMENT] == [
        "first_seen_at", "last_seen_at", "looked_at", "gone_at", "withdrawn_at",
    ]  # fmt: skip


@pytest.mark.parametrize("batch", [1, 2, 3, 100])
def test_rows_come_in_order_whatever_is_asked_at_a_time(
    record: Record, monkeypatch: pytest.MonkeyPatch, batch: int
) -> None:
    for number in range(5):
        record.say(f"word {number}")
    positions.match(record.db)
    record.db.execute("UPDATE statements SET dropped_by = '2' WHERE id = 3")
    monkeypatch.setattr(tables, "_BATCH", batch)
    found = list(tables.rows(record.db, tables.table(record.db, "statements")))
    assert found == record.db.execute("SELECT * FROM v_statements ORDER BY id").fetchall()
    assert [row[0] for row in found] == [1, 2, 4, 5]


def test_publishers_are_those_of_articles(record: Record) -> None:
    assert tables.publishers(record.db) == []
    record.say("a word")
    assert tables.publishers(record.db) == ["china-daily"]  # its id, where the reference data is not in the store
