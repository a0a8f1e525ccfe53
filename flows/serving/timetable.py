"""The schedule of the settings as Prefect's scheduler has it."""

import datetime as dt
from typing import Any

from prefect.client.schemas.schedules import SCHEDULE_TYPES, CronSchedule, IntervalSchedule
from pydantic import ValidationError

from flows.errors import SettingsError
from flows.settings import Settings

EPOCH = dt.datetime(2020, 1, 1)  # noqa: DTZ001 - midnight in the schedule's time zone, whatever that is
"""From which the intervals of ``every`` are counted."""


def timetable(settings: Settings) -> SCHEDULE_TYPES:
    """Return the schedule of ``settings``. Raises SettingsError where Prefect cannot understand it."""
    schedule, zone = settings.schedule, (settings.schedule.timezone or settings.timezone).key
    if schedule.every is not None:
        anchor = EPOCH.replace(tzinfo=schedule.timezone or settings.timezone)
        return IntervalSchedule(interval=dt.timedelta(seconds=schedule.every), anchor_date=anchor, timezone=zone)
    try:
        return CronSchedule(cron=str(schedule.cron), timezone=zone)
    except ValidationError as error:
        raise SettingsError(
            f"settings: schedule: cron {schedule.cron!r} cannot be understood; write it as '0 7 * * *': minute, hour,"
            " day, month, weekday"
        ) from error


async def next_due(times: SCHEDULE_TYPES, after: dt.datetime) -> dt.datetime:
    """Return the first time of ``times`` after a moment, as Prefect's scheduler counts it."""
    import prefect.server.schemas.schedules as server  # takes a second: the whole server comes with it

    same: Any = getattr(server, type(times).__name__)(**times.model_dump())
    first: dt.datetime
    (first,) = await same.get_dates(n=1, start=after + dt.timedelta(seconds=1))
    return first
