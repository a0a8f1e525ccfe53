"""How the steps of a run are carried out: as they are, or as tasks of a flow; and when."""

import datetime as dt
from collections.abc import Callable
from typing import ParamSpec, Protocol, TypeVar

P = ParamSpec("P")
R = TypeVar("R")

Clock = Callable[[], dt.datetime]


class Do(Protocol):
    """Carries out a step: ``do(step, *arguments)``; a flow does it as a task."""

    def __call__(self, step: Callable[P, R], /, *arguments: P.args, **named: P.kwargs) -> R:
        """Return what the step returns, raise what it raises."""


def carry_out(step: Callable[P, R], /, *arguments: P.args, **named: P.kwargs) -> R:
    """Carry out ``step`` as what it is, a function."""
    return step(*arguments, **named)
