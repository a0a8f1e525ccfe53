"""What a source of the web gets to work with: it does no input or output by itself."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from flows.http import Answer, Fetched, Gone, NotModified
from flows.sources.documents import Linked
from flows.sources.errors import NoAnswer, Unchanged
from parsers.lists import ListPage
from parsers.pages.urls import ArticleId
from parsers.reference import Reference


class Read(Protocol):
    """Reads a list: ``parsers.lists.rss.read`` is one. Raises PageError."""

    def __call__(self, raw: bytes, /, *, url: str) -> ListPage:
        """Return the list in ``raw``, which is from ``url``."""


@dataclass(frozen=True, slots=True)
class Context:
    """The web, what is known already, and how far to look.

    A regular look has no ``until``: it goes back as far as ``since``, or as the source's settings let it. With both it
    is one window of a backfill: articles of these days, no others.
    """

    get: Callable[[str], Answer]
    """Asks for a URL; ``flows.http.Client.get``, with what makes the request conditional."""
    known: Callable[[ArticleId], bool]
    """Whether the store has an article."""
    waits: Callable[[Linked], bool]
    """Whether an article that could not be had is not to be asked for again yet."""
    reference: Reference
    today: dt.date
    since: dt.date | None = None
    until: dt.date | None = None
    earlier: Sequence[dt.date] = ()
    """Days of the items that were the newest in earlier looks, else of the articles that it led to: how it moves."""
    thorough: bool = False
    """Whether a look is not to end at articles that are all known: the last one left some behind them."""

    @property
    def is_window(self) -> bool:
        """Whether the articles of certain days are wanted, and no others."""
        return self.until is not None

    def read(self, url: str, read: Read) -> ListPage | None:
        """Return the list at ``url``, None where there is none (404, 410).

        Raises NoAnswer, Unchanged, and PageError for what is no such list.
        """
        answer = self.get(url)
        if isinstance(answer, Fetched):
            return read(answer.body, url=answer.final_url)
        if isinstance(answer, NotModified):
            raise Unchanged(f"the list {url} has not changed")
        if isinstance(answer, Gone):
            return None
        raise NoAnswer(f"asking for the list {url}: {answer.reason}")

    def first(self, url: str, read: Read) -> ListPage:
        """Return the list at ``url``, which has to be there. Raises NoAnswer, Unchanged, PageError."""
        found = self.read(url, read)
        if found is None:
            raise NoAnswer(f"asking for the list {url}: it is not there (404); look where the outlet has put it")
        return found
