"""The records of finding: a source as the settings name it, what it lists, and the bytes once they are fetched."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from parsers.pages.copies import copy_at
from store.looks import Origin

if TYPE_CHECKING:  # what reads lists takes time to import, and folders do not need it
    from flows.sources.lists import Lists

_PAGES = {".html": "text/html", ".htm": "text/html", ".json": "application/json"}


def page_type(name: str) -> str | None:
    """Return the content type of a file that holds a page, by its name; None for one that holds a text copy."""
    return _PAGES.get(Path(name).suffix.lower())


Place = tuple[str, str, bool]
"""Outlet and content id of an article, and whether an archive's copy of it is meant."""


@dataclass(frozen=True, slots=True)
class Source:
    """A source: ``kind`` says how documents are found, ``path`` where."""

    name: str
    kind: str
    path: Path
    least_relevance: float | None = None
    """Weight of title and body from which a page of an archive is taken, None for the usual; a folder's all are."""


@dataclass(frozen=True, slots=True)
class WebSource:
    """A source on the web: ``lists`` says what lists articles, and which of them are wanted."""

    name: str
    kind: str
    lists: "Lists"


@dataclass(frozen=True, slots=True)
class Declared:
    """What a source says of a document beyond the document's own text; ``file`` is its file's name."""

    source: str
    file: str
    url: str | None = None
    outlet: str | None = None
    """The outlet as the listing names it."""
    title: str | None = None
    published: dt.date | None = None
    content_type: str | None = None
    """The Content-Type of a page, as HTTP or its file's name has it; None for a text copy."""

    def as_json(self) -> dict[str, str | None]:
        """Return the fields as JSON knows them."""
        return {
            "source": self.source,
            "file": self.file,
            "url": self.url,
            "outlet": self.outlet,
            "title": self.title,
            "published": self.published.isoformat() if self.published else None,
            "content_type": self.content_type,
        }

    @classmethod
    def from_json(cls, fields: Mapping[str, Any]) -> "Declared":
        """Return what ``as_json`` was made from."""
        published = fields["published"]
        return cls(**{**fields, "published": dt.date.fromisoformat(published) if published else None})


@dataclass(frozen=True, slots=True)
class Found:
    """A document that a source lists, and where its bytes are."""

    path: Path
    declared: Declared


@dataclass(frozen=True, slots=True)
class Linked:
    """A document on the web that a source lists; ``url`` is where to ask for it: at times a copy."""

    url: str
    declared: Declared
    article: tuple[str, str]
    """Outlet and content id: what two sources that list the same article have in common."""

    @property
    def place(self) -> Place:
        """The article at its outlet, whatever the address, or in an archive."""
        return (*self.article, copy_at(self.url) is not None)


@dataclass(frozen=True, slots=True)
class Fetched:
    """A document's bytes, as they are."""

    raw: bytes
    declared: Declared
    at: dt.datetime | None = None
    """When they were first had, aware; None where that is not known."""
    origin: Origin | None = None
    """Where its outlet has it, and may be asked for it again; None for a file, and for an archive's copy."""


@dataclass(frozen=True, slots=True)
class Missed:
    """A document that was found and could not be fetched, or was kept and could not be read; ``reason`` says why."""

    declared: Declared
    reason: str
    lasting: bool = False
    """Whether to ask again soon is of no use: there is no such page, or it is refused."""
    again: bool = False
    """Whether an earlier run could not have it either."""
