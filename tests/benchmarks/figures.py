"""The table of figures: ours, those of plain sqlite3 for the same, their ratio and the bound."""

import os
import sqlite3
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import ParamSpec

P = ParamSpec("P")

TIMES = 5


@dataclass(frozen=True, slots=True)
class Took:
    """How long something took, in seconds: by the clock, and of the processor, which other programs hardly change."""

    clock: float
    processor: float

    def __add__(self, other: "Took") -> "Took":
        return Took(self.clock + other.clock, self.processor + other.processor)


NOTHING = Took(0.0, 0.0)


def timed(work: Callable[P, object], *arguments: P.args, **named: P.kwargs) -> Took:
    """How long something takes."""
    clock, processor = time.perf_counter(), time.process_time()
    work(*arguments, **named)
    return Took(time.perf_counter() - clock, time.process_time() - processor)


def least(took: list[Took]) -> Took:
    """The shortest of several times."""
    return Took(min(one.clock for one in took), min(one.processor for one in took))


def best(work: Callable[P, object], *arguments: P.args, **named: P.kwargs) -> Took:
    """The shortest of several times; the first, which warms the cache, does not count."""
    work(*arguments, **named)
    return least([timed(work, *arguments, **named) for _ in range(TIMES)])


class Figures:
    """Prints figures as they come, and remembers which bounds are broken."""

    def __init__(self) -> None:
        self.broken: list[str] = []

    def head(self) -> None:
        """Print what the machine is and does besides, and the table's head."""
        cores, load = os.cpu_count(), os.getloadavg()[0]
        print(f"{cores} cores, load {load:.1f} before it begins, SQLite {sqlite3.sqlite_version}; best of {TIMES}")
        columns = "".join(f"{name:>11}" for name in ("ours", "processor", "plain", "ratio", "bound"))
        print(f"{'':44}{'unit':>13}{columns}")

    def time(
        self, what: str, ours: Took, plain: Took | None = None, bound: float | None = None, *, unit: str = "ms"
    ) -> None:
        """Print a time in ``ms`` or ``s``, beside that of plain sqlite3."""
        scale = {"ms": 1000, "s": 1}[unit]
        ratio = ours.clock / plain.clock if plain else None
        numbers = (ours.clock * scale, ours.processor * scale, plain.clock * scale if plain else None, ratio, bound)
        self._row(what, unit, numbers, bound is None or ours.clock * scale <= bound)

    def rate(self, what: str, number: int, unit: str, ours: Took, plain: Took, bound: float) -> None:
        """Print how many a second; the ratio is how many times as long ours takes."""
        numbers = (number / ours.clock, number / ours.processor, number / plain.clock, ours.clock / plain.clock, bound)
        self._row(what, unit, numbers, number / ours.clock >= bound)

    def figure(self, what: str, unit: str, ours: float, bound: float | None = None) -> None:
        """Print a figure that nothing stands beside."""
        self._row(what, unit, (ours, None, None, None, bound), bound is None or ours <= bound)

    def failed(self, what: str, told: str) -> None:
        """Print what there is no figure of, and why; it counts as broken."""
        print(f"{what:44}{told:>13}  broken", flush=True)
        self.broken.append(what)

    def end(self) -> None:
        """Print what was broken, and how busy the machine was meanwhile."""
        names = ", ".join(self.broken) or "none"
        print(f"broken bounds: {len(self.broken)}: {names}; load at the end {os.getloadavg()[0]:.1f}")

    def _row(self, what: str, unit: str, numbers: tuple[float | None, ...], kept: bool) -> None:
        columns = "".join(f"{'' if number is None else _short(number):>11}" for number in numbers)
        print(f"{what:44}{unit:>13}{columns}{'' if kept else '  broken'}", flush=True)
        if not kept:
            self.broken.append(what)


def _short(number: float) -> str:
    return f"{number:,.0f}" if number >= 100 or number == int(number) else f"{number:.2f}"
