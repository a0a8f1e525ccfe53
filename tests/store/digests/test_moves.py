"""Moves: who has left his standing line, how far, and against which words."""

import datetime as dt

import pytest

from parsers.records import Act
from tests.store.builders import CHINA, MFA, MND, ROK, ArticleId, Record, article, statement
from tests.store.digests.issuing import issue

OPPOSED = "it opposed the deployment of THAAD"
EXCHANGES = "it would push exchanges back on the track"


def test_a_move_has_both_sentences_the_gap_and_what_was_kept(record: Record) -> None:
    record.say(OPPOSED, on="2016-11-08", act=Act.ACCUSE, speakers=(MND,))
    page = article(f"China said {EXCHANGES}.\nChina restated that {OPPOSED}.\n", published=dt.date(2017, 11, 1))
    record.add(
        page,
        statement(page, EXCHANGES, act=Act.AGREE, speakers=(CHINA, ROK), topics=("other",)),
        statement(page, OPPOSED, id="2", act=Act.ACCUSE, reaffirms=True),
    )
    (move,) = issue(record).moves

    assert (move.principal, move.topic, move.days) == ("China", "thaad", 358)
    assert (move.before.content, move.before.act) == ((OPPOSED,), "accuse")
    assert (move.after.content, move.after.act) == ((EXCHANGES,), "agree")
    assert move.standing is not None
    assert (move.standing.statement_id, move.standing.reaffirms) == (3, True)


@pytest.mark.parametrize(
    ("before", "after", "moved"),
    [
        (Act.ACCUSE, Act.AGREE, [(True, 5.5)]),
        (Act.AGREE, Act.THREATEN, [(True, -6.0)]),
        (Act.CONCEDE, Act.REJECT, [(True, -6.5)]),
        (Act.ACCUSE, Act.REJECT, [(False, 1.0)]),
        (Act.REJECT, Act.THREATEN, [(False, -1.5)]),
        (Act.AGREE, Act.SUPPORT, [(False, 2.5)]),
        (Act.AGREE, Act.CONSULT, []),
        (Act.ACCUSE, Act.ACCUSE, []),
        (Act.ACCUSE, Act.STATE, []),
        (Act.ACCUSE, Act.REQUEST, []),
        (Act.STATE, Act.AGREE, []),
        (Act.REQUEST, Act.AGREE, []),
    ],
)
def test_a_move_is_an_act_of_another_score(
    record: Record, before: Act, after: Act, moved: list[tuple[bool, float]]
) -> None:
    record.say("the first word", on="2016-11-08", act=before)
    issue(record)
    record.say("another matter", on="2017-11-01", act=after)
    assert [(move.turned, move.shift) for move in issue(record).moves] == moved


def test_the_source_of_the_scores_is_told(record: Record) -> None:
    record.say("the first word", on="2016-11-08", act=Act.AGREE)
    record.say("another matter", on="2017-11-01", act=Act.ACCUSE)
    (move,) = issue(record).moves
    assert (move.score_before, move.score_after) == (2.5, -3.0)
    assert move.score_source is not None
    assert move.score_source.startswith("PLOVER codebook")


def test_turns_come_before_steps_and_the_largest_first(record: Record) -> None:
    for topic, before, after, words in (
        ("military_ties", Act.REJECT, Act.THREATEN, ("the first word", "another matter")),
        ("thaad", Act.REJECT, Act.AGREE, ("green bridges rust", "fish swim upstream")),
        ("trade_retaliation", Act.ACCUSE, Act.SUPPORT, ("trains run late", "apples ripen slowly")),
        ("missile_defense", Act.THREATEN, Act.REJECT, ("clocks stand still", "rivers freeze early")),
        ("korean_peninsula", Act.AGREE, Act.SUPPORT, ("doors open inwards", "paint dries quickly")),
    ):
        record.say(words[0], on="2016-11-08", act=before, topics=(topic,))
        record.say(words[1], on="2017-11-01", act=after, topics=(topic,))
    told = [(move.topic, move.shift) for move in issue(record).moves]
    assert told == [
        ("trade_retaliation", 8.0), ("thaad", 4.5), ("korean_peninsula", 2.5),
        ("military_ties", -1.5), ("missile_defense", 1.5),
    ]  # fmt: skip


def test_a_day_turns_once_and_steps_once_by_each_act(record: Record) -> None:
    record.say("the first word", on="2016-11-08", act=Act.ACCUSE)
    record.say("a second thing", on="2017-11-01", act=Act.AGREE)
    record.say("a third one", on="2017-11-01", act=Act.CONCEDE)
    record.say("the fourth word", on="2017-11-01", act=Act.THREATEN)
    record.say("some fifth matter", on="2017-11-01", act=Act.THREATEN)
    moves = [(move.turned, move.before.act, move.after.act) for move in issue(record).moves]
    assert moves == [(True, "accuse", "agree"), (False, "accuse", "threaten")]


def test_a_step_is_set_against_the_standing_act_of_its_tone(record: Record) -> None:
    record.say("the first word", on="2016-11-07", act=Act.ACCUSE)
    record.say("a second thing", on="2016-11-08", act=Act.AGREE)
    issue(record)
    record.say("a third one", on="2016-11-20", act=Act.THREATEN)
    assert [(move.before.act, move.after.act) for move in issue(record).moves] == [("accuse", "threaten")]


def test_what_is_withdrawn_is_no_standing_line(record: Record) -> None:
    key = ArticleId()
    record.say("the first word", on="2016-11-07", act=Act.AGREE)
    record.say("a second thing", on="2016-12-08", act=Act.ACCUSE, key=key)
    record.add(article("Nothing was said.\n", published=dt.date(2016, 12, 8)), key=key)
    issue(record)
    record.say("a third one", on="2017-11-20", act=Act.ACCUSE)
    assert [move.before.content for move in issue(record).moves] == [("the first word",)]


def test_what_was_said_before_something_told_moves_nobody(record: Record) -> None:
    record.say("the first word", on="2016-11-08", act=Act.ACCUSE)
    record.say("a second thing", on="2017-11-01", act=Act.AGREE)
    assert len(issue(record).moves) == 1
    record.say("a third one", on="2017-10-25", act=Act.SUPPORT)
    assert issue(record).moves == ()


def test_what_was_found_late_stands_against_what_comes_after_it(record: Record) -> None:
    record.say("the first word", on="2016-11-08", act=Act.AGREE)
    issue(record)
    record.say("a second thing", on="2016-12-20", act=Act.ACCUSE)
    record.say("a third one", on="2017-11-01", act=Act.AGREE)
    moves = issue(record).moves
    assert [(move.before.content, move.after.content) for move in moves] == [
        (("a second thing",), ("a third one",)),
        (("the first word",), ("a second thing",)),
    ]


def test_another_principal_or_topic_is_no_move(record: Record) -> None:
    record.say("the first word", on="2016-11-08", act=Act.ACCUSE)
    record.say("another matter", on="2017-11-01", act=Act.AGREE, speakers=(ROK,))
    record.say("a third thing", on="2017-11-01", act=Act.AGREE, topics=("military_ties",))
    assert issue(record).moves == ()


def test_who_always_spoke_both_ways_has_not_moved(record: Record) -> None:
    record.say("the first word", on="2016-11-07", act=Act.ACCUSE)
    record.say("another matter", on="2016-11-08", act=Act.AGREE)
    issue(record)
    record.say("a third thing", on="2016-11-20", act=Act.ACCUSE)
    assert issue(record).moves == ()


def test_a_report_of_anothers_act_is_no_move_of_the_reporter(record: Record) -> None:
    record.say(OPPOSED, on="2016-11-08", act=Act.ACCUSE, speakers=(MFA,))
    page = article("The release said the ROK agreed to hold talks.\n", published=dt.date(2017, 11, 1))
    record.add(
        page,
        statement(page, "the ROK agreed to hold talks", speakers=(MFA,), act=Act.AGREE),
        statement(page, "to hold talks", id="1.1", parent="1", speakers=(ROK,), act=Act.AGREE, via=MFA.name),
    )
    assert issue(record).moves == ()
