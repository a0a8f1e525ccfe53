"""What the steps of a run take of the processor, told from within the run.

Steps are timed by the clock of the thread that does them, so that what goes on beside them in the same process, as
Prefect's threads do, is not counted; requests that a step makes by threads of its own are.
"""

import json
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, wraps
from pathlib import Path
from typing import ParamSpec, TypeVar

from flows.doing import Do

REQUESTS = "get"
"""The name under which requests are counted that a step makes by threads of its own."""

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(slots=True)
class Spent:
    """How often something was done, and the processor seconds that it took in all."""

    times: int = 0
    seconds: float = 0.0


class Meter:
    """Adds up what functions take, by name; used from any thread."""

    def __init__(self) -> None:
        self._spent: dict[str, Spent] = {}
        self._lock = threading.Lock()
        self._within = threading.local()
        self.metered = cache(self._metered)

    def _metered(self, function: Callable[P, R]) -> Callable[P, R]:
        """Return ``function`` as one that is counted; what it calls is its own, and not counted beside it."""

        @wraps(function)
        def counted(*arguments: P.args, **named: P.kwargs) -> R:
            if getattr(self._within, "any", False):
                return function(*arguments, **named)
            self._within.any = True
            begun = time.thread_time()
            try:
                return function(*arguments, **named)
            finally:
                self._add(function.__name__, time.thread_time() - begun)
                self._within.any = False

        return counted

    def carrying_out(self, do: Do) -> Do:
        """Return what carries out steps by ``do`` and counts them, without what ``do`` takes beside them."""

        def carry_out(step: Callable[P, R], /, *arguments: P.args, **named: P.kwargs) -> R:
            metered: Callable[P, R] = self.metered(step)
            return do(metered, *arguments, **named)

        return carry_out

    def write(self, file: Path) -> None:
        """Leave what was counted, as JSON: for each name how often, and the seconds."""
        with self._lock:
            told = {name: [spent.times, spent.seconds] for name, spent in self._spent.items()}
        file.write_text(json.dumps(told), encoding="utf-8")

    def _add(self, name: str, seconds: float) -> None:
        with self._lock:
            spent = self._spent.setdefault(name, Spent())
            spent.times += 1
            spent.seconds += seconds


def read(file: Path) -> dict[str, Spent]:
    """Return what ``Meter.write`` has left."""
    return {name: Spent(*told) for name, told in json.loads(file.read_bytes()).items()}
