import datetime as dt
import hashlib

import pytest

from store import articles, snapshots
from store.database import one
from store.snapshots import Snapshot
from tests.store.builders import ArticleId, Record, article, statement

KEY = ArticleId()


def keep(record: Record, raw: bytes, url: str | None = "https://example.org/1", key: ArticleId = KEY) -> Snapshot:
    return snapshots.keep(
        record.db, raw=raw, article_id=key, url=url, now=record.now, run=record.run, declared={"title": "T", "n": None}
    )


@pytest.mark.parametrize("raw", [b"", b"<html>", bytes(range(256)) * 1000, "萨德".encode("gb2312")])
def test_bytes_come_back_as_they_came(record: Record, raw: bytes) -> None:
    snapshot = keep(record, raw)

    assert snapshots.raw(record.db, snapshot) == raw
    assert snapshot.sha256 == hashlib.sha256(raw).hexdigest()
    assert snapshot.declared == {"title": "T", "n": None}
    assert (snapshot.outlet, snapshot.content_id, snapshot.run) == ("china-daily", "content_27305717", record.run)


def test_the_same_bytes_are_kept_once(record: Record) -> None:
    first = keep(record, b"page")
    record.now += dt.timedelta(days=1)
    again = keep(record, b"page", "https://example.org/mirror")

    assert again == first
    assert record.db["blobs"].count == 1
    assert record.db.execute("SELECT url, article FROM urls ORDER BY url").fetchall() == [
        ("https://example.org/1", 1),
        ("https://example.org/mirror", 1),
    ]
    assert one(record.db, "SELECT first_seen_at, last_seen_at FROM snapshots") == (
        "2026-11-21T18:00:00+00:00",
        "2026-11-22T18:00:00+00:00",
    )


def test_the_same_bytes_of_two_articles_are_two_snapshots_of_one_blob(record: Record) -> None:
    one_, other = keep(record, b"page not found"), keep(record, b"page not found", key=ArticleId(content_id="WS2"))

    assert one_.id != other.id
    assert record.db["blobs"].count == 1


def test_bytes_are_compressed(record: Record) -> None:
    keep(record, b"deployment " * 10_000)
    assert one(record.db, "SELECT size, length(data) < 1000, codec FROM blobs") == (110_000, 1, "zstd")


def test_other_bytes_at_the_same_address_in_a_run_replace_the_sighting(record: Record) -> None:
    keep(record, b"before")
    later = keep(record, b"after")
    assert record.db.execute("SELECT url, snapshot FROM sightings").fetchall() == [("https://example.org/1", later.id)]


def test_a_file_without_an_address_is_kept(record: Record) -> None:
    snapshot = keep(record, b"text", url=None, key=ArticleId("local", "note.txt", None))
    assert snapshot.url is None
    assert record.db["urls"].count == record.db["sightings"].count == 0


def test_an_outlet_that_is_not_in_the_reference_data_has_its_id_as_name(record: Record) -> None:
    keep(record, b"text", key=ArticleId("nowhere-news"))
    assert one(record.db, "SELECT name, country FROM outlets") == ("nowhere-news", None)


def test_what_is_to_be_read_is_what_is_new_and_what_an_older_parser_could_not_read(record: Record) -> None:
    page = article("China said so.\n")
    read, failing, unread = record.keep(page), keep(record, b"\x00"), keep(record, b"new", key=ArticleId("mnd"))
    articles.write(record.db, read, page, [statement(page, "so")], parser_version="1")
    snapshots.failed(record.db, failing, parser_version="1", reason="no text in it")

    assert [snapshot.id for snapshot in snapshots.unparsed(record.db, "1")] == [unread.id]
    assert [snapshot.id for snapshot in snapshots.unparsed(record.db, "2")] == [failing.id, unread.id]
    assert snapshots.unparsed(record.db, "2")[0].parser_version == "1"
    # What was read well waits until somebody asks for it, who is shown before what would change.
    assert (snapshots.outdated(record.db, "1"), snapshots.outdated(record.db, "2")) == (0, 1)


def test_versions_of_an_article_are_compared_as_one_parser_reads_them(record: Record) -> None:
    first = article("China said so.\n")
    record.add(first, statement(first, "so"), key=KEY)
    record.add(article("China said nothing.\n"), key=ArticleId("mnd"))
    later = keep(record, b"China said so now.")
    assert [snapshot.id for snapshot in snapshots.unparsed(record.db, "1")] == [later.id]
    assert [snapshot.article for snapshot in snapshots.unparsed(record.db, "2")] == [later.article, later.article]


def test_a_capture_is_as_old_as_its_archive_says(record: Record) -> None:
    captured = dt.datetime(2016, 11, 9, 3, 4, 5, tzinfo=dt.UTC)
    keep(record, b"page")
    live = record.now

    def capture(raw: bytes) -> Snapshot:
        return snapshots.keep(
            *(record.db,), raw=raw, article_id=KEY, url="https://example.org/1", now=record.now, run=record.run,
            declared={}, seen=captured,
        )  # fmt: skip

    again, other = capture(b"page"), capture(b"old page")
    assert (again.first_seen_at, other.first_seen_at) == (captured, captured)
    seen = [captured.isoformat(), live.isoformat()]
    for table in ("articles", "urls"):
        assert record.db.execute(f"SELECT first_seen_at, last_seen_at FROM {table}").fetchall() == [tuple(seen)]
    assert record.db.execute("SELECT first_seen_at, last_seen_at FROM snapshots ORDER BY id").fetchall() == [
        tuple(seen),
        (seen[0], seen[0]),
    ]
    assert [snapshot.id for snapshot in snapshots.of_article(record.db, again.article)] == [again.id, other.id]


def test_a_page_that_cannot_be_read_is_shown_with_the_reason(record: Record) -> None:
    snapshots.failed(record.db, keep(record, b"\x00"), parser_version="1", reason="no text in it")
    assert one(record.db, "SELECT title, failure, versions FROM v_articles") == (None, "no text in it", 0)


def test_a_time_without_zone_is_refused(record: Record) -> None:
    record.now = dt.datetime(2026, 11, 21)  # noqa: DTZ001 - the mistake that is looked for
    with pytest.raises(ValueError, match="has no time zone"):
        keep(record, b"page")
