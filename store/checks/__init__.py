"""Is the store whole? Each check looks at one thing and says what is wrong with it and how it is mended."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import closing, contextmanager
from pathlib import Path

from sqlite_utils import Database

from store.checks import bytes_kept, counted, file, index, orphans, spans
from store.checks.fault import Check, Fault
from store.database import BUSY_SECONDS, connect_for_reading

__all__ = ["CHECKS", "Check", "Fault", "faults", "mend"]

CHECKS: dict[str, Check] = {
    "file": file.check,
    "references": file.check_references,
    "spans": spans.check,
    "search": index.check,
    "counts": counted.check,
    "bytes": bytes_kept.check,
    "orphans": orphans.check,
}
"""By name, in the order in which they are told: what is wrong with the file makes the rest doubtful."""
SOON = 0.05
"""Seconds between two attempts to end what runs beside."""


def faults(db: Database) -> Iterator[tuple[str, list[Fault]]]:
    """Yield each check's name and what it found; reading is enough. Raises StoreError.

    The file is looked through beside the other checks, on a connection of its own: it takes SQLite about as long as all
    of them. After damage to the file itself nothing of the others is told: they stumble over it.
    """
    rest, stumbled = [], None
    with _beside(db, file.check) as damage:
        try:
            rest = [(name, list(check(db))) for name, check in CHECKS.items() if name != "file"]
        except Exception as error:  # raised below, unless it comes of the damage
            stumbled = error
        found = damage()
    yield "file", found
    if found:
        return
    if stumbled is not None:
        raise stumbled
    yield from rest


@contextmanager
def _beside(db: Database, check: Check) -> Iterator[Callable[[], list[Fault]]]:
    """Run a check in a thread; calling what is given waits for what it finds. Left early, it is ended."""
    place = Path(db.execute("PRAGMA database_list").fetchone()[2])
    connection = connect_for_reading(place, "checking the file", BUSY_SECONDS, any_thread=True)
    own = Database(connection, execute_plugins=False)
    with closing(connection), ThreadPoolExecutor(max_workers=1) as thread:
        found = thread.submit(lambda: list(check(own)))
        try:
            yield found.result
        finally:
            while not found.done():  # again and again: what has not begun yet is not interrupted
                connection.interrupt()
                wait((found,), SOON)


def mend(db: Database) -> list[str]:
    """Mend what can be made anew from the rest of the store: the search index, counts and orphans; say what was done.

    Nothing that was read from a page is touched. Raises StoreError.
    """
    return [*index.mend(db), *orphans.mend(db), *counted.mend(db)]
