"""What the replica serves is what the parsers of pages and lists read."""

from collections.abc import Callable
from email.message import Message
from urllib.parse import urlsplit

import pytest

import seeds
from parsers import reference
from parsers.lists import (
    ListPage,
    china_military,
    chinadaily_epaper,
    chinadaily_search,
    chinadaily_section,
    mnd,
    rss,
    sitemap,
    wayback,
)
from parsers.outlets import read_page
from tests.site.catalogue import Piece, catalogue, of
from tests.site.outlets import Outlets
from tests.site.server import Page, Request

PIECES = catalogue(130)
OUTLETS = Outlets(PIECES)
REFERENCE = reference.load(seeds.FOLDER)
CD = of(PIECES, "china-daily")


def got(url: str) -> bytes:
    parts = urlsplit(url)
    page = OUTLETS(Request(parts.netloc, f"{parts.path}?{parts.query}".rstrip("?"), Message()))
    assert isinstance(page, Page)
    return page.body


@pytest.mark.parametrize("piece", PIECES[:10], ids=lambda piece: piece.outlet)
def test_pages(piece: Piece) -> None:
    article = read_page(got(piece.url), reference=REFERENCE, url=piece.url)
    assert (article.title, article.outlet, article.published) == (piece.title, piece.outlet, piece.published.date())
    assert tuple(paragraph.text for paragraph in article.paragraphs) == piece.paragraphs
    assert piece.writer in (*article.bylines, article.editor)


@pytest.mark.parametrize(
    ("read", "url", "first", "count"),
    [
        (
            chinadaily_search.read,
            "https://newssearch.chinadaily.com.cn/rest/en/search?keywords=THAAD&page=0",
            next(piece for piece in CD if piece.about),
            10,
        ),
        (
            chinadaily_section.read,
            "https://www.chinadaily.com.cn/opinion/editorials/page_1.html",
            next(piece for piece in CD if piece.section == "opinion/editorials"),
            19,
        ),
        (rss.read, "https://www.chinadaily.com.cn/rss/china_rss.xml", CD[0], 20),
        (sitemap.read, "https://www.chinadaily.com.cn/sitemap.xml", CD[0], len(CD)),
        (
            chinadaily_epaper.read,
            "https://epaper.chinadaily.com.cn/global/2026-11/18/index.html",
            next(piece for piece in CD if piece.published.day == 18),
            5,
        ),
        (
            china_military.read,
            "http://eng.chinamil.com.cn/2025xb/H_251454/L_251456/index.html",
            of(PIECES, "china-military-online")[0],
            20,
        ),
        (mnd.read, "http://eng.mod.gov.cn/2025xb/P/index.html", of(PIECES, "mnd")[0], 13),
        (wayback.read, "https://web.archive.org/cdx/search/cdx?url=www.chinadaily.com.cn/*", CD[-1], len(CD)),
    ],
    ids=["search", "section", "rss", "sitemap", "paper", "china military", "mnd", "archive"],
)
def test_lists(read: Callable[..., ListPage], url: str, first: Piece, count: int) -> None:
    found = read(got(url), url=url)
    assert (len(found.items), found.unread) == (count, 0)
    assert found.items[0].url.partition("://")[2] == first.url.partition("://")[2]
    assert found.items[0].title in (first.title, None)
    assert found.items[0].day in (first.published.date(), None)
