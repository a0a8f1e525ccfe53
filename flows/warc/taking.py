"""From a WARC file to the store: its pages that are about the subject, a few at a time, so that memory stays flat."""

import datetime as dt
import os
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

import store.archives
from flows import reading, steps
from flows.errors import InputError
from flows.progress import counted
from flows.sources import Fetched, Missed
from flows.steps import opened
from flows.warc.captures import BadRecord, capture
from flows.warc.framing import Broken, Framed, is_warc, records
from parsers.errors import PageError
from parsers.pages.urls import UNKNOWN, identify
from parsers.statements.topics import relevance

LIMIT = 20 * 1024 * 1024
"""Bytes of a record, and of a page unpacked, beyond which it is passed over: no article is near it."""
BATCH = 25
"""Pages kept at a time."""
STRETCH = 64 * 1024 * 1024
"""Bytes of the file after which it is noted how far it was read, whether or not anything was found in them."""

Advance = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Archive:
    """A WARC file to be read; ``place`` is what it is known by: its path, or the address that it was had from."""

    path: Path
    place: str
    source: str
    least: float | None = None
    """Weight of title and body by ``seeds/relevance.csv`` from which a page is taken, 0 for all; None for the usual."""
    again: bool = False
    """Whether it is read from its beginning, though it was read before."""


@dataclass(slots=True)
class Taken:
    """What reading a WARC file came to."""

    counts: Counter[str] = field(default_factory=Counter)
    """``records``, ``pages`` of outlets, ``about`` the subject, ``new``, ``unread``, ``broken``."""
    broken: str | None = None
    """What was wrong with the first broken record."""
    missed: list[Missed] = field(default_factory=list)
    begun_at: int = 0

    def __str__(self) -> str:
        n = self.counts
        read = (
            f"{counted(n['records'], 'record')}, {counted(n['pages'], 'page')} of outlets ({n['unread']:,} no article)"
        )
        return "; ".join(filter(None, (f"{read}, {n['about']:,} on the subject, {n['new']:,} new", self.trouble)))

    @property
    def trouble(self) -> str | None:
        """What is to be said of broken records; None where there are none."""
        count = self.counts["broken"]
        return f"{counted(count, 'broken record')}, the first {self.broken}" if count else None


def check(path: Path) -> None:
    """Look whether ``path`` begins as a WARC file does. Raises InputError."""
    try:
        with path.open("rb") as file:
            _check(file, str(path))
    except OSError as error:
        raise InputError(f"reading {path}: {error.strerror or error}") from error


def _check(file: BinaryIO, place: str) -> None:
    if not is_warc(file):
        raise InputError(f"reading {place}: it is no WARC file; give one, packed by gzip or not")


def take(db: Path, run: int, archive: Archive, now: dt.datetime, advance: Advance = lambda size: None) -> Taken:
    """Keep the pages of ``archive`` that are about the subject, from where it was left the last time.

    ``advance`` is told the bytes of the file that are done with. Raises InputError for what is no WARC file,
    StoreError.
    """
    taken = Taken()
    try:
        with archive.path.open("rb") as file:
            _take(db, run, archive, now, file, taken, advance)
    except OSError as error:
        raise InputError(f"reading {archive.place}: {error.strerror or error}") from error
    return taken


def _take(
    db: Path, run: int, archive: Archive, now: dt.datetime, file: BinaryIO, taken: Taken, advance: Advance
) -> None:
    _check(file, archive.place)
    size = file.seek(0, os.SEEK_END)
    with opened(db) as database:
        start = 0 if archive.again else store.archives.read_to(database, archive.place, size)
    taken.begun_at = done = start
    advance(start)
    batch: list[Fetched] = []

    def keep(upto: int) -> None:
        nonlocal done
        for kept in steps.keep(db, run, batch, now):
            if isinstance(kept, Missed):
                taken.missed.append(kept)
            taken.counts["new"] += kept is True
        batch.clear()
        with opened(db) as database:
            store.archives.note(database, archive.place, size=size, read_to=upto, now=now)
        advance(upto - done)
        done = upto

    for at, page in _pages(file, archive, start, now, taken):
        if len(batch) >= BATCH or at - done >= STRETCH:
            keep(at)  # of what begins there nothing is in the batch yet, or it is met again
        if page is not None:
            batch.append(page)
    if start < size:
        keep(size)


def _pages(
    file: BinaryIO, archive: Archive, start: int, now: dt.datetime, taken: Taken
) -> Iterator[tuple[int, Fetched | None]]:
    """Yield for every record where it begins and, where it is a page about the subject, the page."""
    for record in records(file, start=start, limit=LIMIT):
        taken.counts["records"] += 1
        yield record.at, _page(record, archive, now, taken)


def _page(record: Framed | Broken, archive: Archive, now: dt.datetime, taken: Taken) -> Fetched | None:
    try:
        if isinstance(record, Broken):
            raise BadRecord(record.reason)
        page = capture(record.raw, archive.source, _is_ours, LIMIT, now)
    except BadRecord as error:
        taken.counts["broken"] += 1
        taken.broken = taken.broken or f"at byte {record.at:,} {error}"
        return None
    if page is None:
        return None
    taken.counts["pages"] += 1
    try:
        wanted = _is_about(page, archive.least)
    except Exception:  # no article, as most pages of an archive; or one that the parser trips over
        taken.counts["unread"] += 1
        return None
    taken.counts["about"] += wanted
    return page if wanted else None


def _is_about(page: Fetched, least: float | None) -> bool:
    article = reading.article(page)
    if least == 0:
        return True
    texts = (article.title or "", *(paragraph.text for paragraph in article.paragraphs))
    found = relevance(texts, reading.known().relevance_terms)
    return found.relevant if least is None else found.score >= least


def _is_ours(url: str) -> bool:
    try:
        return identify(url, reading.known()).outlet != UNKNOWN
    except PageError:
        return False
