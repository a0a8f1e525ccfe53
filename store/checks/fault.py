"""What a check of the store finds."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sqlite_utils import Database


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is wrong with the store."""

    what: str
    """What is wrong, with how many and an example."""
    mend: str
    """What to do about it."""


Check = Callable[[Database], Iterator[Fault]]

RESTORE = "restore the store from a backup (see `onrecord backup --help`), then `onrecord run`"
MEND = "`onrecord doctor --mend` makes it anew from the rest of the store"
REPORT = "report it with the store; `onrecord reparse --all --apply` reads the kept pages anew"
