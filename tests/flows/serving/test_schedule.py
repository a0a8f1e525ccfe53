"""The ``[schedule]`` table: what it says, and what is said of a wrong one."""

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from flows.errors import SettingsError
from flows.serving.schedule import Schedule
from flows.settings import load

pytestmark = pytest.mark.usefixtures("workdir")


def schedule(text: str) -> Schedule:
    Path("onrecord.toml").write_text(f"[schedule]\n{text}\n", encoding="utf-8")
    return load(environment={}).schedule


def test_without_a_table_it_runs_four_times_a_day_and_catches_up() -> None:
    assert load(environment={}).schedule == Schedule("17 */6 * * *", None, None, 0.0, True, "wait")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", Schedule()),
        ('cron = "0 7 * * 1-5"', Schedule(cron="0 7 * * 1-5")),
        ("every = 3600", Schedule(cron=None, every=3600.0)),
        ("every = 1.5\njitter = 0.25", Schedule(cron=None, every=1.5, jitter=0.25)),
        ('timezone = "Asia/Seoul"', Schedule(timezone=ZoneInfo("Asia/Seoul"))),
        ("catch_up = false", Schedule(catch_up=False)),
        ('overlap = "skip"', Schedule(overlap="skip")),
    ],
)
def test_what_it_says(text: str, expected: Schedule) -> None:
    assert schedule(text) == expected


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('cron = "0 7 * * *"\nevery = 60', "it has both cron and every; take one away"),
        ("cron = 7", "cron has to be a text, not 7"),
        ("every = 0", "every has to be seconds, at least 1, not 0"),
        ("every = inf", "every has to be seconds, at least 1, not inf"),
        ("every = nan", "every has to be seconds, at least 1, not nan"),
        ('every = "1 h"', "every has to be seconds, at least 1, not '1 h'"),
        ("every = true", "every has to be seconds, at least 1, not True"),
        ("jitter = -1", "jitter has to be seconds, at least 0, not -1"),
        ('timezone = "Mars/Olympus"', "timezone: no time zone 'Mars/Olympus'; give one as Asia/Seoul"),
        ("catch_up = 1", "catch_up has to be true or false, not 1"),
        ('overlap = "both"', "overlap has to be one of wait, skip, not 'both'"),
        ("at = 7", "unknown key 'at'; known are cron, every, timezone, jitter, catch_up, overlap"),
    ],
)
def test_a_wrong_one_is_told_with_its_place(text: str, told: str) -> None:
    with pytest.raises(SettingsError) as caught:
        schedule(text)
    assert str(caught.value).startswith("settings: onrecord.toml: schedule: ")
    assert told in str(caught.value)


def test_what_is_no_table_is_told() -> None:
    Path("onrecord.toml").write_text('schedule = "daily"', encoding="utf-8")
    with pytest.raises(SettingsError, match=r"schedule has to be a \[schedule\] table, not 'daily'"):
        load(environment={})
