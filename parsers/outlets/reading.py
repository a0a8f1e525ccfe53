"""Reading a page: its bytes to text, the template by outlet and era, the template's fields to an article."""

import datetime as dt
import json
import re
from collections.abc import Iterator

from parsers.errors import PageError
from parsers.outlets import (
    china_daily,
    china_daily_app,
    china_military,
    global_times,
    korea_herald,
    mfa,
    mnd,
    xinhua,
    yonhap,
)
from parsers.outlets.bundle import unbundle
from parsers.outlets.decoding import decode
from parsers.outlets.fallback import Fallback
from parsers.outlets.page import Page
from parsers.outlets.pagination import join_pages
from parsers.outlets.template import Template
from parsers.pages.credits import Credits
from parsers.pages.urls import UNKNOWN, identify
from parsers.records import Article
from parsers.reference import Reference

TEMPLATES: tuple[type[Template], ...] = (
    *china_daily_app.TEMPLATES,
    *china_daily.TEMPLATES,
    *china_military.TEMPLATES,
    *mnd.TEMPLATES,
    *mfa.TEMPLATES,
    *global_times.TEMPLATES,
    *yonhap.TEMPLATES,
    *korea_herald.TEMPLATES,
    *xinhua.TEMPLATES,
)
"""All templates; of those that fit a page the first is taken whose era has its date."""

LONGEST = 5_000_000
"""Bytes of a page beyond which it is refused."""

_HEAD_TAG = re.compile(r"<(?:link|meta)\s[^<>]{1,1000}>", re.IGNORECASE)
_OWN = tuple(re.compile(rf"\b{mark}\b", re.IGNORECASE) for mark in (r"rel=[\"']?canonical", r"property=[\"']?og:url"))
_ADDRESS = re.compile(r"\b(?:href|content)=[\"']?((?:https?:)?//[^\s\"'<>]+)", re.IGNORECASE)


def read_page(
    raw: bytes,
    *,
    reference: Reference,
    url: str | None = None,
    content_type: str | None = None,
    published: dt.date | None = None,
    today: dt.date | None = None,
) -> Article:
    """Read the bytes of an article's page.

    ``url`` is the address that it is from; without one the page's own word for it is taken. ``content_type`` is the
    HTTP header; ``published`` a date known from elsewhere, which goes before the page's; ``today`` the day of
    fetching, after which no page can be dated. Raises PageError for what is no article or fits no template, and
    LeftOut for an article in Chinese.
    """
    page = open_page(raw, reference=reference, url=url, content_type=content_type)
    return choose(page)(page).article(published=published, today=today)


def read_bundle(
    raw: bytes, *, reference: Reference, published: dt.date | None = None, today: dt.date | None = None
) -> Article:
    """Read the article whose pages are bundled in ``raw``, joined; the rest is as for ``read_page``.

    Raises PageError also where one of the pages is no article, or another's.
    """
    parts = unbundle(raw)
    if len({identify(part.url, reference).content_id for part in parts}) > 1:
        raise PageError(f"reading the pages of {parts[0].url}: they are of several articles; fetch them again")
    return join_pages(
        [
            read_page(
                part.raw,
                reference=reference,
                url=part.url,
                content_type=part.content_type,
                published=published,
                today=today,
            )
            for part in parts
        ]
    )


def open_page(raw: bytes, *, reference: Reference, url: str | None, content_type: str | None = None) -> Page:
    """Make text of a page's bytes, and find out its address. Raises PageError."""
    if len(raw) > LONGEST:
        raise PageError(f"reading {url or 'a page'}: it has {len(raw)} bytes, over {LONGEST}; give an article's page")
    source = decode(raw, content_type)
    if not source.strip():
        raise PageError(f"reading {url or 'a page'}: it is empty; fetch it again")
    url = url or _own_address(source, reference)
    return Page(source, reference, Credits.of(reference), url, identify(url, reference) if url else None)


def choose(page: Page) -> type[Template]:
    """The template that reads ``page``; a page of an outlet that has none is guessed at.

    Raises PageError for a page that fits none of its outlet's templates.
    """
    outlet = page.id.outlet if page.id else None
    known = [template for template in TEMPLATES if outlet in (None, template.OUTLET)]
    day = page.id.url_date if page.id else None
    for template in sorted(known, key=lambda template: not template.covers(day)):
        if template.fits(page):
            return template
    if outlet is None or not known:
        return Fallback
    names = ", ".join(template.NAME for template in known)
    raise PageError(
        f"reading {page.shown}: it fits none of the templates {names}; give an article's page, or add a template"
        " for the new layout (docs/how-to-add-an-outlet.md)"
    )


def _own_address(source: str, reference: Reference) -> str | None:
    """The address that a page gives as its own, the canonical link before others; None where it gives none.

    Where one of them is on a host of no outlet it is taken: a mirror that has left the original's address standing
    beside its own is a mirror.
    """
    found = sorted(_own_addresses(source))
    addresses = [address if address.startswith("http") else f"https:{address}" for _, address in found]
    foreign = (address for address in addresses if identify(address, reference).outlet == UNKNOWN)
    return next(foreign, addresses[0] if addresses else None)


def _own_addresses(source: str) -> Iterator[tuple[int, str]]:
    """Addresses with the rank of the tag that has them; that of an article as JSON, where the source is that."""
    in_json = _address_in_json(source) if source.lstrip().startswith("{") else None
    if in_json is not None:
        yield 0, in_json
    for tag in _HEAD_TAG.finditer(source):
        address = _ADDRESS.search(tag[0])
        rank = next((n for n, kind in enumerate(_OWN) if kind.search(tag[0])), None)
        if address is not None and rank is not None:
            yield rank, address[1]


def _address_in_json(source: str) -> str | None:
    """The field ``url``, as China Daily's app has it."""
    try:
        fields = json.loads(source)
    except (ValueError, RecursionError):  # the template for JSON says what is wrong with it
        return None
    address = fields.get("url") if isinstance(fields, dict) else None
    return address if isinstance(address, str) and address.startswith("http") else None
