"""Each kind of source, from its first page to its last, over HTTP."""

import datetime as dt
import json

import pytest

from flows.sources.china_military import ChinaMilitary
from flows.sources.chinadaily_app import ChinaDailyApp
from flows.sources.chinadaily_epaper import ChinaDailyEpaper
from flows.sources.chinadaily_search import ChinaDailySearch
from flows.sources.chinadaily_section import ChinaDailySection
from flows.sources.documents import Declared, Linked
from flows.sources.mfa import Mfa
from flows.sources.mnd import Mnd
from flows.sources.rss import Rss
from flows.sources.sitemap import Sitemap
from flows.sources.wayback import Wayback
from tests.flows.sources.conftest import PIECES, TODAY, Look
from tests.site.catalogue import Piece, of
from tests.site.outlets import Outlets
from tests.site.server import Page, Site, tagged

CD = "https://www.chinadaily.com.cn"
MILITARY = ChinaMilitary(url="http://eng.chinamil.com.cn/2025xb/H_251454/L_251456/index.html")
MND = Mnd(url="http://eng.mod.gov.cn/2025xb/P/index.html")
MFA = Mfa(url="https://www.fmprc.gov.cn/eng/xw/fyrbt/lxjzh/index.html")


def on_thaad(outlet: str) -> list[Piece]:
    return [piece for piece in of(PIECES, outlet) if piece.about]


def bare(url: str) -> str:
    return url.partition("://")[2]


def addresses(pieces: list[Piece]) -> list[str]:
    return [bare(piece.url) for piece in pieces]


def test_the_search_is_read_to_its_end(site: Site, outlets: Outlets, look_through: Look) -> None:
    looked = look_through(ChinaDailySearch(keywords="THAAD"))
    expected = on_thaad("china-daily")
    assert [bare(found.url) for found in looked.found] == addresses(expected)
    assert looked.found[0] == Linked(
        expected[0].url.replace("https", "http"),
        Declared(
            "here",
            expected[0].url.replace("https", "http"),
            expected[0].url.replace("https", "http"),
            title=expected[0].title,
        ),
        ("china-daily", expected[0].content_id),
    )
    assert (looked.answered, looked.state, looked.reason) == (True, "ok", None)
    assert (looked.listed, looked.known, looked.passed_over, looked.foreign) == (len(expected), 0, 0, 0)
    assert looked.newest == dt.date(2026, 11, 20)
    assert len(site.asked("/rest/")) == -(-len(expected) // 10)
    assert "keywords=THAAD&sort=dp&page=0&curType=story" in site.asked("/rest/")[0]


def test_the_search_asks_for_a_window_and_takes_nothing_else(site: Site, outlets: Outlets, look_through: Look) -> None:
    since, until = dt.date(2026, 11, 1), dt.date(2026, 11, 5)
    looked = look_through(ChinaDailySearch(keywords="THAAD"), since=since, until=until)
    expected = [piece for piece in on_thaad("china-daily") if since <= piece.published.date() <= until]
    assert [bare(found.url) for found in looked.found] == addresses(expected)
    assert expected
    assert all("publishedDateFrom=2026-11-01&publishedDateTo=2026-11-05" in url for url in site.asked("/rest/"))


def test_a_section_is_read_up_to_its_last_page_and_its_titles_are_judged(
    site: Site, outlets: Outlets, look_through: Look
) -> None:
    looked = look_through(ChinaDailySection(section="world/asia_pacific"))
    within = [piece for piece in of(PIECES, "china-daily") if piece.section == "world/asia_pacific"]
    expected = [piece for piece in within if piece.about]
    assert [found.url for found in looked.found] == [piece.url for piece in expected]
    assert (looked.listed, looked.passed_over) == (len(within), len(within) - len(expected))
    assert site.asked("/world/") == [
        f"www.chinadaily.com.cn/world/asia_pacific/page_{number}.html" for number in (1, 2, 3)
    ]


def test_a_section_that_asks_for_nothing_takes_all(outlets: Outlets, look_through: Look) -> None:
    looked = look_through(ChinaDailySection(section="/world/asia_pacific/", least_relevance=0.0))
    assert (len(looked.found), looked.passed_over) == (looked.listed, 0)


def test_the_paper_is_read_day_by_day(site: Site, outlets: Outlets, look_through: Look) -> None:
    looked = look_through(ChinaDailyEpaper(edition="global"))
    days = [dt.date(2026, 11, day) for day in (20, 19, 18)]
    expected = [piece for piece in on_thaad("china-daily") if piece.published.date() in days]
    assert [found.url for found in looked.found] == [piece.url for piece in expected]
    assert site.asked("/global/") == [
        f"epaper.chinadaily.com.cn/global/2026-11/{day}/index.html" for day in (21, 20, 19, 18)
    ]  # of the 21st there is none yet


def test_the_paper_of_a_window(site: Site, outlets: Outlets, look_through: Look) -> None:
    looked = look_through(ChinaDailyEpaper(edition="china"), since=dt.date(2026, 11, 2), until=dt.date(2026, 11, 3))
    assert {found.url[len(CD) :][:13] for found in looked.found} == {"/a/202611/02/", "/a/202611/03/"}
    assert len(site.asked("/china/")) == 2


def test_no_paper_on_any_day_is_no_answer(outlets: Outlets, look_through: Look) -> None:
    looked = look_through(ChinaDailyEpaper(edition="cndy"))
    assert (looked.answered, looked.state) == (False, "failing")
    assert looked.reason == "asking for the paper cndy: none came out from 2026-11-18 to 2026-11-21 (404)"


@pytest.mark.parametrize(("lists", "outlet"), [(MILITARY, "china-military-online"), (MND, "mnd")])
def test_a_list_of_numbered_pages_is_read_until_there_is_none(
    outlets: Outlets, look_through: Look, lists: ChinaMilitary | Mnd, outlet: str
) -> None:
    looked = look_through(lists)
    listed = of(PIECES, outlet)
    expected = listed if isinstance(lists, Mnd) else on_thaad(outlet)
    assert [found.url for found in looked.found] == [piece.url for piece in expected]
    assert (looked.state, looked.listed) == ("ok", len(listed))


def test_the_foreign_ministry_numbers_its_second_page_1(site: Site, look_through: Look) -> None:
    base = "https://www.fmprc.gov.cn/eng/xw/fyrbt/lxjzh"
    for name, day in (("index.html", "20"), ("index_1.html", "19")):
        site.put(f"{base}/{name}", Page(f'<a href="./202611/t202611{day}_117570{day}.html">Conference</a>'.encode()))
    looked = look_through(MFA)
    assert [found.url for found in looked.found] == [f"{base}/202611/t202611{day}_117570{day}.html" for day in (20, 19)]
    assert looked.newest == dt.date(2026, 11, 20)
    asked = [url.rpartition("/")[2] for url in site.asked("/eng/")]
    assert asked == ["index.html", "index_1.html", "index_2.html"]


def test_a_feed(outlets: Outlets, look_through: Look) -> None:
    looked = look_through(Rss(url=f"{CD}/rss/china_rss.xml"))
    expected = [piece for piece in of(PIECES, "china-daily")[:20] if piece.about]
    assert [found.url for found in looked.found] == [piece.url for piece in expected]
    assert looked.newest == dt.date(2026, 11, 20)


def test_a_column_of_the_app(site: Site, look_through: Look) -> None:
    url = "https://enapp.chinadaily.com.cn/a/202611/20/AP641bb4e4a3103705a5f426b0.html"
    story = {"url": url, "title": "Radar row", "summary": "THAAD again", "publishTime": "2026-11-20T02:09:40.000+0000"}
    other = {"url": url.replace("b0", "b1"), "title": "A festival of film"}
    site.put(
        "https://enapp.chinadaily.com.cn/channels/enapp/columns/5a0019fba3108b7ccb37629b/stories.json",
        Page(json.dumps({"stories": [story, other]}).encode(), content_type="application/json"),
    )
    looked = look_through(ChinaDailyApp(column="5a0019fba3108b7ccb37629b"))
    assert [(found.url, found.declared.url) for found in looked.found] == [(url.replace("html", "json"), url)]
    assert (looked.passed_over, looked.newest) == (1, dt.date(2026, 11, 20))


def test_a_sitemap_and_those_that_it_names(site: Site, outlets: Outlets, look_through: Look) -> None:
    index = f"{CD}/sitemap_index.xml"
    named = "".join(f"<sitemap><loc>{CD}/{name}</loc></sitemap>" for name in ("sitemap.xml", "sitemap_index.xml"))
    site.put(index, Page(f"<sitemapindex>{named}</sitemapindex>".encode(), content_type="text/xml"))
    looked = look_through(Sitemap(url=index))
    listed = of(PIECES, "china-daily")
    assert [found.url for found in looked.found] == [piece.url for piece in listed]  # without titles all are wanted
    assert site.asked("/sitemap") == ["www.chinadaily.com.cn/sitemap_index.xml", "www.chinadaily.com.cn/sitemap.xml"]


def test_one_sitemap_unchanged_keeps_none_of_the_others_back(site: Site, look_through: Look) -> None:
    def urlset(name: str) -> Page:
        return tagged(f"<urlset><url><loc>{CD}/a/202611/20/{name}.html</loc></url></urlset>".encode())

    old, new = urlset("WS774d817f2714a913b6b93101"), urlset("WS774d817f2714a913b6b93102")
    site.put(f"{CD}/old.xml", old)
    site.put(f"{CD}/new.xml", new)
    named = "".join(f"<sitemap><loc>{CD}/{name}.xml</loc></sitemap>" for name in ("old", "new"))
    site.put(f"{CD}/index.xml", Page(f"<sitemapindex>{named}</sitemapindex>".encode()))
    looked = look_through(Sitemap(url=f"{CD}/index.xml"), etags={f"{CD}/old.xml": old.etag or ""})
    assert [found.url for found in looked.found] == [f"{CD}/a/202611/20/WS774d817f2714a913b6b93102.html"]


def test_the_archive_is_asked_for_a_copy_and_dates_are_those_of_the_addresses(
    outlets: Outlets, look_through: Look
) -> None:
    prefix = "www.chinadaily.com.cn/a/202611/"
    looked = look_through(Wayback(prefix=prefix), since=dt.date(2026, 11, 1), until=dt.date(2026, 11, 3))
    expected = [piece for piece in of(PIECES, "china-daily") if 1 <= piece.published.day <= 3 < TODAY.day]
    expected = [piece for piece in reversed(expected) if piece.published.month == 11]
    assert [found.declared.url for found in looked.found] == [piece.url for piece in expected]
    copy = f"https://web.archive.org/web/{expected[0].published:%Y%m%d%H%M%S}id_/{expected[0].url}"
    assert looked.found[0].url == copy


def test_the_archive_is_asked_at_one_address_by_every_regular_look(site: Site, look_through: Look) -> None:
    for since in (None, dt.date(2026, 11, 1), dt.date(2026, 11, 2)):
        look_through(Wayback(prefix="www.chinadaily.com.cn/a/202611/"), since=since)
    assert len(set(site.asked("/cdx/"))) == 1


def test_the_archive_gives_a_key_for_as_long_as_there_is_more(site: Site, look_through: Look) -> None:
    def reply(day: int, *more: list[str]) -> Page:
        row = [f"201611{day}000000", f"{CD}/china/2016-11/{day}/content_273057{day}.htm"]
        return Page(json.dumps([["timestamp", "original"], row, *more]).encode(), content_type="application/json")

    site.routes.append(
        lambda request: (
            None
            if request.host != "web.archive.org"
            else reply(12)
            if "resumeKey=k+1" in request.query
            else reply(11, [], ["k 1"])
        )
    )
    looked = look_through(Wayback(prefix="www.chinadaily.com.cn/china/2016-11/", rows=1))
    assert [found.declared.url for found in looked.found] == [
        f"{CD}/china/2016-11/{day}/content_273057{day}.htm" for day in (11, 12)
    ]
    assert [url.count("limit=1&showResumeKey=true") for url in site.asked("/cdx/")] == [1, 1]
