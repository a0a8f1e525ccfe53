"""What must not cost more in a larger record does not: counted in steps of SQLite's machine, never in time."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from store import positions, runs, states
from store.database import open_store
from store.queries import ask, queries
from store.source_runs import SourceRun
from tests.benchmarks.made import make_store
from tests.store.builders import NOW, Record, article, numbered, statement

EACH = 100
"""Steps of SQLite's machine that are counted as one."""


@contextmanager
def counted(db: Database) -> Iterator[list[None]]:
    """Count what SQLite does inside, in hundreds of steps: the length of the list."""
    steps: list[None] = []
    db.conn.set_progress_handler(lambda: steps.append(None), EACH)
    yield steps
    db.conn.set_progress_handler(None, EACH)


def steps(db: Database, work: Callable[[], Any]) -> int:
    with counted(db) as done:
        work()
    return len(done)


@pytest.fixture(scope="module")
def stores(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Database, Database]]:
    """Two made stores, the second ten times as large."""
    folder = tmp_path_factory.mktemp("growth")
    for size in (300, 3_000):
        make_store(folder / f"{size}.db", statements=size)
    pair = (open_store(folder / "300.db"), open_store(folder / "3000.db"))
    yield pair
    for db in pair:
        db.close()


def ingest(db: Database) -> None:
    """Keep, write and match an article of five statements."""
    record = Record(db)
    lines = [f"the radar number {n} would stay where it was put" for n in ("one", "two", "three", "four", "five")]
    page = article("".join(f"China said {line}.\n" for line in lines))
    record.add(page, *numbered(*(statement(page, line) for line in lines)))
    positions.match(db)


def test_one_more_article_costs_the_same_in_a_larger_store(stores: tuple[Database, Database]) -> None:
    few, many = (steps(db, partial(ingest, db)) for db in stores)
    assert few > 20
    assert many <= 1.5 * few


@pytest.mark.parametrize("name", sorted({"last-objections", "first-words", "gaps", "joint-statements", "withdrawn"}))
def test_a_question_for_the_latest_costs_about_the_same(stores: tuple[Database, Database], name: str) -> None:
    few, many = (steps(db, lambda db=db: ask(db, queries()[name], {})) for db in stores)  # type: ignore[misc]
    assert many <= 3 * few + 10


def with_runs(path: Path, number: int) -> Database:
    """A store with so many runs of two sources."""
    db = open_store(path)
    for n in range(number):
        run = runs.start(db, now=NOW)
        state = "failing" if n % 7 == 3 else "ok"
        sources = [SourceRun(source=name, kind="feed", answered=True, state=state) for name in ("one", "two")]
        runs.finish(db, run, verdict="ok", now=NOW, sources=sources)
    return db


def test_how_the_sources_are_costs_what_there_are_runs_and_no_more(tmp_path: Path) -> None:
    few, many = (with_runs(tmp_path / f"{number}.db", number) for number in (20, 200))
    cost = [steps(db, lambda db=db: states.current(db)) for db in (few, many)]  # type: ignore[misc]
    assert len(states.current(many)) == 2
    assert cost[1] <= 15 * cost[0]
    for db in (few, many):
        db.close()


def test_a_text_that_is_written_again_as_it_was_is_not_indexed_anew(record: Record) -> None:
    record.say("it opposed the deployment of THAAD")
    pages = "SELECT count(*), sum(length(block)) FROM {}_data"
    before = [record.db.execute(pages.format(index)).fetchall() for index in ("articles_fts", "statements_fts")]
    record.db.execute("UPDATE article_versions SET title = title, body = body")
    record.db.execute("UPDATE statements SET content = content")
    record.db.conn.commit()
    assert [record.db.execute(pages.format(i)).fetchall() for i in ("articles_fts", "statements_fts")] == before

    record.db.execute("UPDATE article_versions SET title = 'Quite another headline'")
    record.db.execute("UPDATE statements SET content = 'quite another word'")
    for index in ("articles_fts", "statements_fts"):
        found = f"SELECT rowid FROM {index} WHERE {index} MATCH ?"
        assert record.db.execute(found, ("another",)).fetchall() == [(1,)]
    assert record.db.execute("SELECT rowid FROM statements_fts WHERE statements_fts MATCH 'thaad'").fetchall() == []
