"""How long to wait after a reply that says: not now."""

import datetime as dt
from email.utils import parsedate_to_datetime

ENOUGH = 7 * 24 * 3600.0
"""Seconds: whoever asks for more asks for a later run all the same."""


def retry_after(value: str | None, now: dt.datetime) -> float:
    """Return the seconds that a Retry-After header asks for, a number or a date; 0 where it is none or past."""
    text = (value or "").strip()
    if text.isascii() and text.isdecimal():
        return min(float(text), ENOUGH) if len(text) < 10 else ENOUGH
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, OverflowError):
        return 0.0
    moment = moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
    return min(max((moment - now).total_seconds(), 0.0), ENOUGH)


def backoff(base: float, attempt: int, jitter: float) -> float:
    """Return the seconds to wait after ``attempt`` (from 1): ``base``, doubled each time, a half of it by chance.

    ``jitter`` is between 0 and 1: clients that failed together do not come back together.
    """
    whole = float(base * 2 ** (attempt - 1))
    return whole / 2 + whole / 2 * jitter
