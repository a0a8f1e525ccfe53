"""The quality gate: no figure may fall under its floor, no annotated article may change unseen.

``floors.json`` holds, for each set, floors a little under what was reached and the hash of the annotated articles;
``test_quality.py`` holds the extractor to them. ``python -m tests.quality.gate`` checks, ``--raise`` lifts floors
to what is reached now, ``--lower REASON`` is the one way down, and the way to take over a changed set: the reason
and what was lowered stay in the file. After trafilatura's ``tests/eval_gate.py``.
"""

import argparse
import json
import math
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.quality.figures import figures
from tests.quality.sets import SETS

FLOORS = Path(__file__).with_name("floors.json")
MARGIN = 0.01
"""How far under a figure its floor is laid."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A set as it is now: the hash of its files and its figures by name."""

    sha256: str
    figures: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Kept:
    """What ``floors.json`` keeps of a set; ``lowered`` has an entry for every time that somebody lowered a floor."""

    sha256: str
    floors: Mapping[str, float]
    lowered: tuple[Mapping[str, Any], ...] = ()


class GateError(Exception):
    """What was asked of the gate is not to be done so; the message says how."""


def problems(name: str, kept: Kept | None, now: Measured) -> list[str]:
    """Return a line for everything that keeps the set from passing the gate."""
    if kept is None:
        return [f"{name}: no floors are kept for it; say --raise"]
    found = (
        [] if kept.sha256 == now.sha256 else [f"{name}: the annotated articles are not those that the floors are for"]
    )
    for figure, floor in kept.floors.items():
        value = now.figures.get(figure)
        if value is None:
            found.append(f"{name}: {figure} is not measured any more, its floor is {floor:.3f}")
        elif value < floor:
            found.append(f"{name}: {figure} is {value:.3f}, its floor {floor:.3f}")
    return found + [
        f"{name}: {figure} has no floor; say --raise" for figure in now.figures if figure not in kept.floors
    ]


def raised(name: str, kept: Kept | None, now: Measured) -> Kept:
    """Return what is kept with floors lifted to just under the figures; none sinks.

    Raises GateError where the annotated articles differ: figures of other articles are no progress.
    """
    if kept is None:
        return Kept(now.sha256, {figure: _under(value) for figure, value in now.figures.items()})
    if kept.sha256 != now.sha256:
        raise GateError(f"{name}: its annotated articles have changed; take them over with --lower REASON")
    floors = {figure: max(kept.floors.get(figure, 0.0), _under(value)) for figure, value in now.figures.items()}
    return Kept(kept.sha256, {**kept.floors, **floors}, kept.lowered)


def lowered(kept: Kept | None, now: Measured, reason: str) -> Kept | None:
    """Return what is kept with the floors that do not hold laid under the figures, the reason noted; else the same."""
    if kept is None:
        return None
    sunk = {
        figure: [floor, _under(now.figures[figure]) if figure in now.figures else None]
        for figure, floor in kept.floors.items()
        if now.figures.get(figure, -1.0) < floor
    }
    if not sunk and kept.sha256 == now.sha256:
        return kept
    note: dict[str, Any] = {"reason": reason, "lowered": sunk, "other articles": kept.sha256 != now.sha256}
    floors = {
        figure: _under(now.figures[figure]) if figure in sunk else floor
        for figure, floor in kept.floors.items()
        if figure in now.figures
    }
    return Kept(now.sha256, floors, (*kept.lowered, note))


def _under(value: float) -> float:
    return math.floor(max(value - MARGIN, 0.0) * 1000) / 1000


def load(path: Path = FLOORS) -> dict[str, Kept]:
    """Return what is kept for each set."""
    sets = json.loads(path.read_text("utf-8")) if path.exists() else {}
    return {name: Kept(one["sha256"], one["floors"], tuple(one["lowered"])) for name, one in sets.items()}


def save(kept: Mapping[str, Kept], path: Path = FLOORS) -> None:
    """Write what is kept, sets and figures in their order."""
    sets = {name: {"sha256": one.sha256, "floors": one.floors, "lowered": one.lowered} for name, one in kept.items()}
    path.write_text(json.dumps(sets, indent=2) + "\n", "utf-8")


def measured(name: str) -> Measured:
    """Return the set as it is now."""
    return Measured(SETS[name].sha256(), figures(name).gated())


def main() -> int:
    """Check the sets that are here, or change what is kept of them; return the exit status."""
    options = _options()
    kept = load()
    now = {name: measured(name) for name, gold in SETS.items() if gold.present}
    for name, one in now.items():
        if options.lower:
            sunk = lowered(kept.get(name), one, options.lower)
            kept = {**kept, name: sunk} if sunk is not None else kept
        if options.lift:
            kept[name] = raised(name, kept.get(name), one)
    if options.lower or options.lift:
        save(kept)
    found = [problem for name, one in now.items() for problem in problems(name, kept.get(name), one)]
    print("\n".join(found) or f"the gate holds for {', '.join(now)}")
    return 1 if found else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.quality.gate", description=__doc__)
    parser.add_argument("--raise", dest="lift", action="store_true", help="lift floors to what is reached now")
    parser.add_argument("--lower", metavar="REASON", help="lower the floors that do not hold; the reason is kept")
    return parser.parse_args()


if __name__ == "__main__":
    try:
        sys.exit(main())
    except GateError as error:
        sys.exit(str(error))
