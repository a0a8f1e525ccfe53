"""Text copies of pages: plain text with everything that stood around the article.

The body is the prose between head and tail; every other line that is not blank is left out with a reason. A line
that is amid the body and like prose is body, whatever it is: a lost paragraph is worse than a kept caption.
"""

import datetime as dt
from collections.abc import Iterator, Sequence

from parsers.pages.body import Cut, divide
from parsers.pages.credits import Credits
from parsers.pages.dates import resolve
from parsers.pages.furniture import section
from parsers.pages.head import read_head
from parsers.pages.infoline import InfoLine
from parsers.pages.lines import units
from parsers.pages.outlets import infer_outlet
from parsers.pages.readings import read_units
from parsers.pages.trimming import tail_info, trim
from parsers.pages.urls import UNKNOWN, ArticleId, identify
from parsers.records import Article, Omission
from parsers.reference import Reference


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
    trimmed = trim([cut.reading.unit.span for cut in cuts if cut.reason is None], credits)
    info = tail_info(cuts, head.info, credits)
    omissions = sorted((*trimmed.omissions, *_omissions(cuts)), key=lambda omission: omission.span.start)
    url_date = article_id.url_date if article_id else None
    resolved, basis = resolve(info.date, url_date, published)
    return Article(
        text=text,
        paragraphs=trimmed.paragraphs,
        omissions=tuple(omissions),
        title=title or head.title,
        bylines=info.bylines or tuple(filter(None, (info.agency or trimmed.agency,))),
        editor=info.editor,
        source=info.source,
        section=_section(cuts, info, credits),
        outlet=_outlet(outlet, article_id, credits) or infer_outlet(cuts, info, trimmed.agency, credits),
        url=url,
        page_date=info.date,
        page_time=info.time,
        url_date=url_date,
        published=resolved,
        published_basis=basis,
    )


def _omissions(cuts: Sequence[Cut]) -> Iterator[Omission]:
    return (Omission(cut.reading.unit.span, cut.reason) for cut in cuts if cut.reason is not None)


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
