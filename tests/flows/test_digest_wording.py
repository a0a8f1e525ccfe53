"""Acts, dates, gaps and names in words."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from flows.digest import phrases
from flows.digest.wording import ACTS, TONES, act_words, government_rank, joined, once, possessive, topic_words
from parsers.records import Act


def test_every_act_of_the_records_has_words() -> None:
    assert set(ACTS) == {act.value for act in Act}
    assert {words.tone for words in ACTS.values()} == set(TONES)


@pytest.mark.parametrize(
    ("act", "cue", "together", "reaffirms", "expected"),
    [
        ("agree", "say", False, False, "offers"),
        ("agree", "say", True, False, "agree"),
        ("agree", "agree", False, False, "agrees"),
        ("agree", "reaffirm", True, True, "reaffirm"),
        ("accuse", "say", False, False, "objects"),
        ("accuse", "say", False, True, "objects again"),
        ("accuse", "reiterate", False, True, "objects again"),
        ("accuse", "express concern", False, False, "expresses concern"),
        ("concede", "take note of", False, False, "takes note of"),
        ("request", "hope", False, False, "hopes"),
        ("request", "say", False, True, "asks again"),
        ("reject", "deny", False, False, "denies"),
        ("threaten", "say", False, False, "warns"),
        ("state", ":", False, False, "says"),
        ("state", "according to", True, False, "say"),
        ("state", "reiterate", False, True, "reiterates"),
        ("consult", "say", False, False, "reports talks"),
        ("unheard of", "say", False, False, "unheard of"),
    ],
)
def test_an_act_is_told_by_its_cue_or_by_its_own_verb(
    act: str, cue: str, together: bool, reaffirms: bool, expected: str
) -> None:
    assert act_words(act, cue, together=together, reaffirms=reaffirms) == expected


def test_a_heading_does_not_say_again() -> None:
    assert once("objects again") == "objects"
    assert once("agrees") == "agrees"


@pytest.mark.parametrize(
    ("days", "about", "expected"),
    [
        (None, False, "gap unknown: one of the two has no date"),
        (0, False, "the same day"),
        (0, True, "published the same day"),
        (1, False, "1 day apart"),
        (13, False, "13 days apart"),
        (14, False, "2 weeks apart"),
        (359, False, "51 weeks apart"),
        (358, True, "about 51 weeks apart"),
        (-359, False, "51 weeks apart"),
        (731, False, "2 years apart"),
        (1200, False, "3 years and 3 months apart"),
        (1095, True, "about 3 years apart"),
    ],
)
def test_a_gap_in_words(days: int | None, about: bool, expected: str) -> None:
    assert phrases.gap(days, about=about) == expected


def test_dates_do_not_depend_on_the_locale() -> None:
    assert phrases.full_date(dt.date(2016, 11, 7)) == "Mon 7 Nov 2016"
    assert phrases.full_date(None) == "date unknown"
    assert phrases.window(dt.date(2016, 11, 7), dt.date(2017, 11, 1)) == "7 Nov 2016 – 1 Nov 2017"
    assert phrases.window(dt.date(2016, 11, 7), dt.date(2016, 11, 7)) == "7 Nov 2016"
    assert phrases.window(None, dt.date(2016, 11, 7)) == "7 Nov 2016"
    assert phrases.window(None, None) == "dates unknown"


def test_a_moment_names_its_zone_or_its_offset() -> None:
    moment = dt.datetime(2026, 11, 21, 9, 5, tzinfo=ZoneInfo("Asia/Shanghai"))
    assert phrases.moment(moment) == "21 Nov 2026, 09:05 (Asia/Shanghai)"
    offset = moment.replace(tzinfo=dt.timezone(dt.timedelta(hours=8)))
    assert phrases.moment(offset) == "21 Nov 2026, 09:05 (UTC+08:00)"


@pytest.mark.parametrize(
    ("dated", "published", "expected"),
    [
        ("said", "page", ""),
        ("published", "page", "publication date"),
        ("published", "given", "publication date"),
        ("published", "url", "publication date, from the URL"),
        ("none", "none", ""),
    ],
)
def test_a_date_that_is_not_the_day_of_saying_says_so(dated: str, published: str, expected: str) -> None:
    assert phrases.basis(dated, published) == expected


def test_names_and_topics_in_running_text() -> None:
    assert possessive("China") == "China's"
    assert possessive("United States") == "the United States'"
    assert joined(["a", "b", "c"]) == "a, b and c"
    assert joined(["a"]) == "a"
    assert joined([]) == ""
    assert topic_words(("thaad", "missile_defense")) == "THAAD and missile defence"
    assert topic_words(("thaad", "other")) == "THAAD"
    assert topic_words(("other",)) == "other matters"
    assert topic_words(("test_topic",)) == "test topic"


def test_governments_stand_in_the_order_of_the_house() -> None:
    names = ["Australia", "Russia", "DPRK", "United States", "Vietnam", "Japan", "Republic of Korea", "China"]
    assert sorted(names, key=government_rank) == [
        "China", "Republic of Korea", "United States", "DPRK", "Japan", "Russia", "Australia", "Vietnam",
    ]  # fmt: skip
