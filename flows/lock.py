"""One run at a time on a store: a lock that the system lets go of when its holder dies, however it dies."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flows.errors import BusyError


@contextmanager
def alone(db: Path) -> Iterator[None]:
    """Hold the store at ``db`` for a run. Raises BusyError where another run holds it."""
    path = db.with_name(f"{db.name}.lock")
    with path.open("w", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BusyError(f"running on {db}: another run is at work on it; wait for its end") from None
        yield
