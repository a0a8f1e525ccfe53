"""The timeline in a terminal: rows of digits that can be read."""

import datetime as dt

import pytest

from flows.digest.terminal import MARGIN, as_text
from flows.digest.timeline import Point
from tests.flows import digest_builders as build

CHINA, KOREA = ("China",), ("Republic of Korea",)
FIRST = dt.date(2016, 11, 7)


def point(days: int, act: str = "accuse", count: int = 1, lanes: tuple[str, ...] = CHINA) -> Point:
    return Point(lanes, FIRST + dt.timedelta(days), act, count)


def test_each_government_has_a_row_for_each_tone() -> None:
    points = [point(0), point(2, "agree", 3), point(2, "state", 12), point(4, "agree", lanes=(*CHINA, *KOREA))]
    assert as_text(points) == (
        "7 Nov 2016 – 11 Nov 2016, each column a day; a digit counts statements, + is more than nine\n"
        "▲ cooperative, ● neutral, ▼ conflictual or demanding\n"
        "\n"
        "China\n"
        "  ▲ cooperative   ··3·1 4\n"
        "  ● neutral       ··+·· 12\n"
        "  ▼ conflictual   1···· 1\n"
        "Republic of Korea\n"
        "  ▲ cooperative   ····1 1\n"
        "  ● neutral       ·····\n"
        "  ▼ conflictual   ·····\n"
        "                  2016\n"
    )


@pytest.mark.parametrize(
    ("days", "column", "columns"),
    [
        (0, "a day", 1),
        (55, "a day", 56),
        (56, "a week, from Monday", 9),
        (400, "a month", 14),
        (2000, "a quarter", 23),
        (9000, "a year", 26),
        (40000, "a year", 56),
    ],
)
def test_a_column_is_the_shortest_stretch_with_which_all_fit(days: int, column: str, columns: int) -> None:
    lines = as_text([point(0), point(days)], 80).splitlines()
    assert f"each column {column};" in lines[0]
    row = lines[6][MARGIN:].split()[0]
    assert len(row) == columns
    assert row[-1] in "12"


@pytest.mark.parametrize("width", [40, 80, 200])
@pytest.mark.parametrize("days", [0, 30, 365, 1461, 20000])
def test_no_row_is_wider_than_asked_for(width: int, days: int) -> None:
    points = [point(0, count=1000), point(days // 2, "agree", 5000), point(days, "state")]
    assert all(len(line) <= width for line in as_text(points, width).splitlines()[3:])


def test_within_a_year_the_first_and_the_last_day_stand_there() -> None:
    axis = as_text([point(0), point(40)]).splitlines()[-1]
    assert axis == " " * MARGIN + "2016-11-07" + " " * 21 + "2016-12-17"


def test_years_stand_where_they_begin() -> None:
    axis = as_text([point(0), point(800)], 80).splitlines()[-1]
    assert axis.split() == ["2017", "2018", "2019"]
    assert axis.index("2018") - axis.index("2017") == 12


@pytest.mark.parametrize("text", build.HOSTILE)
def test_hostile_names_stay_on_their_line(text: str) -> None:
    lines = as_text([Point((text,), FIRST, text)]).splitlines()
    assert len(lines) == 8
    assert all(line.isprintable() for line in lines)
