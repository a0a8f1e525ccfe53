"""How the client behaves: what the settings may say in their ``[http]`` table."""

import ipaddress
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from flows.errors import SettingsError

MIB = 1024 * 1024
AGENT = "onrecord"
"""The name by which robots.txt may speak of this client."""

ARCHIVES = ("web.archive.org", "index.commoncrawl.org", "data.commoncrawl.org")
"""Hosts that keep copies of the outlets' pages and may be asked as the outlets are."""


@dataclass(frozen=True, slots=True)
class Manners:
    """Politeness and bounds; times in seconds, sizes in bytes. Raises ValueError for what cannot be kept to."""

    contact: str = ""
    """An e-mail address or page by which an outlet reaches whoever runs this."""
    delay: float = 4.0
    """Between the end of one request to a host and the next; robots.txt may ask for more."""
    attempts: int = 4
    """How often a request is made that fails for a while."""
    backoff: float = 2.0
    """The wait before the second attempt; it doubles with each further one."""
    longest_wait: float = 300.0
    """Who asks to be left alone for longer is left for a later run."""
    patience: int = 5
    """After so many URLs in a row that failed for a while a host is left for the next run."""
    robots_retry: float = 1800.0
    """How long a host is left alone whose robots.txt cannot be read."""
    connect_seconds: float = 10.0
    read_seconds: float = 20.0
    """Of silence."""
    whole_seconds: float = 60.0
    """For a request from connecting to the last byte."""
    max_bytes: int = 20 * MIB
    """Of a body, before and after decompression."""
    max_redirects: int = 5
    max_requests: int = 10_000
    """In a run."""
    parallel_hosts: int = 8
    archives: tuple[str, ...] = ARCHIVES
    loopback: bool = False
    """Opens this machine's own addresses; for tests against a replica of the outlets."""
    hosts: Mapping[str, str] = field(default_factory=dict)
    """With ``loopback``: where a host and those below it are to be found, ``127.0.0.1:8000``, over plain HTTP."""

    def __post_init__(self) -> None:
        if self.contact and not re.fullmatch(r"[\x21-\x7e]+@[\x21-\x7e]+|https?://[\x21-\x7e]+", self.contact):
            raise ValueError(f"contact {self.contact!r} is neither an e-mail address nor a page; give one of them")
        for name, least in _LEAST.items():
            value = getattr(self, name)
            if not least <= value < math.inf:
                raise ValueError(f"{name} is {value!r}; it has to be at least {least}, and finite")
        if self.hosts and not self.loopback:
            raise ValueError("hosts are for tests and need loopback = true; leave them out")
        for host in self.hosts:
            self.place(host)

    @property
    def user_agent(self) -> str:
        """What the client calls itself: ``onrecord/0.1.0 (+desk@example.org)``."""
        from importlib.metadata import version

        return f"{AGENT}/{version('onrecord')}" + (f" (+{self.contact})" if self.contact else "")

    def place(self, host: str) -> tuple[str, int] | None:
        """Where ``hosts`` says that ``host`` is: address and port on this machine; None where it says nothing.

        Labels match whole, subdomains included, the longest name first. Raises ValueError for no such place.
        """
        labels = host.split(".")
        for start in range(len(labels)):
            name = ".".join(labels[start:])
            if name in self.hosts:
                return _on_this_machine(name, self.hosts[name])
        return None


_LEAST = {
    "delay": 0,
    "attempts": 1,
    "backoff": 0,
    "longest_wait": 0,
    "patience": 1,
    "robots_retry": 0,
    "connect_seconds": 0.001,
    "read_seconds": 0.001,
    "whole_seconds": 0.001,
    "max_bytes": 1,
    "max_redirects": 0,
    "max_requests": 0,
    "parallel_hosts": 1,
}


def from_table(table: Mapping[str, Any], where: str) -> Manners:
    """Return the manners that a settings table asks for, the rest as usual. Raises SettingsError, naming the key."""
    kinds = {one.name: type(getattr(Manners(), one.name)) for one in fields(Manners)}
    given: dict[str, Any] = {}
    for key, value in table.items():
        if key not in kinds:
            raise SettingsError(f"settings: {where}: unknown key {key!r}; known are {', '.join(kinds)}")
        given[key] = _as(kinds[key], value, f"{where}: {key}")
    try:
        return Manners(**given)
    except ValueError as error:
        raise SettingsError(f"settings: {where}: {error}") from error


_NAMES = {float: "a number", int: "a whole number", bool: "true or false", str: "a text", tuple: "a list of texts"}


def _as(kind: type, value: Any, where: str) -> Any:
    if kind is float and type(value) is int:
        return float(value)
    if kind is tuple and isinstance(value, list) and all(isinstance(one, str) for one in value):
        return tuple(value)
    if kind is dict and isinstance(value, dict) and all(isinstance(one, str) for one in value.values()):
        return value
    if kind is not dict and type(value) is kind:
        return value
    raise SettingsError(f"settings: {where} has to be {_NAMES.get(kind, 'a table of texts')}, not {value!r}")


def _on_this_machine(host: str, place: str) -> tuple[str, int]:
    address, _, port = place.rpartition(":")
    try:
        ip = ipaddress.ip_address(address.strip("[]"))
        if ip.is_loopback and 0 < int(port) < 65536:
            return str(ip), int(port)
    except ValueError:
        pass
    raise ValueError(f"hosts: {host} = {place!r} is no place on this machine; give 127.0.0.1:PORT")
