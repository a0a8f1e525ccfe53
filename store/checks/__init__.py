"""Is the store whole? Each check looks at one thing and says what is wrong with it and how it is mended."""

from collections.abc import Iterator

from sqlite_utils import Database

from store.checks import bytes_kept, counted, file, index, orphans, spans
from store.checks.fault import Check, Fault

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
"""By name, in the order in which they run: what is wrong with the file makes the rest doubtful."""


def faults(db: Database) -> Iterator[tuple[str, list[Fault]]]:
    """Yield each check's name and what it found, as they run; reading is enough. Raises StoreError.

    After damage to the file itself the other checks are not run: they would stumble over it.
    """
    for name, check in CHECKS.items():
        found = list(check(db))
        yield name, found
        if name == "file" and found:
            return


def mend(db: Database) -> list[str]:
    """Mend what can be made anew from the rest of the store: the search index, counts and orphans; say what was done.

    Nothing that was read from a page is touched. Raises StoreError.
    """
    return [*index.mend(db), *orphans.mend(db), *counted.mend(db)]
