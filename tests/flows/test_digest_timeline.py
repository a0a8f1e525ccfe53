"""The timeline: lanes, marks, years, and the picture in words."""

import datetime as dt
import itertools
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup

from flows.digest import render
from flows.digest.page import timeline_svg
from flows.digest.timeline import APART, LEFT, RIGHT, Mark, Point, laid_out, timeline
from tests.flows import digest_builders as build


def test_lanes_stand_in_the_order_of_governments_and_a_joint_statement_in_both() -> None:
    picture = timeline(build.small())
    assert picture is not None
    assert [lane.name for lane in picture.lanes] == ["China", "Republic of Korea", "Experts, media and others"]
    assert picture.lanes[1].marks == (Mark(RIGHT, 34, "warm", 1, 6.0, "1 Nov 2017: 1 cooperative (agree 1)"),)
    assert [(mark.tone, mark.count, mark.x) for mark in picture.lanes[0].marks] == [
        ("warm", 1, RIGHT),
        ("even", 1, RIGHT),
        ("cold", 1, LEFT),
        ("cold", 1, RIGHT),
    ]
    assert (picture.first, picture.last) == ("7 Nov 2016", "1 Nov 2017")
    assert picture.ticks == ((16.48, "2017"), (38.54, "Apr"), (60.85, "Jul"), (83.4, "Oct"))


def test_the_picture_is_told_in_words() -> None:
    picture = timeline(build.small())
    assert picture is not None
    assert picture.summary == (
        "Acts from 7 Nov 2016 – 1 Nov 2017. "
        "China: 1 Nov 2017: 1 cooperative (agree 1); 1 Nov 2017: 1 neutral (state 1); "
        "7 Nov 2016: 1 conflictual or demanding (accuse 1); 1 Nov 2017: 1 conflictual or demanding (accuse 1). "
        "Republic of Korea: 1 Nov 2017: 1 cooperative (agree 1). "
        "Experts, media and others: 8 Nov 2016: 1 neutral (state 1)."
    )


def test_statements_close_in_time_share_a_mark_and_marks_never_touch() -> None:
    days = [dt.date(2016, 1, 1) + dt.timedelta(days=3 * step) for step in range(1000)]
    picture = timeline(build.digest(*(build.item(n, **build.published(day)) for n, day in enumerate(days))))
    assert picture is not None
    marks = picture.lanes[0].marks
    assert sum(mark.count for mark in marks) == 1000
    assert all(right.x - left.x >= APART - 0.1 for left, right in itertools.pairwise(marks))
    assert marks[0].label.startswith("1 Jan 2016 – ")
    assert [year for _, year in picture.ticks if year] == ["2017", "2019", "2021", "2023"]


@pytest.mark.parametrize(
    ("first", "last", "names"),
    [
        ("2017-06-22", "2017-12-15", ["Jul", "Sep", "Nov"]),
        ("2017-06-22", "2017-07-15", ["Jul"]),
        ("2017-06-02", "2017-06-30", []),
        ("2016-11-07", "2017-11-01", ["2017", "Apr", "Jul", "Oct"]),
        ("2016-01-02", "2017-12-31", ["Jul", "2017", "Jul"]),
        ("2016-12-31", "2017-01-01", ["2017"]),
        ("2016-01-01", "2018-01-01", ["2017", "2018"]),
    ],
)
def test_within_less_than_two_years_months_are_named(first: str, last: str, names: list[str]) -> None:
    points = [Point(("China",), dt.date.fromisoformat(day), "state") for day in (first, last)]
    picture = laid_out(points)
    assert picture is not None
    assert [name for _, name in picture.ticks] == names
    assert [x for x, _ in picture.ticks] == sorted(x for x, _ in picture.ticks)
    assert all(LEFT <= x <= RIGHT for x, _ in picture.ticks)


def test_a_single_day_stands_in_the_middle() -> None:
    picture = timeline(build.digest(build.item(1), build.item(2, act="threaten")))
    assert picture is not None
    assert {mark.x for mark in picture.lanes[0].marks} == {(LEFT + RIGHT) / 2}
    assert (picture.first, picture.last, picture.ticks) == ("7 Nov 2016", "", ())


def test_statements_without_a_date_are_counted_and_alone_make_no_picture() -> None:
    undated = build.item(2, **build.UNDATED)
    picture = timeline(build.digest(build.item(1), undated))
    assert picture is not None
    assert picture.undated == 1
    assert "1 without a date left out" in render(build.digest(build.item(1), undated), "html")
    assert timeline(build.digest(undated)) is None
    assert "<svg" not in render(build.digest(undated), "html")


def test_the_picture_has_title_and_description_and_is_well_formed_by_itself() -> None:
    for digest in (build.small(), *map(build.hostile, build.HOSTILE)):
        picture = timeline(digest)
        assert picture is not None
        root = ElementTree.fromstring(timeline_svg(picture))
        space = "{http://www.w3.org/2000/svg}"
        assert root.attrib["role"] == "img"
        named = root.attrib["aria-labelledby"].split()
        assert [root[0].attrib["id"], root[1].attrib["id"]] == named
        assert [root[0].tag, root[1].tag] == [f"{space}title", f"{space}desc"]


def test_a_long_name_of_a_lane_is_cut_to_fit_a_phone() -> None:
    picture = timeline(build.digest(build.item(1, voices=(build.government("Test Federation " * 9),))))
    assert picture is not None
    assert picture.lanes[0].name == "Test Federation Test Federation Test Fe…"


def test_each_mark_says_what_it_is() -> None:
    page = BeautifulSoup(render(build.small(), "html"), "lxml")
    titles = [" ".join(title.get_text().split()) for title in page.select("svg.mark > title")]
    assert titles[-1] == "Experts, media and others, 8 Nov 2016: 1 neutral (state 1)"
    assert len(titles) == 6


def test_a_mark_grows_with_what_it_stands_for_up_to_a_size() -> None:
    sizes = []
    for count in (1, 2, 10, 1000):
        picture = laid_out([Point(("China",), dt.date(2016, 11, 7), "accuse", count)])
        assert picture is not None
        sizes.append(picture.lanes[0].marks[0].size)
    assert sizes == [6.0, 7.5, 10.0, 10.0]
