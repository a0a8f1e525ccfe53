"""China Daily's search: ``newssearch.chinadaily.com.cn/rest/en/search``, ten hits a page, newest first."""

from typing import Any

from parsers.lists.listed import Listed, ListPage
from parsers.lists.markup import address, lacks, moment, page, text
from parsers.lists.structured import parsed


def read(raw: bytes, *, url: str) -> ListPage:
    """Return the hits of one page; no hit is the end of the list.

    An item may lack any field but its address. Raises PageError for what is no reply of the search.
    """
    reply = parsed(raw, url, repair=True)
    content = reply.get("content") if isinstance(reply, dict) else None
    if not isinstance(content, list):
        raise lacks(url, "list named content")
    pages = reply.get("totalPages")
    found = page((_hit(item, url) for item in content), pages=pages if type(pages) is int and pages >= 0 else None)
    if content and not found.items:
        raise lacks(url, "hit with a url")
    return found


def _hit(item: Any, base: str) -> Listed | None:
    if not isinstance(item, dict):
        return None
    link = address(item.get("url"), base)
    if link is None:
        return None
    title = text(item.get("title")) or text(item.get("dupTitle"))
    said = [text(item.get(field)) for field in ("summary", "plainText", "highlightContent")]
    return Listed(link, title, moment(item.get("pubDateStr")), next(filter(None, said), None))
