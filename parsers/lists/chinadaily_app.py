"""The JSON of China Daily's app: ``custom-columns.json`` and a column's ``stories.json``; times in UTC."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from parsers.lists.listed import Listed, ListPage
from parsers.lists.markup import address, lacks, page, text
from parsers.lists.structured import parsed

_OWN = re.compile(r"https?://enapp\.chinadaily\.com\.cn/a/\d{6}/\d\d/AP[0-9a-f]{20,32}\.html", re.ASCII)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the app."""

    uuid: str
    name: str
    dirname: str | None


def columns(raw: bytes, *, url: str) -> tuple[Column, ...]:
    """Return the app's columns, those within others after them. Raises PageError for what is no list of columns."""
    reply = parsed(raw, url)
    found = tuple(_columns(reply)) if isinstance(reply, list) else ()
    if not found:
        raise lacks(url, "column with uuid and name")
    return found


def read(raw: bytes, *, url: str) -> ListPage:
    """Return the stories of a column or of the home feed, those in its blocks included. Raises PageError."""
    reply = parsed(raw, url)
    stories = reply.get("stories") if isinstance(reply, dict) else None
    if not isinstance(stories, list):
        raise lacks(url, "list named stories")
    blocks = reply.get("blocks")
    for block in blocks if isinstance(blocks, list) else []:
        inner = block.get("stories") if isinstance(block, dict) else None
        stories = stories + (inner if isinstance(inner, list) else [])
    found = page(_story(story, url) for story in stories)
    if stories and not found.items:
        raise lacks(url, "story with a url")
    return found


def _columns(entries: list[Any]) -> Iterator[Column]:
    stack = list(reversed(entries))  # not recursion: they nest as deeply as they like
    while stack:
        entry = stack.pop()
        if not isinstance(entry, dict):
            continue
        uuid, name = entry.get("uuid"), text(entry.get("name"))
        if isinstance(uuid, str) and uuid and name:
            yield Column(uuid, name, text(entry.get("dirname")))
        children = entry.get("children")
        stack += reversed(children) if isinstance(children, list) else ()


def _story(story: Any, base: str) -> Listed | None:
    link = address(story.get("url") or story.get("uri"), base) if isinstance(story, dict) else None
    if link is None:
        return None
    return Listed(
        link,
        text(story.get("title")),
        _time(story.get("publishTime")),
        text(story.get("summary")),
        copy=address(story.get("jsonUrl"), base) or _json(link),  # its page is made from this by a script
    )


def _json(link: str) -> str | None:
    """Where the app has the JSON of the article at ``link``, if it is one of the app's own."""
    return link.removesuffix(".html") + ".json" if _OWN.fullmatch(link) else None


def _time(value: object) -> dt.datetime | None:
    """``2023-03-23T02:09:40.000+0000``; a time without zone is UTC too."""
    try:
        found = dt.datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
    return found.replace(tzinfo=found.tzinfo or dt.UTC) if found is not None else None
