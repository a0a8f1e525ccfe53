"""Dates as pages print them, and which of a page's dates is believed.

No clock: what is "future" is decided by the ``today`` that the caller hands in.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

TRUSTED_WITHIN = dt.timedelta(days=3)
"""How far the page's date may lie from the URL's: a live page of 2026 bore the Buddhist year 2569."""

PLAUSIBLE_YEARS = range(1981, 2400)
"""China Daily was founded in 1981; years of other calendars (2569) lie beyond the end."""

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
"""A month's name or abbreviation, without its dot; for use in patterns that ignore case."""

_DATE = (
    r"(?P<y1>\d{4})(?P<s1>[-/.])(?P<m1>\d{1,2})(?P=s1)(?P<d1>\d{1,2})(?!\d)"
    r"|(?P<y2>\d{4})\s?年\s?(?P<m2>\d{1,2})\s?月\s?(?P<d2>\d{1,2})\s?日"
    rf"|(?P<m3>{MONTH})\.?\s?(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?(?:\s?,\s?|\s)(?P<y3>\d{{4}})(?!\d)"
    rf"|(?P<d4>\d{{1,2}})(?:st|nd|rd|th)?[-\s]+(?P<m4>{MONTH})\b\.?\s?,?[-\s]*(?P<y4>\d{{4}})(?!\d)"
    r"|(?P<m5>\d{1,2})/(?P<d5>\d{1,2})/(?P<y5>\d{4})(?!\d)"
    r"|(?P<d6>\d{1,2})\.(?P<m6>\d{1,2})\.(?P<y6>\d{4})(?!\d)"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?\s?,?\s)?"
_CLOCK = r"(?P<{0}h>[01]?\d|2[0-4])[:：](?P<{0}i>[0-5]\d)(?:[:：](?P<{0}s>[0-5]\d))?(?:\s?(?P<{0}p>[ap])\.?m\b\.?)?"
_ZONE = r"(?:\s?\(?(?:UTC|GMT|KST|HKT|CST|JST|EST|EDT|PST|BJT|local time|Beijing time)(?:\s?[+-]\s?\d{1,2})?\)?)?"
_GAP = r"[\s,|/–-]{0,4}(?:at\s)?"
_STAMP = re.compile(
    rf"(?<![\w/])(?:{_CLOCK.format('a')}{_ZONE}[\s,/|–-]{{0,4}}(?:on\s)?)?{_WEEKDAY}(?:{_DATE})(?:{_GAP}{_CLOCK.format('b')}{_ZONE})?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date printed in a line, the time beside it if any, and where in the line they stand."""

    date: dt.date
    time: dt.time | None
    start: int
    end: int


def stamps(line: str) -> Iterator[Stamp]:
    """The dates in ``line``, in order, each with the time of day printed just before or after it.

    Understands ``2016-11-08 07:24``, ``2017/9/8 0:18:39``, ``Aug 22, 2026 12:29 PM``, ``16:30, February 28, 2017``,
    ``31-Oct-2017``, ``8 November 2016``, ``Mar.7,2017``, ``11/23/2017`` (month first), ``07.03.2017`` (day first).
    Days that the calendar does not have are passed over.
    """
    for found in _STAMP.finditer(line):
        day = _date(found)
        if day is not None:
            yield Stamp(day, _time(found, "b") or _time(found, "a"), found.start(), found.end())


def first_date(line: str) -> dt.date | None:
    """The first date in ``line``, or None."""
    return next((stamp.date for stamp in stamps(line)), None)


def month_number(name: str) -> int:
    """1 to 12 for a month's name or abbreviation."""
    return _MONTHS.index(name[:3].casefold()) + 1


def resolve(
    page: dt.date | None, url: dt.date | None, given: dt.date | None, *, today: dt.date | None = None
) -> tuple[dt.date | None, str]:
    """The date of publication and its basis: ``page``, ``url``, ``given`` or ``none``.

    The page's date is believed where its year is plausible, it is not after ``today`` (where given) and lies within
    three days of the URL's (where there is one); else the URL's is taken. A date given by the caller overrides both
    where it differs; where it is the same, the basis is what bears it out.
    """
    found, basis = (page, "page") if page is not None and _believed(page, url, today) else (url, "url")
    if given is not None and given != found:
        return given, "url" if given == url else "given"
    return (found, basis) if found is not None else (None, "none")


def _believed(page: dt.date, url: dt.date | None, today: dt.date | None) -> bool:
    if page.year not in PLAUSIBLE_YEARS or (today is not None and page > today):
        return False
    return url is None or abs(page - url) <= TRUSTED_WITHIN


def _date(found: re.Match[str]) -> dt.date | None:
    for form in "123456":
        year, month, day = found[f"y{form}"], found[f"m{form}"], found[f"d{form}"]
        if year is not None:
            break
    number = int(month) if month.isdecimal() else month_number(month)
    if form == "5" and number > 12:  # 23/11/2017 can only be day first
        number, day = int(day), month
    try:
        return dt.date(int(year), number, int(day))
    except ValueError:
        return None


def _time(found: re.Match[str], place: str) -> dt.time | None:
    if found[f"{place}h"] is None:
        return None
    hour, half = int(found[f"{place}h"]), found[f"{place}p"]
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half in "pP" else 0)
    elif hour == 24:
        hour = 0
    return dt.time(hour, int(found[f"{place}i"]), int(found[f"{place}s"] or 0))
