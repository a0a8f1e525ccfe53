"""Files and folders that a person hands in: all of them are checked before any is used."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import click

from flows import reading
from flows.errors import BadInputs, InputError
from flows.sources import Declared, Fetched, Found, Source, listing
from flows.sources.documents import page_type
from flows.sources.folder import find
from flows.texts import decode
from parsers.errors import PageError

NOT_READ = (".warc", ".gz", ".zip", ".pdf")
"""Suffixes of files that hold pages in a form that is not read yet."""


def documents(paths: Sequence[Path], source: str) -> list[Fetched]:
    """Return the documents at ``paths`` in their order: a folder by its ``articles.json``, a file as it is.

    Raises BadInputs with a line for every bad one: what cannot be read, is no text in UTF-8, or no article. A ``.txt``
    that its folder's listing does not name is left out, and told on stderr where nothing is bad.
    """
    good: list[Fetched] = []
    bad: list[str] = []
    for path in paths:
        with _noting(bad):
            for found in _found(path, source):
                with _noting(bad):
                    good.append(_checked(found))
    if bad:
        raise BadInputs(bad)
    for path in filter(Path.is_dir, paths):
        for stray in listing.unlisted(path):
            click.echo(f"left out {stray}: {listing.NAME} does not list it", err=True)
    return good


@contextmanager
def _noting(bad: list[str]) -> Iterator[None]:
    """Note what is bad and go on: a person wants to hear of all that has to be mended."""
    try:
        yield
    except InputError as error:
        bad.append(str(error))


def _found(path: Path, source: str) -> Iterator[Found]:
    if path.is_dir():
        yield from find(Source(source, "folder", path))
    elif path.suffix.lower() in NOT_READ:
        raise InputError(
            f"reading {path}: only text copies (.txt, UTF-8), .html, .json, .warc(.gz) and folders are read here"
        )
    else:
        yield Found(path, Declared(source, path.name, content_type=page_type(path.name)))


def _checked(found: Found) -> Fetched:
    try:
        raw = found.path.read_bytes()
    except OSError as error:
        raise InputError(f"reading {found.path}: {error.strerror}") from error
    declared = found.declared
    if declared.content_type is None:
        decode(raw, str(found.path))
    try:
        article = reading.article(Fetched(raw, declared))
    except PageError as error:
        raise InputError(f"reading {found.path}: {error}") from error
    # A page that was saved without a word of where it is from mostly says so itself.
    return Fetched(raw, replace(declared, url=declared.url or article.url))
