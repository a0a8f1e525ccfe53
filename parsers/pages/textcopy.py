"""Text copies of pages: plain text with everything that stood around the article.

The body is the prose between head and tail; every other line that is not blank is left out with a reason. A line
that is amid the body and like prose is body, whatever it is: a lost paragraph is worse than a kept caption.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from parsers.pages.body import Cut, divide
from parsers.pages.credits import Credits
from parsers.pages.dateline import dateline
from parsers.pages.dates import resolve
from parsers.pages.furniture import section
from parsers.pages.head import read_head
from parsers.pages.infoline import InfoLine, editing
from parsers.pages.lines import units
from parsers.pages.outlets import infer_outlet
from parsers.pages.readings import read_units
from parsers.pages.urls import UNKNOWN, ArticleId, identify
from parsers.records import Article, Omission, Span
from parsers.reference import Reference

_DATELINES_WITHIN = 3
"""Paragraphs from the first in which a dateline is looked for: a summary may stand before the one that has it."""

_END_MARK = re.compile(r"(?<=\S)\s+(?:Enditem|\(END\)|\(end\)|-0-|-30-|[■□●◆]|#{3})$")
_END_MARK_WITHIN = 40
_CREDITING = frozenset({"credit", "related links", "note", "byline", "e-mail"})
"""Reasons of lines, outside the head too, that may name a writer or an editor."""


def read_text_copy(
    text: str,
    *,
    reference: Reference,
    url: str | None = None,
    published: dt.date | None = None,
    outlet: str | None = None,
    title: str | None = None,
) -> Article:
    """Take the text copy of a page apart.

    Spans refer to ``text`` exactly as given, whatever its line ends; a paragraph that is soft-wrapped is one span
    with the line ends in it. ``published``, ``outlet`` (an id, name or credit) and ``title`` are what is known of the
    article beyond its text; they go before what the text says. Raises ``PageError`` for text that is empty or no
    text, and for a ``url`` that is none.
    """
    credits = Credits.of(reference)
    article_id = identify(url, reference) if url is not None else None
    readings = read_units(units(text))
    head = read_head(readings, credits, title)
    cuts = divide(readings, head, credits)
    paragraphs, datelines, agency = _without_datelines(text, cuts, credits)
    info = _tail_info(cuts, head.info, credits)
    omissions = sorted(
        (*datelines, *_end_mark(paragraphs), *_omissions(cuts)), key=lambda omission: omission.span.start
    )
    url_date = article_id.url_date if article_id else None
    resolved, basis = resolve(info.date, url_date, published)
    return Article(
        text=text,
        paragraphs=tuple(paragraphs),
        omissions=tuple(omissions),
        title=title or head.title,
        bylines=info.bylines or tuple(filter(None, (info.agency or agency,))),
        editor=info.editor,
        source=info.source,
        section=_section(cuts, info, credits),
        outlet=_outlet(outlet, article_id, credits) or infer_outlet(cuts, info, agency, credits),
        url=url,
        page_date=info.date,
        page_time=info.time,
        url_date=url_date,
        published=resolved,
        published_basis=basis,
    )


def _without_datelines(
    text: str, cuts: Sequence[Cut], credits: Credits
) -> tuple[list[Span], list[Omission], str | None]:
    """The paragraphs, each from after its dateline; the datelines; and the agency that one of them credits."""
    paragraphs: list[Span] = []
    datelines: list[Omission] = []
    agency: str | None = None
    for cut in cuts:
        if cut.reason is not None:
            continue
        span = cut.reading.unit.span
        found = dateline(span.text, credits) if len(paragraphs) < _DATELINES_WITHIN else None
        if found is not None:
            length, named = found
            head = span.text[:length].rstrip()
            agency = agency or named
            datelines.append(Omission(Span(span.start, span.start + len(head), head), "dateline"))
            span = Span(span.start + length, span.end, text[span.start + length : span.end])
        if span.text:
            paragraphs.append(span)
    return paragraphs, datelines, agency


def _end_mark(paragraphs: list[Span]) -> list[Omission]:
    """Cut the mark that ends the last paragraph, as agencies set it: ``Enditem``, ``(END)``, ``-0-``."""
    found = _END_MARK.search(paragraphs[-1].text[-_END_MARK_WITHIN:]) if paragraphs else None
    if found is None:
        return []
    last = paragraphs.pop()
    length = len(found[0].lstrip())
    body = last.text[: len(last.text) - len(found[0])]
    paragraphs.append(Span(last.start, last.start + len(body), body))
    return [Omission(Span(last.end - length, last.end, last.text[-length:]), "end mark")]


def _omissions(cuts: Sequence[Cut]) -> Iterator[Omission]:
    return (Omission(cut.reading.unit.span, cut.reason) for cut in cuts if cut.reason is not None)


def _tail_info(cuts: Sequence[Cut], info: InfoLine, credits: Credits) -> InfoLine:
    """``info`` with what notes and lines after the article add: ``(Web editor: …)``, ``Editing by …``."""
    for cut in cuts:
        if cut.reason in _CREDITING:
            info = info.joined(editing(cut.reading.text, credits))
    return info


def _section(cuts: Sequence[Cut], info: InfoLine, credits: Credits) -> str | None:
    """The first breadcrumb, without ``Home`` and the site's name; else the section that an info line names."""
    for cut in cuts:
        if cut.reason == "breadcrumb":
            return section(cut.reading.text, lambda piece: credits.outlet(piece) is not None)
    return info.section


def _outlet(named: str | None, article_id: ArticleId | None, credits: Credits) -> str | None:
    """The id of the outlet that the caller names, else of the URL's."""
    if named is not None:
        known = credits.reference.outlet(named)
        return known.id if known is not None else credits.outlet(named)
    return article_id.outlet if article_id is not None and article_id.outlet != UNKNOWN else None
