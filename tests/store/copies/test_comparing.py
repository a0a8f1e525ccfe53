"""When two texts are copies, and that the index finds what they share."""

import datetime as dt
import gzip
import itertools
import json
from hashlib import blake2b

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.copies import comparing
from store.copies.comparing import RUN, WINDOW, Text, Tie, compare
from tests.store.copies.texts import sentences
from tests.store.gold import SHARED

DAY = dt.date(2017, 11, 1)
BODY = sentences(1, 40)


def text(lines: list[str], published: dt.date | None = DAY) -> Text:
    return Text(frozenset(comparing.runs("\n".join(lines))), published)


def kind(one: list[str], other: list[str], days: int = 0) -> str | None:
    tie = compare(text(one), text(other, DAY + dt.timedelta(days)))
    return tie.kind if tie else None


def edited(lines: list[str], every: int) -> list[str]:
    """The lines with one word of each ``every``-th changed."""
    return [line.replace(" keeper ", " warden ") if n % every == 0 else line for n, line in enumerate(lines)]


def test_the_same_text_in_another_typography_is_the_same() -> None:
    lines = ['"The tram\'s lamp," he said. ' + line for line in BODY]
    other = [line.replace('"', "“").replace("'", "’").upper() for line in lines]
    assert compare(text(lines), text(other)) == Tie("copy", 1.0, 1.0)


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (edited(BODY, 4), "copy"),
        (BODY[2:] + sentences(2, 3), "copy"),
        (BODY[:20], "whole"),
        (BODY[:20] + sentences(2, 2), "whole"),
        (BODY + sentences(2, 60), "excerpt"),
        (BODY[:12] + sentences(2, 28), None),
        (BODY[:20] + sentences(2, 20), None),
        (BODY[:3], None),
        (sentences(2, 40), None),
    ],
    ids="few-words head-and-tail first-half cut-and-ended within-more a-third half three-lines other".split(),
)
def test_what_a_text_is_to_another(other: list[str], expected: str | None) -> None:
    assert kind(BODY, other) == expected
    turned = {"excerpt": "whole", "whole": "excerpt"}.get(expected or "", expected)
    assert kind(other, BODY) == turned


def test_two_reports_of_one_statement_are_no_copies() -> None:
    release = sentences(3, 15)
    one, other = sentences(4, 12) + release, release[:10] + sentences(5, 14) + release[10:]
    assert kind(one, other) is None


@pytest.mark.parametrize(("days", "expected"), [(0, "copy"), (7, "copy"), (8, None), (-8, None)])
def test_of_other_days_only_nearly_the_same_is_a_copy(days: int, expected: str | None) -> None:
    assert kind(BODY, edited(BODY, 2), days) == expected
    assert kind(BODY, BODY, 400) == "copy"


def test_without_a_date_only_nearly_the_same_is_a_copy() -> None:
    assert compare(text(BODY, None), text(edited(BODY, 2))) is None
    assert compare(text(BODY, None), text(BODY, None)) == Tie("copy", 1.0, 1.0)


def test_short_notices_of_one_pattern_are_not_taken_for_one() -> None:
    notice = (
        "The harbour office counted {} trams and {} ferries on its third day of the autumn {} in Anwan. "
        + " ".join(BODY[:4])
    )
    assert kind([notice.format(12, 14, "fair")], [notice.format(9, 31, "market")]) is None
    assert kind([notice.format(12, 14, "fair")], [notice.format(12, 14, "fair")]) == "copy"


@given(st.integers(0, 1000), st.integers(0, 60), st.integers(0, 60))
def test_a_stretch_of_a_window_gives_a_common_fingerprint(seed: int, before: int, after: int) -> None:
    shared = " ".join(sentences(seed, 20)).split()[: WINDOW + RUN - 1]
    one = [*sentences(seed + 1001, before), " ".join(shared), *sentences(seed + 2002, after)]
    prints = [
        comparing.prints(comparing.runs("\n".join(lines))) for lines in (one, [*shared, *sentences(seed + 3003, 9)])
    ]
    assert not all(prints) or prints[0] & prints[1]


@given(st.text(max_size=2000))
def test_any_text_is_compared(body: str) -> None:
    found = comparing.runs(body)
    prints = comparing.prints(found)
    assert len(prints) <= comparing.MOST_PRINTS
    assert all(0 <= one < 2**56 for one in prints)
    tie = compare(Text(frozenset(found), DAY), Text(frozenset(found), DAY))
    assert tie is None or tie == Tie("copy", 1.0, 1.0)


@pytest.mark.parametrize("count", [1, 4, 5, 60, 300])
def test_fingerprints_are_the_lowest_hash_of_each_window(count: int) -> None:
    """As they are in stores that exist: what they are made of, and how, must not change."""
    found = comparing.runs("\n".join(sentences(count, count)))
    hashes = [int.from_bytes(blake2b(" ".join(run).encode(), digest_size=7).digest()) for run in found]
    windows = [hashes[at : at + WINDOW] for at in range(max(len(hashes) - WINDOW, 0) + 1)]
    lowest = sorted({min(window) for window in windows if window})[: comparing.MOST_PRINTS]
    assert comparing.prints(found) == frozenset(lowest if len(found) >= comparing.LEAST else ())


def test_of_a_text_without_end_the_beginning_is_looked_at() -> None:
    found = comparing.runs("tram " * 200_000)
    assert len(found) == comparing.LONGEST - RUN + 1
    assert len(comparing.prints(comparing.runs(" ".join(map(str, range(200_000)))))) == comparing.MOST_PRINTS


COLUMNS = SHARED / "corpus" / "chinadaily_columns.jsonl.gz"


@pytest.mark.skipif(not COLUMNS.exists(), reason="the real columns lie beside the project, not in it")
def test_of_452_real_columns_those_printed_in_two_editions_are_found_and_no_others() -> None:
    with gzip.open(COLUMNS, "rt", encoding="utf-8") as lines:
        entries = [json.loads(line) for line in lines]
    texts = [Text(frozenset(comparing.runs(entry["content"])), DAY) for entry in entries]
    pairs = itertools.combinations(range(len(texts)), 2)
    ties = [compare(texts[one], texts[other]) for one, other in pairs if texts[one].runs & texts[other].runs]
    # A fifth column, in two editions that share less than half, is not found; no others share a tenth.
    assert sorted((tie.kind, round(tie.likeness, 2)) for tie in ties if tie) == [
        *(("copy", 0.55), ("copy", 0.67), ("copy", 0.76), ("copy", 0.91)),
    ]
