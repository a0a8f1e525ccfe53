"""First words, and first words after a silence."""

from typing import Any

from parsers.records import Act
from store.model import Digest
from tests.store.builders import PIAO, ROK, Record
from tests.store.digests.issuing import issue, said

OPPOSED = "it opposed the deployment of THAAD"


def test_a_governments_first_word_on_a_topic_after_anothers(record: Record) -> None:
    record.say(OPPOSED, on="2016-11-08", act=Act.ACCUSE)
    record.say("it does not target a third country", on="2017-11-01", speakers=(ROK,))
    record.say("the visit was put off", on="2017-11-02", speakers=(ROK,))
    assert said(*issue(record).firsts) == [("it does not target a third country",)]


def test_a_first_word_is_told_once(record: Record) -> None:
    record.say(OPPOSED, on="2016-11-08", act=Act.ACCUSE)
    record.say("it does not target a third country", on="2017-11-01", speakers=(ROK,))
    issue(record)
    record.say("the visit was put off", on="2017-11-02", speakers=(ROK,))
    assert issue(record).firsts == ()


def test_persons_and_new_topics_have_none(record: Record) -> None:
    record.say(OPPOSED, on="2016-11-08", act=Act.ACCUSE)
    record.say("it would be a shame", on="2017-11-01", speakers=(PIAO,))
    record.say("the ban was lifted", on="2017-11-01", speakers=(ROK,), topics=("trade_retaliation",))
    assert issue(record).firsts == ()


def test_a_first_word_found_late_is_no_news(record: Record) -> None:
    record.say(OPPOSED, on="2016-11-08", act=Act.ACCUSE)
    record.say("the visit was put off", on="2017-11-02", speakers=(ROK,))
    issue(record)
    record.say("it does not target a third country", on="2017-10-30", speakers=(ROK,))
    assert issue(record).firsts == ()


def speak(record: Record, *days: str, **fields: Any) -> Digest:
    """Say something else on each of the days, and issue a digest of it."""
    for day in days:
        record.say(f"word number {record.count} of {day}", on=day, **fields)
    return issue(record)


WEEKLY = ("2017-01-02", "2017-01-09", "2017-01-16", "2017-01-23", "2017-01-30", "2017-02-06", "2017-02-13")


def silences(digest: Digest) -> list[tuple[str, str, int, int, int]]:
    return [(one.principal, one.topic, one.days, one.usual, one.gaps) for one in digest.silences]


def test_a_silence_longer_than_the_own_rhythm_is_told_when_it_is_broken(record: Record) -> None:
    assert silences(speak(record, *WEEKLY)) == []
    digest = speak(record, "2017-04-10")
    assert silences(digest) == [("China", "thaad", 56, 7, 6)]
    assert digest.silences[0].before.dated is not None
    assert digest.silences[0].before.dated.isoformat() == "2017-02-13"
    assert silences(speak(record, "2017-04-17")) == []


def test_it_is_told_of_a_restatement_too(record: Record) -> None:
    record.say(OPPOSED, on="2017-01-01", act=Act.ACCUSE)
    speak(record, *WEEKLY)
    record.say(OPPOSED, on="2017-06-01", act=Act.ACCUSE)
    digest = issue(record)
    assert (len(digest.new), len(digest.restated), silences(digest)) == (0, 1, [("China", "thaad", 108, 7, 7)])


def test_of_a_short_history_nothing_is_told(record: Record) -> None:
    speak(record, *WEEKLY[:6])
    assert silences(speak(record, "2017-12-01")) == []


def test_several_words_on_one_day_are_no_rhythm(record: Record) -> None:
    speak(record, *["2017-01-02"] * 8, "2017-01-09")
    assert silences(speak(record, "2017-12-01")) == []


def test_a_gap_that_was_there_before_is_no_silence(record: Record) -> None:
    speak(record, "2016-10-01", *WEEKLY)
    assert silences(speak(record, "2017-04-10")) == []
    assert silences(speak(record, "2017-07-31")) == [("China", "thaad", 112, 7, 8)]


def test_days_are_not_weeks(record: Record) -> None:
    speak(record, *[f"2017-01-{day:02}" for day in range(1, 11)])
    assert silences(speak(record, "2017-01-31")) == []


def test_others_and_other_topics_have_their_own_rhythm(record: Record) -> None:
    speak(record, *WEEKLY)
    speak(record, "2017-04-10", speakers=(ROK,))
    assert silences(speak(record, "2017-04-10", topics=("military_ties",))) == []


def test_what_is_found_late_breaks_no_silence(record: Record) -> None:
    speak(record, *WEEKLY)
    speak(record, "2017-12-01")
    assert silences(speak(record, "2017-08-01")) == []


def test_copies_are_no_words_of_their_own(record: Record) -> None:
    speak(record, *WEEKLY[:-1])
    record.say("the visit was put off", on="2017-02-13")
    record.say("the visit was put off", on="2017-03-16")
    issue(record)
    assert [one.days for one in speak(record, "2017-06-01").silences] == [77]
