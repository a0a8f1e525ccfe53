"""The steps of a run that ask the web: looking through a source, and fetching what it lists.

They share one client for the whole run, for it remembers the hosts; what they write, they write through the store.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import store.lists
import store.runs
import store.snapshots
import store.windows
from flows import reading
from flows.http import Answer, Wanted, why_not
from flows.http import Fetched as Page
from flows.http.manners import Manners
from flows.sources import Fetched, Linked, Missed, WebSource
from flows.sources.windows import windows
from flows.steps import opened
from store.lists import ListMark
from store.requests import RequestRow
from store.windows import Window

if TYPE_CHECKING:  # httpx takes a third of a second to import
    from flows.http.client import Client
    from flows.sources.looking import Looked

WHOLE = dt.timedelta(days=7)
"""A list is asked for whole at least so often: one that does not change any more is noticed then."""
AGAIN = dt.timedelta(days=3)
"""A look goes back so far behind the last good one: lists are late, and some articles could not be had then."""


class Web:
    """The web as one run sees it: the client, made when it is first needed, and what lists were like; use ``with``."""

    def __init__(self, manners: Manners) -> None:
        self._manners = manners
        self._marks: dict[str, ListMark] = {}
        self._client: Client | None = None

    def __enter__(self) -> "Web":
        return self

    def __exit__(self, *_: object) -> None:
        if self._client is not None:
            self._client.close()

    @property
    def client(self) -> "Client":
        """The run's one client."""
        if self._client is None:
            from flows.http.client import Client

            self._client = Client(self._manners, lambda host: reading.known().outlet_by_host(host) is not None)
        return self._client

    def take_rows(self) -> tuple[RequestRow, ...]:
        """Return what was asked since this was called last."""
        return self._client.take_rows() if self._client is not None else ()

    def list(self, url: str, mark: ListMark | None) -> Answer:
        """Ask for a list, only if it has changed since ``mark``, and note what it is like."""
        if mark is None:
            answer = self.client.get(url)
        else:
            answer = self.client.get(url, etag=mark.etag, last_modified=mark.last_modified)
        if isinstance(answer, Page) and (answer.etag or answer.last_modified):
            self._marks[url] = ListMark(url, answer.etag, answer.last_modified)
        return answer

    def take_marks(self) -> tuple[ListMark, ...]:
        """Return what lists were like since this was called last."""
        marks, self._marks = tuple(self._marks.values()), {}
        return marks


def look(db: Path, web: Web, source: WebSource, now: dt.datetime, window: Window | None = None) -> "Looked":
    """Look through ``source`` for what is new, or for articles of the days of ``window``, both included.

    What goes wrong is in the result. For a window lists are asked for whole: what was seen of them were other days.
    """
    from flows.sources.context import Context
    from flows.sources.looking import look as look_through

    with opened(db) as database:
        marks = store.lists.marks(database, after=now - WHOLE) if window is None else {}
        since, until = window or (_since(store.runs.last_good(database, source.name)), None)
        context = Context(
            get=lambda url: web.list(url, marks.get(url)),
            known=lambda article: store.snapshots.has(database, article.outlet, article.content_id),
            reference=reading.known(),
            today=now.date(),
            since=since,
            until=until,
        )
        return look_through(source.name, source.lists, context)


def windows_left(db: Path, source: WebSource, first: dt.date, last: dt.date, days: int) -> list[Window]:
    """Return the windows from ``first`` to ``last`` through which ``source`` has still to be looked, in order."""
    all_of_them = windows(first, last, days) if source.lists.WINDOWED else [(first, last)]
    with opened(db) as database:
        done = store.windows.done(database, source.name)
    return [window for window in all_of_them if window not in done]


def note_window(db: Path, source: WebSource, window: Window, now: dt.datetime) -> None:
    """Remember that ``source`` has been looked through in ``window``; only when all that it led to has been kept."""
    with opened(db) as database:
        store.windows.note(database, source.name, window, now=now)


def _since(last_good: dt.datetime | None) -> dt.date | None:
    return (last_good - AGAIN).date() if last_good else None


def fetch_pages(web: Web, batch: Sequence[Linked]) -> tuple[tuple[Fetched, ...], tuple[Missed, ...]]:
    """Return the pages of ``batch``, and the documents that could not be had."""
    fetched: list[Fetched] = []
    missed: list[Missed] = []
    answers = web.client.get_all([Wanted(linked.url) for linked in batch])
    for linked, answer in zip(batch, answers, strict=True):
        if isinstance(answer, Page):
            fetched.append(Fetched(answer.body, replace(linked.declared, content_type=answer.content_type)))
        else:
            missed.append(Missed(linked.declared, f"fetching {linked.url}: {why_not(answer)}"))
    return tuple(fetched), tuple(missed)


def note_lists(db: Path, marks: Sequence[ListMark], now: dt.datetime) -> None:
    """Remember what lists were like; only to be called when all that they led to has been kept."""
    if marks:
        with opened(db) as database:
            store.lists.note(database, marks, now=now)
