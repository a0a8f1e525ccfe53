"""A table of the record written as CSV, JSON lines or Parquet, a few rows at a time."""

import io
from collections.abc import Iterable
from typing import Any, BinaryIO

from flows.exporting import parquet
from flows.json_text import json_text
from flows.tabular import write_csv
from store.tables import Kind, Table

FORMATS = ("csv", "jsonl", "parquet")

Rows = Iterable[tuple[Any, ...]]


def write(table: Table, rows: Rows, form: str, out: BinaryIO) -> None:
    """Write the rows of ``table`` to ``out`` in one of ``FORMATS``, text in UTF-8. Raises ``InputError``, ``OSError``.

    NULL is an empty cell of CSV, ``null`` in JSON and in Parquet.
    """
    if form == "parquet":
        parquet.write(table, rows, out)
        return
    text = io.TextIOWrapper(out, encoding="utf-8", newline="")
    try:
        if form == "csv":
            write_csv([column.name for column in table.columns], rows, text)
        else:
            text.writelines(_lines(table, rows))
        text.flush()
    finally:
        text.detach()


def _lines(table: Table, rows: Rows) -> Iterable[str]:
    """Return a JSON object a row; what is yes or no in the table is so in JSON."""
    names = [column.name for column in table.columns]
    truths = [column.name for column in table.columns if column.kind is Kind.BOOLEAN]
    for row in rows:
        record = dict(zip(names, row, strict=True))
        record |= {name: bool(record[name]) for name in truths if record[name] is not None}
        yield json_text(record) + "\n"
