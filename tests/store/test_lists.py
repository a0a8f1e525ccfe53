import datetime as dt
import sqlite3

import pytest
from sqlite_utils import Database

from parsers.pages.urls import ArticleId
from store import lists, runs, snapshots, source_runs
from store.errors import StoreError
from store.lists import ListMark
from store.source_runs import SourceRun

NOON = dt.datetime(2026, 11, 21, 12, 0, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)
FEED = ListMark("http://www.chinadaily.com.cn/rss/china_rss.xml", '"one"', None)
SECTION = ListMark("https://www.chinadaily.com.cn/world/page_1.html", None, "Sat, 21 Nov 2026 00:00:00 GMT")


def test_what_is_noted_comes_back_and_takes_the_place_of_what_was(db: Database) -> None:
    lists.note(db, [FEED, SECTION], now=NOON)
    newer = ListMark(FEED.url, '"two"', None)
    lists.note(db, [newer], now=NOON + DAY)
    assert lists.marks(db, after=NOON - DAY) == {FEED.url: newer, SECTION.url: SECTION}


def test_what_was_noted_long_ago_is_not_gone_by(db: Database) -> None:
    lists.note(db, [FEED], now=NOON)
    lists.note(db, [SECTION], now=NOON + DAY)
    assert lists.marks(db, after=NOON) == {SECTION.url: SECTION}


def test_a_list_without_a_mark_is_refused(db: Database) -> None:
    with pytest.raises((StoreError, sqlite3.IntegrityError)):
        lists.note(db, [ListMark(FEED.url, None, None)], now=NOON)
    assert lists.marks(db, after=NOON - DAY) == {}


def coverage(state: str) -> SourceRun:
    return SourceRun(source="search", kind="rss", answered=True, state=state, found=3, new=1)


def test_the_last_good_look_is_that_of_a_run_that_ended_well_for_the_source(db: Database) -> None:
    assert runs.last_good(db, "search") is None
    for number, state in enumerate(["ok", "quiet", "failing", "unparsable"]):
        run = runs.start(db, now=NOON + number * DAY)
        runs.finish(db, run, verdict="ok", now=NOON + number * DAY, sources=[coverage(state)])
    assert runs.last_good(db, "search") == NOON + DAY
    assert runs.last_good(db, "another") is None


def test_a_run_that_has_not_ended_is_no_good_look(db: Database) -> None:
    run = runs.start(db, now=NOON)
    source_runs.note(db, run, [coverage("ok")])
    assert runs.last_good(db, "search") is None


def test_an_article_is_had_once_its_bytes_are_kept(db: Database) -> None:
    assert snapshots.first_run(db, "china-daily", "WS1") is None
    run = runs.start(db, now=NOON)
    key = ArticleId("china-daily", "WS1", None, "https://www.chinadaily.com.cn/a/202611/20/WS1.html")
    snapshots.keep(db, raw=b"page", article_id=key, url=None, now=NOON, run=run, declared={})
    runs.finish(db, run, verdict="ok", now=NOON)
    later = runs.start(db, now=NOON)
    snapshots.keep(db, raw=b"changed", article_id=key, url=None, now=NOON, run=later, declared={})
    assert snapshots.first_run(db, "china-daily", "WS1") == run
    assert snapshots.first_run(db, "mnd", "WS1") is None
