"""Articles that could not be had: when each is asked for again, and until when it is remembered."""

import datetime as dt

import pytest
from sqlite_utils import Database

from store import awaited, snapshots
from store.awaited import LATER, SOON, Awaited
from tests.store.builders import ArticleId, Record

ONE = Awaited("china-daily", "WS1", False, "https://example.org/WS1.html", {"source": "feed"}, "it answered 500")
COPY = Awaited("china-daily", "WS1", True, "https://archive.example.org/WS1", {"source": "archive"}, "it has none")


def waits(record: Record, now: dt.datetime, run: int, *, archived: bool = False) -> bool:
    return awaited.waits(record.db, run, "china-daily", "WS1", archived=archived, now=now)


@pytest.mark.parametrize(("lasting", "first"), [(False, SOON), (True, LATER)])
def test_the_time_until_it_is_asked_for_again_doubles(record: Record, lasting: bool, first: dt.timedelta) -> None:
    begun = record.now
    for times in (1, 2, 4, 8):
        moment = begun + first * times
        awaited.note(record.db, record.run, [(ONE, lasting)], now=moment - first * (times // 2 or 1))
        assert awaited.due(record.db, now=moment - dt.timedelta(seconds=1)) == []
        assert awaited.due(record.db, now=moment) == [ONE]
    assert record.db["awaited"].count == 1


def test_what_could_not_be_had_for_years_is_asked_for_a_dozen_times_in_all(record: Record) -> None:
    moment, times = record.now, 0
    while moment < record.now + dt.timedelta(days=3650):
        awaited.note(record.db, record.run, [(ONE, True)], now=moment)
        times += 1
        (due,) = record.db.execute("SELECT due_at FROM awaited").fetchone()
        moment = dt.datetime.fromisoformat(due)
    assert times == 14


def test_that_it_was_missed_before_is_said_of_later_runs_alone(record: Record) -> None:
    assert awaited.note(record.db, record.run, [(ONE, False), (COPY, False)], now=record.now) == [False, False]
    assert awaited.note(record.db, record.run, [(ONE, False)], now=record.now) == [False]
    record.next_run()
    assert awaited.note(record.db, record.run, [(ONE, False)], now=record.now) == [True]


def test_an_article_waits_until_it_is_due_at_its_place(record: Record) -> None:
    first = record.run
    awaited.note(record.db, first, [(ONE, True)], now=record.now)
    record.next_run()
    noted = record.now - dt.timedelta(days=1)
    assert waits(record, noted + LATER - SOON, record.run)
    assert not waits(record, noted + LATER, record.run)
    assert not waits(record, noted, record.run, archived=True)
    assert not waits(record, noted, first)  # that run counts it as missed


def test_a_run_that_is_taken_up_knows_what_it_has_missed_until_that_is_due(record: Record) -> None:
    awaited.note(record.db, record.run, [(ONE, False), (COPY, True)], now=record.now)
    assert awaited.missed_in(record.db, record.run, now=record.now) == [ONE, COPY]
    assert awaited.missed_in(record.db, record.run, now=record.now + SOON) == [COPY]
    assert awaited.missed_in(record.db, record.run + 1, now=record.now) == []


def test_what_is_kept_is_awaited_no_more_wherever_it_came_from(db: Database, record: Record) -> None:
    awaited.note(db, record.run, [(ONE, False), (COPY, True)], now=record.now)
    key = ArticleId("china-daily", "WS1", None)
    snapshots.keep(db, raw=b"page", article_id=key, url=None, now=record.now, run=record.run, declared={})
    assert db["awaited"].count == 0


@pytest.mark.parametrize(
    ("sql", "index"),
    [
        ("SELECT * FROM awaited WHERE due_at <= ?", "awaited_due_at"),
        ("SELECT * FROM awaited WHERE run = ?", "awaited_run"),
    ],
)
def test_what_is_looked_for_is_found_by_an_index(db: Database, sql: str, index: str) -> None:
    (step,) = db.execute(f"EXPLAIN QUERY PLAN {sql}", ("2026",)).fetchall()
    assert index in step[3]
