"""The one clock: nothing else in this project asks what time it is."""

import datetime as dt
from zoneinfo import ZoneInfo


def now(zone: ZoneInfo) -> dt.datetime:
    """Return the current time, aware, in ``zone``, to the second: nothing here is finer."""
    return dt.datetime.now(zone).replace(microsecond=0)
