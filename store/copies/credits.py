"""Which outlet a page gives as its source."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from sqlite_utils import Database

from parsers.reference import Outlet, fold
from store.database import one

_JOINED = re.compile(r"\s*(?:[/|,;]|\s-\s|\band\b)\s*")
_LONGEST = 200
"""Characters of a credit that are looked at: a longer one is a sentence."""
_MOST = 20
"""Bylines that are."""


def names(outlet: Outlet) -> Iterator[str]:
    """The names under which an outlet is credited, folded."""
    yield from dict.fromkeys(fold(name) for name in (outlet.name, *outlet.credits, *outlet.hosts))


def credited(db: Database, outlet: str, printed: Iterable[str | None]) -> str | None:
    """The first outlet other than ``outlet`` that source and bylines, as printed, name; None where they name none."""
    for words in islice(filter(None, printed), _MOST):
        for name in (words, *_JOINED.split(words[:_LONGEST])):
            row = one(db, "SELECT outlet FROM credits WHERE name = ?", (fold(name),))
            if row is not None and row[0] != outlet:
                return str(row[0])
    return None
