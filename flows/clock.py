"""The one clock: nothing else in this project asks what time it is."""

import datetime as dt
import time
from typing import Protocol
from zoneinfo import ZoneInfo


def now(zone: ZoneInfo) -> dt.datetime:
    """Return the current time, aware, in ``zone``, to the second: nothing here is finer."""
    return dt.datetime.now(zone).replace(microsecond=0)


class Timer(Protocol):
    """Time as those need it who wait: the moment, the seconds between two moments, and waiting itself."""

    def now(self) -> dt.datetime:
        """Return the current time, aware."""

    def seconds(self) -> float:
        """Return seconds from a fixed but unknown moment; they never run backwards."""

    def sleep(self, seconds: float) -> None:
        """Return after ``seconds``."""


class SystemTimer:
    """The computer's own."""

    def now(self) -> dt.datetime:
        """Return the current time in UTC, to the millisecond: requests may follow one another within a second."""
        moment = dt.datetime.now(dt.UTC)
        return moment.replace(microsecond=moment.microsecond // 1000 * 1000)

    def seconds(self) -> float:
        """Return seconds from a fixed but unknown moment."""
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        """Return after ``seconds``."""
        time.sleep(seconds)
