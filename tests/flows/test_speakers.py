"""``onrecord speakers``: the work queue of names, links that statements follow, and their undoing."""

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from tests.flows.conftest import Call, write_folder

PAGES = {
    "a.txt": b"SEOUL - Pak Chin-u, a researcher, said on Tuesday that the deployment of THAAD hurts trust.\n",
    "b.txt": b'BEIJING - "The two sides will hold talks on THAAD," Geng Shang told reporters.\n',
    "c.txt": b"SEOUL - Park Jin-woo, a researcher, said that talks on THAAD would help.\n",
}
LISTING = [{"file": name, "published": "2017-03-01"} for name in PAGES]


@pytest.fixture
def db(call: Call, tmp_path: Path) -> Path:
    path = tmp_path / "data" / "onrecord.db"
    folder = write_folder(tmp_path / "in", LISTING, PAGES)
    assert call("ingest", folder, "--db", path).code == 0
    return path


def speakers(db: Path) -> list[tuple[Any, ...]]:
    connection = sqlite3.connect(db)
    rows = connection.execute("SELECT speakers, offices, principals FROM v_statements ORDER BY id").fetchall()
    connection.close()
    return rows


def test_names_that_nobody_knows_are_listed(call: Call, db: Path) -> None:
    answer = call("speakers", "--db", db)
    assert answer.code == 0
    assert "Pak Chin-u\n    person · a researcher · 1 statement in 1 article, 2017-02-28\n" in answer.out
    listed = [json.loads(line)["name"] for line in call("speakers", "--format", "jsonl", "--db", db).out.splitlines()]
    assert sorted(listed) == ["Geng Shang", "Pak Chin-u", "Park Jin-woo"]


def test_a_link_to_somebody_known_brings_office_and_principal(call: Call, db: Path) -> None:
    answer = call("speakers", "--db", db, "link", "Geng Shang", "Geng Shuang", "--note", "a slip")
    assert (answer.code, answer.out) == (
        0,
        "linked Geng Shang to Geng Shuang, link 1; 1 statement in 1 article changed\n",
    )
    assert ("Geng Shuang", "spokesperson", "China") in speakers(db)
    assert "Geng Shang" not in call("speakers", "--db", db).out


def test_two_strangers_may_be_one(call: Call, db: Path) -> None:
    call("speakers", "--db", db, "link", "Pak Chin-u", "Park Jin-woo")
    assert [row[0] for row in speakers(db)].count("Park Jin-woo") == 2
    assert "Park Jin-woo\n    person · a researcher · 2 statements in 2 articles" in call("speakers", "--db", db).out


def test_articles_that_come_later_follow_the_link(call: Call, db: Path, tmp_path: Path) -> None:
    call("speakers", "--db", db, "link", "Geng Shang", "Geng Shuang")
    later = {"d.txt": b'BEIJING - "China opposes THAAD," Geng Shang said.\n'}
    folder = write_folder(tmp_path / "later", [{"file": "d.txt", "published": "2017-03-02"}], later)
    call("ingest", folder, "--db", db)
    assert speakers(db)[-1] == ("Geng Shuang", "spokesperson", "China")


def test_undoing_brings_back_what_was(call: Call, db: Path) -> None:
    before = speakers(db)
    call("speakers", "--db", db, "link", "Geng Shang", "Geng Shuang")
    assert speakers(db) != before
    answer = call("speakers", "--db", db, "undo", "1")
    assert answer.out == "Geng Shang is no longer Geng Shuang; 1 statement in 1 article changed\n"
    assert speakers(db) == before


def test_the_log_has_what_was_made_and_undone(call: Call, db: Path) -> None:
    call("speakers", "--db", db, "link", "Geng Shang", "Geng Shuang", "--note", "a slip")
    call("speakers", "--db", db, "undo", "1")
    call("speakers", "--db", db, "link", "Pak Chin-u", "Park Jin-woo")
    first, second = call("speakers", "--db", db, "log").out.splitlines()
    assert first.startswith("   1  Geng Shang = Geng Shuang, made 20")
    assert ", undone 20" in first
    assert first.endswith(": a slip")
    assert second.startswith("   2  Pak Chin-u = Park Jin-woo, made 20")
    assert "undone" not in second


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("link", "Geng Shang", "Geng Shong"), "nobody bears that name; give one of seeds/people.csv or bodies.csv"),
        (("link", "Nobody", "Geng Shuang"), "linking 'Nobody': no statement is by such a speaker"),
        (("undo", "5"), "undoing link 5: there is none"),
        (("link", "Geng Shang"), "Missing argument 'TARGET'"),
    ],
)
def test_a_wrong_call_changes_nothing_and_says_why(call: Call, db: Path, arguments: tuple[str, ...], told: str) -> None:
    before = speakers(db)
    answer = call("speakers", "--db", db, *arguments)
    assert (answer.code, answer.out) == (2, "")
    assert told in answer.err
    assert speakers(db) == before


def test_without_a_store_it_makes_none(call: Call, tmp_path: Path) -> None:
    for arguments in ((), ("link", "A", "Geng Shuang"), ("undo", "1"), ("log",)):
        assert call("speakers", "--db", tmp_path / "none.db", *arguments).code == 2
    assert list(tmp_path.iterdir()) == []


def test_the_store_may_be_named_behind_what_is_to_be_done(call: Call, db: Path) -> None:
    assert call("speakers", "link", "Geng Shang", "Geng Shuang", "--db", db).code == 0
    assert ("Geng Shuang", "spokesperson", "China") in speakers(db)
    assert "Geng Shang" in call("speakers", "log", "--db", db).out
