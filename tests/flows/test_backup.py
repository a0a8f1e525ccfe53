"""``onrecord backup``: the name on stdout, the talk on stderr, the store untouched."""

import sqlite3
from pathlib import Path

import pytest

import seeds
from tests.flows.conftest import Call


def _filled(call: Call, tmp_path: Path) -> Path:
    db = tmp_path / "data" / "onrecord.db"
    assert call("ingest", seeds.FOLDER, "--db", db).code == 0
    return db


def test_a_copy_goes_beside_the_store_and_its_name_is_printed(call: Call, tmp_path: Path) -> None:
    db = _filled(call, tmp_path)
    answer = call("backup", "--db", db)

    path = Path(answer.out.strip())
    assert answer.code == 0
    assert path.parent == tmp_path / "data" / "backups"
    assert f"backup: {path.stat().st_size:,} bytes, found sound" in answer.err
    copied, kept = sqlite3.connect(path), sqlite3.connect(db)
    assert list(copied.iterdump()) == list(kept.iterdump())


def test_copies_may_go_elsewhere(call: Call, tmp_path: Path) -> None:
    db = _filled(call, tmp_path)
    answer = call("backup", "--db", db, "--to", tmp_path / "elsewhere")
    assert Path(answer.out.strip()).parent == tmp_path / "elsewhere"


@pytest.fixture
def old(tmp_path: Path) -> list[Path]:
    """Three copies of one day of long ago."""
    folder = tmp_path / "data" / "backups"
    folder.mkdir(parents=True)
    paths = [folder / f"onrecord-20200101T00000{n}Z.db" for n in range(3)]
    for path in paths:
        path.touch()
    return paths


def test_older_copies_go_and_are_counted(call: Call, tmp_path: Path, old: list[Path]) -> None:
    assert "let go of 2 older" in call("backup", "--db", _filled(call, tmp_path)).err
    assert [path.exists() for path in old] == [False, False, True]


def test_all_are_kept_where_that_is_asked(call: Call, tmp_path: Path, old: list[Path]) -> None:
    assert "let go of" not in call("backup", "--db", _filled(call, tmp_path), "--keep-all").err
    assert [path.exists() for path in old] == [True, True, True]


def test_without_a_store_it_says_so_and_makes_none(call: Call, tmp_path: Path) -> None:
    answer = call("backup", "--db", tmp_path / "none.db")
    assert (answer.code, answer.out) == (2, "")
    assert "there is none; make one with `onrecord run`" in answer.err
    assert list(tmp_path.iterdir()) == []


def test_what_cannot_be_written_is_broken_not_bad_input(call: Call, tmp_path: Path) -> None:
    db = _filled(call, tmp_path)
    (tmp_path / "file").touch()
    answer = call("backup", "--db", db, "--to", tmp_path / "file" / "copies")
    assert answer.code == 3
    assert "Not a directory; name another" in answer.err
