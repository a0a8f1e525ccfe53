"""What was said long ago and found today has its place in time and is no news."""

import datetime as dt
from zoneinfo import ZoneInfo

from parsers.records import Act
from store import digests
from tests.store.builders import ArticleId, Record, article, statement
from tests.store.digests.issuing import choose, issue, said

OPPOSED = "it opposed the deployment of THAAD"


def test_it_says_when_it_was_said_and_when_found(record: Record) -> None:
    record.say("the first word", on="2017-11-01")
    issue(record)
    record.now = record.now.astimezone(ZoneInfo("Asia/Shanghai"))
    record.say("an older thing", on="2016-03-01")
    record.say("the newest word", on="2017-11-20")
    digest = issue(record)

    assert said(*digest.new) == [("the newest word",)]
    (late,) = digest.late
    assert (late.item.content, late.item.dated) == (("an older thing",), dt.date(2016, 3, 1))
    assert late.found == dt.date(2026, 11, 23)  # 18:02 UTC of the day before, where the readers are
    assert (digest.statements, digest.articles) == (2, 2)
    assert digests.load(record.db, 2) == digest


def test_the_first_digest_has_nothing_late(record: Record) -> None:
    record.say("the first word", on="2017-11-01")
    record.say("an older thing", on="2006-03-01")
    assert issue(record).late == ()


def test_a_month_is_no_delay_and_the_undated_have_none(record: Record) -> None:
    record.say("the first word", on="2017-11-01")
    issue(record)
    record.say("an older thing", on="2017-10-02")
    page = article("China said nothing of note today.\n", published=None, published_basis="none")
    record.add(page, statement(page, "nothing of note"))
    digest = issue(record)
    assert (len(digest.new), digest.late) == (2, ())


def test_a_day_of_the_future_does_not_make_today_late(record: Record) -> None:
    record.say("it will be done", on="2031-01-01")
    issue(record)
    record.say("a word of today", on="2026-11-22")
    record.say("an older thing", on="2026-09-22")
    digest = issue(record)
    assert said(*digest.new) == [("a word of today",)]
    assert said(*(one.item for one in digest.late)) == [("an older thing",)]


def test_an_older_statement_of_a_position_that_was_told_is_a_restatement(record: Record) -> None:
    record.say(OPPOSED, on="2017-11-01", act=Act.ACCUSE)
    issue(record)
    record.say(OPPOSED, on="2016-11-08", act=Act.ACCUSE)
    digest = issue(record)
    assert (digest.late, digest.restated[0].first) == ((), dt.date(2016, 11, 8))


def test_a_digest_that_was_issued_is_not_rewritten(record: Record) -> None:
    record.say(OPPOSED, on="2016-11-08", act=Act.ACCUSE)
    record.say("it agreed to all", on="2017-11-01", act=Act.AGREE)
    first = issue(record)
    record.say("it was happy", on="2017-03-01", act=Act.SUPPORT)
    assert issue(record).moves == ()
    assert digests.load(record.db, 1) == first


def test_it_is_found_when_the_first_text_that_has_it_was_had(record: Record) -> None:
    key = ArticleId()
    record.say("the first word", on="2017-11-01")
    issue(record)
    found = record.now.date()
    record.say("an older thing", on="2016-03-01", key=key)
    record.next_run()
    record.add(page := article("China said an older thing.\nMore.\n"), statement(page, "an older thing"), key=key)
    digest = choose(record)
    assert digest is not None
    assert digest.late[0].found == found
