"""Looking through a source of the web: from the pages of its lists to the articles that are to be fetched."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Literal

from flows.sources.context import Context
from flows.sources.documents import Declared, Linked
from flows.sources.errors import NoAnswer, Unchanged
from flows.sources.freshness import silence
from flows.sources.lists import Lists
from parsers.errors import PageError
from parsers.lists import Listed, ListPage
from parsers.pages.urls import UNKNOWN, ArticleId, identify
from parsers.statements.topics import relevance

State = Literal["ok", "quiet", "stale", "empty", "failing", "unparsable"]


@dataclass(frozen=True, slots=True)
class Looked:
    """What looking through a source came to; what was found before something failed is there all the same."""

    source: str
    answered: bool
    state: State
    reason: str | None
    """Why it is not ``ok`` or ``quiet``."""
    found: tuple[Linked, ...]
    """Articles to be fetched, in the order of the list."""
    listed: int
    """Articles that it lists in the time that was asked for, each counted once."""
    known: int
    """Those of them that the store has."""
    waiting: int
    """Those that could not be had and are not to be asked for again yet."""
    passed_over: int
    """Those that are not about the subject by title and snippet."""
    foreign: int
    """Addresses that lead to no outlet of ours, or nowhere."""
    newest: dt.date | None
    """The day of the newest item."""
    first: int | None
    """Articles on its first page; None where none came, or for a window."""


def look(source: str, lists: Lists, context: Context) -> Looked:
    """Return what the source of that name lists that is wanted and not known. Raises nothing for what the web does."""
    tally = _Tally(source, lists, context)
    failure: NoAnswer | PageError | None = None
    try:
        for page in lists.pages(context):
            tally.add(page)
            if tally.is_enough(page):
                break
    except Unchanged:
        tally.unchanged = True
    except (NoAnswer, PageError) as error:
        failure = error
    state, reason = _state(tally, failure)
    return Looked(
        source,
        bool(tally.pages) or tally.unchanged or isinstance(failure, PageError),
        state,
        reason,
        tuple(tally.found.values()),
        len(tally.seen),
        tally.known,
        len(tally.waiting),
        tally.passed_over,
        tally.foreign,
        max((day for day in tally.days if day <= context.today), default=None),
        None if context.is_window else tally.first,
    )


@dataclass(slots=True)
class _Tally:
    """What has been seen so far."""

    source: str
    lists: Lists
    context: Context
    found: dict[tuple[str, str], Linked] = field(default_factory=dict)
    seen: set[tuple[str, str]] = field(default_factory=set)
    addresses: set[str] = field(default_factory=set)
    days: list[dt.date] = field(default_factory=list)
    pages: int = 0
    first: int | None = None
    items: int = 0
    known: int = 0
    waiting: set[tuple[str, str]] = field(default_factory=set)
    passed_over: int = 0
    foreign: int = 0
    unchanged: bool = False
    cut: bool = False
    repeated: bool = False
    """Whether the last page had nothing that was not on those before: servers answer so beyond the end."""

    def add(self, page: ListPage) -> None:
        """Count the items of ``page``, and note those that are wanted."""
        self.pages += 1
        self.first = len(page.items) if self.first is None else self.first
        self.items += len(page.items)
        self.foreign += page.unread
        addresses = {item.url for item in page.items}
        self.repeated = bool(addresses) and addresses <= self.addresses
        self.addresses |= addresses
        for item in page.items:
            self._add(item)

    def _add(self, item: Listed) -> None:
        article = _identified(item, self.context)
        if article is None:
            self.foreign += 1
            return
        day = _day(item, article)
        if day is not None:
            self.days.append(day)
        key = (article.outlet, article.content_id)
        if key in self.seen or not _in_window(day, self.context):
            return
        self.seen.add(key)
        if self.context.known(article):
            self.known += 1
        elif not is_wanted(item, self.lists.least_relevance, self.context):
            self.passed_over += 1
        else:
            self._want(Linked(item.copy or item.url, Declared(self.source, item.url, item.url, title=item.title), key))

    def _want(self, linked: Linked) -> None:
        if self.context.waits(linked):
            self.waiting.add(linked.article)
        else:
            self.found[linked.article] = linked

    def is_enough(self, page: ListPage) -> bool:
        """Whether the pages after ``page`` need not be asked for."""
        if self.lists.NEWEST_FIRST and (self.repeated or self._is_old(page)):
            return True
        self.cut = self.pages >= self.lists.most_pages
        return self.cut

    def _is_old(self, page: ListPage) -> bool:
        """Whether all of ``page`` is before the time to look at or, in a regular look, known."""
        articles = [(item, article) for item in page.items if (article := _identified(item, self.context))]
        days = [_day(item, article) for item, article in articles]
        since = self.context.since
        if not articles:
            return False
        if since is not None and all(day is not None and day < since for day in days):
            return True
        if self.context.is_window or self.context.thorough:
            return False
        return all(
            (article.outlet, article.content_id) in self.waiting or self.context.known(article)
            for _, article in articles
        )


def is_wanted(item: Listed, least: float, context: Context) -> bool:
    """Whether title and snippet speak of the subject; an item that has neither cannot be judged, and is."""
    texts = [text for text in (item.title, item.snippet) if text]
    return not texts or least <= 0 or relevance(texts, context.reference.relevance_terms).score >= least


def _identified(item: Listed, context: Context) -> ArticleId | None:
    """What identifies an item; None for an address of no outlet, as those of mirrors are."""
    try:
        found = identify(item.url, context.reference)
    except PageError:
        return None
    return found if found.outlet != UNKNOWN else None


def _day(item: Listed, article: ArticleId) -> dt.date | None:
    return item.day or article.url_date


def _in_window(day: dt.date | None, context: Context) -> bool:
    """Whether a window, if there is one, has ``day`` in it; what has no day may be of any."""
    if day is None or context.until is None:
        return True
    return (context.since is None or context.since <= day) and day <= context.until


def _state(tally: _Tally, failure: NoAnswer | PageError | None) -> tuple[State, str | None]:
    if failure is not None:
        after = f"after {tally.pages} pages: " if tally.pages else ""
        return "unparsable" if isinstance(failure, PageError) else "failing", f"{after}{failure}"
    if tally.context.is_window or tally.unchanged:
        return _usual(tally)
    if not tally.items:
        return "empty", "it lists no article"
    if not tally.seen:
        return "unparsable", f"none of its {tally.items} addresses is an outlet's article"
    still = silence((*tally.days, *tally.context.earlier), tally.context.today) if tally.lists.NEWEST_FIRST else None
    return ("stale", still) if still else _usual(tally)


def _usual(tally: _Tally) -> tuple[State, str | None]:
    cut = f"it goes on after {tally.pages} pages; raise most_pages to read on" if tally.cut else None
    return ("ok" if tally.found else "quiet"), cut
