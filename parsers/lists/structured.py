"""JSON of lists: read leniently, with an error that names the list."""

import json
from typing import Any

from parsers.errors import PageError
from parsers.lists.markup import bounded
from parsers.lists.repairing import escape_quotes


def parsed(raw: bytes, shown: str, *, repair: bool = False) -> Any:
    """Return what ``raw`` holds, with ``repair`` also where quotation marks in texts are not escaped.

    Raises PageError for what is no JSON.
    """
    bounded(raw, shown)
    source = raw.decode("utf-8-sig", errors="replace")
    try:
        return _loaded(source)
    except (ValueError, RecursionError) as error:
        first = error
    if repair:
        try:
            return _loaded(escape_quotes(source))
        except (ValueError, RecursionError):
            pass  # the first error tells more
    raise PageError(f"reading the list {shown}: it is no JSON ({first}); look at what it answers") from first


def _loaded(source: str) -> Any:
    return json.loads(source, strict=False)  # line ends inside texts are let through
