"""How documents are found: one short file a kind of source, listed in ``KINDS``, those of the web in ``web.WEB``."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import seeds
from flows.sources import folder, warc
from flows.sources.documents import Declared, Fetched, Found, Linked, Missed, Source, WebSource

__all__ = [
    "KINDS",
    "SEEDS",
    "Declared",
    "Fetched",
    "Found",
    "Kind",
    "Linked",
    "Missed",
    "Source",
    "WebSource",
    "find",
]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of source: how it finds documents, and where, if its settings need not say so."""

    find: Callable[[Source], tuple[Found, ...]]
    path: Path | None = None
    sparse: bool = False
    """Whether it is nothing unusual that nothing of what it has is wanted."""


KINDS = {"seeds": Kind(folder.find, seeds.FOLDER), "folder": Kind(folder.find), warc.KIND: Kind(warc.find, sparse=True)}
SEEDS = Source("seeds", "seeds", seeds.FOLDER)


def find(source: Source) -> tuple[Found, ...]:
    """Return what ``source`` lists now. Raises OnRecordError where it does not answer."""
    return KINDS[source.kind].find(source)
