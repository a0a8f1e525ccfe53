"""RSS 2.0. A feed that answers may have been frozen for years: its newest item's date tells."""

import datetime as dt
from email.utils import parsedate_to_datetime

from bs4 import Tag

from parsers.lists.listed import Listed, ListPage
from parsers.lists.markup import BEIJING, address, lacks, moment, page, text, tree


def read(raw: bytes, *, url: str) -> ListPage:
    """Return the feed's items; a channel without items is an empty list. Raises PageError for what is no RSS."""
    channel = tree(raw, url, "xml").select_one("rss > channel")
    if channel is None:
        raise lacks(url, "rss > channel")
    items = channel.find_all("item")
    found = page(_item(item, url) for item in items)
    if items and not found.items:
        raise lacks(url, "item with a link")
    return found


def _item(item: Tag, base: str) -> Listed | None:
    link = address(_field(item, "link"), base) or address(_field(item, "guid"), base)
    if link is None:
        return None
    return Listed(link, _field(item, "title"), _published(_field(item, "pubDate")), _field(item, "description"))


def _field(item: Tag, name: str) -> str | None:
    found = item.find(name, recursive=False)
    return text(found.get_text()) if found is not None else None


def _published(value: str | None) -> dt.datetime | dt.date | None:
    """A time as RFC 822 wants it, else as the outlets write theirs."""
    try:
        found = parsedate_to_datetime(value or "")
    except (ValueError, OverflowError):
        return moment(value)
    return found if found.tzinfo else found.replace(tzinfo=BEIJING)
