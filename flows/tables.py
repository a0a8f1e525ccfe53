"""What tables of the settings hold, read with plain words for what is wrong."""

from collections.abc import Mapping
from typing import Any
from zoneinfo import ZoneInfo

from flows.errors import SettingsError


def known(table: Mapping[str, Any], keys: tuple[str, ...], where: str) -> None:
    """Refuse keys that ``keys`` does not name. Raises SettingsError."""
    for key in table:
        if key not in keys:
            raise SettingsError(f"settings: {where}: unknown key {key!r}; known are {', '.join(keys)}")


def text(table: Mapping[str, Any], key: str, where: str) -> str | None:
    """Return the text under a key, None where there is none. Raises SettingsError for what is none."""
    value = table.get(key)
    if value is not None and (not isinstance(value, str) or not value):
        raise SettingsError(f"settings: {where}: {key} has to be a text, not {value!r}")
    return value


def texts(table: Mapping[str, Any], key: str, where: str) -> list[str]:
    """Return the texts under a key, a single one as a list. Raises SettingsError for what is none."""
    value = table.get(key, [])
    value = [value] if isinstance(value, str) else value
    if not isinstance(value, list) or not all(isinstance(one, str) and one for one in value):
        raise SettingsError(f"settings: {where}: {key} has to be a text or a list of texts, not {value!r}")
    return value


def zone(name: str, where: str) -> ZoneInfo:
    """Return the time zone of that name. Raises SettingsError where there is none."""
    try:
        return ZoneInfo(name)
    except (OSError, ValueError, KeyError) as error:  # an unknown zone, a folder of zones, a path out of them
        raise SettingsError(f"settings: {where}: no time zone {name!r}; give one as Asia/Seoul") from error
