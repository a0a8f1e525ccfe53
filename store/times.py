"""Times and dates in the form in which the store keeps them."""

import datetime as dt
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


def stored(moment: dt.datetime) -> str:
    """ISO 8601 in UTC of an aware time; raises ``ValueError`` for one without zone."""
    if moment.tzinfo is None:
        raise ValueError(f"{moment!r} has no time zone")
    return moment.astimezone(dt.UTC).isoformat()


def zone_name(moment: dt.datetime) -> str:
    """The zone of an aware time by its IANA name, else by its offset: ``Asia/Shanghai``, ``+08:00``."""
    if isinstance(moment.tzinfo, ZoneInfo) and moment.tzinfo.key:
        return moment.tzinfo.key
    return moment.isoformat()[-6:]


def loaded(text: str, zone: str = "+00:00") -> dt.datetime:
    """The aware time that ``stored`` wrote, in ``zone``."""
    moment = dt.datetime.fromisoformat(text)
    try:
        return moment.astimezone(ZoneInfo(zone))
    except (ZoneInfoNotFoundError, ValueError):
        return moment.astimezone(dt.datetime.fromisoformat(f"2000-01-01T00:00:00{zone}").tzinfo)


def day(text: str | None) -> dt.date | None:
    """The date of an ISO text, None for None."""
    return None if text is None else dt.date.fromisoformat(text)


def iso(value: dt.date | dt.time | None) -> str | None:
    """The ISO text of a date or time of day, None for None."""
    return None if value is None else value.isoformat()
