"""When known articles are due again, and when one that is not there is taken for withdrawn."""

import datetime as dt

import pytest

from store import looks, runs, snapshots
from store.database import one
from store.looks import Due, Origin
from tests.store.builders import NOW, ArticleId, Record, article, statement

HOUR = dt.timedelta(hours=1)
DAY = dt.timedelta(days=1)


def put(record: Record, name: str, published: str = "2026-11-20", words: str = "it opposes THAAD") -> int:
    """Put in an article that its outlet has on the web; return its id."""
    page = article(f"China said {words}.\n", published=dt.date.fromisoformat(published))
    key = ArticleId(content_id=name, canonical_url=f"https://example.org/{name}")
    written = record.add(page, statement(page, words), key=key)
    looks.note(record.db, written.article, Origin(f"https://example.org/{name}", '"1"'), now=record.now)
    looks.plan(record.db)
    return written.article


def due(record: Record, now: dt.datetime, limit: int = 10) -> list[int]:
    return [one_.article for one_ in looks.due(record.db, now=now, limit=limit)]


def row(record: Record, id_: int) -> tuple[str | None, ...]:
    found = one(record.db, "SELECT due_at, gone_at, withdrawn_at FROM looks WHERE article = ?", (id_,))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("published", "after"),
    [
        ("2026-11-21", dt.timedelta(hours=18, minutes=1) / 4),  # seen at 18:01 of that day
        ("2026-11-11", dt.timedelta(days=10, hours=18, minutes=1) / 4),
        ("2016-11-08", dt.timedelta(days=3665, hours=18, minutes=1) / 4),
        ("2026-11-22", HOUR),  # its outlet is in a zone where it is later
        ("2099-01-01", HOUR),
    ],
)
def test_an_article_is_due_when_the_time_since_the_look_is_a_fifth_of_its_age(
    record: Record, published: str, after: dt.timedelta
) -> None:
    id_ = put(record, "WS1", published)
    moment = record.now + after
    assert due(record, moment - dt.timedelta(seconds=1)) == []
    assert due(record, moment) == [id_]
    born = dt.datetime.combine(dt.date.fromisoformat(published), dt.time(), dt.UTC)
    if after > HOUR:
        assert (moment - record.now) * 5 == moment - born


def test_without_a_date_its_age_counts_from_the_first_sight(record: Record) -> None:
    page = article("China said it opposes THAAD.\n", published=None, published_basis="none")
    written = record.add(page)
    first = record.now
    for days in (0, 10):
        looks.note(record.db, written.article, Origin("https://example.org/1"), now=first + days * DAY)
        looks.plan(record.db)
        assert row(record, written.article)[0] == (first + days * DAY + max(HOUR, days * DAY / 4)).isoformat()


def test_what_was_not_read_yet_is_not_due(record: Record) -> None:
    id_ = put(record, "WS1")
    looks.note(record.db, id_, Origin("https://example.org/WS1"), now=record.now)
    assert due(record, record.now + 99 * DAY) == []
    looks.plan(record.db)
    assert due(record, record.now + 99 * DAY) == [id_]


def test_the_longest_overdue_come_first_and_no_more_than_the_bound(record: Record) -> None:
    old, young, middle = put(record, "A", "2026-10-01"), put(record, "B", "2026-11-21"), put(record, "C", "2026-11-11")
    assert due(record, record.now + 99 * DAY) == [young, middle, old]
    assert due(record, record.now + 99 * DAY, limit=2) == [young, middle]
    looks.postpone(record.db, [young], now=record.now + 98 * DAY)
    assert due(record, record.now + 99 * DAY, limit=2) == [middle, old]  # one that fails for ever blocks no other


def test_what_is_due_is_found_by_the_index(record: Record) -> None:
    plan = record.db.execute(f"EXPLAIN QUERY PLAN {looks._DUE}", ("2026", 1)).fetchall()
    assert "SEARCH l USING INDEX looks_due_at (due_at<?)" in [step[3] for step in plan]


def test_what_is_due_says_how_to_ask_for_it(record: Record) -> None:
    id_ = put(record, "WS1")
    assert looks.due(record.db, now=record.now + 99 * DAY, limit=1) == (
        Due(id_, Origin("https://example.org/WS1", '"1"'), {"file": "WS1.txt"}),
    )


def test_an_article_that_is_not_there_once_is_asked_for_a_day_later(record: Record) -> None:
    id_ = put(record, "WS1", "2016-11-08")
    first = record.now + DAY
    assert looks.gone(record.db, [id_], now=first) == 0
    looks.plan(record.db)
    assert row(record, id_) == ((first + DAY).isoformat(), first.isoformat(), None)
    assert looks.gone(record.db, [id_], now=first + DAY - HOUR) == 0
    assert row(record, id_)[2] is None


def test_one_that_is_not_there_a_day_later_is_withdrawn_and_all_of_it_is_kept(record: Record) -> None:
    id_ = put(record, "WS1")
    counts = {table: record.db[table].count for table in ("snapshots", "article_versions", "statements", "spans")}
    first = record.now + DAY
    looks.gone(record.db, [id_], now=first)
    assert looks.gone(record.db, [id_], now=first + DAY) == 1
    assert looks.gone(record.db, [id_], now=first + 3 * DAY) == 0  # once
    assert row(record, id_)[1:] == (first.isoformat(), (first + DAY).isoformat())
    assert {table: record.db[table].count for table in counts} == counts
    assert one(record.db, "SELECT gone_at, withdrawn_at, statements FROM v_articles") == (*row(record, id_)[1:], 1)


def test_a_statement_of_a_withdrawn_article_says_so_and_does_not_count(record: Record) -> None:
    from store import positions

    gone, stays = put(record, "WS1"), put(record, "WS2")
    positions.match(record.db)
    assert one(record.db, "SELECT times + copies FROM v_positions") == (2,)
    for days in (1, 2):
        looks.gone(record.db, [gone], now=record.now + days * DAY)
    statuses = dict(record.db.execute("SELECT article, status FROM v_statements").fetchall())
    assert statuses == {gone: "withdrawn", stays: statuses[stays]} != {gone: "withdrawn", stays: "withdrawn"}
    assert one(record.db, "SELECT times + copies FROM v_positions") == (1,)
    assert one(record.db, "SELECT count(*) FROM v_standing") == (1,)


def test_one_that_comes_back_stands_again(record: Record) -> None:
    id_ = put(record, "WS1")
    for days in (1, 2):
        looks.gone(record.db, [id_], now=record.now + days * DAY)
    looks.note(record.db, id_, Origin("https://example.org/WS1"), now=record.now + 3 * DAY)
    assert row(record, id_) == (None, None, None)
    assert one(record.db, "SELECT status IS NULL FROM v_statements") == (1,)  # as it was: not matched


def test_bytes_without_an_origin_are_not_looked_at_again(record: Record) -> None:
    record.say("it opposes THAAD")
    looks.plan(record.db)
    assert record.db["looks"].count == 0


def test_nothing_to_plan_writes_nothing(record: Record) -> None:
    put(record, "WS1")
    before = record.db.conn.total_changes
    looks.plan(record.db)
    assert record.db.conn.total_changes == before


def test_the_current_text_is_recognised_whatever_its_typography(record: Record) -> None:
    id_ = put(record, "WS1", words="it's opposed")
    assert looks.is_current(record.db, id_, article("China said it’s opposed.\n"))
    assert not looks.is_current(record.db, id_, article("China said it's supportive.\n"))


def test_an_older_text_that_comes_back_byte_by_byte_is_to_be_read_again(record: Record) -> None:
    key = ArticleId(content_id="WS1")
    first = article("China said it opposes THAAD.\n")
    record.add(first, key=key)
    record.add(article("China said it supports THAAD.\n"), key=key)
    again = record.keep(first, key)
    assert (again.parser_version, snapshots.unparsed(record.db, "1")[0].id) == (None, again.id)
    record.add(first, key=key)
    assert one(record.db, "SELECT v.number FROM articles a JOIN article_versions v ON v.id = a.current_version") == (1,)
    assert record.keep(first, key).parser_version == "1"


def test_articles_of_an_older_store_are_looked_at_again_if_they_were_fetched(record: Record) -> None:
    from pathlib import Path

    from store import requests
    from store.requests import RequestRow

    url = "https://example.org/1"
    record.say("it opposes THAAD")
    requests.keep(record.db, record.run, [RequestRow(NOW, url, 200, 10, 10, "fetched")])
    (script,) = (Path(looks.__file__).parent / "migrations").glob("*_looks.sql")
    filling = next(part for part in script.read_text().split(";\n") if "INSERT INTO looks" in part)
    record.db.execute(filling.partition("-- Articles")[2].partition("\n")[2])
    assert one(record.db, "SELECT article, url, looked_at, due_at FROM looks") == (1, url, NOW.isoformat(), None)
    runs.finish(record.db, record.run, verdict="ok", now=NOW)
