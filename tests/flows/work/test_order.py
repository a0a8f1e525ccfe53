"""Results come in the order of the work, nothing is lost or doubled, and what ends its workers is left alone."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.work.crew import Crew, Handed, Here, Lost
from flows.work.order import HEAVY, batches, in_order

T = TypeVar("T")
R = TypeVar("R")


def doubled(number: int) -> int:
    return number * 2


def unreadable(number: int, reason: str) -> int:
    assert reason
    return -number


class Mortal:
    """Four threads; a poisonous number ends its worker, and with ``all_at_once`` all that is under way is lost."""

    size, tries, ahead = 7, 2, 3

    def __init__(self, poison: Sequence[int] = (), *, lives: int = 0, all_at_once: bool = False) -> None:
        self._threads = ThreadPoolExecutor(4)
        self._poison, self._lives, self._all = set(poison), lives, all_at_once
        self._age = 0
        self.handed_out: Counter[tuple[int, ...]] = Counter()
        self.deaths = 0

    def hand_out(self, step: Callable[[T], R], items: Sequence[T]) -> Handed[T, R]:
        age = self._age
        self.handed_out[tuple(items)] += 1  # type: ignore[arg-type]  # numbers here
        future = self._threads.submit(lambda: [step(item) for item in items])

        def results() -> list[R]:
            if self._poison & set(items) or self._lives > 0 or age != self._age:
                self._lives -= 1
                self.deaths += 1
                raise Lost
            return future.result()

        return Handed(results, lambda: items)

    def renew(self) -> bool:
        self._age += self._all
        return self._all


def came_to(crew: Crew, numbers: Sequence[int]) -> list[int]:
    return [one for results in in_order(crew, doubled, batches(numbers, crew.size), unreadable) for one in results()]


@pytest.mark.parametrize("crew", [Here(), Mortal(), Mortal(lives=2), Mortal(lives=3, all_at_once=True)],
                         ids="here others two-deaths a-pool-that-breaks-thrice".split())  # fmt: skip
def test_all_is_done_once_and_in_order(crew: Crew) -> None:
    assert came_to(crew, range(100)) == [number * 2 for number in range(100)]


@pytest.mark.parametrize("all_at_once", [False, True], ids="one-is-lost all-are-lost".split())
@given(poison=st.sets(st.integers(0, 59), max_size=4))
def test_what_ends_every_worker_is_found_and_nothing_else_suffers(poison: set[int], all_at_once: bool) -> None:
    crew = Mortal(tuple(poison), all_at_once=all_at_once)
    assert came_to(crew, range(60)) == [-number if number in poison else number * 2 for number in range(60)]


def test_a_poisonous_batch_is_not_tried_for_ever() -> None:
    crew = Mortal([31])
    crew.size = 60
    came_to(crew, range(60))
    assert crew.handed_out[tuple(range(60))] == 2
    assert crew.handed_out[31,] == 2
    assert crew.deaths == 6  # twice whole, twice a fifteenth of it, twice alone


def test_no_more_is_under_way_than_the_crew_can_do() -> None:
    crew, given_out = Mortal(), 0

    def work() -> Iterator[list[int]]:
        nonlocal given_out
        for number in range(40):
            given_out += 1
            yield [number]

    for taken, results in enumerate(in_order(crew, doubled, work(), unreadable)):
        assert given_out - taken <= crew.ahead + 1
        assert results() == [taken * 2]
    assert given_out == 40


def test_here_nothing_is_done_before_it_is_asked_for() -> None:
    done: list[int] = []
    for number, results in enumerate(in_order(Here(), done.append, batches(range(60), 25), lambda *_: None)):
        assert len(done) == number * 25
        results()


def test_a_batch_is_full_where_its_items_are_large() -> None:
    sizes = [len(batch) for batch in batches([HEAVY * 3 // 10] * 10, 250, lambda size: size)]
    assert sizes == [4, 4, 2]


@given(st.lists(st.integers(0, HEAVY)), st.integers(1, 30))
def test_batches_have_everything_in_order(items: list[int], size: int) -> None:
    made = list(batches(items, size, lambda item: item))
    assert [item for batch in made for item in batch] == items
    assert all(1 <= len(batch) <= size for batch in made)
