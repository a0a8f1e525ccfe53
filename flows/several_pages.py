"""Articles on several pages: all are fetched with the first and kept as one document, or none is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from flows.http import Answer, Wanted, why_not
from flows.http import Fetched as Page
from flows.sources.documents import Fetched, Missed
from parsers.errors import PageError
from parsers.pages.copies import copy_at
from store.looks import Origin

MOST = 30
"""Pages of an article at most: whatever says that it has more is none."""

GetAll = Callable[[Sequence[Wanted]], Sequence[Answer]]


@dataclass(frozen=True, slots=True)
class Had:
    """A page that came, and the document that was made of it."""

    page: Page
    document: Fetched


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a page of an article is, and where it is to be asked for: they differ where an archive has it."""

    url: str
    asked: str


def completed(had: Sequence[Had], get_all: GetAll) -> list[Fetched | Missed]:
    """Return each document with all pages of its article; one that lacks a page is missed, never cut short."""
    places = [_places(one) for one in had]
    wanted = dict.fromkeys(
        place.asked
        for one, found in zip(had, places, strict=True)
        if not isinstance(found, Missed)
        for place in found
        if place.asked != one.page.final_url
    )
    answers = dict(zip(wanted, get_all([Wanted(url) for url in wanted]), strict=True)) if wanted else {}
    return [
        found if isinstance(found, Missed) else _joined(one, found, answers)
        for one, found in zip(had, places, strict=True)
    ]


def _places(had: Had) -> tuple[_Place, ...] | Missed:
    """Where the pages of the article are, in order; one alone for an article on one page."""
    from parsers.outlets import pages_of

    final, copy = had.page.final_url, copy_at(had.page.final_url)
    own = copy.url if copy else final
    try:
        urls = pages_of(had.page.body, url=own, content_type=had.page.content_type)
    except PageError:  # that it cannot be read is told where kept pages are read
        return (_Place(own, final),)
    if len(urls) > MOST:
        return Missed(had.document.declared, f"fetching {own}: it says that it has {len(urls)} pages, over {MOST}")
    return tuple(_Place(url, final if url == own else replace(copy, url=url).raw if copy else url) for url in urls)


def _joined(had: Had, places: Sequence[_Place], answers: dict[str, Answer]) -> Fetched | Missed:
    from parsers.outlets.bundle import TYPE, Part, bundle

    if len(places) == 1:
        return had.document
    parts: list[Part] = []
    for number, place in enumerate(places, 1):
        page = had.page if place.asked == had.page.final_url else answers[place.asked]
        why = _wrong(page, place)
        if not isinstance(page, Page) or why is not None:
            return Missed(had.document.declared, f"fetching page {number} of {len(places)}, {place.asked}: {why}")
        parts.append(Part(place.url, page.content_type, page.body))
    try:
        raw = bundle(parts)
    except PageError as error:
        return Missed(had.document.declared, str(error))
    # A condition on the first page would hide that another has changed.
    origin = Origin(places[0].url) if had.document.origin else None
    return replace(had.document, raw=raw, declared=replace(had.document.declared, content_type=TYPE), origin=origin)


def _wrong(page: Answer, place: _Place) -> str | None:
    """Why ``page`` is not that at ``place``; None where it is."""
    if not isinstance(page, Page):
        return why_not(page)
    copy = copy_at(page.final_url)
    led = copy.url if copy else page.final_url
    return None if urlsplit(led).path == urlsplit(place.url).path else f"it led to {page.final_url}"
