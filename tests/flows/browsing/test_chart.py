"""The timeline of the record: spans, bars, lanes, and where they lead."""

from urllib.parse import parse_qs, urlsplit

import pytest

from flows.browsing.chart import LINE, TALLEST, chart

ROWS = [
    ("2016-11", "China", "accuse", 3),
    ("2016-11", "China", "state", 2),
    ("2016-11", "others", "support", 1),
    ("2017-11", "China", "agree", 1),
    ("2017-11", "China", "consult", 5),
    ("2017-11", "Republic of Korea", "concede", 1),
]


def test_no_rows_make_no_chart() -> None:
    assert chart([], "thaad", "/s") is None


def test_lanes_are_in_order_with_their_sums() -> None:
    found = chart(ROWS, "thaad", "/s")
    assert found is not None
    assert [(lane.name, lane.total) for lane in found.lanes] == [
        ("China", 11), ("Republic of Korea", 1), ("others", 1),
    ]  # fmt: skip
    assert found.lanes[0].acts[:2] == (("consult", 5), ("accuse", 3))
    assert (found.first, found.last, found.total) == ("Nov 2016", "Nov 2017", 13)
    assert [year for _, year in found.years] == ["2017"]


def test_bars_stand_above_lie_on_and_hang_below_the_line() -> None:
    found = chart(ROWS, "thaad", "/s")
    assert found is not None
    lane = found.lanes[0]
    cold, even, warm = sorted(lane.bars, key=lambda bar: bar.tone)
    assert (warm.y + warm.height, cold.y) == (lane.line - LINE, lane.line + LINE)
    assert lane.line - LINE < even.y < even.y + even.height < lane.line + LINE
    assert (warm.height, cold.height) == (TALLEST, round(TALLEST * 3 / 6))
    assert cold.label == "China, Nov 2016: 3 conflictual or demanding (accuse 3)"
    assert warm.x > 90 > cold.x
    assert warm.x + warm.width <= 100


def test_a_bar_leads_to_its_statements() -> None:
    found = chart(ROWS, "thaad", "/onrecord/v_statements")
    assert found is not None
    parts = urlsplit(found.lanes[1].bars[0].address or "")
    assert parts.path == "/onrecord/v_statements"
    assert parse_qs(parts.query) == {
        "principals__contains": ["Republic of Korea"], "topics__contains": ["thaad"], "dated__gte": ["2017-11-01"],
        "dated__lt": ["2017-12-01"], "_sort": ["dated"],
    }  # fmt: skip
    assert found.lanes[2].bars[0].address is None


@pytest.mark.parametrize(
    ("first", "last", "label"),
    [
        ("2016-11", "2016-12", "Nov 2016"),
        ("2014-01", "2017-12", "Jan 2014"),
        ("2014-02", "2019-02", "Jan 2014 – Mar 2014"),
        ("2000-08", "2020-02", "Jul 2000 – Dec 2000"),
        ("1950-05", "2026-02", "Jan 1950 – Dec 1954"),
        ("0001-01", "9999-12", "Jan 0 – Dec 9"),
    ],
)
def test_long_times_are_told_in_longer_spans(first: str, last: str, label: str) -> None:
    found = chart([(first, "China", "state", 1), (last, "China", "state", 1)], "thaad", "/s")
    assert found is not None
    bars = found.lanes[0].bars
    assert bars[0].label.startswith(f"China, {label}: 1 neutral")
    assert 0 < bars[0].x < bars[-1].x < bars[-1].x + bars[-1].width <= 100


def test_names_from_pages_are_made_visible() -> None:
    found = chart([("2016-11", "a\u202eb", "state", 1)], "thaad", "/s")
    assert found is not None
    assert found.lanes[0].name == "a[U+202E]b"
