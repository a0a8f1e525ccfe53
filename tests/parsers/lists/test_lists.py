"""Lists as the outlets publish them: what each kind gives, item by item."""

import datetime as dt
import gzip
import json
from pathlib import Path

import pytest

from parsers.lists import (
    Listed,
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
from parsers.lists.chinadaily_app import Column
from parsers.lists.markup import BEIJING

HERE = Path(__file__).parent / "fixtures"
CD = "https://www.chinadaily.com.cn"
SEARCH = "https://newssearch.chinadaily.com.cn/rest/en/search?keywords=THAAD&page=0"


def raw(name: str) -> bytes:
    return (HERE / name).read_bytes()


def beijing(*moment: int) -> dt.datetime:
    return dt.datetime(*moment, tzinfo=BEIJING)  # type: ignore[misc, arg-type]  # a moment's parts, as datetime takes them


def test_the_search_tolerates_quotes_that_nobody_escaped_and_fields_that_are_not_there() -> None:
    assert chinadaily_search.read(raw("search.json"), url=SEARCH) == ListPage(
        (
            Listed(
                f"{CD}/a/201711/15/WS5a0bb1c2a31061a738400001.html",
                'ROK THAAD talks "go on"',
                beijing(2017, 11, 15, 9, 30),
                'The spokesman said "both sides" agreed, "in principle", to {"talk"} again.',
            ),
            Listed(f"{CD}/china/2016-11/08/content_27305717.htm", "Second title", None, 'A "well" escaped summary.'),
        ),
        pages=2,
        unread=1,
    )


@pytest.mark.parametrize(
    "inside",
    [
        'He said "no".',
        '"Quoted" at the start',
        'at the end "quoted"',
        'a "b", "c" and "d"',
        'a "b": c',
        '"',
        '""',
        'escaped \\" and not " both',
        "a backslash at the end \\\\",
        'brackets "[{" and "]}" too',
        "line\nend",
    ],
)
def test_a_text_comes_through_whatever_marks_stand_in_it(inside: str) -> None:
    reply = f'{{"content":[{{"plainText":"{inside}","url":"http://a.cn/1","n":1}}],"totalPages":1}}'
    (hit,) = chinadaily_search.read(reply.encode(), url=SEARCH).items
    expected = inside.replace('\\"', '"').replace("\\\\", "\\").replace("\n", " ")
    assert (hit.url, hit.snippet) == ("http://a.cn/1", expected)


def test_no_hit_is_an_empty_list() -> None:
    reply = b'{"content": [], "totalPages": 0}'
    assert chinadaily_search.read(reply, url=SEARCH) == ListPage((), pages=0)


def test_a_section_list_says_how_far_it_goes() -> None:
    url = f"{CD}/world/asia_pacific/page_1.html"
    assert chinadaily_section.read(raw("section.html"), url=url) == ListPage(
        (
            Listed(f"{CD}/a/202511/20/WS673c1a01a310f1268d8a0001.html", "Talks resume", beijing(2025, 11, 20, 9, 12)),
            Listed(f"{CD}/a/202511/19/WS673c1a01a310f1268d8a0002.html", "Trade grows"),
        ),
        pages=41,
        unread=1,
    )


def test_a_section_without_articles_is_empty() -> None:
    assert chinadaily_section.read(b'<div id="div_currpage"></div>', url=CD) == ListPage((), pages=1)


def test_a_day_of_the_paper_gives_each_article_once_with_its_headline() -> None:
    url = "https://epaper.chinadaily.com.cn/global/2017-11/01/index.html"
    day = dt.date(2017, 11, 1)
    assert chinadaily_epaper.read(raw("epaper.html"), url=url).items == (
        Listed("https://global.chinadaily.com.cn/a/201711/01/WS59f8f1c2a31061a738400001.html", "Two sides agree", day),
        Listed("https://epaper.chinadaily.com.cn/global/2017-11/01/content_33950001.htm", "Editorial: the drum", day),
    )


def test_a_feed_gives_what_it_has() -> None:
    found = rss.read(raw("rss.xml"), url="http://www.chinadaily.com.cn/rss/china_rss.xml")
    base = "http://www.chinadaily.com.cn/china"
    assert found == ListPage(
        (
            Listed(
                f"{base}/2017-12/12/content_35280001.htm",
                "Bridge & tunnel open",
                beijing(2017, 12, 12, 8, 5),
                "A short word.",
            ),
            Listed(f"{base}/2017-12/11/content_35280002.htm", "Second", beijing(2017, 12, 11, 7, 0, 12)),
        ),
        unread=1,
    )
    assert [item.day for item in found.items] == [dt.date(2017, 12, 12), dt.date(2017, 12, 11)]


def test_a_feed_without_items_is_empty() -> None:
    assert rss.read(b'<rss version="2.0"><channel><title>x</title></channel></rss>', url=CD) == ListPage(())


def test_the_apps_columns_stand_in_order_those_within_others_too() -> None:
    assert chinadaily_app.columns(raw("columns.json"), url=CD) == (
        Column("5a001da1a3108b7ccb3762a9", "Home", "home"),
        Column("5b3c6bbea31022c1bf702405", "World", "world"),
        Column("5f816e62a310b0a661bf17dc", "Live", None),
    )


def test_the_apps_stories_are_those_of_its_blocks_too() -> None:
    one = {"url": "https://enapp.chinadaily.com.cn/a/202303/23/AP641bb4e4a3103705a5f426b0.html", "title": "One"}
    two = {"uri": "/a/202303/22/AP641b1f45a3103705a5f425d8.html", "publishTime": "2023-03-22T15:31:17.000+0000"}
    reply = {"stories": [one, {"title": "no address"}], "blocks": [{"stories": [two, one]}, {"name": "empty"}]}
    found = chinadaily_app.read(json.dumps(reply).encode(), url="https://enapp.chinadaily.com.cn/x.json")
    assert found == ListPage(
        (
            Listed(one["url"], "One", copy=one["url"].replace(".html", ".json")),
            Listed(
                f"https://enapp.chinadaily.com.cn{two['uri']}",
                published=dt.datetime(2023, 3, 22, 15, 31, 17, tzinfo=dt.UTC),
                copy="https://enapp.chinadaily.com.cn/a/202303/22/AP641b1f45a3103705a5f425d8.json",
            ),
        ),
        unread=1,
    )


def test_china_military_online() -> None:
    url = "http://eng.chinamil.com.cn/2025xb/H_251454/L_251456/index.html"
    assert china_military.read(raw("military.html"), url=url) == ListPage(
        (
            Listed(
                "http://eng.chinamil.com.cn/2025xb/2025xb/N/T/16401.html",
                "Patrol ends",
                beijing(2025, 11, 20, 16, 8, 11),
            ),
            Listed("http://eng.chinamil.com.cn/2025xb/N/T/16400.html", "Drill begins", dt.date(2025, 11, 19)),
        ),
        unread=1,
    )


def test_the_ministry_of_national_defense() -> None:
    assert mnd.read(raw("mnd.html"), url="http://eng.mod.gov.cn/2025xb/P/index.html") == ListPage(
        (
            Listed("http://eng.mod.gov.cn/2025xb/P/16410.html", "Regular press conference", dt.date(2025, 11, 13)),
            Listed("http://eng.mod.gov.cn/2025xb/P/16409.html", "Remarks on the visit", beijing(2025, 11, 12, 10, 20)),
        ),
        unread=1,
    )


def test_an_empty_list_of_the_ministry_is_empty() -> None:
    assert mnd.read(b'<ul id="main-news-list"></ul>', url=CD) == ListPage(())


def test_the_foreign_ministrys_press_conferences_are_dated_by_their_addresses() -> None:
    base = "https://www.fmprc.gov.cn/eng/xw/fyrbt/lxjzh"
    title = "Spokesperson Mao Ning's Regular Press Conference on November {}, 2025"
    assert mfa.read(raw("mfa.html"), url=f"{base}/index.html").items == (
        Listed(f"{base}/202511/t20251120_11757001.html", title.format(20), dt.date(2025, 11, 20)),
        Listed(f"{base}/202511/t20251119_11756002.html", title.format(19), dt.date(2025, 11, 19)),
    )


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_a_sitemap_is_read_plain_or_gzipped(pack: "type[bytes]") -> None:
    base = "https://www.globaltimes.cn/page/202511"
    assert sitemap.read(pack(raw("sitemap.xml")), url="https://www.globaltimes.cn/sitemap.xml") == ListPage(
        (
            Listed(f"{base}/1348001.shtml", "Radar moved", beijing(2025, 11, 20, 10, 0)),
            Listed(f"{base}/1348002.shtml", None, dt.date(2025, 11, 19)),
        ),
        unread=1,
    )


def test_an_index_of_sitemaps_names_them() -> None:
    base = "https://www.globaltimes.cn"
    assert sitemap.read(raw("sitemap_index.xml"), url=f"{base}/sitemap.xml") == ListPage(
        (), lists=(f"{base}/sitemap-1.xml", f"{base}/sitemap-2.xml.gz"), unread=1
    )


def test_the_archives_captures_have_raw_copies_and_a_key_for_more() -> None:
    found = wayback.read(raw("cdx.json"), url="https://web.archive.org/cdx/search/cdx")
    one = "http://www.chinadaily.com.cn/china/2016-11/08/content_27305717.htm"
    two = f"{CD}/china/2016-11/09/content_27305719.htm"
    assert found == ListPage(
        (
            Listed(one, copy=f"https://web.archive.org/web/20161109021530id_/{one}"),
            Listed(two, copy=f"https://web.archive.org/web/20161110000000id_/{two}"),
        ),
        next="cn,com,chinadaily)/d 20161111000000",
        unread=1,
    )


@pytest.mark.parametrize("reply", [b"[]", b'[["urlkey","timestamp","original"]]'])
def test_an_archive_that_keeps_nothing_is_empty(reply: bytes) -> None:
    assert wayback.read(reply, url=CD) == ListPage(())
