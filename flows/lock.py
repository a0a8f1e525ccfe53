"""One run at a time on a store: a lock that the system lets go of when its holder dies, however it dies."""

import fcntl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from flows.errors import BusyError

EVERY = 0.5
"""Seconds between two looks at a lock that is waited for: a signal is heard in between."""


@contextmanager
def alone(db: Path, *, wait: bool = False) -> Iterator[None]:
    """Hold the store at ``db`` for a run. Raises BusyError where another run holds it, unless it is to ``wait``."""
    path = db.with_name(f"{db.name}.lock")
    with path.open("w", encoding="utf-8") as file:
        while not _taken(file):
            if not wait:
                raise BusyError(f"running on {db}: another run is at work on it; wait for its end")
            time.sleep(EVERY)
        yield


def _taken(file: TextIO) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
