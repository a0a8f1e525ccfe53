"""The row of settings of a source on the web, as the kind that it asks for."""

from collections.abc import Mapping
from dataclasses import MISSING, fields
from typing import Any

from flows.errors import SettingsError
from flows.sources.lists import Lists

_NAMES = {str: "a text", int: "a whole number, at least 1", float: "a number, at least 0"}


def from_row(kind: type[Lists], row: Mapping[str, Any], where: str) -> Lists:
    """Return the source that the keys of ``row`` describe. Raises SettingsError, naming ``where`` and key."""
    known = {one.name: one for one in fields(kind)}
    for key in row:
        if key not in known:
            raise SettingsError(
                f"settings: {where}: unknown key {key!r}; known are {', '.join(('name', 'kind', *known))}"
            )
    for name, one in known.items():
        if one.default is MISSING and name not in row:
            raise SettingsError(f"settings: {where}: {name} is missing; a source of this kind needs it")
    made = kind(**{key: _as(known[key].type, value, f"{where}: {key}") for key, value in row.items()})
    problem = made.problem()
    if problem is not None:
        raise SettingsError(f"settings: {where}: {problem}")
    return made


def _as(wanted: Any, value: Any, where: str) -> Any:
    if wanted is float and type(value) in (int, float) and value >= 0:
        return float(value)
    if wanted is int and type(value) is int and value >= 1:
        return value
    if wanted is str and isinstance(value, str) and value.strip():
        return value
    raise SettingsError(f"settings: {where} has to be {_NAMES[wanted]}, not {value!r}")
