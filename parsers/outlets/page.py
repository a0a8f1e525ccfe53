"""A page before any template has read it: its source, its address and what is known of outlets."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bs4 import BeautifulSoup
from bs4.builder._lxml import LXMLTreeBuilder
from bs4.exceptions import ParserRejectedMarkup
from bs4.filter import SoupStrainer

from parsers.errors import PageError
from parsers.pages.credits import Credits
from parsers.pages.urls import ArticleId
from parsers.reference import Reference

_SIMPLE = re.compile(r"(?P<name>\w*)(?:#(?P<id>[\w-]+)|\.(?P<class>[\w-]+))?")
_READ = frozenset({"id", "class", "name", "property", "content", "href"})
"""Attributes that selectors and templates read; building the others takes time."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page's source as text, the URL it is from (None where that is not known) and what the URL says."""

    source: str
    reference: Reference
    credits: Credits
    url: str | None
    id: ArticleId | None

    @property
    def shown(self) -> str:
        """What messages call the page."""
        return self.url or "a page"


class Parts(SoupStrainer):
    """Lets those parts of a page alone be built that selectors begin at, as ``#Content > p`` at ``#Content``."""

    def __init__(self, selectors: Iterable[str]) -> None:
        super().__init__(True)
        found = [match for selector in selectors if (match := _SIMPLE.match(selector))]
        self.ids = {match["id"] for match in found if match["id"]}
        self.classes = {match["class"] for match in found if match["class"]}
        self.names = {match["name"] for match in found if not match["id"] and not match["class"]}

    def allow_tag_creation(self, nsprefix: str | None, name: str, attrs: Mapping[str, str] | None) -> bool:
        """Whether one of the selectors begins at this element."""
        if name in self.names:
            return True
        if not attrs:
            return False
        return attrs.get("id") in self.ids or not self.classes.isdisjoint(attrs.get("class", "").split())

    def allow_string_creation(self, string: str) -> bool:
        """No text stands by itself."""
        return False


class _Builder(LXMLTreeBuilder):
    """Asks the strainer before BeautifulSoup has made anything of an element: on real pages three times as fast."""

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self.parts = parts
        self.depth = 0

    def prepare_markup(self, markup: Any, *_: Any, **__: Any) -> Iterator[tuple[Any, None, None, bool]]:
        """The source as it is: it is text already, and a page that begins like XML is no cause for a warning."""
        yield markup, None, None, False

    def start(self, tag: Any, attrib: Any, nsmap: Any = None) -> None:
        if self.depth or self.parts.allow_tag_creation(None, tag, attrib):
            self.depth += 1
            super().start(tag, {name: value for name, value in attrib.items() if name in _READ})

    def end(self, tag: str | bytes) -> None:
        if self.depth:
            self.depth -= 1
            super().end(tag)

    def data(self, data: str | bytes) -> None:
        if self.depth:
            super().data(data)

    def comment(self, text: str | bytes) -> None:
        if self.depth:
            super().comment(text)

    def pi(self, target: str, data: str) -> None:
        """A processing instruction, as word processors leave them, is no text."""

    def doctype(self, name: str, pubid: str, system: str) -> None:
        """The document's type tells nothing about its parts."""


def parse(markup: str, shown: str, parts: Parts | None = None) -> BeautifulSoup:
    """``markup`` as a tree, ``parts`` of it alone if given. Raises PageError where the parser gives up."""
    try:
        # The line end keeps BeautifulSoup from warning that a short text looks like an address or a file.
        return BeautifulSoup(f"{markup}\n", builder=_Builder(parts or Parts(("html",))))
    except (ParserRejectedMarkup, AssertionError, ValueError) as error:
        raise PageError(f"reading {shown}: it cannot be parsed as HTML ({error}); fetch it again") from error
