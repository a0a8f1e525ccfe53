"""Every export can be read back, and is what the view has."""

import io
import tracemalloc
from pathlib import Path

import pytest
from sqlite_utils import Database

from flows.errors import InputError
from flows.exporting import FORMATS, parquet, write
from store import tables
from store.tables import Column, Kind, Table
from tests.flows.exporting.conftest import HOSTILE, READERS, described, view


@pytest.mark.parametrize("name", tables.NAMES)
@pytest.mark.parametrize("form", FORMATS)
def test_what_is_read_back_is_what_the_view_has(db: Database, tmp_path: Path, form: str, name: str) -> None:
    table, path = described(db, name), tmp_path / f"{name}.{form}"
    with path.open("wb") as out:
        write(table, tables.rows(db, table), form, out)
    expected = view(db, name)
    assert len(expected) >= len(HOSTILE) - 2
    assert READERS[form](path, table) == expected


@pytest.mark.parametrize("form", FORMATS)
def test_a_table_without_rows(db: Database, tmp_path: Path, form: str) -> None:
    path = tmp_path / f"none.{form}"
    with path.open("wb") as out:
        write(described(db, "statements"), [], form, out)
    assert READERS[form](path, described(db, "statements")) == []


def test_parquet_has_types_and_meanings(db: Database) -> None:
    from pyarrow import parquet as arrow

    out = io.BytesIO()
    table = described(db, "articles")
    write(table, tables.rows(db, table), "parquet", out)
    schema = arrow.read_schema(out)
    assert {name: str(schema.field(name).type) for name in ("id", "title", "published", "first_seen_at")} == {
        "id": "int64", "title": "string", "published": "date32[day]", "first_seen_at": "timestamp[us, tz=UTC]",
    }  # fmt: skip
    assert schema.field("title").metadata == {b"description": b"headline"}
    assert schema.metadata[b"description"] == b"One row an article as it was last seen."


def test_parquet_says_which_value_is_not_of_its_kind() -> None:
    table = Table("statements", "", (Column("dated", Kind.DAY, "", None),))
    with pytest.raises(InputError, match="writing statements as Parquet: dated holds no date: Invalid isoformat"):
        write(table, [("soon",)], "parquet", io.BytesIO())


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.slow
def test_rows_are_not_gathered_in_memory(form: str, tmp_path: Path) -> None:
    table = Table("positions", "", (Column("id", Kind.INTEGER, "", None), Column("holder", Kind.STRING, "", None)))
    text = 200
    number = 10 * parquet.ROWS_AT_ONCE
    tracemalloc.start()
    with (tmp_path / "out").open("wb") as out:
        write(table, ((n, f"{n:0{text}}") for n in range(number)), form, out)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < number * text / 2  # a tenth of the rows, and what Python needs for each
