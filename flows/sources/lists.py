"""A kind of source that lists articles on the web: its fields are the keys of its row in the settings."""

import datetime as dt
from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from flows.sources.context import Context, Read
from parsers.lists import ListPage


@dataclass(frozen=True, slots=True, kw_only=True)
class Lists(ABC):
    """What all kinds have in common."""

    NEWEST_FIRST: ClassVar[bool] = True
    """Whether what follows on a page that has nothing new is older still."""

    WINDOWED: ClassVar[bool] = False
    """Whether it can be asked for certain days; the past of another is looked through all at once."""

    least_relevance: float = 0.0
    """Weight of title and snippet by the terms of ``seeds/relevance.csv`` from which an article is wanted; 0: all."""
    most_pages: int = 50
    """Pages of the list that are asked for in one look."""

    @abstractmethod
    def pages(self, context: Context) -> Iterator[ListPage]:
        """Yield the list's pages as they are asked for. Raises NoAnswer, Unchanged, PageError."""

    def problem(self) -> str | None:
        """Return what is wrong with the settings, ``key: what``; None where nothing is."""
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Single(Lists):
    """A list of one page at one address."""

    READ: ClassVar[Read]

    url: str

    def pages(self, context: Context) -> Iterator[ListPage]:
        """Yield the page."""
        yield context.first(self.url, type(self).READ)

    def problem(self) -> str | None:
        """Return what is wrong with the address."""
        return None if self.url.startswith(("http://", "https://")) else "url: it has to begin with http:// or https://"


@dataclass(frozen=True, slots=True, kw_only=True)
class Indexed(Single):
    """A list at ``…/index.html`` that goes on at ``…/index_N.html``; how far, only asking tells."""

    SECOND: ClassVar[int]
    """N of the second page."""

    def pages(self, context: Context) -> Iterator[ListPage]:
        """Yield the pages until there is none."""
        yield context.first(self.url, type(self).READ)
        number = self.SECOND
        while (page := context.read(self.url.replace("index.", f"index_{number}."), type(self).READ)) is not None:
            yield page
            number += 1

    def problem(self) -> str | None:
        """Return what is wrong with the address."""
        wrong = super(
            Indexed, self
        ).problem()  # named: a dataclass with slots is another class than the one written here
        return wrong or (None if "/index." in self.url else "url: it has to end in index.html")


def days_back(last: dt.date, first: dt.date) -> Iterator[dt.date]:
    """Yield the days from ``last`` back to ``first``."""
    for number in range((last - first).days + 1):
        yield last - dt.timedelta(days=number)
