"""What is no list, or a broken one: told in one line by what is missing, and never as an empty list."""

import gzip
from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parsers.errors import PageError
from parsers.lists import (
    ListPage,
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
from parsers.lists.markup import LONGEST

Read = Callable[..., ListPage]
URL = "https://www.chinadaily.com.cn/list"
READERS: list[Read] = [
    module.read
    for module in (
        *(chinadaily_app, chinadaily_epaper, chinadaily_search, chinadaily_section),
        *(china_military, mfa, mnd, rss, sitemap, wayback),
    )
]
NOT_FOUND = b"<html><head><title>404</title></head><body><h1>Not found</h1><a href='/'>Home</a></body></html>"


@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b" \n",
        NOT_FOUND,
        b"null",
        b"{}",
        b"[1]",
        b"\xff\xfe\x00",
        b"<",
        b"<rss/>",
        b"[" * 50_000,
        b"x.html",
        b"http://a.cn/",
    ],
)
def test_what_is_no_such_list_is_told_in_one_line(read: Read, raw: bytes) -> None:
    with pytest.raises(PageError) as caught:
        read(raw, url=URL)
    assert str(caught.value).startswith(f"reading the list {URL}: ")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("read", READERS)
def test_a_list_without_end_is_refused(read: Read) -> None:
    with pytest.raises(PageError, match="give a shorter one"):
        read(b" " * (LONGEST + 1), url=URL)


@pytest.mark.parametrize(
    ("read", "raw", "missing"),
    [
        (chinadaily_search.read, b'{"totalPages": 3}', "it has no list named content"),
        (chinadaily_search.read, b'{"content": {"a": 1}}', "it has no list named content"),
        (chinadaily_search.read, b'{"content": [{"title": "x"}, 3]}', "it has no hit with a url"),
        (chinadaily_search.read, b'{"content": [', "it is no JSON"),
        (chinadaily_section.read, NOT_FOUND, "it has no .tw3_01_2_t and no #div_currpage"),
        (chinadaily_section.read, b"<span class=tw3_01_2_t></span>", "it has no link in .tw3_01_2_t > h4"),
        (chinadaily_epaper.read, NOT_FOUND, "it has no link to an article"),
        (rss.read, b"<feed/>", "it has no rss > channel"),
        (rss.read, b"<rss><channel><item/></channel></rss>", "it has no item with a link"),
        (chinadaily_app.read, b'{"blocks": []}', "it has no list named stories"),
        (chinadaily_app.read, b'{"stories": [{}]}', "it has no story with a url"),
        (chinadaily_app.columns, b"[{}]", "it has no column with uuid and name"),
        (china_military.read, b"<a><div class=title><h3>x</h3></div></a>", "it has no a[href] > .title > h3"),
        (mnd.read, b"<ul id=main-news-list><li>x</li></ul>", "it has no link in ul#main-news-list > li"),
        (mfa.read, NOT_FOUND, "it has no link of the form ./YYYYMM/tYYYYMMDD_<id>.html"),
        (sitemap.read, b"<urlset><url/></urlset>", "it has no url with a loc"),
        (sitemap.read, b"\x1f\x8bnot gzip", "its gzip is damaged"),
        (sitemap.read, gzip.compress(b"<urlset></urlset>", mtime=0)[:-12], "its gzip ends too early"),
        (sitemap.read, gzip.compress(b" " * (LONGEST + 1), mtime=0), "give a shorter one"),
        (wayback.read, b'[["a", "b"]]', "it has no header with timestamp and original"),
        (wayback.read, b"<html>busy</html>", "it is no JSON"),
    ],
)
def test_what_is_missing_is_named(read: Read, raw: bytes, missing: str) -> None:
    with pytest.raises(PageError) as caught:
        read(raw, url=URL)
    assert missing in str(caught.value)


@pytest.mark.parametrize(
    "href", ["javascript:alert(1)", "mailto:a@b.cn", "#top", "http://[::1", "http:", "data:x", " "]
)
def test_an_address_that_is_none_makes_no_item(href: str) -> None:
    raw = f'{{"content": [{{"url": "{href}"}}, {{"url": "/a/1.html"}}]}}'.encode()
    found = chinadaily_search.read(raw, url=URL)
    assert [item.url for item in found.items] == ["https://www.chinadaily.com.cn/a/1.html"]
    assert found.unread == 1


def test_a_page_that_declares_itself_xml_is_read_without_a_warning() -> None:
    raw = b'<?xml version="1.0"?><ul id="main-news-list"><li><a href="/2025xb/P/1.html">Talks</a></li></ul>'
    assert [item.title for item in mnd.read(raw, url=URL).items] == ["Talks"]


@pytest.mark.parametrize("entity", [b'"a"', b'SYSTEM "file:///etc/passwd"', b'SYSTEM "http://127.0.0.1:9/"'])
def test_a_feed_opens_no_file_and_no_address(entity: bytes) -> None:
    assert "root" not in _title(b"<!DOCTYPE rss [<!ENTITY m " + entity + b">]>")


def test_a_feed_unfolds_no_bomb() -> None:
    entities = [b'<!ENTITY a "aaaaaaaaaa">']
    entities += [b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(12)]
    assert len(_title(b"<!DOCTYPE rss [" + b"".join(entities) + b"]>")) < 100_000


def _title(doctype: bytes) -> str:
    feed = b"<rss><channel><item><link>http://a.cn/</link><title>&m;</title></item></channel></rss>"
    try:
        return "".join(item.title or "" for item in rss.read(doctype + feed, url=URL).items)
    except PageError as error:
        return str(error)


BEGINNINGS = [b"", b"<rss><channel>", b'{"content":[', b"\x1f\x8b", b"<urlset>"]


@settings(max_examples=150, deadline=None)
@given(begin=st.sampled_from(BEGINNINGS), raw=st.binary(max_size=300))
def test_no_bytes_raise_anything_else(begin: bytes, raw: bytes) -> None:
    for read in READERS:
        _read(read, begin + raw)


@settings(max_examples=200, deadline=None)
@given(st.text('"{}[],:\\ ab', max_size=60))
def test_no_text_in_a_reply_raises_anything_else(inside: str) -> None:
    reply = f'{{"content":[{{"url":"http://a.cn/1","plainText":"{inside}"}}]}}'
    _read(chinadaily_search.read, reply.encode())


def _read(read: Read, raw: bytes) -> None:
    with suppress(PageError):
        assert isinstance(read(raw, url=URL), ListPage)
