"""Which outlet a page gives as its source."""

import re
from collections.abc import Iterable, Iterator

from sqlite_utils import Database

from parsers.reference import Outlet, fold
from store.database import one

_JOINED = re.compile(r"\s*(?:[/|,;]|\s-\s|\band\b)\s*")


def names(outlet: Outlet) -> Iterator[str]:
    """The names under which an outlet is credited, folded."""
    yield from dict.fromkeys(fold(name) for name in (outlet.name, *outlet.credits, *outlet.hosts))


def credited(db: Database, outlet: str, printed: Iterable[str | None]) -> str | None:
    """The first outlet other than ``outlet`` that source and bylines, as printed, name; None where they name none."""
    for words in filter(None, printed):
        for name in (words, *_JOINED.split(words)):
            row = one(db, "SELECT outlet FROM credits WHERE name = ?", (fold(name),))
            if row is not None and row[0] != outlet:
                return str(row[0])
    return None
