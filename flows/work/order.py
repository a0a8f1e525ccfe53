"""Results in the order of the work, with as much under way as the crew can do; what is lost is done again."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Generic, TypeVar

from flows.work.crew import Crew, Handed, Lost

T = TypeVar("T")
R = TypeVar("R")

HEAVY = 48 * 1024 * 1024
"""Bytes from which a batch is full; only the one that is being made up is in memory as it is."""
PARTS = 15
"""Into how many a batch is divided in which something ends whoever reads it."""
Unreadable = Callable[[T, str], R]
"""What stands for the result of an item that cannot be read, and why."""


def batches(items: Iterable[T], size: int, weigh: Callable[[T], int] = lambda item: 0) -> Iterator[list[T]]:
    """Yield ``items`` in batches of ``size`` or fewer; ``weigh`` gives the bytes of one."""
    batch: list[T] = []
    weight = 0
    for item in items:
        batch.append(item)
        weight += weigh(item)
        if len(batch) >= size or weight >= HEAVY:
            yield batch
            batch, weight = [], 0
    if batch:
        yield batch


def in_order(
    crew: Crew, step: Callable[[T], R], work: Iterable[Sequence[T]], unreadable: Unreadable[T, R]
) -> Iterator[Callable[[], list[R]]]:
    """Yield for each batch of ``work`` what gives its results, to be called once, before the next is asked for.

    A batch whose worker is lost is done again; lost again, it is divided until what ends the workers is alone, and
    that is ``unreadable``. No result comes twice. The results raise WorkError.
    """
    hands = _Hands(crew, step, unreadable)
    for batch in work:
        hands.give(batch)
        if hands.many > crew.ahead:
            yield hands.take
    while hands.many:
        yield hands.take


class _Hands(Generic[T, R]):
    """What is under way, the oldest first."""

    def __init__(self, crew: Crew, step: Callable[[T], R], unreadable: Unreadable[T, R]) -> None:
        self._crew, self._step, self._unreadable = crew, step, unreadable
        self._under_way: deque[Handed[T, R]] = deque()

    @property
    def many(self) -> int:
        return len(self._under_way)

    def give(self, batch: Sequence[T]) -> None:
        self._under_way.append(self._crew.hand_out(self._step, batch))

    def take(self) -> list[R]:
        """Return what the oldest batch came to."""
        oldest = self._under_way.popleft()
        try:
            return oldest.results()
        except Lost:
            all_lost = self._crew.renew()
        done = self._again(
            oldest.items(), self._crew.tries - 1
        )  # before the others: who ends the workers is to be alone
        if all_lost:
            for _ in range(self.many):
                self.give(self._under_way.popleft().items())
        return done

    def _again(self, batch: Sequence[T], tries: int) -> list[R]:
        """Return what a batch comes to that was lost, tried whole so often before it is divided."""
        for _ in range(tries):
            try:
                return self._crew.hand_out(self._step, batch).results()
            except Lost:
                self._crew.renew()
        if len(batch) == 1:
            return [self._unreadable(batch[0], "whatever process reads it ends")]
        size = -(-len(batch) // PARTS)
        parts = [batch[at : at + size] for at in range(0, len(batch), size)]
        return [result for part in parts for result in self._again(part, max(1, self._crew.tries))]
