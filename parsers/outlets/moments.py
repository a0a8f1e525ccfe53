"""Moments as machines write them, ``2019-08-20T09:31:01+09:00``, in the outlet's own time."""

import datetime as dt
from zoneinfo import ZoneInfo

from parsers.pages.infoline import InfoLine
from parsers.reference import Reference


def dated(moment: str | None, outlet: str | None, reference: Reference) -> InfoLine:
    """Date and time of ``moment`` (ISO 8601) where the outlet is; empty for what is none.

    A moment without a zone is taken for the outlet's own time.
    """
    try:
        found = dt.datetime.fromisoformat((moment or "").strip())
        known = reference.outlet(outlet or "")
        local = found.astimezone(ZoneInfo(known.zone)) if found.tzinfo and known else found
    except (ValueError, OverflowError):  # no moment, or one at the end of time
        return InfoLine()
    return InfoLine(date=local.date(), time=local.time().replace(microsecond=0))
