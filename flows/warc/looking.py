"""The records of WARC files, file after file, and what each of them is: looked at by whoever is to do so."""

import datetime as dt
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import store.archives
from flows import parsing, reading
from flows.errors import InputError
from flows.parsing import Unkept
from flows.sources import Fetched
from flows.steps import opened
from flows.warc.captures import BadRecord, capture
from flows.warc.framing import Broken, Framed, is_warc, records
from parsers.errors import PageError
from parsers.pages.urls import UNKNOWN, identify
from parsers.records import Article
from parsers.statements.topics import relevance
from store.archives import Mark

LIMIT = 20 * 1024 * 1024
"""Bytes of a record, and of a page unpacked, beyond which it is passed over: no article is near it."""


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


@dataclass(frozen=True, slots=True)
class Begun:
    """A file of ``size`` bytes begins to be read, from ``mark`` on."""

    size: int
    mark: Mark


@dataclass(frozen=True, slots=True)
class Ended:
    """A file has been read, to its end or to where that failed."""

    failure: str | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A record of one of several files, or an end of that file, so that every file has its pieces."""

    number: int
    """Of the file."""
    archive: Archive
    what: Begun | Framed | Broken | Ended

    @property
    def size(self) -> int:
        """How many bytes there are to hand over."""
        return len(self.what.raw) if isinstance(self.what, Framed) else 0


@dataclass(frozen=True, slots=True)
class Looked:
    """What a record is: what it counts as, and where it is a page about the subject, the page with what is read."""

    at: int
    counts: tuple[str, ...] = ()
    page: Unkept | None = None
    broken: str | None = None
    """What is wrong with it."""


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


def pieces(db: Path, run: int, archives: Sequence[Archive]) -> Iterator[Piece]:
    """Yield for ``run`` the records of ``archives``, each from where it was left; a bad file stops no other."""
    for number, archive in enumerate(archives):
        failure = None
        try:
            for what in _pieces(db, run, archive):
                yield Piece(number, archive, what)
        except OSError as error:
            failure = f"reading {archive.place}: {error.strerror or error}"
        except InputError as error:
            failure = str(error)
        yield Piece(number, archive, Ended(failure))


def _pieces(db: Path, run: int, archive: Archive) -> Iterator[Begun | Framed | Broken]:
    with archive.path.open("rb") as file:
        _check(file, archive.place)
        size = file.seek(0, os.SEEK_END)
        with opened(db) as database:
            mark = Mark() if archive.again else store.archives.mark(database, archive.place, size, run)
        yield Begun(size, mark)
        yield from records(file, start=mark.read_to, limit=LIMIT)


def look(now: dt.datetime, piece: Piece) -> tuple[int, Begun | Looked | Ended]:
    """Say of a file's number what a record is, and read it if it is wanted. Pure, and never raises: a bad one costs no
    other.
    """
    what, archive = piece.what, piece.archive
    if isinstance(what, Begun | Ended):
        return piece.number, what
    try:
        if isinstance(what, Broken):
            raise BadRecord(what.reason)
        page = capture(what.raw, archive.source, _is_ours, LIMIT, now)
    except BadRecord as error:
        return piece.number, Looked(what.at, ("broken",), broken=f"at byte {what.at:,} {error}")
    return piece.number, Looked(what.at) if page is None else _looked(what.at, page, archive.least)


def _looked(at: int, page: Fetched, least: float | None) -> Looked:
    try:
        article = reading.article(page)
        if not _is_about(article, least):
            return Looked(at, ("pages",))
    except Exception:  # no article, as most pages of an archive; or one that the parser trips over
        return Looked(at, ("pages", "unread"))
    return Looked(at, ("pages", "about"), parsing.read_unkept(page, article))


def ends_who_looks(piece: Piece, reason: str) -> tuple[int, Looked]:
    """Return what stands for a record at which nobody can look, and why: it ends whoever tries."""
    at = piece.what.at if isinstance(piece.what, Framed | Broken) else 0
    return piece.number, Looked(at, ("broken",), broken=f"at byte {at:,} it cannot be looked at: {reason}")


def _is_about(article: Article, least: float | None) -> bool:
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
