"""The Wayback Machine's CDX API (``output=json``): which pages it keeps, one row a capture."""

from typing import Any

from parsers.lists.listed import Listed, ListPage
from parsers.lists.markup import address, lacks, page
from parsers.lists.structured import parsed
from parsers.pages.copies import Copy, moment


def read(raw: bytes, *, url: str) -> ListPage:
    """Return the captures, each with the address of its raw copy; ``next`` is the key that resumes a long list.

    When a page was captured is not when it was published: items bear no date. Raises PageError.
    """
    rows = parsed(raw, url)
    if not isinstance(rows, list):
        raise lacks(url, "list of rows")
    if not rows:
        return ListPage(())
    fields = rows[0]
    if not isinstance(fields, list) or not {"timestamp", "original"} <= {str(field) for field in fields}:
        raise lacks(url, "header with timestamp and original")
    captures, key = _key(rows[1:])
    return page((_capture(dict(zip(fields, row, strict=False)), url) for row in captures), following=key)


def _key(rows: list[Any]) -> tuple[list[list[Any]], str | None]:
    """The rows of captures, and the key after an empty row at the end of a list that goes on."""
    if len(rows) >= 2 and rows[-2] == [] and isinstance(rows[-1], list) and len(rows[-1]) == 1:
        return [row for row in rows[:-2] if isinstance(row, list)], str(rows[-1][0])
    return [row for row in rows if isinstance(row, list) and row], None


def _capture(row: dict[str, Any], base: str) -> Listed | None:
    target, timestamp = address(row.get("original"), base), str(row.get("timestamp"))
    captured = moment(timestamp)
    if target is None or captured is None:
        return None
    return Listed(target, copy=Copy(target, captured).raw)
