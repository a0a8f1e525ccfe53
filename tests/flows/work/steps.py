"""Steps that workers import, for tests: harmless, slow and deadly ones."""

import os
import signal
import time
from pathlib import Path

from flows import parsing, steps
from flows.parsing import Kept, Read
from flows.sources import SEEDS
from tests.flows.mortal import NOON


def process(number: int) -> tuple[int, int]:
    """Return the number, and the process that has it."""
    return number, os.getpid()


def niceness(_: object) -> int:
    """Return how far this process stands back."""
    return os.nice(0)


def read(kept: Kept) -> Read:
    """Read as the project does."""
    return parsing.read(kept)


def slow(seconds: float) -> float:
    """Take so long."""
    time.sleep(seconds)
    return seconds


def endless(_: object) -> None:
    """Do not return."""
    while True:
        pass


def deadly(name: str) -> str:
    """End this process by a signal, where it has one of that name."""
    if name.startswith("SIG"):
        os.kill(os.getpid(), signal.Signals[name])
    return name


def kept_seeds() -> list[Kept]:
    """Return the two source articles as a store keeps them."""
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        db = Path(folder) / "onrecord.db"
        steps.prepare(db)
        run = steps.start(db, NOON)
        found, _ = steps.fetch(steps.discover(SEEDS))
        steps.keep(db, run, found, NOON)
        return list(steps.load(db, steps.waiting(db)))
