"""What the client remembers of a host during a run."""

import threading
from dataclasses import dataclass, field
from typing import NoReturn

from flows.http.errors import NotAsked
from flows.http.robots import Rules


@dataclass(frozen=True, slots=True)
class Closed:
    """Why a host is not asked; ``kind`` is Forbidden or Postponed."""

    kind: type[NotAsked]
    reason: str

    def refuse(self) -> NoReturn:
        """Raise the error that says so."""
        raise self.kind(self.reason)


@dataclass(frozen=True, slots=True)
class Robots:
    """What the robots.txt of an origin says, or why it could not be read."""

    found: Rules | Closed
    expires: float
    """Then it is to be read anew."""


@dataclass(slots=True)
class Host:
    """A host's state; times are seconds of the client's timer."""

    name: str
    delay: float
    """Between two requests."""
    turn: threading.Lock = field(default_factory=threading.Lock)
    """Held for a request and the wait before it: one connection a host."""
    reading: threading.Lock = field(default_factory=threading.Lock)
    """Held while its robots.txt is looked up."""
    free_at: float = 0.0
    """When it may be asked next."""
    failures: int = 0
    """URLs in a row that it could not answer for a while."""
    closed: Closed | None = None
    robots: dict[str, Robots] = field(default_factory=dict)
    """By origin: ``https://eng.mod.gov.cn``."""
