"""The state of a source, told from what it did and used to do; and the verdict on a run."""

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from flows.verdicts import HANDED_IN, PAST, Evidence, judged, told, verdict
from store.brought import Brought
from store.misses import MissCount
from store.source_runs import Fill, SourceRun
from store.states import Change

NOW = dt.datetime(2026, 11, 21, 12, 0, tzinfo=dt.UTC)
LIST = SourceRun(source="feed", kind="rss", answered=True, state="quiet", found=20, listed=20)
WELL = Fill(10, 10, 10, 10, 4)


def evidence(looked: SourceRun = LIST, **fields: Any) -> Evidence:
    plain: dict[str, Any] = {
        "brought": Brought(),
        "missed": MissCount(),
        "recent": fields.get("brought", Brought()).fill,
        "before": [replace(LIST, state="ok", fill=WELL)] * 10,
        "lengths": [20] * 10,
    }
    return Evidence(looked, **(plain | fields))


def filled(pages: int, **parts: int) -> Brought:
    whole = {"body": pages, "title": pages, "date": pages, "statements": pages}
    return Brought(new=pages, fill=Fill(pages, **(whole | parts)))


def test_a_source_with_something_new_is_ok_and_one_without_is_quiet() -> None:
    assert judged(evidence()) == LIST
    row = judged(evidence(brought=filled(2)))
    assert (row.state, row.new, row.fill, row.reason) == ("ok", 2, Fill(2, 2, 2, 2, 2), None)


@pytest.mark.parametrize("state", ["failing", "empty", "unparsable", "stale"])
def test_what_looking_came_to_stands(state: str) -> None:
    looked = replace(LIST, answered=state != "failing", state=state, reason="why")
    row = judged(evidence(looked, brought=filled(2)))
    assert (row.state, row.reason, row.new) == (state, "why", 2)


def test_what_is_left_out_is_counted_apart_from_what_is_set_aside() -> None:
    brought = replace(filled(3, body=2), new=5, broken=1, why_broken="it has no title", set_aside=2)
    row = judged(evidence(brought=brought, missed=MissCount(2, 0, "it answered 500")))
    assert (row.new, row.left_out, row.set_aside) == (5, 3, 2)
    assert (row.state, row.reason) == ("ok", "it answered 500 (and 2 more)")


def test_pages_left_out_on_purpose_are_no_fault() -> None:
    brought = Brought(new=9, set_aside=9, why_set_aside="it is in Chinese")
    row = judged(evidence(brought=brought))
    assert (row.state, row.left_out, row.set_aside) == ("ok", 0, 9)
    assert row.reason == "set aside on purpose: it is in Chinese (and 8 more)"


@pytest.mark.parametrize(
    ("missed", "new", "state"),
    [
        (MissCount(1, 0, "x"), 0, "quiet"),
        (MissCount(2, 0, "x"), 0, "failing"),
        (MissCount(2, 2, "x"), 0, "quiet"),  # dead links of long ago
        (MissCount(9, 0, "x"), 8, "failing"),
        (MissCount(9, 0, "x"), 9, "ok"),
        (MissCount(9, 8, "x"), 1, "ok"),
    ],
)
def test_a_list_whose_articles_do_not_answer_is_failing(missed: MissCount, new: int, state: str) -> None:
    row = judged(evidence(brought=filled(new), missed=missed))
    assert row.state == state
    if state == "failing":
        assert row.reason == f"{missed.missed} of {missed.missed + new} articles could not be had: x"


@pytest.mark.parametrize(
    ("listed", "lengths", "state"),
    [
        (20, [20] * 10, "quiet"),
        (6, [20] * 10, "quiet"),
        (5, [20] * 10, "unparsable"),
        (5, [20] * 4, "quiet"),
        (1, [1, 30, 4, 9, 0, 15], "quiet"),
        (None, [20] * 10, "quiet"),
    ],
)
def test_a_list_that_is_far_shorter_than_ever_is_unparsable(listed: int | None, lengths: list[int], state: str) -> None:
    row = judged(evidence(replace(LIST, listed=listed), lengths=lengths))
    assert row.state == state
    if state == "unparsable":
        assert row.reason == "its list names 5 articles at first, usually 20: its layout or pages may have changed"


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ("body", "8 of 8 new pages could not be read (before: 0 of 100)"),
        ("title", "8 of 8 new pages have no headline (before: 0 of 100)"),
        ("date", "8 of 8 new pages have no date on them (before: 0 of 100)"),
        ("statements", "8 of 8 new pages have no statement (before: 60 of 100)"),
    ],
)
def test_pages_that_lack_what_they_used_to_have_are_unparsable(part: str, words: str) -> None:
    row = judged(evidence(brought=filled(8, **{part: 0})))
    if part == "statements":  # more than half have none at the best of times
        assert row.state == "ok"
        row = judged(evidence(brought=filled(20, statements=0)))
        words = "20 of 20 new pages have no statement (before: 60 of 100)"
    assert (row.state, row.reason) == ("unparsable", words)


def test_a_single_bad_page_is_none() -> None:
    assert judged(evidence(brought=filled(1, body=0, title=0))).state == "ok"
    assert judged(evidence(brought=filled(40, body=39))).state == "ok"


def test_pages_that_come_one_by_one_are_judged_together() -> None:
    bad = replace(LIST, state="ok", fill=Fill(1))
    before = [bad, LIST, *[replace(LIST, state="ok", fill=WELL)] * 10]
    row = judged(evidence(brought=filled(1, body=0), before=before))
    assert (row.state, row.reason) == ("unparsable", "2 of 2 new pages could not be read (before: 0 of 100)")
    assert judged(evidence(brought=filled(1), before=before)).state == "ok"


def test_what_was_bad_is_no_habit() -> None:
    bad = replace(LIST, state="unparsable", fill=Fill(10))
    before = [bad] * 30 + [replace(LIST, state="ok", fill=WELL)]
    assert judged(evidence(brought=filled(8, body=0), before=before)).state == "unparsable"


def test_a_source_whose_pages_could_not_be_read_stays_so_until_it_brings_better_ones() -> None:
    row = judged(evidence(recent=Fill(8)))
    assert (row.state, row.new, row.fill) == ("unparsable", 0, Fill())
    assert judged(evidence(recent=Fill(8, 8, 8, 8))).state == "quiet"


@pytest.mark.parametrize(
    ("fill", "state"),
    [(Fill(1), "unparsable"), (Fill(9, 4, 4, 4), "unparsable"), (Fill(2, 1), "ok"), (Fill(9, 9), "ok")],
)
def test_the_first_pages_of_a_source_have_to_be_readable_and_no_more(fill: Fill, state: str) -> None:
    assert judged(evidence(brought=Brought(fill.pages, fill=fill), before=())).state == state


def test_a_folder_without_documents_is_empty() -> None:
    folder = SourceRun(source="mine", kind="folder", answered=True, state="ok")
    assert judged(evidence(folder, before=(), lengths=())).state == "empty"
    handed_in = replace(folder, kind=HANDED_IN)
    assert judged(evidence(handed_in, before=(), lengths=())).state == "quiet"


WEB = LIST
SILENT = replace(LIST, answered=False, state="failing", found=0)
SEEDS = SourceRun(source="seeds", kind="seeds", answered=True, state="quiet", found=2)
FIRST_SEEDS = replace(SEEDS, state="ok", new=2)
GONE = replace(SEEDS, kind="folder", answered=False, state="failing")


@pytest.mark.parametrize(
    ("sources", "published", "expected"),
    [
        ([replace(WEB, state="ok", new=1)], True, "ok"),
        ([WEB], True, "ok"),
        ([WEB], False, "quiet"),
        ([SEEDS], False, "quiet"),
        ([WEB, SILENT], True, "degraded"),
        ([WEB, GONE], False, "degraded"),
        ([replace(WEB, state="stale")], False, "degraded"),
        ([replace(WEB, state="unparsable")], False, "degraded"),
        ([SILENT], False, "broken"),
        ([SILENT], True, "broken"),
        ([GONE], False, "broken"),
        ([], False, "broken"),
        ([FIRST_SEEDS, SILENT, SILENT], True, "degraded"),  # the first run without a network
        ([SEEDS, SILENT, SILENT], False, "broken"),  # every later one
        ([SEEDS, SILENT], True, "broken"),  # a digest of what was handed in hides nothing
        ([SEEDS, WEB, SILENT], False, "degraded"),
        ([replace(SILENT, kind=PAST)], False, "broken"),
        ([replace(SILENT, new=3)], False, "degraded"),  # it failed when the run was taken up again
        ([replace(SEEDS, kind=HANDED_IN)], True, "ok"),
    ],
)
def test_nothing_new_is_not_broken_and_broken_is_not_nothing_new(
    sources: list[SourceRun], published: bool, expected: str
) -> None:
    assert verdict(sources, published) == expected


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (Change("feed", None, "failing", "it answered 503", None), "feed entered failing: it answered 503"),
        (Change("feed", "quiet", "stale", "it stands", None), "feed entered stale: it stands"),
        (Change("feed", "failing", "empty", "no article", None), "feed went from failing to empty: no article"),
        (Change("feed", "failing", "ok", None, NOW - dt.timedelta(days=3)), "feed is ok again after 3 days (failing)"),
        (Change("feed", "stale", "quiet", None, NOW), "feed is ok again after 0 days (stale)"),
    ],
)
def test_changes_are_told_in_a_line(change: Change, words: str) -> None:
    assert told(change, NOW) == words
