"""What matching will ask is worked out where statements are read; a store comes out the same whether it was or not."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from sqlite_utils import Database

from flows import parsing, steps
from flows.parsing import Read
from parsers.records import Article, Statement
from store import positions
from store.positions import matching
from store.positions import meaning as meanings
from store.positions.meaning import Key, Meaning
from tests.flows.dumps import dump
from tests.flows.work import stores


@pytest.fixture(autouse=True)
def forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is known of what earlier tests have said."""
    monkeypatch.setattr(meanings, "_known", {})


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Key]:
    """What matching asks."""
    found: list[Key] = []

    def hearing(content: str, act: str, topics: Sequence[str], cue: str, holder: str, year: int | None) -> Meaning:
        found.append((content, act, tuple(topics), cue, holder, year))
        return meanings.meaning(content, act, topics, cue, holder, year)

    monkeypatch.setattr(matching, "meaning", hearing)
    return found


def read(db: Path) -> list[Read]:
    return [parsing.read_to_match(kept) for kept in steps.load(db, steps.waiting(db))]


def test_nearly_all_that_is_asked_was_foreseen(tmp_path: Path, asked: list[Key]) -> None:
    db = stores.make(tmp_path / "onrecord.db", 60)
    found = read(db)
    foreseen = {key for one in found for key, _ in one.foreseen}
    steps.parse(db, lambda: found)
    steps.match(db)
    outer = sum(statement.parent is not None for one in found for statement in one.statements)
    assert len(asked) > 50
    assert len([key for key in asked if key not in foreseen]) <= 2 * outer
    assert len([key for key in asked if key in foreseen]) >= 0.85 * len(asked)


def test_the_store_is_the_same_without_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dumps = []
    for name in ("foreseen", "not"):
        (tmp_path / name).mkdir()
        db = stores.make(tmp_path / name / "onrecord.db", 40)
        found = read(db) if name == "foreseen" else [parsing.read(kept) for kept in steps.load(db, steps.waiting(db))]
        assert any(one.foreseen for one in found) == (name == "foreseen")
        meanings._known.clear()
        steps.parse(db, found.copy)
        steps.match(db)
        dumps.append(dump(db))
    assert dumps[0] == dumps[1]


def test_what_is_remembered_is_not_worked_out_again(monkeypatch: pytest.MonkeyPatch) -> None:
    key: Key = ("China opposes THAAD", "oppose", ("thaad",), "say", "China", 2016)
    found = meanings.meaning(*key)
    monkeypatch.setattr(meanings, "_known", {})
    monkeypatch.setattr(meanings, "_meaning", lambda *_: pytest.fail("worked out again"))
    positions.remember([(key, found)])
    assert meanings.meaning(*key) is found


def test_no_more_is_remembered_than_there_is_room_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meanings, "_KNOWN", 3)
    for year in range(2010, 2020):
        meanings.meaning("China opposes THAAD", "oppose", ["thaad"], "say", "China", year)
    assert [key[-1] for key in meanings._known] == [2017, 2018, 2019]


def test_a_statement_that_cannot_be_foreseen_is_read_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def trips(article: Article, statements: list[Statement]) -> None:
        raise RecursionError

    db = stores.make(tmp_path / "onrecord.db", 12)
    monkeypatch.setattr(parsing, "foresee", trips)
    found = read(db)
    assert {one.foreseen for one in found} == {()}
    assert sum(len(one.statements) for one in found) > 10


def test_the_meaning_of_what_an_unnamed_speaker_says_does_not_hang_on_the_article(tmp_path: Path) -> None:
    """His position is told from those of other articles' unnamed, by the article's number; his words mean the same."""
    db = stores.make(tmp_path / "onrecord.db", 60)
    found = read(db)
    steps.parse(db, lambda: found)
    steps.match(db)
    connection = Database(db)
    holders = [row[0] for row in connection.execute("SELECT holder FROM positions").fetchall()]
    connection.close()
    assert any("(article " in holder for holder in holders)
    assert not any("(article " in key[4] for key in meanings._known)
