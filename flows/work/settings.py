"""The settings of ``[work]``: who reads."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flows import tables
from flows.errors import SettingsError

PLACES = ("here", "threads", "processes", "dask")
_ADDRESS = re.compile(r"(?:tcp|tls|ws|wss|ucx)://[^\s/]+:\d+/?")


@dataclass(frozen=True, slots=True)
class Work:
    """Who reads: this process, ``workers`` threads or processes, or the workers of a Dask scheduler at ``address``.

    Without an address there are ``workers`` of a Dask cluster of our own, which ends with the work.
    """

    on: str = "here"
    address: str | None = None
    workers: int = 1


def from_table(table: Any, where: str) -> Work:
    """Return what a settings table asks for; workers are as many as there are cores. Raises SettingsError."""
    if not isinstance(table, dict):
        raise SettingsError(f"settings: {where} has to be a [work] table, not {table!r}")
    tables.known(table, ("on", "address", "workers"), where)
    on = tables.text(table, "on", where) or "here"
    if on not in PLACES:
        raise SettingsError(f"settings: {where}: on has to be one of {', '.join(PLACES)}, not {on!r}")
    return Work(on, _address(table, on, where), _workers(table, where))


def _address(table: Mapping[str, Any], on: str, where: str) -> str | None:
    address = tables.text(table, "address", where)
    if address is None:
        return None
    if on != "dask":
        raise SettingsError(f'settings: {where}: address is that of a Dask scheduler; it goes with on = "dask" alone')
    if not _ADDRESS.fullmatch(address):
        raise SettingsError(f"settings: {where}: address has to be as tcp://10.0.0.5:8786, not {address!r}")
    return address


def _workers(table: Mapping[str, Any], where: str) -> int:
    value = table.get("workers", os.cpu_count() or 1)
    if type(value) is not int or value < 1:
        raise SettingsError(f"settings: {where}: workers has to be a whole number from 1, not {value!r}")
    return value
