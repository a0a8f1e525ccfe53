"""Windows of days, by which the past is walked through."""

import datetime as dt
from collections.abc import Iterator


def windows(first: dt.date, last: dt.date, days: int) -> Iterator[tuple[dt.date, dt.date]]:
    """Yield windows of ``days`` from ``first`` to ``last``, both included, the earliest first."""
    begin = first
    while begin <= last:
        end = min(begin + dt.timedelta(days=days - 1), last)
        yield begin, end
        begin = end + dt.timedelta(days=1)
