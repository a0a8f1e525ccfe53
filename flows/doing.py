"""How the steps of a run are carried out: as they are, or as tasks of a flow; and when."""

import datetime as dt
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from functools import cache
from typing import ParamSpec, Protocol, TypeVar

P = ParamSpec("P")
R = TypeVar("R")
T = TypeVar("T")

Clock = Callable[[], dt.datetime]


class Do(Protocol):
    """Carries out a step: ``do(step, *arguments)``; a flow does it as a task."""

    def __call__(self, step: Callable[P, R], /, *arguments: P.args, **named: P.kwargs) -> R:
        """Return what the step returns, raise what it raises."""


def carry_out(step: Callable[P, R], /, *arguments: P.args, **named: P.kwargs) -> R:
    """Carry out ``step`` as what it is, a function."""
    return step(*arguments, **named)


def once(call: Callable[[], R]) -> Callable[[], R]:
    """Return ``call`` as one that is done once: from then on it gives what it gave; what it raises is not kept.

    For what a step is not to do again when it is tried again, as asking an outlet for its pages.
    """
    return cache(call)


def side_by_side(call: Callable[[T], R], items: Sequence[T], stop: Callable[[], None]) -> list[R]:
    """Call ``call`` with each of ``items`` in a thread of its own; return what it returned, in order.

    What is raised in one of them, or here, is raised when all have ended; ``stop`` is to see to it that they do.
    """
    with ThreadPoolExecutor(max(1, len(items)), thread_name_prefix="step") as threads:
        # A flow's tasks know whose they are by the context, which a new thread does not have.
        under_way = [threads.submit(copy_context().run, call, item) for item in items]
        try:
            return [one.result() for one in under_way]
        except BaseException:
            stop()
            raise
