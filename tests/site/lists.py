"""The lists of the outlets: search, sections, feeds, sitemaps and the archive's index, over a catalogue."""

import datetime as dt
import json
from collections.abc import Sequence
from email.utils import format_datetime
from html import escape
from urllib.parse import parse_qs

from tests.site.catalogue import SECTIONS, Piece

HITS = 10
"""Of a page of the search."""
LISTED = 20
"""Of a page of any other list."""


def search(pieces: Sequence[Piece], query: str) -> str:
    """Return a page of China Daily's search as JSON; pages start at 0, and one without hits is the end."""
    wanted = {name: values[-1] for name, values in parse_qs(query).items()}
    word, first, last = wanted.get("keywords", ""), wanted.get("publishedDateFrom"), wanted.get("publishedDateTo")
    hits = [
        piece
        for piece in pieces
        if word.casefold() in " ".join((piece.title, *piece.paragraphs)).casefold()
        and (first is None or first <= f"{piece.published:%Y-%m-%d}")
        and (last is None or f"{piece.published:%Y-%m-%d}" <= last)
    ]
    number = int(wanted.get("page", "0"))
    shown = hits[number * HITS : (number + 1) * HITS]
    return json.dumps(
        {
            "content": [_hit(piece) for piece in shown],
            "totalPages": -(-len(hits) // HITS),
            "totalElements": len(hits),
            "number": number,
        }
    )


def _hit(piece: Piece) -> dict[str, object]:
    return {
        "id": piece.content_id,
        "title": piece.title,
        "url": piece.url.replace("https://", "http://"),
        "plainText": " ".join(piece.paragraphs)[:300],
        "summary": piece.paragraphs[0],
        "pubDateStr": f"{piece.published:%Y-%m-%d %H:%M}",
        "columnName": SECTIONS[piece.section],
        "source": "China Daily",
        "images": [],
    }


def pages(pieces: Sequence[Piece]) -> int:
    """Return how many pages a list of ``pieces`` has."""
    return max(1, -(-len(pieces) // LISTED))


def shown(pieces: Sequence[Piece], number: int) -> Sequence[Piece]:
    """Return what page ``number``, from 1, of a list shows."""
    return pieces[(number - 1) * LISTED : number * LISTED]


def section(pieces: Sequence[Piece], name: str, number: int) -> str:
    """Return page ``number`` of a section list of China Daily."""
    items = "".join(
        f"""<div class="mb10 tw3_01_2 ">
  <span class="tw3_01_2_t">
    <h4><a shape="rect" href="{piece.url.removeprefix("https:")}">{escape(piece.title)}</a></h4>
    <b>{piece.published:%Y-%m-%d %H:%M}</b>
  </span>
</div>
"""
        for piece in shown(pieces, number)
    )
    links = "".join(
        f'<a href="//www.chinadaily.com.cn/{name}/page_{one}.html">{one}</a>\n' for one in range(1, pages(pieces) + 1)
    )
    return f"""<html><head><title>{SECTIONS[name]} - Chinadaily.com.cn</title></head><body>
<div id="left">{items}<div id="div_currpage">{links}</div></div></body></html>"""


def china_military(pieces: Sequence[Piece], number: int) -> str:
    """Return page ``number`` of a list of China Military Online."""
    items = "".join(
        f'<li><a href="{piece.url}"><div class="title"><h3>{escape(piece.title)}</h3></div>'
        f'<small class="time">{piece.published:%Y-%m-%d}</small></a></li>\n'
        for piece in shown(pieces, number)
    )
    return f"<html><body><ul>{items}</ul></body></html>"


def mnd(pieces: Sequence[Piece], number: int) -> str:
    """Return page ``number`` of the list of the Ministry of National Defense."""
    items = "".join(
        f'<li><a href="{piece.url}">{escape(piece.title)}</a> <small>{piece.published:%Y-%m-%d}</small></li>\n'
        for piece in shown(pieces, number)
    )
    return f'<html><body><ul id="main-news-list">{items}</ul></body></html>'


def mfa(pieces: Sequence[Piece], number: int) -> str:
    """Return page ``number`` of the Foreign Ministry's list of press conferences."""
    items = "".join(
        f'<li><a href="./{piece.published:%Y%m}/{piece.content_id}.html">{escape(piece.title)}</a></li>\n'
        for piece in shown(pieces, number)
    )
    return f'<html><body><ul class="list1"><li><a href="../index.html">Home</a></li>{items}</ul></body></html>'


def column(pieces: Sequence[Piece]) -> str:
    """Return a column of China Daily's app."""
    stories = [
        {
            "id": piece.content_id,
            "title": piece.title,
            "url": piece.url,
            "jsonUrl": piece.url.replace(".html", ".json"),
            "publishTime": f"{piece.published.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%S}.000+0000",
            "summary": piece.paragraphs[0],
        }
        for piece in pieces
    ]
    return json.dumps({"stories": stories})


def paper(pieces: Sequence[Piece], day: str) -> str:
    """Return the index of the printed paper of a day, ``2026-11/20``."""
    links = "".join(
        f'<li><a href="{piece.url.removeprefix("https:")}">{escape(piece.title)}</a></li>\n'
        for piece in pieces
        if f"{piece.published:%Y-%m/%d}" == day
    )
    return f"<html><body><ul>{links}</ul></body></html>" if links else ""


def rss(pieces: Sequence[Piece]) -> str:
    """Return a feed of the newest."""
    items = "".join(
        f"<item><title>{escape(piece.title)}</title><link>{escape(piece.url)}</link>"
        f"<pubDate>{format_datetime(piece.published)}</pubDate>"
        f"<description>{escape(piece.paragraphs[0])}</description></item>\n"
        for piece in pieces[:LISTED]
    )
    head = '<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0"><channel><title>News</title>'
    return f"{head}{items}</channel></rss>"


def sitemap(pieces: Sequence[Piece]) -> str:
    """Return a sitemap of all."""
    entries = "".join(
        f"<url><loc>{escape(piece.url)}</loc><lastmod>{piece.published.isoformat()}</lastmod></url>\n"
        for piece in pieces
    )
    head = '<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    return f"{head}{entries}</urlset>"


def sitemap_index(urls: Sequence[str]) -> str:
    """Return an index of sitemaps."""
    entries = "".join(f"<sitemap><loc>{escape(url)}</loc></sitemap>\n" for url in urls)
    head = '<?xml version="1.0" encoding="utf-8"?>\n<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    return f"{head}{entries}</sitemapindex>"


def captures(pieces: Sequence[Piece], query: str) -> str:
    """Return the archive's captures of the addresses that begin with ``url=…*``, as JSON rows.

    With ``showResumeKey`` it gives ``limit`` rows at most, and a key for the next where there are more.
    """
    asked = {name: values[-1] for name, values in parse_qs(query).items()}
    prefix = asked.get("url", "").removesuffix("*").partition("://")[2] or _bare(query)
    rows = [
        [f"{piece.published:%Y%m%d%H%M%S}", piece.url, "200", "text/html"]
        for piece in reversed(pieces)
        if piece.url.partition("://")[2].startswith(prefix)
    ]
    begin, limit = int(asked.get("resumeKey", "0")), int(asked.get("limit", "0")) or len(rows)
    more: list[list[str]] = [[], [f"{begin + limit}"]] if begin + limit < len(rows) else []
    given = [*rows[begin : begin + limit], *(more if "showResumeKey" in asked else [])]
    return json.dumps([["timestamp", "original", "statuscode", "mimetype"], *given] if given else [])


def _bare(query: str) -> str:
    return parse_qs(query).get("url", [""])[0].removesuffix("*")
