"""The day of saying, against the day of publication; the days of events are not taken."""

import datetime as dt

import pytest

from tests.parsers.statements.builders import Reader

THURSDAY = dt.date(2017, 11, 2)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Bo Yulin said on Monday that the garden was open.", "2017-03-06"),
        ("Bo Yulin said Monday the garden was open.", "2017-03-06"),
        ("On Tuesday, Bo Yulin said the garden was open.", "2017-03-07"),
        ("The garden is open, Bo Yulin said on Wednesday.", "2017-03-08"),
        ('"The garden is open," Bo Yulin told reporters on Sunday.', "2017-03-05"),
        ("Bo Yulin told reporters in Qingdao on Sunday that the garden was open.", "2017-03-05"),
        ("Bo Yulin on Friday called for a bigger garden.", "2017-03-03"),
        ("Bo Yulin said on Thursday night the garden was open.", "2017-03-02"),
        ("Late on Saturday, Bo Yulin denied that the garden was closed.", "2017-03-04"),
        ("Bo Yulin said in a statement on Monday that the garden was open.", "2017-03-06"),
        ("According to a statement on Tuesday by the Rose Society, the garden is open.", "2017-03-07"),
        ("Bo Yulin said yesterday that the garden was open.", "2017-03-07"),
        ("Bo Yulin said today that the garden was open.", "2017-03-08"),
        ("Speaking on Tuesday at a forum in Jinan, Bo Yulin said the garden was open.", "2017-03-07"),
        ("Bo Yulin told a briefing Monday afternoon that the garden was open.", "2017-03-06"),
        ("Earlier on Monday, Bo Yulin said the garden was open.", "2017-03-06"),
        ("“The garden is open,” Bo Yulin said by phone on Sunday.", "2017-03-05"),
        ("In a speech on Monday, Bo Yulin called for a second garden.", "2017-03-06"),
        ("Bo Yulin, a gardener in Seongju, told the Rose Society on Monday that the garden was open.", "2017-03-06"),
        ("Asked on Monday about the roses, Bo Yulin said they were late.", "2017-03-06"),
        ("“The garden is open,” said Bo Yulin on Monday.", "2017-03-06"),
        ("The Rose Society announced Tuesday that the garden was open.", "2017-03-07"),
        ("Bo Yulin said this morning that the garden was open.", "2017-03-08"),
        ("The garden is open, the Rose Society said this afternoon.", "2017-03-08"),
        ("On Tuesday, hours before the show began, Bo Yulin said the garden was open.", "2017-03-07"),
        ("On Monday, with the band at hand, Bo Yulin called for a second garden.", "2017-03-06"),
        ("In Qingdao on Sunday, Bo Yulin said the garden was open.", "2017-03-05"),
        ("At the gate on Saturday, the Rose Society said the garden was open.", "2017-03-04"),
        ("Outside the gate, gardeners chanted “Water the roses” on Monday.", "2017-03-06"),
        ("Children shouted “Open the gate” on Tuesday.", "2017-03-07"),
    ],
)  # fmt: skip
def test_weekdays(reader: Reader, text: str, day: str) -> None:
    assert reader.days(text) == [day]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Bo Yulin said last Thursday that the garden was open.", "2017-10-26"),
        ("Bo Yulin told the Rose Society last Friday the garden was open.", "2017-10-27"),
        ("Bo Yulin said last Monday that the garden was open.", "2017-10-30"),
    ],
)
def test_last_weekday(reader: Reader, text: str, day: str) -> None:
    assert reader.days(text, THURSDAY) == [day]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("On Oct 31, Bo Yulin said the garden was open.", "2017-10-31"),
        ("Bo Yulin said on October 31 that the garden was open.", "2017-10-31"),
        ("Bo Yulin said on Oct. 31, 2016 that the garden was open.", "2016-10-31"),
        ("In a letter of 12 September 2016, Bo Yulin said the garden was open.", "2016-09-12"),
        ("Bo Yulin said on Dec. 1 that the garden was open.", "2016-12-01"),
        ("Bo Yulin told the Rose Society on Sept. 3 that the garden was open.", "2017-09-03"),
    ],
)
def test_calendar_days(reader: Reader, text: str, day: str) -> None:
    assert reader.days(text, THURSDAY) == [day]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Kwak Eun-seo called on Tuesday for more gardens, a day after Bo Yulin said the old one was closed.",
         ["2017-03-07", "2017-03-06"]),
        ("Kwak Eun-seo said on Wednesday the garden was open, two days after Bo Yulin said it was closed.",
         ["2017-03-08", "2017-03-06"]),
        ("Kwak Eun-seo said on Tuesday the garden was open, hours after Bo Yulin said it was closed.",
         ["2017-03-07", None]),
    ],
)  # fmt: skip
def test_a_day_after(reader: Reader, text: str, days: list[str | None]) -> None:
    assert reader.days(text) == days


@pytest.mark.parametrize(
    "text",
    [
        "Bo Yulin said the garden was opened on Monday.",
        "Bo Yulin said that on Monday the garden would be closed.",
        "The garden was closed on Monday, Bo Yulin said.",
        "Bo Yulin denied that the garden had been closed since Friday.",
        "Bo Yulin promised to open the garden on Saturday.",
        "According to Bo Yulin, the garden was opened on Monday.",
        "Bo Yulin said Monday's storm had hurt the roses.",
        "Bo Yulin urged visitors to come on Sunday.",
        '"We open on Monday," Bo Yulin said.',
        "Bo Yulin, who arrived on Monday, said the garden was small.",
    ],
)
def test_the_day_of_an_event_is_not_taken(reader: Reader, text: str) -> None:
    assert reader.days(text) == [None]


@pytest.mark.parametrize(
    "text",
    [
        "Bo Yulin said last week that the garden was open.",
        "Bo Yulin said earlier this month that the garden was open.",
        "Bo Yulin said in 2015 that the garden was open.",
        "Bo Yulin said in March that the garden was open.",
        "Bo Yulin has said the garden was open.",
        "Bo Yulin said recently that the garden was open.",
    ],
)
def test_no_single_day(reader: Reader, text: str) -> None:
    assert reader.days(text) == [None]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Bo Yulin said on Monday the garden was open, adding that entry was free.", ["2017-03-06"] * 2),
        ("Bo Yulin said on Monday the garden was open. He said entry was free.", ["2017-03-06", None]),
        ("Bo Yulin told Kyodo News on Sunday the mayor had promised 300 roses.", ["2017-03-05", None]),
    ],
)
def test_one_day_for_several_cues(reader: Reader, text: str, days: list[str | None]) -> None:
    assert reader.days(text) == days


@pytest.mark.parametrize(
    ("text", "published", "day"),
    [
        ("Bo Yulin said on Sunday the garden was open.", dt.date(2017, 1, 1), "2017-01-01"),
        ("Bo Yulin said on Saturday the garden was open.", dt.date(2017, 1, 1), "2016-12-31"),
        ("Bo Yulin said on Dec 30 the garden was open.", dt.date(2017, 1, 1), "2016-12-30"),
        ("Bo Yulin said on Feb 29 the garden was open.", dt.date(2016, 3, 1), "2016-02-29"),
        ("Bo Yulin said on Feb 30 the garden was open.", dt.date(2016, 3, 1), None),
        ("Bo Yulin said on Monday the garden was open.", None, None),
        ("Bo Yulin said on Oct 31, 2016 the garden was open.", None, "2016-10-31"),
        ("Bo Yulin said on Oct 31 the garden was open.", None, None),
    ],
)
def test_turns_of_the_year_and_days_that_are_none(
    reader: Reader, text: str, published: dt.date | None, day: str | None
) -> None:
    assert reader.days(text, published) == [day]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Bo Yulin said on Monday the garden was open. A day earlier, the Rose Society had said it was closed.",
         ["2017-03-06", "2017-03-05"]),
        ("The Rose Society denied on Friday that it was late. One day earlier, Bo Yulin had said the show was over.",
         ["2017-03-03", "2017-03-02"]),
        ("A day earlier, Bo Yulin said the garden was open.", [None]),
    ],
)  # fmt: skip
def test_a_day_earlier_counts_from_the_day_told_last(reader: Reader, text: str, days: list[str | None]) -> None:
    assert reader.days(text) == days
