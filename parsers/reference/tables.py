"""Reading a reference table: every mistake is told with file, line and column."""

import csv
import io
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from parsers.errors import ReferenceDataError
from parsers.reference.dates import PartialDate

SEPARATOR = "|"
"""Stands between the values of a cell that holds several."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table: its cells by column, stripped, and where it stands."""

    table: str
    line: int
    cells: dict[str, str]

    def wrong(self, column: str, message: str) -> ReferenceDataError:
        """The error for a cell of this row; ``message`` says what is wrong and what to do."""
        return ReferenceDataError(f"{self.table}:{self.line}: {column}: {message}")

    def text(self, column: str) -> str:
        """The cell's text, which may be empty."""
        return self.cells[column]

    def required(self, column: str) -> str:
        """The cell's text; raises ``ReferenceDataError`` where it is empty."""
        value = self.cells[column]
        if not value:
            raise self.wrong(column, "is empty; write a value")
        return value

    def optional(self, column: str) -> str | None:
        """The cell's text, None where it is empty."""
        return self.cells[column] or None

    def many(self, column: str, *, repeats: bool = False) -> tuple[str, ...]:
        """The values of a cell of several; raises where one is empty or, unless ``repeats``, stands twice."""
        if not self.cells[column]:
            return ()
        values = tuple(value.strip() for value in self.cells[column].split(SEPARATOR))
        for number, value in enumerate(values):
            if not value:
                raise self.wrong(column, f"holds an empty value; write values between single {SEPARATOR!r}")
            if not repeats and value in values[:number]:
                raise self.wrong(column, f"{value!r} stands twice; take one out")
        return values

    def one_of(self, column: str, allowed: Collection[str], what: str) -> str:
        """The cell's text, which has to be one of ``allowed``; ``what`` names the kind of value in the error."""
        value = self.required(column)
        if value not in allowed:
            raise self.wrong(column, f"{value!r} is no {what}; write one of {', '.join(sorted(allowed))}")
        return value

    def known(self, column: str, names: Collection[str], file: str) -> str | None:
        """The cell's text, which has to be a name of another file, or None where it is empty."""
        value = self.optional(column)
        if value is not None and value not in names:
            raise self.wrong(column, f"{value!r} is not in {file}; add it there or write a name as it stands there")
        return value

    def number(self, column: str) -> float:
        """The cell as a number other than nought."""
        value = self.required(column)
        try:
            weight = float(value)
        except ValueError:
            weight = 0.0
        if weight == 0.0 or abs(weight) > 1000 or weight != weight:
            raise self.wrong(column, f"{value!r} is no weight; write a number other than 0, such as 1.5")
        return weight

    def date(self, column: str) -> PartialDate | None:
        """The cell as a date that may lack day and month, None where it is empty."""
        value = self.optional(column)
        if value is None:
            return None
        try:
            return PartialDate.parse(value)
        except ValueError:
            raise self.wrong(column, f"{value!r} is no date; write YYYY, YYYY-MM or YYYY-MM-DD") from None


def read_table(path: Path, columns: Sequence[str]) -> tuple[Row, ...]:
    """The rows of a CSV file with exactly ``columns``, in any order; lines without text are passed over.

    Raises ``ReferenceDataError`` for a file that is missing, is not UTF-8, holds no row, lacks a column or has one
    too many, and for a row with more or fewer cells than the heading.
    """
    table = f"{path.parent.name}/{path.name}"
    lines = _lines(table, _text(path, table))
    heading_line, heading = next(lines, (1, []))
    _check_heading(table, heading_line, heading, columns)
    rows = tuple(_row(table, line, heading, cells) for line, cells in lines)
    if not rows:
        raise ReferenceDataError(f"{table}:{heading_line}: has no rows below its heading; restore the file")
    return rows


def _text(path: Path, table: str) -> str:
    try:
        raw = path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise ReferenceDataError(
            f"{table}: cannot be read: {reason}; restore the file or name another folder"
        ) from error
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise ReferenceDataError(
            f"{table}:{line}: byte {raw[error.start]:#04x} is not UTF-8; save it as UTF-8"
        ) from None
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise ReferenceDataError(f"{table}:{line}: holds a NUL character, so it is no text; restore the file")
    return text


def _lines(table: str, text: str) -> Iterator[tuple[int, list[str]]]:
    """The lines that hold text, split into cells, each with the number of the line on which it begins."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    begin = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield begin, [" ".join(cell.split()) for cell in cells]
            begin = reader.line_num + 1
    except csv.Error as error:
        raise ReferenceDataError(f"{table}:{begin}: is no CSV: {error}; mend the quotation marks") from None


def _check_heading(table: str, line: int, heading: Sequence[str], columns: Sequence[str]) -> None:
    if not heading:
        raise ReferenceDataError(f"{table}:1: is empty; restore the file, with the columns {','.join(columns)}")
    for column in heading:
        if column not in columns:
            raise ReferenceDataError(f"{table}:{line}: {column!r} is no column here; have {','.join(columns)}")
        if heading.count(column) > 1:
            raise ReferenceDataError(f"{table}:{line}: column {column!r} stands twice; take one out")
    missing = [column for column in columns if column not in heading]
    if missing:
        raise ReferenceDataError(f"{table}:{line}: column {missing[0]!r} is missing; have {','.join(columns)}")


def _row(table: str, line: int, heading: Sequence[str], cells: Sequence[str]) -> Row:
    if len(cells) != len(heading):
        raise ReferenceDataError(
            f"{table}:{line}: has {len(cells)} cells where the heading has {len(heading)}; "
            "put cells with a comma in quotation marks"
        )
    return Row(table, line, dict(zip(heading, cells, strict=True)))
