"""The data package: what the standard asks of ``datapackage.json``, and that it tells the truth of the files."""

import datetime as dt
import hashlib
import json
import re
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest
from sqlite_utils import Database

from flows.exporting import FORMATS, write_package
from store import tables
from tests.flows.exporting.conftest import READERS, described, view

NOW = dt.datetime(2026, 11, 22, 9, 14, tzinfo=dt.UTC)

FIELD = {
    "type": "object",
    "required": ["name", "type"],
    "properties": {
        "name": {"type": "string", "minLength": 1},
        "type": {"enum": ["string", "integer", "number", "boolean", "date", "datetime"]},
        "description": {"type": "string", "minLength": 1},
    },
}
NAMES = {"type": "array", "minItems": 1, "items": {"type": "string"}}
RESOURCE = {
    "type": "object",
    "required": ["name", "path", "schema"],
    "properties": {
        "name": {"type": "string"},
        "type": {"const": "table"},
        "path": {"type": "string", "pattern": r"^(?!/)(?!.*\.\.)(?!.*\\)"},
        "bytes": {"type": "integer", "minimum": 0},
        "hash": {"type": "string", "pattern": "^sha256:[0-9a-f]{64}$"},
        "mediatype": {"type": "string", "pattern": r"^(.+)/(.+)$"},
        "encoding": {"const": "utf-8"},
        "schema": {
            "type": "object",
            "required": ["fields"],
            "properties": {
                "fields": {"type": "array", "minItems": 1, "items": FIELD},
                "primaryKey": NAMES,
                "foreignKeys": {"type": "array", "minItems": 1, "items": {
                    "type": "object", "required": ["fields", "reference"],
                    "properties": {"fields": NAMES, "reference": {
                        "type": "object", "required": ["resource", "fields"], "properties": {"fields": NAMES}}},
                }},
            },
        },
    },
}  # fmt: skip
PACKAGE = {
    "type": "object",
    "required": ["$schema", "resources"],
    "properties": {
        "$schema": {"const": "https://datapackage.org/profiles/2.0/datapackage.json"},
        "name": {"type": "string"},
        "created": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$"},
        "sources": {"type": "array", "minItems": 1, "items": {"type": "object", "required": ["title"]}},
        "resources": {"type": "array", "minItems": 1, "items": RESOURCE},
    },
}
"""What version 2 of the Data Package standard asks of the properties that are used (datapackage.org/standard)."""


def package(db: Database, folder: Path, form: str) -> dict[str, Any]:
    write_package(db, folder, form, NOW)
    loaded: dict[str, Any] = json.loads((folder / "datapackage.json").read_bytes())
    return loaded


@pytest.mark.parametrize("form", FORMATS)
def test_it_is_as_the_standard_asks(db: Database, tmp_path: Path, form: str) -> None:
    found = package(db, tmp_path / "out", form)
    jsonschema.validate(found, PACKAGE)
    names = [one["name"] for one in found["resources"]]
    assert names == list(tables.NAMES)
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[a-z0-9._-]+", name) for name in names)


@pytest.mark.parametrize("form", FORMATS)
def test_it_tells_the_truth_of_the_files(db: Database, tmp_path: Path, form: str) -> None:
    folder = tmp_path / "out"
    found = package(db, folder, form)
    assert {path.name for path in folder.iterdir()} == {one["path"] for one in found["resources"]} | {
        "datapackage.json"
    }
    for one in found["resources"]:
        raw = (folder / one["path"]).read_bytes()
        assert (one["bytes"], one["hash"]) == (len(raw), f"sha256:{hashlib.sha256(raw).hexdigest()}")
        table = described(db, one["name"])
        rows = READERS[form](folder / one["path"], table)
        assert rows == view(db, one["name"])
        assert [field["name"] for field in one["schema"]["fields"]] == list(rows[0])


def test_values_are_of_the_types_that_are_told(db: Database, tmp_path: Path) -> None:
    found = package(db, tmp_path, "jsonl")
    kinds = {"integer": int, "number": float, "boolean": bool}
    moments: dict[str, type[dt.date]] = {"date": dt.date, "datetime": dt.datetime}
    for one in found["resources"]:
        records = [json.loads(line) for line in (tmp_path / one["path"]).read_text().split("\n")[:-1]]
        for field in one["schema"]["fields"]:
            for value in (record[field["name"]] for record in records if record[field["name"]] is not None):
                assert isinstance(value, kinds.get(field["type"], str))
                if field["type"] in moments:
                    moments[field["type"]].fromisoformat(str(value))


def test_keys_hold(db: Database, tmp_path: Path) -> None:
    found = package(db, tmp_path, "jsonl")
    rows = {one["name"]: view(db, one["name"]) for one in found["resources"]}
    followed = 0
    for one in found["resources"]:
        ids = [row["id"] for row in rows[one["name"]]]
        assert one["schema"]["primaryKey"] == ["id"]
        assert len(set(ids)) == len(ids)
        for key in one["schema"].get("foreignKeys", []):
            there = {row["id"] for row in rows[key["reference"]["resource"]]}
            assert {row[key["fields"][0]] for row in rows[one["name"]]} <= there
            followed += 1
    assert followed == 2


def test_it_claims_no_right_to_the_words_of_others(db: Database, tmp_path: Path) -> None:
    found = package(db, tmp_path, "csv")
    assert "licenses" not in found
    assert found["sources"] == [{"title": "china-daily"}]
    assert "no licence to them is given" in found["description"]


def test_one_that_is_cut_off_leaves_no_description_of_other_files(
    db: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package(db, tmp_path, "csv")
    (tmp_path / ".positions.csv.part").mkdir()  # in the way
    with pytest.raises(OSError, match="positions"):
        write_package(db, tmp_path, "csv", NOW)
    assert not (tmp_path / "datapackage.json").exists()


def test_it_is_of_one_moment_while_others_write(tmp_path: Path, db: Database) -> None:
    writer = Database(tmp_path / "hostile.db", execute_plugins=False)
    with tables.as_of_now(db):
        before = len(view(db, "statements"))
        with writer.conn:
            writer.execute("UPDATE statements SET dropped_by = parser_version WHERE id = 1")
        assert len(view(db, "statements")) == before
    assert len(view(db, "statements")) == before - 1
    writer.close()
