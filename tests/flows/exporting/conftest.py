"""A store whose texts try what they can against the formats, and exports of it read back."""

import csv
import datetime as dt
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from parsers.records import Act
from store import positions, tables
from store.database import open_store
from store.tables import Kind, Table
from tests.store.builders import CHINA, PIAO, ROK, ArticleId, Record, article, statement

HOSTILE = (
    "=cmd|' /C calc'!A0", "+1+1", "-2+3", "-2.5", "@SUM(A1:A9)", "\t=1", "'=1", "''=1", "'tis so", "＝1+1",
    'said "no", twice', "a;b,c|d", "<script>alert(1)</script>", "\\N", "NULL", "null", "NaN", "2016-11-08", "萨德入韩",
    "a\u202eb", "\U0001f680", "\\", "x\x1by", "\ufeffx",
)  # fmt: skip
TITLES = ("=1\r\n+2", "a\nb", "\r", 'x"\r\n"y', "\n=1", "@")


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    """A store of hostile texts, with dates that are not known, joint speakers and a statement that was withdrawn."""
    database = open_store(tmp_path / "hostile.db")
    record = Record(database)
    for n, words in enumerate(HOSTILE):
        page = article(f"China said {words} there.\n", title=TITLES[n % len(TITLES)])
        speakers = (CHINA, ROK) if n % 3 else (PIAO,)
        record.add(page, statement(page, words, speakers=speakers, reaffirms=n % 2 == 0, act=list(Act)[n % 9]))
    for words in ("the radar", "the launcher"):
        page = article(f"China said {words} was there.\n", published=None, published_basis="none", title=None)
        record.add(page, statement(page, words), key=ArticleId())
    positions.match(database)
    yield database
    database.close()


def view(db: Database, name: str) -> list[dict[str, Any]]:
    return list(db.query(f"SELECT * FROM v_{name} ORDER BY id"))


Read = Callable[[Path, Table], list[dict[str, Any]]]


def read_csv(path: Path, table: Table) -> list[dict[str, Any]]:
    """What anybody reads who knows the types and takes the apostrophes away."""
    with path.open(encoding="utf-8", newline="") as file:
        return [
            {column.name: _typed(row[column.name], column.kind) for column in table.columns}
            for row in csv.DictReader(file, strict=True)
        ]


def _typed(cell: str, kind: Kind) -> Any:
    if cell == "":
        return None
    if kind in (Kind.INTEGER, Kind.BOOLEAN):
        return int(cell)
    if kind is Kind.NUMBER:
        return float(cell)
    bare = cell.lstrip("'")
    return cell[1:] if bare != cell and bare[:1] in "=+-@\t\r\n＝＋－＠" and bare else cell


def read_jsonl(path: Path, table: Table) -> list[dict[str, Any]]:
    records = [json.loads(line) for line in path.read_bytes().decode().split("\n")[:-1]]
    assert all(list(record) == [column.name for column in table.columns] for record in records)
    return [
        {name: int(value) if isinstance(value, bool) else value for name, value in record.items()} for record in records
    ]


def read_parquet(path: Path, table: Table) -> list[dict[str, Any]]:
    from pyarrow import parquet

    return [{name: _stored(value) for name, value in record.items()} for record in parquet.read_table(path).to_pylist()]


def _stored(value: Any) -> Any:
    """A value of Arrow as the store has it."""
    if isinstance(value, dt.date | dt.datetime):
        return value.isoformat()
    return int(value) if isinstance(value, bool) else value


READERS: dict[str, Read] = {"csv": read_csv, "jsonl": read_jsonl, "parquet": read_parquet}


def described(db: Database, name: str) -> Table:
    return tables.table(db, name)
