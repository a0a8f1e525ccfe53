"""What a run brought, counted in what is kept."""

import datetime as dt
from typing import Any

from sqlite_utils import Database

from store import articles, brought, misses, snapshots
from store.brought import Brought, Example
from store.misses import Miss, MissCount
from store.source_runs import Fill
from tests.store.builders import ArticleId, Record, article, statement

DAY = dt.date(2016, 11, 8)


def keep(record: Record, number: int, source: str = "feed") -> snapshots.Snapshot:
    url = f"https://example.org/{number}"
    return snapshots.keep(
        record.db,
        raw=f"page {number}".encode(),
        article_id=ArticleId("china-daily", f"content_{number}", url),
        url=url,
        now=record.now,
        run=record.run,
        declared={"file": url, "source": source},
    )


def read(record: Record, number: int, *, said: bool = True, **fields: Any) -> None:
    page = article(f"China opposed plot {number}.\n", **fields)
    found = [statement(page, f"plot {number}")] if said else []
    articles.write(record.db, keep(record, number), page, found, parser_version="1")


def test_pages_are_counted_by_what_they_have(record: Record) -> None:
    read(record, 1, page_date=DAY)
    read(record, 2, page_date=DAY, said=False)
    read(record, 3, title=None)
    broken, chinese = keep(record, 4), keep(record, 5)
    snapshots.failed(record.db, broken, parser_version="1", reason="it has no title")
    snapshots.failed(record.db, chinese, parser_version="1", reason="it is in Chinese", on_purpose=True)
    keep(record, 6)  # not read yet
    keep(record, 7, "other")
    assert brought.by_source(record.db, record.run) == {
        "feed": Brought(6, 1, 1, "it is in Chinese", "it has no title", Fill(4, 3, 2, 2, 2)),
        "other": Brought(new=1),
    }
    assert brought.of(record.db, record.run, "nowhere") == Brought()
    assert brought.by_source(record.db, record.run + 1) == {}


def test_a_page_that_a_later_parser_reads_counts_as_read(record: Record) -> None:
    snapshot, page = keep(record, 1), article("China said so.\n")
    snapshots.failed(record.db, snapshot, parser_version="1", reason="it is in Chinese", on_purpose=True)
    articles.write(record.db, snapshot, page, [], parser_version="2")
    assert brought.of(record.db, record.run, "feed") == Brought(1, fill=Fill(1, 1, 1, 0, 0))
    snapshots.failed(record.db, snapshot, parser_version="3", reason="it has no body")
    assert brought.of(record.db, record.run, "feed") == Brought(1, 0, 1, None, "it has no body", Fill(1, 0, 0, 0, 0))


def test_a_page_that_came_readable_later_counts_as_read(record: Record) -> None:
    snapshots.failed(record.db, keep(record, 1), parser_version="1", reason="it has no title")
    first = record.run
    record.next_run()
    url = "https://example.org/1"
    better = snapshots.keep(
        record.db,
        raw=b"page 1, mended",
        article_id=ArticleId("china-daily", "content_1", url),
        url=url,
        now=record.now,
        run=record.run,
        declared={"file": url, "source": "known articles"},
    )
    assert brought.of(record.db, first, "feed").fill == Fill(1, 0, 0, 0, 0)
    articles.write(record.db, better, article("China said so.\n"), [], parser_version="1")
    assert brought.of(record.db, first, "feed") == Brought(1, fill=Fill(1, 1, 1, 0, 0))


def test_an_example_is_a_page_that_cannot_be_read_where_there_is_one(record: Record) -> None:
    assert brought.example(record.db, record.run, "feed") is None
    read(record, 1)
    assert brought.example(record.db, record.run, "feed") == Example("china-daily", "https://example.org/1")
    snapshots.failed(record.db, keep(record, 2), parser_version="1", reason="it has no title")
    assert brought.example(record.db, record.run, "feed") == Example("china-daily", "https://example.org/2")


def test_the_days_of_a_source_are_those_of_its_articles(record: Record) -> None:
    read(record, 1)
    read(record, 2)
    read(record, 3, published=dt.date(2016, 1, 2))
    assert brought.days(record.db, "feed") == [dt.date(2016, 1, 2), DAY]
    assert brought.days(record.db, "other") == []


def test_misses_are_counted_until_the_article_is_had(db: Database, record: Record) -> None:
    a = Miss("https://example.org/a", "it answered 500")
    b = Miss("https://example.org/b", "it is not there (404)", again=True)
    misses.note(db, record.run, "feed", [b, a])
    misses.note(db, record.run, "feed", [b])
    assert misses.by_source(db, record.run) == {"feed": MissCount(2, 1, "it answered 500")}
    misses.note(db, record.run, "feed", [], [a.place])
    misses.note(db, record.run, "other", [a])
    assert misses.by_source(db, record.run) == {
        "feed": MissCount(1, 1, "it is not there (404)"),
        "other": MissCount(1, 0, "it answered 500"),
    }
    assert misses.by_source(db, record.run + 1) == {}


def test_old_misses_are_let_go_of(db: Database, record: Record) -> None:
    first = record.run
    misses.note(db, first, "feed", [Miss("a", "gone")])
    record.next_run()
    misses.note(db, record.run, "feed", [Miss("a", "gone")])
    misses.forget(db, before=record.now)
    assert misses.by_source(db, first) == {}
    assert misses.by_source(db, record.run) == {"feed": MissCount(1, 0, "gone")}
