"""When ``onrecord serve`` runs: the ``[schedule]`` table of the settings."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from flows import tables
from flows.errors import SettingsError

KEYS = ("cron", "every", "timezone", "jitter", "catch_up", "overlap")
DEFAULT_CRON = "17 */6 * * *"
"""Four times a day, and not on the hour, when everybody asks."""
WAIT, SKIP = "wait", "skip"
OVERLAPS = (WAIT, SKIP)


@dataclass(frozen=True, slots=True)
class Schedule:
    """When runs are due, and what becomes of those that cannot begin then. Times in seconds."""

    cron: str | None = DEFAULT_CRON
    """Five fields, as cron has them; None where ``every`` says it."""
    every: float | None = None
    """Between two runs, counted from midnight, so that a restart shifts nothing; from one o'clock in summer time."""
    timezone: ZoneInfo | None = None
    """In which ``cron``, and midnight, are meant; None for that of the settings."""
    jitter: float = 0.0
    """A run begins so much later at the most, by chance: an outlet is not asked at the same second each day."""
    catch_up: bool = True
    """Whether a run whose time went by while nothing was running is made up for, by one run however many they were."""
    overlap: str = WAIT
    """What a run does whose time comes while another is at work: it waits for its end, or is skipped."""


def from_table(table: Any, where: str) -> Schedule:
    """Return what a ``[schedule]`` table says. Raises SettingsError.

    Whether ``cron`` can be understood is for Prefect to say, when it is needed.
    """
    if not isinstance(table, dict):
        raise SettingsError(f"settings: {where} has to be a [schedule] table, not {table!r}")
    tables.known(table, KEYS, where)
    cron, every = tables.text(table, "cron", where), table.get("every")
    if cron is not None and every is not None:
        raise SettingsError(f"settings: {where}: it has both cron and every; take one away")
    if every is not None:
        every = _seconds(table, "every", where, least=1.0)
    return Schedule(
        cron=cron or (None if every else DEFAULT_CRON),
        every=every,
        timezone=_zone(table, where),
        jitter=_seconds(table, "jitter", where, least=0.0) if "jitter" in table else 0.0,
        catch_up=_is_true(table, where),
        overlap=_overlap(table, where),
    )


def _seconds(table: Mapping[str, Any], key: str, where: str, *, least: float) -> float:
    value = table[key]
    if type(value) not in (int, float) or not least <= value < math.inf:
        raise SettingsError(f"settings: {where}: {key} has to be seconds, at least {least:g}, not {value!r}")
    return float(value)


def _zone(table: Mapping[str, Any], where: str) -> ZoneInfo | None:
    name = tables.text(table, "timezone", where)
    return tables.zone(name, f"{where}: timezone") if name else None


def _is_true(table: Mapping[str, Any], where: str) -> bool:
    value = table.get("catch_up", True)
    if not isinstance(value, bool):
        raise SettingsError(f"settings: {where}: catch_up has to be true or false, not {value!r}")
    return value


def _overlap(table: Mapping[str, Any], where: str) -> str:
    value = tables.text(table, "overlap", where) or WAIT
    if value not in OVERLAPS:
        raise SettingsError(f"settings: {where}: overlap has to be one of {', '.join(OVERLAPS)}, not {value!r}")
    return value
