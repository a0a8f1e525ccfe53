"""The acceptance trial, by hand: ``python -m tests.trial [--articles 5000] [--seed 1] [--phases first,later,…]``.

Prints a plain report, and exits with 1 on any breach. Thousands of articles take minutes.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from tests.trial.phases import Report, Trial
from tests.trial.plan import Plan
from tests.trial.running import BARE, REAL
from tests.trial.serving import Replica

PHASES = ("memory", "first", "later", "killed")
FLAT = 1.3, 40
"""The peak of memory may be so many times that with a fifth of the articles, and so many MiB more."""
KILLED_AT = 300
"""Articles of the runs that are killed."""


def main() -> int:
    """Carry out the trial; return the code to leave with."""
    asked = _arguments()
    report = Report()
    folder = Path(asked.folder or tempfile.mkdtemp(prefix="trial-"))
    report.tell(f"{asked.articles} articles, seed {asked.seed}, in {folder}")
    arguments = BARE if asked.bare else REAL
    small = 0
    if "memory" in asked.phases:
        with Replica(Plan(asked.articles // 5, asked.seed)) as replica:
            trial = Trial(Plan(asked.articles // 5, asked.seed), _made(folder / "small"), replica, report, arguments)
            small = trial.first()[0].peak
    if "first" in asked.phases:
        with Replica(Plan(asked.articles, asked.seed)) as replica:
            trial = Trial(Plan(asked.articles, asked.seed), _made(folder / "large"), replica, report, arguments)
            large = trial.first()[0].peak
            if small:
                report.take("memory", {f"memory is flat: {small} MiB, {large} MiB": _flat(small, large)})
            trial.unchanged(0)
            if "later" in asked.phases:
                trial.later(1)
                trial.later(2)
                trial.unchanged(2)
    if "killed" in asked.phases:
        _killed(folder, min(asked.articles, KILLED_AT), asked.seed, report)
    report.tell(f"{report.breaches} breaches")
    return 1 if report.breaches else 0


def _killed(folder: Path, count: int, seed: int, report: Report) -> None:
    plan = Plan(count, seed)
    with Replica(plan) as replica:
        undisturbed = Trial(plan, _made(folder / "undisturbed"), replica, report, BARE)
        _, requests = undisturbed.first()
        for number in range(3):
            disturbed = Trial(plan, _made(folder / f"killed-{number}"), replica, report, BARE)
            disturbed.killed(undisturbed.db, 4, seed + number, requests)


def _flat(small: int, large: int) -> list[str]:
    times, more = FLAT
    return [] if large <= small * times + more else [f"{large} MiB, with a fifth of the articles {small} MiB"]


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True)
    return folder


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.trial", description=__doc__)
    parser.add_argument("--articles", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--phases", default=PHASES, type=lambda text: tuple(text.split(",")), help=", ".join(PHASES))
    parser.add_argument("--folder", help="where the stores are made; a temporary folder else")
    parser.add_argument("--bare", action="store_true", help="below Prefect")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
