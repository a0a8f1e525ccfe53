"""The steps of a run that ask the web: looking through a source, and fetching what it lists.

They share one client for the whole run, for it remembers the hosts; what they write, they write through the store.
"""

import datetime as dt
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import urlsplit

from sqlite_utils import Database

import store.awaited
import store.brought
import store.lists
import store.runs
import store.snapshots
import store.source_runs
import store.windows
from flows import reading
from flows.http import Answer, Failed, NoPage, Wanted, why_not
from flows.http import Fetched as Page
from flows.http.manners import Manners
from flows.several_pages import Had, completed
from flows.sources import Declared, Fetched, Linked, Missed, WebSource, copies
from flows.sources.windows import windows
from flows.steps import opened
from parsers.errors import PageError
from parsers.pages.urls import ArticleId
from store.lists import ListMark
from store.looks import Due, Origin
from store.requests import RequestRow
from store.windows import Window

if TYPE_CHECKING:  # httpx takes a third of a second to import
    from flows.http.client import Client
    from flows.sources.looking import Looked

T = TypeVar("T")

WHOLE = dt.timedelta(days=7)
"""A list is asked for whole at least so often: one that does not change any more is noticed then."""
AGAIN = dt.timedelta(days=3)
"""A look goes back so far behind the last good one: lists are late."""

KNOWN = "known articles"
"""What the coverage calls the looks at known articles: it tells of them beside the sources."""

HadAgain = Fetched | Missed | NoPage
"""A known article's page, or what was answered instead."""


class Web:
    """The web as one run sees it: the client, made when it is first needed; use ``with``, from any thread."""

    def __init__(self, manners: Manners) -> None:
        self._manners = manners
        self._client: Client | None = None
        self._lock = threading.Lock()

    def __enter__(self) -> "Web":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Ask nothing any more."""
        with self._lock:
            if self._client is not None:
                self._client.close()

    @property
    def client(self) -> "Client":
        """The run's one client."""
        with self._lock:
            if self._client is None:
                from flows.http.client import Client

                self._client = Client(self._manners, lambda host: reading.known().outlet_by_host(host) is not None)
            return self._client

    def take_rows(self) -> tuple[RequestRow, ...]:
        """Return what was asked since this was called last."""
        return self._client.take_rows() if self._client is not None else ()


@dataclass(frozen=True, slots=True)
class Seen:
    """What a look through a source came to."""

    looked: "Looked"
    again: int
    """Known articles that this very run has kept, before it was cut off."""
    marks: tuple[ListMark, ...]
    """What the lists were like."""


def look(db: Path, web: Web, run: int, source: WebSource, now: dt.datetime, window: Window | None = None) -> Seen:
    """Look through ``source`` for what is new, or for articles of the days of ``window``, both included.

    What goes wrong is in the result. For a window lists are asked for whole: what was seen of them were other days.
    """
    from flows.sources.context import Context
    from flows.sources.looking import look as look_through

    with opened(db) as database:
        lists = _Lists(web, store.lists.marks(database, after=now - WHOLE) if window is None else {})
        known = _Known(database, run)
        since, until = window or (_since(store.runs.last_good(database, source.name)), None)
        context = Context(
            get=lists.get,
            known=known,
            waits=lambda linked: _waits(database, run, linked, now),
            reference=reading.known(),
            today=now.date(),
            since=since,
            until=until,
            earlier=store.source_runs.newest(database, source.name) or store.brought.days(database, source.name),
            thorough=not store.runs.went_well(database, source.name, run),
        )
        looked = look_through(source.name, source.lists, context)
    return Seen(looked, len(known.again), tuple(lists.marks.values()))


class _Lists:
    """Asks for lists, only if they have changed since the marks of before, and notes what they are like."""

    def __init__(self, web: Web, before: Mapping[str, ListMark]) -> None:
        self._web = web
        self._before = before
        self.marks: dict[str, ListMark] = {}

    def get(self, url: str) -> Answer:
        """Ask for a list."""
        before = self._before.get(url, ListMark(url, None, None))
        answer = self._web.client.get(url, etag=before.etag, last_modified=before.last_modified)
        if isinstance(answer, Page) and (answer.etag or answer.last_modified):
            self.marks[url] = ListMark(url, answer.etag, answer.last_modified)
        return answer


class _Known:
    """Says of an article whether the store has it, and notes those that this run has kept."""

    def __init__(self, database: Database, run: int) -> None:
        self._database = database
        self._run = run
        self.again: set[tuple[str, str]] = set()

    def __call__(self, article: ArticleId) -> bool:
        first = store.snapshots.first_run(self._database, article.outlet, article.content_id)
        if first == self._run:
            self.again.add((article.outlet, article.content_id))
        return first is not None


def _waits(database: Database, run: int, linked: Linked, now: dt.datetime) -> bool:
    outlet, content_id, archived = linked.place
    return store.awaited.waits(database, run, outlet, content_id, archived=archived, now=now)


def windows_left(db: Path, source: WebSource, first: dt.date, last: dt.date, days: int) -> list[Window]:
    """Return the windows from ``first`` to ``last`` through which ``source`` has still to be looked, in order."""
    all_of_them = windows(first, last, days) if source.lists.WINDOWED else [(first, last)]
    with opened(db) as database:
        done = store.windows.done(database, source.name)
    return [window for window in all_of_them if window not in done]


def note_window(db: Path, run: int, source: WebSource, window: Window, found: int, now: dt.datetime) -> None:
    """Remember that ``source`` was looked through in ``window``; only when all that it led to is kept or awaited."""
    with opened(db) as database:
        store.windows.note(database, source.name, window, run=run, found=found, now=now)


def found_before(db: Path, run: int, source: WebSource) -> int:
    """Return how many articles ``source`` named in the windows that ``run`` was done with before it was cut off."""
    with opened(db) as database:
        return store.windows.found(database, source.name, run=run)


def _since(last_good: dt.datetime | None) -> dt.date | None:
    return (last_good - AGAIN).date() if last_good else None


def fetch_pages(web: Web, batch: Sequence[Linked]) -> tuple[Fetched | Missed, ...]:
    """Return for each of ``batch`` its page, or why it could not be had."""
    answers = web.client.get_all([Wanted(linked.url) for linked in batch])
    return _whole(web, answers, [_page(linked, answer) for linked, answer in zip(batch, answers, strict=True)])


def _whole(web: Web, answers: Sequence[Answer], documents: Sequence[Fetched | T]) -> tuple[Fetched | Missed | T, ...]:
    """Return ``documents`` with all pages of their articles, which had ``answers`` for their first."""
    had = {
        place: Had(answer, one)
        for place, (answer, one) in enumerate(zip(answers, documents, strict=True))
        if isinstance(one, Fetched) and isinstance(answer, Page)
    }
    whole = dict(zip(had, completed(list(had.values()), web.client.get_all), strict=True))
    return tuple(whole.get(place, one) for place, one in enumerate(documents))


def _page(linked: Linked, answer: Answer) -> Fetched | Missed:
    if not isinstance(answer, Page):
        lasting = not (isinstance(answer, Failed) and answer.retryable)
        return Missed(linked.declared, f"fetching {linked.url}: {why_not(answer)}", lasting)
    declared = replace(linked.declared, content_type=answer.content_type)
    page = Fetched(answer.body, declared, origin=origin(answer))
    try:
        return copies.dated(page, linked.url, answer.final_url)
    except PageError as error:
        return Missed(linked.declared, str(error))


def ask_again(web: Web, batch: Sequence[Due]) -> tuple[HadAgain, ...]:
    """Ask for known articles if they have changed; return for each its page, or what was answered instead."""
    wanted = [Wanted(due.origin.url, due.origin.etag, due.origin.last_modified) for due in batch]
    answers = web.client.get_all(wanted)
    return _whole(web, answers, [_page_again(due, answer) for due, answer in zip(batch, answers, strict=True)])


def _page_again(due: Due, answer: Answer) -> Fetched | NoPage:
    if not isinstance(answer, Page):
        return answer
    declared = replace(Declared.from_json(due.declared), source=KNOWN, content_type=answer.content_type)
    return Fetched(answer.body, declared, origin=origin(answer))


def origin(page: Page) -> Origin | None:
    """Return how its outlet can be asked for ``page`` again; None for an archive's copy, which does not change."""
    is_outlet = reading.known().outlet_by_host(urlsplit(page.url).hostname or "") is not None
    return Origin(page.url, page.etag, page.last_modified) if is_outlet else None


def note_lists(db: Path, marks: Sequence[ListMark], now: dt.datetime) -> None:
    """Remember what lists were like; only to be called when all that they led to is kept, or remembered as awaited."""
    if marks:
        with opened(db) as database:
            store.lists.note(database, marks, now=now)
