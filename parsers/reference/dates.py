"""Dates that may lack a day or a month, read as the span of days that they can mean."""

import calendar
import datetime as dt
import re
from dataclasses import dataclass

_FORM = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class PartialDate:
    """The first and the last day that a date such as ``2017-08`` can mean."""

    earliest: dt.date
    latest: dt.date

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """Read ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; raises ``ValueError`` for anything else."""
        found = _FORM.fullmatch(text)
        if found is None:
            raise ValueError(f"{text!r} is no date")
        year, month, day = found.groups()
        if day:
            exact = dt.date(int(year), int(month), int(day))
            return cls(exact, exact)
        first, last = (int(month), int(month)) if month else (1, 12)
        earliest = dt.date(int(year), first, 1)
        return cls(earliest, dt.date(int(year), last, calendar.monthrange(int(year), last)[1]))
