"""Dates, gaps and counts in words, free of locale and clock."""

import datetime as dt
from zoneinfo import ZoneInfo

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
WEEKS_FROM, MONTHS_FROM = 14, 728
"""From so many days on a gap is told in weeks, in years and months."""


def short_date(day: dt.date | None) -> str:
    """Return ``7 Nov 2016``, or ``date unknown``."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}" if day else "date unknown"


def full_date(day: dt.date | None) -> str:
    """Return ``Mon 7 Nov 2016``, or ``date unknown``."""
    return f"{WEEKDAYS[day.weekday()]} {short_date(day)}" if day else "date unknown"


def basis(dated_basis: str, published_basis: str) -> str:
    """Return what a reader must know of a date that is not the day of saying; empty where nothing is."""
    if dated_basis != "published":
        return ""
    return "publication date, from the URL" if published_basis == "url" else "publication date"


def moment(time: dt.datetime) -> str:
    """Return ``21 Nov 2026, 18:00 (Asia/Shanghai)``; a zone without a name is told by its offset."""
    zone = time.tzinfo.key if isinstance(time.tzinfo, ZoneInfo) else time.tzname()
    return f"{short_date(time.date())}, {time:%H:%M}" + (f" ({zone})" if zone else "")


def window(first: dt.date | None, last: dt.date | None) -> str:
    """Return ``7 Nov 2016 – 1 Nov 2017``, one date where both are the same, ``dates unknown`` for none."""
    if first is None and last is None:
        return "dates unknown"
    if first == last or first is None or last is None:
        return short_date(first or last)
    return f"{short_date(first)} – {short_date(last)}"


def count(number: int, one: str, many: str | None = None) -> str:
    """Return ``1 article``, ``2 articles``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def gap(days: int | None, *, about: bool = False) -> str:
    """Return the days between two statements in words: ``51 weeks apart``, ``on the same day``.

    ``about`` marks a gap in which one of the dates is only that of publication.
    """
    if days is None:
        return "gap unknown: one of the two has no date"
    if days == 0:
        return "published the same day" if about else "the same day"
    return f"{'about ' if about else ''}{length(abs(days))} apart"


def score(value: float) -> str:
    """Return a cooperation score with its sign: ``+2.5``, ``−3``."""
    return f"{value:+g}".replace("-", "−")


def length(days: int) -> str:
    """Return a number of days in words: ``12 days``, ``51 weeks``, ``2 years and 1 month``."""
    if days < WEEKS_FROM:
        return count(days, "day")
    if days < MONTHS_FROM:
        return count(round(days / 7), "week")
    years, months = divmod(round(days / 30.4375), 12)
    return count(years, "year") + (f" and {count(months, 'month')}" if months else "")
