"""Those who do a piece of work: this process is the plain case."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

T = TypeVar("T")
R = TypeVar("R")


class Lost(Exception):
    """A worker has gone, and with it what it was to do."""


@dataclass(frozen=True, slots=True)
class Handed(Generic[T, R]):
    """A batch that is handed out. It is not in memory twice: who has packed it unpacks it, if it is wanted again."""

    results: Callable[[], list[R]]
    """Gives the results in order, or raises Lost or WorkError."""
    items: Callable[[], Sequence[T]]
    """Gives what was handed out."""


class Crew(Protocol):
    """Takes batches of work and does them, in whatever order."""

    size: int
    """Items of a batch: what handing out costs is to be little beside the work."""
    tries: int
    """How often a batch is handed out whole before it is divided."""

    @property
    def ahead(self) -> int:
        """How many batches are handed out beyond the one that is waited for."""

    def hand_out(self, step: Callable[[T], R], items: Sequence[T]) -> Handed[T, R]:
        """Hand out a batch."""

    def renew(self) -> bool:
        """Make good for who was lost; return whether all that was handed out is lost with him."""


class Here:
    """Nobody but this process: a batch is done when its results are asked for."""

    size = 100
    tries = 1
    ahead = 0

    def hand_out(self, step: Callable[[T], R], items: Sequence[T]) -> Handed[T, R]:
        """Put the work off until the results are wanted."""
        return Handed(lambda: [step(item) for item in items], lambda: items)

    def renew(self) -> bool:
        """Nobody is lost here."""
        return False
