"""Captures of archives: an older text that is found later is an older version, and the newest stays the current one."""

import datetime as dt

from parsers.records import Article
from store import articles, digests, positions, snapshots
from store.articles import Written
from store.database import one
from tests.store.builders import ArticleId, Record, article, statement

KEY = ArticleId()
CAPTURED = dt.datetime(2016, 11, 9, tzinfo=dt.UTC)
OLD = article("China said the drill would last 10 days.\n")
NEW = article("China said the drill would last 12 days.\n")


def capture(record: Record, page: Article, *contents: str, days: int = 0) -> Written:
    """Put in what an archive captured so many days after the first capture."""
    snapshot = snapshots.keep(
        *(record.db,), raw=page.text.encode(), article_id=KEY, url=KEY.canonical_url, now=record.now, run=record.run,
        declared={}, seen=CAPTURED + dt.timedelta(days=days),
    )  # fmt: skip
    found = [statement(page, words, id=str(n)) for n, words in enumerate(contents, 1)]
    return articles.write(record.db, snapshot, page, found, parser_version="1")


def live(record: Record) -> Written:
    return record.add(NEW, statement(NEW, "the drill would last 12 days"), key=KEY)


def versions(record: Record) -> list[tuple[int, str]]:
    return record.db.execute("SELECT number, body FROM article_versions ORDER BY number").fetchall()


def test_an_older_text_is_the_earlier_version_whenever_it_is_found(record: Record) -> None:
    live(record)
    written = capture(record, OLD, "the drill would last 10 days")
    assert (written.version, written.changed) == (1, True)
    assert versions(record) == [(1, OLD.text.strip()), (2, NEW.text.strip())]
    assert one(record.db, "SELECT v.number FROM articles a JOIN article_versions v ON v.id = a.current_version") == (2,)


def test_the_newer_words_correct_the_older_ones_not_the_other_way_round(record: Record) -> None:
    live(record)
    capture(record, OLD, "the drill would last 10 days")
    assert record.db.execute(
        "SELECT content, replaces, withdrawn_in IS NOT NULL FROM statements ORDER BY id"
    ).fetchall() == [("the drill would last 12 days", 2, 0), ("the drill would last 10 days", None, 1)]


def test_in_whatever_order_captures_come_the_store_is_the_same(record: Record) -> None:
    middle = article("China said the drill would last 11 days.\n")
    capture(record, middle, "the drill would last 11 days", days=9)
    capture(record, NEW, "the drill would last 12 days", days=30)
    capture(record, OLD, "the drill would last 10 days")
    assert versions(record) == [
        (number, f"China said the drill would last {days} days.") for number, days in enumerate((10, 11, 12), 1)
    ]
    standing = record.db.execute("SELECT content FROM statements WHERE withdrawn_in IS NULL").fetchall()
    assert standing == [("the drill would last 12 days",)]


def test_a_statement_of_both_is_told_with_the_newer_text(record: Record) -> None:
    words = "the drill would last 12 days"
    live(record)
    capture(record, article("A line that went.\n" + NEW.text), words)
    told_with = "SELECT v.number FROM statements s JOIN article_versions v ON v.id = s.version"
    assert record.db.execute(told_with).fetchall() == [(2,)]
    assert record.db.execute("SELECT count(DISTINCT version) FROM spans").fetchall() == [(2,)]


def test_what_an_older_capture_had_and_the_article_lost_is_told_once_as_corrected(record: Record) -> None:
    live(record)
    positions.match(record.db)
    first = digests.choose(record.db, run=record.run, now=record.now)
    assert first is not None
    assert first.statements == 1
    record.next_run()
    capture(record, OLD, "the drill would last 10 days")
    positions.match(record.db)
    second = digests.choose(record.db, run=record.run, now=record.now)
    assert second is not None
    assert (second.new, second.restated) == ((), ())
    assert [(pair.before.content, pair.after and pair.after.content) for pair in second.corrections] == [
        (("the drill would last 10 days",), ("the drill would last 12 days",))
    ]
    record.next_run()
    assert digests.choose(record.db, run=record.run, now=record.now) is None


def test_the_same_text_captured_earlier_is_no_version_of_its_own(record: Record) -> None:
    live(record)
    written = capture(record, NEW, "the drill would last 12 days")
    assert (written.version, written.changed, written.added) == (1, False, ())
    assert record.db["article_versions"].count == 1
