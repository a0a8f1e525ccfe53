"""The record as tables for other programs: the views on statements, articles and positions, described and read."""

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlite_utils import Database

from store.describe import described
from store.errors import explained

NAMES = ("statements", "articles", "positions")
"""The tables; each is the view ``v_`` and its name, with a row for each that stands there."""
REFERENCES = {("statements", "article"): "articles", ("positions", "opened_by"): "statements"}
"""Columns that have the id of a row of another of them, and always one that is there."""

_BATCH = 5_000
"""Ids asked for at a time: the rows in order without sorting them all."""
_DAYS = frozenset(("dated", "said_on", "published", "page_date", "url_date", "first", "last"))
_COUNTS = frozenset(("versions", "statements"))
_AFFINITIES = {"INTEGER": "INTEGER", "REAL": "NUMBER"}


class Kind(StrEnum):
    """What a column holds, in the terms of Frictionless' Table Schema."""

    STRING = "string"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DAY = "date"
    MOMENT = "datetime"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table."""

    name: str
    kind: Kind
    meaning: str
    refers_to: str | None
    """The table whose id it has."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table that can be exported; its first column, ``id``, is its key."""

    name: str
    meaning: str
    columns: tuple[Column, ...]


def table(db: Database, name: str) -> Table:
    """Describe one of ``NAMES`` by the comments in the schema."""
    view = described(db, f"v_{name}")
    columns = (
        Column(column, _kind(column, affinity), meaning, REFERENCES.get((name, column)))
        for column, affinity, _, meaning in view.columns
    )
    return Table(name, view.meaning, tuple(columns))


def _kind(column: str, affinity: str) -> Kind:
    """What a column holds: SQLite has no types for days, moments and truth, nor for what a view works out."""
    if column in _DAYS:
        return Kind.DAY
    if column.endswith("_at"):
        return Kind.MOMENT
    if column == "reaffirms":
        return Kind.BOOLEAN
    return Kind.INTEGER if column in _COUNTS else Kind[_AFFINITIES.get(affinity, "STRING")]


def rows(db: Database, table: Table) -> Generator[tuple[Any, ...], None, None]:
    """The rows of a table as the view has them, in the order of their ids; few are held at a time.

    To be closed by whoever leaves it before its end: it holds a cursor.
    """
    with explained(f"reading {table.name}"):
        last = db.execute(f"SELECT max(id) FROM {table.name}").fetchone()[0] or 0  # noqa: S608 - one of NAMES
        some = f"SELECT * FROM v_{table.name} WHERE id >= ? AND id < ? ORDER BY id"  # noqa: S608 - the same
        for start in range(0, last + 1, _BATCH):
            yield from db.execute(some, (start, start + _BATCH))


def publishers(db: Database) -> list[str]:
    """Names of the outlets that published the articles, in the order of the alphabet."""
    return [row[0] for row in db.execute(
        "SELECT name FROM outlets WHERE outlet IN (SELECT outlet FROM articles) ORDER BY name"
    )]  # fmt: skip


@contextmanager
def as_of_now(db: Database) -> Iterator[None]:
    """Everything read inside is as it was at the first reading, whatever is written meanwhile; holds up no writer."""
    db.execute("BEGIN")
    try:
        yield
    finally:
        db.execute("ROLLBACK")
