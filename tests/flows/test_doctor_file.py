"""``onrecord doctor`` on the file: what is wrong with it is told with its mend, and mended where it can be."""

import json
import sqlite3
from pathlib import Path

import pytest

import seeds
from tests.flows.conftest import Call


@pytest.fixture
def db(call: Call, tmp_path: Path) -> Path:
    path = tmp_path / "onrecord.db"
    assert call("ingest", seeds.FOLDER, "--db", path).code == 0
    return path


def harm(db: Path, *statements: str) -> None:
    connection = sqlite3.connect(db, isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.close()


OUT_OF_STEP = "INSERT INTO statements_fts (statements_fts) VALUES ('delete-all')"


def test_a_whole_file_is_said_to_be_whole(call: Call, db: Path) -> None:
    answer = call("doctor", "--db", db)
    assert "The file is whole: pages, references, spans, search index and kept bytes were looked through." in answer.out
    assert json.loads(call("doctor", "--json", "--db", db).out)["file"] == "whole"


def test_quickly_nothing_is_said_of_the_file(call: Call, db: Path) -> None:
    harm(db, OUT_OF_STEP)
    answer = call("doctor", "--quick", "--db", db)
    assert "file is whole" not in answer.out
    assert "search index" not in answer.out
    assert json.loads(call("doctor", "--quick", "--json", "--db", db).out)["file"] is None


def test_what_is_out_of_step_is_told_and_mended(call: Call, db: Path) -> None:
    harm(db, OUT_OF_STEP)
    told = call("doctor", "--db", db)
    assert told.code == 3
    assert "broken  store, search: the search index of statements is out of step: 30 rows lacking" in told.out
    assert "`onrecord doctor --mend` makes it anew" in told.out

    mended = call("doctor", "--mend", "--db", db)
    assert "mend: the search index of statements was made anew" in mended.err
    assert "The file is whole" in mended.out
    assert mended.code == 0
    assert "there was nothing to mend" in call("doctor", "--mend", "--db", db).err


def test_a_damaged_file_is_told_and_nothing_else_asked_of_it(call: Call, db: Path) -> None:
    connection = sqlite3.connect(db)
    (root,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'spans_version'").fetchone()
    (size,) = connection.execute("PRAGMA page_size").fetchone()
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    with db.open("r+b") as file:
        file.seek((root - 1) * size)
        file.write(b"\xee" * size)

    answer = call("doctor", "--db", db)
    assert answer.code == 3
    assert "broken  store, file: the file is damaged: " in answer.out
    assert "restore the store from a backup" in answer.out
    assert json.loads(call("doctor", "--json", "--db", db).out)["file"] == "faulty"


def test_mending_makes_no_store(call: Call, tmp_path: Path) -> None:
    assert call("doctor", "--mend", "--db", tmp_path / "none.db").code == 2
    assert list(tmp_path.iterdir()) == []
