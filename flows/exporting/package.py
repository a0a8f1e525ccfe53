"""A folder of the record's tables with ``datapackage.json``, which describes them: a Frictionless data package.

The rules are those of the Data Package standard, version 2 (https://datapackage.org/standard/data-package/).
"""

import datetime as dt
import hashlib
import json
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlite_utils import Database

import store.tables
from flows.exporting.writing import write
from flows.whole import whole, write_whole
from store.tables import Column, Kind, Table

DESCRIPTOR = "datapackage.json"
_PROFILES = "https://datapackage.org/profiles/2.0"
_MEDIA_TYPES = {
    "csv": "text/csv",
    "jsonl": "application/jsonl",
    "parquet": "application/vnd.apache.parquet",
}
_DESCRIPTION = (
    "Attributed statements on THAAD and China–ROK defence ties, with the articles that they stand in and the positions"
    " that they form, extracted by onrecord. Titles, names and the words of statements are quoted from the articles of"
    " the publishers named as sources: they belong to these, and no licence to them is given here. What is not known"
    " is null."
)
_FORMULAS = (
    " In the CSV a text that a spreadsheet would take for a formula has an apostrophe before it: where a cell begins"
    " with apostrophes and then = + - @ (of full width too), a tab or a line break, the first apostrophe is not part"
    " of the text."
)


def write_package(db: Database, folder: Path, form: str, created: dt.datetime) -> list[Path]:
    """Write all tables to ``folder`` in one format, and then what describes them; returns the files.

    All are of one moment of the store. Raises ``OSError``, and ``InputError`` as ``write`` does.
    """
    folder.mkdir(parents=True, exist_ok=True)
    (folder / DESCRIPTOR).unlink(missing_ok=True)  # it would describe other files, were this cut off
    resources, files = [], []
    with store.tables.as_of_now(db):
        for name in store.tables.NAMES:
            table = store.tables.table(db, name)
            path = folder / f"{name}.{form}"
            with whole(path) as out, closing(store.tables.rows(db, table)) as rows:
                write(table, rows, form, out)
            resources.append(_resource(table, path, form))
            files.append(path)
        publishers = store.tables.publishers(db)
    described = _package(resources, publishers, form, created)
    write_whole(folder / DESCRIPTOR, json.dumps(described, ensure_ascii=False, indent=2) + "\n")
    return [*files, folder / DESCRIPTOR]


def _package(
    resources: list[dict[str, Any]], publishers: Sequence[str], form: str, created: dt.datetime
) -> dict[str, Any]:
    package: dict[str, Any] = {
        "$schema": f"{_PROFILES}/datapackage.json",
        "name": "onrecord",
        "title": "On the record: THAAD and China–ROK defence ties",
        "description": _DESCRIPTION + (_FORMULAS if form == "csv" else ""),
        "created": created.isoformat(timespec="seconds"),
    }
    if publishers:  # an empty list is against the rules
        package["sources"] = [{"title": name} for name in publishers]
    return package | {"resources": resources}


def _resource(table: Table, path: Path, form: str) -> dict[str, Any]:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    resource = {
        "name": table.name,
        "type": "table",
        "description": table.meaning,
        "path": path.name,
        "format": form,
        "mediatype": _MEDIA_TYPES[form],
        "bytes": path.stat().st_size,
        "hash": f"sha256:{digest}",
        "schema": _schema(table),
    }
    if form != "parquet":
        resource["encoding"] = "utf-8"
    if form == "csv":
        resource["dialect"] = {"header": True, "delimiter": ",", "lineTerminator": "\r\n", "doubleQuote": True}
    return resource


def _schema(table: Table) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": [_field(column) for column in table.columns], "primaryKey": ["id"]}
    if keys := [column for column in table.columns if column.refers_to]:
        schema["foreignKeys"] = [
            {"fields": [key.name], "reference": {"resource": key.refers_to, "fields": ["id"]}} for key in keys
        ]
    return schema


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {"name": column.name, "type": column.kind.value, "description": column.meaning}
    if column.kind is Kind.BOOLEAN:
        field |= {"trueValues": ["1", "true"], "falseValues": ["0", "false"]}
    return field
