import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.http.waiting import ENOUGH, backoff, retry_after

NOW = dt.datetime(2026, 11, 21, 12, 0, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("0", 0),
        ("120", 120),
        (" 7 ", 7),
        ("Sat, 21 Nov 2026 12:02:00 GMT", 120),
        ("Sat, 21 Nov 2026 21:02:00 +0900", 120),
        ("Saturday, 21-Nov-26 12:02:00 GMT", 120),
        ("Sat Nov 21 12:02:00 2026", 120),
        ("Sat, 21 Nov 2026 11:00:00 GMT", 0),
        ("Fri, 21 Nov 2036 12:00:00 GMT", ENOUGH),
        ("9" * 400, ENOUGH),
        ("604801", ENOUGH),
        (None, 0),
        ("", 0),
        ("soon", 0),
        ("-5", 0),
        ("1.5", 0),
        ("٣", 0),
        ("Sat, 99 Nov 2026 12:02:00 GMT", 0),
        ("Sat, 21 Nov 999999999999 12:02:00 GMT", 0),
        ("Sat, 21 Nov 2026 12:02:00 +9999999999", 0),
    ],
)
def test_what_retry_after_asks_for(value: str | None, seconds: float) -> None:
    assert retry_after(value, NOW) == seconds


@given(st.text() | st.from_regex(r"\w{3}, \d{1,3} \w{3} \d{1,6} \d\d:\d\d:\d\d [-+A-Z]{1,3}\d{0,9}"))
def test_whatever_it_says_it_is_a_wait(value: str) -> None:
    assert 0 <= retry_after(value, NOW) <= ENOUGH


@given(st.floats(0, 60), st.integers(1, 10), st.floats(0, 1))
def test_backoff_lies_between_a_half_and_the_whole(base: float, attempt: int, jitter: float) -> None:
    assert base * 2 ** (attempt - 1) / 2 <= backoff(base, attempt, jitter) <= base * 2 ** (attempt - 1)
