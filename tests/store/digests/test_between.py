"""A window of days of the record: what was said then, as it is known now."""

import datetime as dt

from parsers.records import Act
from store import digests, positions
from store.model import Digest
from tests.store.builders import ArticleId, Record, article
from tests.store.digests.issuing import issue, said

OPPOSED = "it opposed the deployment of THAAD"


def window(record: Record, since: str, until: str) -> Digest:
    positions.match(record.db)
    return digests.between(record.db, dt.date.fromisoformat(since), dt.date.fromisoformat(until), now=record.now)


def test_it_has_the_days_from_the_first_to_the_last(record: Record) -> None:
    for day in ("2016-11-07", "2016-11-08", "2016-11-20", "2016-11-21"):
        record.say(f"the word of {day}", on=day)
    digest = window(record, "2016-11-08", "2016-11-20")
    assert said(*digest.new) == [("the word of 2016-11-08",), ("the word of 2016-11-20",)]
    assert (digest.number, digest.statements, digest.articles) == (0, 2, 2)
    assert (digest.said_from, digest.said_to) == (dt.date(2016, 11, 8), dt.date(2016, 11, 20))
    assert (digest.coverage, digest.issued) == ((), record.now)


def test_it_issues_nothing_and_counts_as_nothing_told(record: Record) -> None:
    record.say(OPPOSED)
    window(record, "2016-01-01", "2016-12-31")
    assert digests.latest(record.db) is None
    assert said(*issue(record).new) == [(OPPOSED,)]
    assert said(*window(record, "2016-01-01", "2016-12-31").new) == [(OPPOSED,)]


def test_a_move_is_set_against_what_was_said_before_the_window(record: Record) -> None:
    record.say(OPPOSED, on="2016-11-08", act=Act.ACCUSE)
    record.say("it agreed to all", on="2017-11-01", act=Act.AGREE)
    record.say("it changed its mind", on="2018-11-01", act=Act.THREATEN)
    (move,) = window(record, "2017-01-01", "2017-12-31").moves
    assert (move.before.content, move.after.content) == ((OPPOSED,), ("it agreed to all",))


def test_what_was_found_late_is_in_its_place(record: Record) -> None:
    record.say("the last word", on="2017-11-01")
    issue(record)
    record.say("an older thing", on="2016-03-01")
    issue(record)
    digest = window(record, "2016-01-01", "2016-12-31")
    assert (said(*digest.new), digest.late) == ([("an older thing",)], ())


def test_a_position_opened_before_is_restated(record: Record) -> None:
    record.say(OPPOSED, on="2016-11-08", act=Act.ACCUSE)
    record.say(OPPOSED, on="2017-11-01", act=Act.ACCUSE)
    digest = window(record, "2017-01-01", "2017-12-31")
    assert (digest.new, [row.times for row in digest.restated]) == ((), [2])


def test_what_is_withdrawn_is_told_as_such(record: Record) -> None:
    key = ArticleId()
    record.say(OPPOSED, key=key)
    record.add(article("Nothing was said.\n"), key=key)
    digest = window(record, "2016-11-01", "2016-11-30")
    assert (digest.new, said(*(one.before for one in digest.corrections))) == ((), [(OPPOSED,)])


def test_days_without_a_word_have_nothing(record: Record) -> None:
    record.say(OPPOSED)
    digest = window(record, "2019-01-01", "2019-12-31")
    assert (digest.statements, digest.said_from, digest.new) == (0, None, ())
