"""Whether a list still moves: a feed that answers may have been frozen for years."""

import datetime as dt
from collections.abc import Iterable
from itertools import pairwise

ENOUGH = 5
"""Days with items from which a list's habits can be told."""
PATIENCE = 3
"""A silence is told where it is longer than so many of the longest one before it."""
SHORTEST = dt.timedelta(days=14)
"""Outlets are silent over the longest holidays for less than this."""
CAUTIOUS = dt.timedelta(days=365)
"""A list whose habits cannot be told is told as still after a silence of so long."""


def silence(days: Iterable[dt.date], today: dt.date) -> str | None:
    """Return what is to be said of a list with items of ``days`` where it has stood still; None where it has not.

    The measure is the list's own: the longest time between two of its items. Dates after ``today`` tell nothing, and
    a few days tell little.
    """
    known = sorted({day for day in days if day <= today})
    if not known:
        return None
    if len(known) < ENOUGH:
        return None if today - known[-1] <= CAUTIOUS else _told(known[-1], today)
    longest = max(later - earlier for earlier, later in pairwise(known))
    still = today - known[-1]
    if still <= max(PATIENCE * longest, SHORTEST):
        return None
    return f"{_told(known[-1], today)}; no pause before was longer than {longest.days:,}"


def _told(newest: dt.date, today: dt.date) -> str:
    return f"its newest item is of {newest}, {(today - newest).days:,} days ago"
