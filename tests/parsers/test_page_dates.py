"""Which of a page's dates is believed."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.pages.dates import first_date, resolve, stamps

DAY = dt.date(2018, 4, 3)


@pytest.mark.parametrize(
    ("page", "url", "given_", "today", "expected"),
    [
        (None, None, None, None, (None, "none")),
        (DAY, None, None, None, (DAY, "page")),
        (None, DAY, None, None, (DAY, "url")),
        (None, None, DAY, None, (DAY, "given")),
        (DAY, DAY, None, None, (DAY, "page")),
        (DAY, dt.date(2018, 4, 6), None, None, (DAY, "page")),
        (DAY, dt.date(2018, 3, 31), None, None, (DAY, "page")),
        (DAY, dt.date(2018, 4, 7), None, None, (dt.date(2018, 4, 7), "url")),
        (dt.date(2569, 8, 22), dt.date(2026, 8, 22), None, None, (dt.date(2026, 8, 22), "url")),
        (dt.date(2569, 8, 22), None, None, None, (None, "none")),
        (dt.date(1970, 1, 1), None, None, None, (None, "none")),
        (DAY, None, None, dt.date(2018, 4, 2), (None, "none")),
        (DAY, None, None, DAY, (DAY, "page")),
        (DAY, dt.date(2018, 4, 2), None, dt.date(2018, 4, 2), (dt.date(2018, 4, 2), "url")),
        (DAY, None, DAY, None, (DAY, "page")),
        (None, DAY, DAY, None, (DAY, "url")),
        (DAY, dt.date(2018, 4, 2), dt.date(2018, 4, 2), None, (dt.date(2018, 4, 2), "url")),
        (DAY, None, dt.date(2017, 1, 1), None, (dt.date(2017, 1, 1), "given")),
    ],
)
def test_the_date_and_its_basis(
    page: dt.date | None,
    url: dt.date | None,
    given_: dt.date | None,
    today: dt.date | None,
    expected: tuple[dt.date | None, str],
) -> None:
    assert resolve(page, url, given_, today=today) == expected


@pytest.mark.parametrize(
    "line",
    [
        "2018-04-03",
        "2018/4/3",
        "2018.04.03",
        "April 3, 2018",
        "Apr 3, 2018",
        "Apr. 3, 2018",
        "April 3rd, 2018",
        "Apr.3,2018",
        "3 April 2018",
        "03-Apr-2018",
        "Tue, 3 Apr 2018",
        "Tuesday, April 3, 2018",
        "04/03/2018",
        "03.04.2018",
        "2018年4月3日",
    ],
)
def test_forms_of_a_date(line: str) -> None:
    assert first_date(f"Updated: {line}") == DAY


@pytest.mark.parametrize(
    "line", ["2018-02-30", "2018-13-01", "32 April 2018", "May he go", "1234567890", "may 5", "99/99/2018"]
)
def test_what_is_no_date(line: str) -> None:
    assert first_date(line) is None


def test_a_day_that_cannot_be_a_month_comes_first() -> None:
    assert first_date("23/11/2017") == dt.date(2017, 11, 23)


@pytest.mark.parametrize(
    ("line", "time"),
    [
        ("2018-04-03 07:24", dt.time(7, 24)),
        ("2018-04-03 07:24:59", dt.time(7, 24, 59)),
        ("April 3, 2018, 12:03pm", dt.time(12, 3)),
        ("April 3, 2018 at 1:12 PM", dt.time(13, 12)),
        ("April 3, 2018 4:05 a.m.", dt.time(4, 5)),
        ("April 3, 2018 12:00 AM", dt.time(0, 0)),
        ("07:24 April 3, 2018", dt.time(7, 24)),
        ("2018-04-03 24:10", dt.time(0, 10)),
        ("2018-04-03", None),
        ("2018-04-03 29:10", None),
    ],
)
def test_the_time_beside_a_date(line: str, time: dt.time | None) -> None:
    assert [stamp.time for stamp in stamps(line)] == [time]


@given(st.dates(dt.date(1000, 1, 1)))
def test_iso_dates_come_back(day: dt.date) -> None:
    assert first_date(f"| Updated: {day.isoformat()} |") == day


@given(st.text(max_size=200))
def test_stamps_lie_in_the_line(line: str) -> None:
    for stamp in stamps(line):
        assert 0 <= stamp.start < stamp.end <= len(line)
