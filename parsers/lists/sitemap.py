"""Sitemaps (sitemaps.org): an index of others or a set of addresses, plain or gzipped, news titles included."""

import datetime as dt
import zlib

from bs4 import Tag

from parsers.errors import PageError
from parsers.lists.listed import Listed, ListPage
from parsers.lists.markup import LONGEST, address, lacks, moment, page, text, tree

_GZIP = b"\x1f\x8b"


def read(raw: bytes, *, url: str) -> ListPage:
    """Return the addresses of a set, or in ``lists`` those of the sitemaps in an index. Raises PageError."""
    found = tree(_plain(raw, url), url, "xml")
    root = found.find(True)
    if root is None or root.name not in ("urlset", "sitemapindex"):
        raise lacks(url, "urlset or sitemapindex")
    if root.name == "sitemapindex":
        targets = [_location(entry, url) for entry in root.find_all("sitemap", recursive=False)]
        kept = dict.fromkeys(target for target in targets if target is not None)
        return ListPage((), lists=tuple(kept), unread=targets.count(None))
    entries = root.find_all("url", recursive=False)
    listed = page(_entry(entry, url) for entry in entries)
    if entries and not listed.items:
        raise lacks(url, "url with a loc")
    return listed


def _plain(raw: bytes, shown: str) -> bytes:
    if not raw.startswith(_GZIP):
        return raw
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
    try:
        plain = unpacker.decompress(raw, LONGEST + 1)  # one byte more than is read, so that a bomb is told
    except zlib.error as error:
        raise PageError(f"reading the list {shown}: its gzip is damaged ({error}); fetch it again") from error
    if not unpacker.eof and len(plain) <= LONGEST:
        raise PageError(f"reading the list {shown}: its gzip ends too early; fetch it again")
    return plain


def _location(entry: Tag, base: str) -> str | None:
    return address(_text(entry.find("loc", recursive=False)), base)


def _entry(entry: Tag, base: str) -> Listed | None:
    target = _location(entry, base)
    if target is None:
        return None
    dated = _text(entry.find("news:publication_date")) or _text(entry.find("lastmod", recursive=False))
    return Listed(target, _text(entry.find("news:title")), _time(dated))


def _time(value: str | None) -> dt.datetime | dt.date | None:
    """A time as W3C has it; one without a zone, or a day, as the outlets write theirs."""
    try:
        found = dt.datetime.fromisoformat(value or "")
    except ValueError:
        return moment(value)
    return found if found.tzinfo is not None else moment(value)


def _text(element: Tag | None) -> str | None:
    return text(element.get_text()) if element is not None else None
