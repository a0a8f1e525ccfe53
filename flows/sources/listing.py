"""``articles.json``: what a folder of text copies says of each beyond its text.

A list of objects. ``file`` is the name of a file in the folder; ``url``, ``outlet``, ``title`` and ``published``
(``YYYY-MM-DD``) may stand beside it, each a text or null. Other keys are for people and are passed over.
"""

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from flows.errors import InputError
from flows.sources.documents import Declared, Found, page_type

NAME = "articles.json"


def read(folder: Path, source: str) -> tuple[Found, ...]:
    """Return the documents that ``folder`` lists, in the listing's order, as found by ``source``.

    Raises InputError, one line.
    """
    listing = folder / NAME
    entries = _entries(listing)
    found = tuple(_document(folder, source, number, entry) for number, entry in enumerate(entries, 1))
    seen: set[Path] = set()
    for document in found:
        if document.path in seen:
            raise InputError(f"reading {listing}: {document.declared.file} is listed twice; keep one entry")
        seen.add(document.path)
    return found


def unlisted(folder: Path) -> Iterator[Path]:
    """Yield the ``.txt`` files of ``folder`` that its listing does not name. Raises InputError as ``read`` does."""
    listed = {document.path for document in read(folder, "")}
    yield from (path for path in sorted(folder.glob("*.txt")) if path.resolve() not in listed)


def day(value: str, what: str) -> dt.date:
    """Return the date that ``value`` (``YYYY-MM-DD``) names; ``what`` says whose it is. Raises InputError."""
    try:
        found = dt.date.fromisoformat(value)
    except ValueError:
        found = None
    if found is None or found.isoformat() != value:  # week dates and dates without hyphens are ISO too
        raise InputError(f"{what}: {value!r} is no date; write YYYY-MM-DD")
    return found


def _entries(listing: Path) -> list[Any]:
    try:
        entries = json.loads(listing.read_bytes().decode("utf-8-sig"))
    except FileNotFoundError:
        raise InputError(f"reading {listing.parent}: it has no {NAME}; write one, or name the files instead") from None
    except OSError as error:
        raise InputError(f"reading {listing}: {error.strerror}") from error
    except json.JSONDecodeError as error:
        raise InputError(f"reading {listing}: not JSON at line {error.lineno}: {error.msg}") from error
    except (UnicodeDecodeError, RecursionError) as error:
        raise InputError(f"reading {listing}: not JSON in UTF-8") from error
    if not isinstance(entries, list) or not entries:
        raise InputError(f"reading {listing}: it has to hold a list of articles, one object each")
    return entries


def _document(folder: Path, source: str, number: int, entry: Any) -> Found:
    where = f"reading {folder / NAME}: entry {number}"
    if not isinstance(entry, dict):
        raise InputError(f"{where} has to be an object, not {type(entry).__name__}")
    name = _text(entry, "file", where)
    if name is None:
        raise InputError(f"{where} has no file; say which file it describes")
    published = _text(entry, "published", where)
    declared = Declared(
        source,
        name,
        _text(entry, "url", where),
        _text(entry, "outlet", where),
        _text(entry, "title", where),
        day(published, f"{where}: published") if published else None,
        page_type(name),
    )
    return Found(_inside(folder, name, where), declared)


def _text(entry: dict[str, Any], key: str, where: str) -> str | None:
    value = entry.get(key)
    if value is not None and not isinstance(value, str):
        raise InputError(f"{where}: {key} has to be a text or null, not {value!r}")
    return value or None


def _inside(folder: Path, name: str, where: str) -> Path:
    try:
        path = (folder / name).resolve()
        inside = path.is_relative_to(folder.resolve())
    except (OSError, RuntimeError, ValueError):  # a loop of links, before Python 3.13 and after; a NUL in the name
        inside = False
    if not inside:
        raise InputError(f"{where}: {name!r} leads out of the folder; name a file in it")
    if not path.is_file():
        raise InputError(f"{where}: there is no file {name!r} in the folder")
    return path
