"""From a WARC file to the store: its pages that are about the subject, a few at a time, so that memory stays flat."""

import datetime as dt
import os
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
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
from flows.work import Crew, Work, batches, in_order, spread
from parsers.errors import PageError
from parsers.pages.urls import UNKNOWN, identify
from parsers.statements.topics import relevance

LIMIT = 20 * 1024 * 1024
"""Bytes of a record, and of a page unpacked, beyond which it is passed over: no article is near it."""
BATCH = 25
"""Pages kept at a time."""
PACKED = 10 * 1024
"""Bytes that a page takes in the file, about: by this it is told whether there are enough for others to look at."""
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


@dataclass(frozen=True, slots=True)
class Looked:
    """What a record is: what it counts as, and where it is a page about the subject, the page."""

    at: int
    counts: tuple[str, ...] = ()
    page: Fetched | None = None
    broken: str | None = None
    """What is wrong with it."""


def take(
    db: Path,
    run: int,
    archive: Archive,
    now: dt.datetime,
    advance: Advance = lambda size: None,
    work: Work | None = None,
) -> Taken:
    """Keep the pages of ``archive`` that are about the subject, from where it was left the last time.

    ``advance`` is told the bytes of the file that are done with; ``work`` says who looks at the pages. Raises
    InputError for what is no WARC file, StoreError, and WorkError where those who are to look cannot.
    """
    try:
        with archive.path.open("rb") as file:
            _check(file, archive.place)
            size = file.seek(0, os.SEEK_END)
            with opened(db) as database:
                start = 0 if archive.again else store.archives.read_to(database, archive.place, size)
            advance(start)
            keeping = _Keeping(db, run, archive, now, advance, size, start)
            return spread(work or Work(), db, (size - start) // PACKED, partial(_take, archive, now, file, keeping))
    except OSError as error:
        raise InputError(f"reading {archive.place}: {error.strerror or error}") from error


def _take(archive: Archive, now: dt.datetime, file: BinaryIO, keeping: "_Keeping", crew: Crew) -> Taken:
    """Have ``crew`` look at the records, and keep what it finds while it looks on."""
    found = batches(records(file, start=keeping.done, limit=LIMIT), crew.size, _weight)
    for results in in_order(crew, partial(look, archive, now), found, _ends_who_looks):
        for looked in results():
            keeping.add(looked)
    keeping.end()
    return keeping.taken


class _Keeping:
    """Keeps pages a few at a time, and notes how far the file was read when what it had up to there is kept."""

    def __init__(
        self, db: Path, run: int, archive: Archive, now: dt.datetime, advance: Advance, size: int, start: int
    ) -> None:
        self.taken = Taken(begun_at=start)
        self.done = start
        self._db, self._run, self._place, self._now = db, run, archive.place, now
        self._advance, self._size = advance, size
        self._batch: list[Fetched] = []

    def add(self, looked: Looked) -> None:
        """Count a record, and take it where it is wanted."""
        if len(self._batch) >= BATCH or looked.at - self.done >= STRETCH:
            self._keep(looked.at)  # of what begins there nothing is in the batch yet, or it is met again
        self.taken.counts.update(("records", *looked.counts))
        self.taken.broken = self.taken.broken or looked.broken
        if looked.page is not None:
            self._batch.append(looked.page)

    def end(self) -> None:
        """Keep what is left; the file is read to its end."""
        if self.taken.begun_at < self._size:
            self._keep(self._size)

    def _keep(self, upto: int) -> None:
        for kept in steps.keep(self._db, self._run, self._batch, self._now):
            if isinstance(kept, Missed):
                self.taken.missed.append(kept)
            self.taken.counts["new"] += kept is True
        self._batch.clear()
        with opened(self._db) as database:
            store.archives.note(database, self._place, size=self._size, read_to=upto, now=self._now)
        self._advance(upto - self.done)
        self.done = upto


def look(archive: Archive, now: dt.datetime, record: Framed | Broken) -> Looked:
    """Say what a record is. Pure, and never raises: a bad one costs no other."""
    try:
        if isinstance(record, Broken):
            raise BadRecord(record.reason)
        page = capture(record.raw, archive.source, _is_ours, LIMIT, now)
    except BadRecord as error:
        return Looked(record.at, ("broken",), broken=f"at byte {record.at:,} {error}")
    if page is None:
        return Looked(record.at)
    try:
        wanted = _is_about(page, archive.least)
    except Exception:  # no article, as most pages of an archive; or one that the parser trips over
        return Looked(record.at, ("pages", "unread"))
    return Looked(record.at, ("pages", "about"), page) if wanted else Looked(record.at, ("pages",))


def _ends_who_looks(record: Framed | Broken, reason: str) -> Looked:
    return Looked(record.at, ("broken",), broken=f"at byte {record.at:,} it cannot be looked at: {reason}")


def _weight(record: Framed | Broken) -> int:
    return len(record.raw) if isinstance(record, Framed) else 0


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
