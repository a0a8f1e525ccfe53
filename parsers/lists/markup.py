"""What the lists have in common: markup as a tree, addresses, texts on one line, and times of Beijing."""

import datetime as dt
import html
import re
from collections.abc import Iterable
from urllib.parse import urljoin, urlsplit

from bs4 import BeautifulSoup, Tag
from bs4.exceptions import ParserRejectedMarkup

from parsers.errors import PageError
from parsers.lists.listed import Listed, ListPage
from parsers.pages.dates import stamps

BEIJING = dt.timezone(dt.timedelta(hours=8))
"""Times in the outlets' lists bear no zone; public readers of them take them for Beijing's."""
LONGEST = 20_000_000
"""Bytes of a list beyond which it is refused."""

_TAG = re.compile(r"</?[A-Za-z][^<>]{0,300}>")


def tree(raw: bytes, shown: str, kind: str = "lxml") -> BeautifulSoup:
    """Return ``raw`` as a tree, of HTML or (``xml``) of XML. Raises PageError where the parser gives up."""
    bounded(raw, shown)
    if b"<" not in raw:
        raise lacks(shown, "markup")
    # The space keeps BeautifulSoup from warning of XML that is read as HTML, as some outlets have their pages.
    markup = b" " + raw if kind == "lxml" else raw
    try:
        return BeautifulSoup(markup, kind)
    except (ParserRejectedMarkup, AssertionError, ValueError) as error:
        raise PageError(f"reading the list {shown}: it cannot be parsed ({error}); look at what it answers") from error


def bounded(raw: bytes, shown: str) -> None:
    """Raise PageError for a list that is empty of bytes or too long."""
    if len(raw) > LONGEST:
        raise PageError(f"reading the list {shown}: it has {len(raw)} bytes, over {LONGEST}; give a shorter one")
    if not raw.strip():
        raise PageError(f"reading the list {shown}: it is empty of any byte; look at what it answers")


def lacks(shown: str, what: str) -> PageError:
    """Return the error for a page that is no such list, naming what is missing."""
    return PageError(f"reading the list {shown}: it has no {what}; look whether its layout has changed")


def address(href: object, base: str) -> str | None:
    """Return the absolute web address that ``href`` is on the page ``base``, None where it is none."""
    if not isinstance(href, str) or not href.strip() or href.strip().startswith("#"):
        return None
    try:
        url = urljoin(base, href.strip())
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None


def text(value: object) -> str | None:
    """Return a text, markup within it left out, on one line; None where there is no word."""
    if not isinstance(value, str):
        return None
    return " ".join(html.unescape(_TAG.sub("", value)).split()) or None


def words(element: Tag | None) -> str | None:
    """Return the text of ``element`` on one line, None where there is none."""
    return " ".join(element.get_text().split()) or None if element is not None else None


def moment(value: object) -> dt.datetime | dt.date | None:
    """Return the first date in ``value``, with its time as Beijing's where one stands there; None without a date."""
    found = next(stamps(value), None) if isinstance(value, str) else None
    if found is None:
        return None
    return dt.datetime.combine(found.date, found.time, BEIJING) if found.time is not None else found.date


def page(items: Iterable[Listed | None], *, pages: int | None = None, following: str | None = None) -> ListPage:
    """Return a page of ``items``, each address once, those without one (None) counted."""
    found = list(items)
    kept: dict[str, Listed] = {}
    for item in found:
        if item is not None:
            kept.setdefault(item.url, item)
    return ListPage(tuple(kept.values()), pages=pages, next=following, unread=found.count(None))
