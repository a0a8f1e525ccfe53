"""Articles that are set on several pages, as China Daily sets long ones: ``WS….html``, ``WS…_2.html``."""

import re
from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import urljoin

from parsers.errors import PageError
from parsers.outlets.composing import set_text
from parsers.outlets.decoding import decode
from parsers.outlets.page import Parts, parse
from parsers.records import Article, Omission, Span

_BARS = ("#div_currpage", ".selectpage", ".pageno")
_NUMBERED = re.compile(r"(?P<first>.*?)(?:_(?P<number>\d{1,3}))?(?P<suffix>\.s?html?)")
_COUNT = re.compile(r"\b\d{1,3}\s*/\s*(?P<count>\d{1,3})\b")


def pages_of(raw: bytes, *, url: str, content_type: str | None = None) -> tuple[str, ...]:
    """The addresses of all pages of the article that ``url`` is a page of, in order, itself among them.

    They are those that the page's bar of numbers links to or counts (``1/6``). Raises PageError for what cannot be
    parsed.
    """
    own = _NUMBERED.fullmatch(url)
    if own is None:
        return (url,)
    tree = parse(decode(raw, content_type), url, Parts(_BARS, ("a",)))
    numbers = {1, int(own["number"] or 1)}
    for link in tree.select("a[href]"):
        found = _NUMBERED.fullmatch(urljoin(url, str(link["href"])))
        if found is not None and found["first"] == own["first"]:
            numbers.add(int(found["number"] or 1))
    counted = _COUNT.search(tree.get_text(" "))
    last = max(*numbers, int(counted["count"]) if counted else 1)
    return tuple(f"{own['first']}{f'_{number}' if number > 1 else ''}{own['suffix']}" for number in range(1, last + 1))


def join_pages(articles: Sequence[Article]) -> Article:
    """One article of the pages of it, in their order: the first one's fields, every page's paragraphs.

    What each page repeats (the headline, the byline) is left out once. Raises PageError where there is no page.
    """
    if not articles:
        raise PageError("joining the pages of an article: there is none; give its first page")
    first = articles[0]
    bodies = [_body(article) for article in articles]
    left_out = dict.fromkeys(
        (omission.span.text, omission.reason)
        for article, body in zip(articles, bodies, strict=True)
        for omission in article.omissions
        if omission.reason != "headline" and omission.span.start >= body.end
    )
    text, chunks, omissions = set_text(first.title or "", [body.text for body in bodies], tuple(left_out))
    moved = list(zip(articles, bodies, chunks, strict=True))
    amid = [
        Omission(_moved(omission.span, body, chunk), omission.reason)
        for article, body, chunk in moved
        for omission in article.omissions
        if body.start <= omission.span.start < body.end
    ]
    return replace(
        first,
        text=text,
        paragraphs=tuple(_moved(span, body, chunk) for article, body, chunk in moved for span in article.paragraphs),
        omissions=tuple(sorted((*omissions, *amid), key=lambda omission: omission.span.start)),
    )


def _body(article: Article) -> Span:
    """The stretch of an article's text that its paragraphs take, with the datelines and end marks among them."""
    start = len(article.title or "") + 2
    end = article.paragraphs[-1].end
    marks = [omission.span.end for omission in article.omissions if omission.reason == "end mark"]
    end = max([end, *marks])
    return Span(start, end, article.text[start:end])


def _moved(span: Span, body: Span, chunk: Span) -> Span:
    by = chunk.start - body.start
    return Span(span.start + by, span.end + by, span.text)
