"""The schedule of the settings as Prefect has it: zones, changes of the clock, intervals that no restart shifts."""

import asyncio
import datetime as dt
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from flows.errors import SettingsError
from flows.serving.schedule import Schedule
from flows.serving.timetable import next_due, timetable
from flows.settings import Settings
from flows.sources import SEEDS


def settings(schedule: Schedule) -> Settings:
    return Settings(Path("a.db"), Path("digests"), ZoneInfo("Asia/Shanghai"), (SEEDS,), schedule=schedule)


def moment(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text)


@pytest.mark.parametrize(
    ("schedule", "after", "expected"),
    [
        pytest.param(
            Schedule(cron="0 7 * * *"),
            "2026-11-22T06:59:59+08:00",
            "2026-11-22T07:00:00+08:00",
            id="zone",
        ),
        pytest.param(
            Schedule(cron="0 7 * * *"), "2026-11-22T07:00:00+08:00", "2026-11-23T07:00:00+08:00", id="after-not-at"
        ),
        pytest.param(
            Schedule(cron="0 7 * * *", timezone=ZoneInfo("Europe/London")),
            "2026-03-28T12:00:00+00:00",
            "2026-03-29T06:00:00+00:00",
            id="clocks-go-forward",
        ),
        pytest.param(
            Schedule(cron="0 7 * * *", timezone=ZoneInfo("Europe/London")),
            "2026-10-24T12:00:00+01:00",
            "2026-10-25T07:00:00+00:00",
            id="clocks-go-back",
        ),
        pytest.param(Schedule(), "2026-11-22T06:59:59+08:00", "2026-11-22T12:17:00+08:00", id="as-it-comes"),
        pytest.param(
            Schedule(cron=None, every=21600.0), "2026-11-22T06:59:59+08:00", "2026-11-22T12:00:00+08:00", id="interval"
        ),
        pytest.param(
            Schedule(cron=None, every=5.0), "2026-11-22T06:59:59+08:00", "2026-11-22T07:00:00+08:00", id="seconds"
        ),
        pytest.param(
            Schedule(cron=None, every=86400.0, timezone=ZoneInfo("Europe/London")),
            "2026-07-01T12:00:00+00:00",
            "2026-07-02T00:00:00+00:00",
            id="an-hour-after-midnight-in-summer",
        ),
    ],
)
def test_the_next_time(schedule: Schedule, after: str, expected: str) -> None:
    assert asyncio.run(next_due(timetable(settings(schedule)), moment(after))) == moment(expected)


@pytest.mark.parametrize("cron", ["every day", "0 25 * * *", "0 7 * *", "61 * * * *"])
def test_what_cannot_be_understood_is_told(cron: str) -> None:
    with pytest.raises(SettingsError, match=r"schedule: cron '.+' cannot be understood; write it as '0 7 \* \* \*'"):
        timetable(settings(Schedule(cron=cron)))
