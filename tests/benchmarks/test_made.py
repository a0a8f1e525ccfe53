"""The made store of the benchmarks is a sound one, the same each time, and the cookbook has answers on it."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlite_utils import Database

from store import checks
from store.database import one, open_store
from store.queries import ask, queries
from tests.benchmarks.made import make_store

STATEMENTS = 1_000


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Database, Counter[str]]]:
    path = tmp_path_factory.mktemp("made") / "onrecord.db"
    result = make_store(path, statements=STATEMENTS)
    database = open_store(path, write=False)
    yield database, result
    database.close()


def test_it_has_ten_statements_an_article(made: tuple[Database, Counter[str]]) -> None:
    database, result = made
    assert (result["statements"], result["articles"]) == (STATEMENTS, STATEMENTS // 10)
    assert one(database, "SELECT count(*) FROM v_statements") == (STATEMENTS,)


def test_it_is_sound(made: tuple[Database, Counter[str]]) -> None:
    assert {name: found for name, found in checks.faults(made[0]) if found} == {}


def test_its_triggers_are_those_of_any_store(made: tuple[Database, Counter[str]], tmp_path: Path) -> None:
    schema = "SELECT name, sql FROM sqlite_master ORDER BY name"
    fresh = open_store(tmp_path / "fresh.db")
    assert made[0].execute(schema).fetchall() == fresh.execute(schema).fetchall()
    fresh.close()


def test_the_same_seed_makes_the_same(made: tuple[Database, Counter[str]], tmp_path: Path) -> None:
    words = "SELECT content, dated, act, position, status FROM statements ORDER BY id LIMIT 50"
    make_store(tmp_path / "again.db", statements=STATEMENTS)
    again = open_store(tmp_path / "again.db", write=False)
    assert made[0].execute(words).fetchall() == again.execute(words).fetchall()
    again.close()


@pytest.mark.parametrize("name", sorted(set(queries()) - {"office-holders", "reprints", "fallen-silent"}))
def test_the_cookbook_has_answers(made: tuple[Database, Counter[str]], name: str) -> None:
    answer = ask(made[0], queries()[name], {})
    assert answer.rows
    assert answer.columns == tuple(column for column, _ in queries()[name].columns)


def test_answers_agree_with_plain_counting(made: tuple[Database, Counter[str]]) -> None:
    database, _ = made
    told = ask(database, queries()["tone-by-month"], {"principal": "China", "topic": "thaad"})
    counted = database.execute(
        "SELECT substr(st.dated, 1, 7), count(*), sum(st.tone = 1), sum(st.tone = -1), sum(st.tone = 0)"
        " FROM stances st JOIN v_statements v ON v.id = st.statement JOIN speakers sp ON sp.id = st.principal"
        " WHERE sp.name = 'China' AND st.topic = 'thaad' AND v.status IN ('new', 'restated') GROUP BY 1 ORDER BY 1"
    ).fetchall()
    assert [(row[0], row[1], *row[3:]) for row in told.rows] == counted
    (top, *_) = ask(database, queries()["repeated-most"], {"principal": "China"}).rows
    most = one(
        database,
        "SELECT count(*) FROM v_statements v JOIN positions p ON p.id = v.position WHERE p.holder = 'China'"
        " AND v.status IN ('new', 'restated') GROUP BY p.id ORDER BY 1 DESC LIMIT 1",
    )
    assert most == (top[1],)
