"""What is fuzzed: every way by which bytes that strangers wrote come into the parsers, and what has to hold then.

A target takes any bytes. It lets no error pass but the parsers' own, in one line, and checks that what was read is
whole: each span is the text's.
"""

import json
from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path
from typing import Any, TypeVar

import seeds
from parsers.errors import PageError
from parsers.lists import (
    china_military,
    chinadaily_app,
    chinadaily_epaper,
    chinadaily_search,
    chinadaily_section,
    mfa,
    mnd,
    rss,
    sitemap,
    wayback,
)
from parsers.outlets import join_pages, pages_of, read_page
from parsers.outlets.decoding import decode
from parsers.outlets.reading import TEMPLATES, open_page
from parsers.pages import read_text_copy
from parsers.pages.credits import Credits
from parsers.pages.infoline import editing, is_signature, read_info, slot, slot_value
from parsers.pages.urls import identify
from parsers.records import Article
from parsers.reference import Reference, load

Target = Callable[[bytes], None]
T = TypeVar("T")

PAGES = Path(__file__).parents[1] / "site" / "pages"
LISTS = Path(__file__).parents[1] / "parsers" / "lists" / "fixtures"
URL = "https://www.chinadaily.com.cn/a/201810/30/WS5bd79a01a310eff303285001.html"
RECORDS = Path(__file__).parents[1] / "parsers" / "outlets" / "records"
UNKNOWN = "https://www.example.org/news/2018/10/30/bridge.html"
ADDRESSES = (UNKNOWN, *sorted({json.loads(path.read_bytes()).get("url") or UNKNOWN for path in RECORDS.glob("*.json")}))
"""An address for every template: those of the golden records."""
READERS: dict[str, Callable[..., Any]] = {
    "military": china_military.read,
    "stories": chinadaily_app.read,
    "columns": chinadaily_app.columns,
    "epaper": chinadaily_epaper.read,
    "search": chinadaily_search.read,
    "section": chinadaily_section.read,
    "mfa": mfa.read,
    "mnd": mnd.read,
    "rss": rss.read,
    "sitemap": sitemap.read,
    "cdx": wayback.read,
}


class Broken(AssertionError):
    """Something that must hold for all bytes does not."""


@cache
def known() -> Reference:
    return load(seeds.FOLDER)


@cache
def credits() -> Credits:
    return Credits.of(known())


def page(raw: bytes) -> None:
    """Read a page by the template that its marks and address call for, the address being one of every outlet's."""
    url = ADDRESSES[raw[0] % len(ADDRESSES)] if raw and raw[0] < 0x80 else None
    article = _refused_in_a_line(partial(read_page, raw[1:], reference=known(), url=url))
    _whole(article)


def any_template(raw: bytes) -> None:
    """Read a page by a template that need not fit it."""
    template = TEMPLATES[raw[0] % len(TEMPLATES)] if raw else TEMPLATES[0]

    def read() -> Article:
        return template(open_page(raw[1:], reference=known(), url=URL)).article()

    _whole(_refused_in_a_line(read))


def pages_joined(raw: bytes) -> None:
    """Find the pages of an article and join it with itself."""
    found = _refused_in_a_line(partial(pages_of, raw, url=URL))
    if found is not None and URL not in found:
        raise Broken("the page is none of its article's")
    article = _refused_in_a_line(partial(read_page, raw, reference=known(), url=URL))
    if isinstance(article, Article):
        _whole(join_pages([article, article]))


def text_copy(raw: bytes) -> None:
    """Read a text copy."""
    _whole_spans(_refused_in_a_line(partial(read_text_copy, raw.decode("utf-8", "replace"), reference=known())))


def decoded(raw: bytes) -> None:
    """Decode, with the first line for the header."""
    header, _, rest = raw.partition(b"\n")
    text = decode(rest, header.decode("latin-1"))
    if not rest.strip() and text.strip("\ufffd \t\r\n\x0b\x0c\x00"):
        raise Broken("words were read where there is no byte")


def lines(raw: bytes) -> None:
    """Read an info line, a line below the article, and a labelled slot."""
    line = raw.decode("utf-8", "replace")
    for kept in (line, raw.decode("utf-8", "surrogateescape")):
        read_info(kept, credits())
        editing(kept, credits())
        is_signature(kept)
    for role in filter(None, (slot(line), "byline", "source", "editor", "published", "updated")):
        slot_value(role, line, credits())


def address(raw: bytes) -> None:
    """Identify an address; what it names itself is identified as the same."""
    found = _refused_in_a_line(partial(identify, raw.decode("utf-8", "replace"), known()))
    if found is not None and identify(found.canonical_url, known()) != found:
        raise Broken("an address names itself by one that is another article's")


def _a_list(name: str, raw: bytes) -> None:
    _refused_in_a_line(partial(READERS[name], raw, url="https://www.chinadaily.com.cn/list"))


TARGETS: dict[str, Target] = {
    "page": page,
    "template": any_template,
    "pages": pages_joined,
    "text": text_copy,
    "decode": decoded,
    "line": lines,
    "address": address,
    **{f"list {name}": partial(_a_list, name) for name in READERS},
}


def examples(name: str) -> Iterator[bytes]:
    """Whole inputs for a target to begin at."""
    pages = [path.read_bytes() for path in sorted(PAGES.iterdir())]
    if name == "page":
        yield from (bytes([at]) + raw for at in (*range(len(ADDRESSES)), 0xFF) for raw in pages)
    elif name == "template":
        yield from (bytes([at]) + raw for at, raw in zip(range(len(TEMPLATES)), pages, strict=False))
    elif name in ("pages", "text"):
        yield from pages
    elif name == "decode":
        yield from (b"text/html; charset=gb2312\n" + raw for raw in pages)
    elif name == "line":
        yield b"By <P>MO JINGXI</P>,AN BAIJIE(China Daily) | Editor: Zhang Tao | Updated: 2016-11-08 07:24"
        yield b"(Xinhua)    16:30, February 28, 2017"
    elif name == "address":
        yield from (url.encode() for url in ADDRESSES)
    elif name == "list stories":
        yield b'{"stories": [{"url": "//enapp.chinadaily.com.cn/a/202303/23/AP01.html", "title": "Bridge"}]}'
    else:
        stem = name.removeprefix("list ")
        yield from (path.read_bytes() for path in sorted(LISTS.iterdir()) if stem in path.name)


def _refused_in_a_line(read: Callable[[], T]) -> T | None:
    try:
        return read()
    except PageError as error:
        if "\n" in str(error) or not str(error):
            raise Broken(f"the refusal is no line: {error!r}") from error
        return None


def _whole(article: Article | None) -> None:
    """There is a paragraph, and each span is the text's."""
    if article is not None and not article.paragraphs:
        raise Broken("an article without a paragraph")
    _whole_spans(article)


def _whole_spans(article: Article | None) -> None:
    """Each span is the text's, and the text can be kept."""
    if article is None:
        return
    spans = [*article.paragraphs, *(omission.span for omission in article.omissions)]
    if any(article.text[span.start : span.end] != span.text or not span.text for span in spans):
        raise Broken("a span that is not the text's")
    article.text.encode()
