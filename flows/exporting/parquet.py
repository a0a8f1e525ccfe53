"""A table of the record as Parquet, by pyarrow: an extra, imported when it is asked for."""

import datetime as dt
from collections.abc import Callable, Iterable
from itertools import islice
from typing import TYPE_CHECKING, Any, BinaryIO

from flows.errors import InputError
from store.tables import Kind, Table

if TYPE_CHECKING:
    import pyarrow

ROWS_AT_ONCE = 10_000
"""Rows of a row group: all that is held in memory."""

_READ: dict[Kind, Callable[[Any], Any]] = {
    Kind.DAY: dt.date.fromisoformat,
    Kind.MOMENT: dt.datetime.fromisoformat,
    Kind.BOOLEAN: bool,
}
"""How the values of the store become those of Arrow, where they are not the same."""


def check() -> None:
    """Raise ``InputError`` where pyarrow is not installed."""
    try:
        import pyarrow.parquet  # noqa: F401 - only to see whether it is there
    except ImportError as error:
        raise InputError(
            f"writing Parquet: {error}; install what it needs with `pip install 'onrecord[parquet]'`,"
            " or take --format csv or jsonl"
        ) from error


def write(table: Table, rows: Iterable[tuple[Any, ...]], out: BinaryIO) -> None:
    """Write ``rows`` to ``out``; days and moments have types of their own, columns their meaning.

    Raises ``InputError`` where pyarrow is missing, or a value is not of its column's kind.
    """
    check()
    from pyarrow import RecordBatch
    from pyarrow.parquet import ParquetWriter

    schema = _schema(table)
    remaining = iter(rows)
    with ParquetWriter(out, schema, compression="zstd") as writer:
        while some := list(islice(remaining, ROWS_AT_ONCE)):
            writer.write_batch(RecordBatch.from_arrays(_arrays(table, schema, some), schema=schema))


def _schema(table: Table) -> "pyarrow.Schema":
    import pyarrow

    types = {
        Kind.STRING: pyarrow.string(),
        Kind.INTEGER: pyarrow.int64(),
        Kind.NUMBER: pyarrow.float64(),
        Kind.BOOLEAN: pyarrow.bool_(),
        Kind.DAY: pyarrow.date32(),
        Kind.MOMENT: pyarrow.timestamp("us", tz="UTC"),
    }
    fields = [
        pyarrow.field(column.name, types[column.kind], metadata={"description": column.meaning})
        for column in table.columns
    ]
    return pyarrow.schema(fields, metadata={"title": table.name, "description": table.meaning})


def _arrays(table: Table, schema: "pyarrow.Schema", rows: list[tuple[Any, ...]]) -> list["pyarrow.Array[Any]"]:
    import pyarrow

    arrays = []
    for column, values in zip(table.columns, zip(*rows, strict=True), strict=True):
        read = _READ.get(column.kind)
        try:
            converted = [None if value is None else read(value) for value in values] if read else values
            arrays.append(pyarrow.array(converted, schema.field(column.name).type))
        except (ValueError, TypeError, pyarrow.ArrowException) as error:
            raise InputError(
                f"writing {table.name} as Parquet: {column.name} holds no {column.kind}: {error}"
            ) from error
    return arrays
