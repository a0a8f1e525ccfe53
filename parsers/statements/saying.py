"""The date of saying: an expression of time beside the cue, against the day of publication."""

import datetime as dt
import re
from collections.abc import Sequence

from parsers.statements.tokens import Token
from parsers.statements.words import DAY_PARTS, MONTHS, WEEKDAYS

_YEAR = re.compile(r"(19|20)\d\d$")
_AHEAD = dt.timedelta(days=3)
"""A day without a year may lie so far after the day of publication, and is not of the year before."""
_DAY = re.compile(r"(\d{1,2})(st|nd|rd|th)?$")


def is_day_before(tokens: Sequence[Token]) -> bool:
    """Whether an expression of time is ``a day earlier``: the day before the one that the text told of last."""
    return [token.low for token in tokens] in (["a", "day", "earlier"], ["one", "day", "earlier"])


def date_of(tokens: Sequence[Token], published: dt.date | None) -> dt.date | None:
    """The day that an expression of time means, None where it means no single day.

    A weekday is the last one up to the day of publication (which it may be itself); ``last Thursday`` is one
    before that day and, where that would fall into the same week, still the nearest. A day without a year takes
    the year that puts it nearest before publication.
    """
    low = [token.low for token in tokens]
    if "next" in low:
        return None
    if any(month in low for month in MONTHS):
        return _calendar_day(tokens, published)
    if published is None:
        return None
    if "yesterday" in low:
        return published - dt.timedelta(days=1)
    if "today" in low or "tonight" in low or (low[0] == "this" and low[-1] in DAY_PARTS):
        return published
    for word in low:
        if word in WEEKDAYS:
            back = (published.weekday() - WEEKDAYS[word]) % 7
            if back == 0 and "last" in low:
                back = 7
            return published - dt.timedelta(days=back)
    return None


def _calendar_day(tokens: Sequence[Token], published: dt.date | None) -> dt.date | None:
    month = next(MONTHS[token.low] for token in tokens if token.low in MONTHS)
    day = next((int(m[1]) for token in tokens if (m := _DAY.match(token.text)) is not None), None)
    year = next((int(token.text) for token in tokens if _YEAR.match(token.text)), None)
    if day is None or (year is None and published is None):
        return None
    try:
        if published is None or year is not None:
            return dt.date(year or 1, month, day)
        resolved = dt.date(published.year, month, day)
        return resolved if resolved <= published + _AHEAD else dt.date(published.year - 1, month, day)
    except ValueError:
        return None
