"""Files and folders that a person hands in: all of them are checked before any is used."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from flows.errors import BadInputs, InputError
from flows.sources import Declared, Fetched, Found, Source, listing
from flows.sources.folder import find
from flows.texts import decode

NOT_TEXT = (".html", ".htm", ".warc", ".gz", ".zip", ".pdf")
"""Suffixes of files that hold a page in another form than a text copy."""


def documents(paths: Sequence[Path], source: str) -> list[Fetched]:
    """Return the documents at ``paths`` in their order: a folder by its ``articles.json``, a file as it is.

    Raises BadInputs with a line for every bad one: what cannot be read, is no text, or is no UTF-8. A ``.txt`` that
    its folder's listing does not name is told on stderr and left out.
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
        found = find(Source(source, "folder", path))
        for stray in listing.unlisted(path, found):
            click.echo(f"left out {stray}: {listing.NAME} does not list it", err=True)
        yield from found
    elif path.suffix.lower() in NOT_TEXT:
        raise InputError(f"reading {path}: only text copies (.txt, UTF-8) and folders of them are read so far")
    else:
        yield Found(path, Declared(source, path.name))


def _checked(found: Found) -> Fetched:
    try:
        raw = found.path.read_bytes()
    except OSError as error:
        raise InputError(f"reading {found.path}: {error.strerror}") from error
    decode(raw, str(found.path))
    return Fetched(raw, found.declared)
