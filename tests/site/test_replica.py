"""The replica is what the outlets are as far as that is known; it is asked here as a browser would ask it."""

import json
from collections.abc import Mapping

import httpx
import pytest

from tests.site.catalogue import Piece, catalogue, of
from tests.site.outlets import Outlets
from tests.site.server import Site

PIECES = catalogue(130)


@pytest.fixture
def outlets(site: Site) -> Outlets:
    found = Outlets(PIECES)
    site.routes.append(found)
    return found


BROWSER = httpx.Client(trust_env=False)


def ask(site: Site, url: str, headers: Mapping[str, str] | None = None) -> httpx.Response:
    parts = httpx.URL(url)
    here = parts.copy_with(scheme="http", host="127.0.0.1", port=site.port)
    return BROWSER.get(here, headers={"Host": parts.host, "Connection": "close", **(headers or {})})


def test_the_catalogue_is_the_same_every_time() -> None:
    assert catalogue(130) == PIECES
    assert catalogue(10) == PIECES[:10]
    assert len({piece.url for piece in catalogue(5000)}) == 5000
    assert PIECES[0].url == "https://www.chinadaily.com.cn/a/202611/20/WS774d817f2714a913b6b931d2.html"


@pytest.mark.parametrize("piece", PIECES[:10], ids=lambda piece: piece.outlet)
def test_every_article_is_at_its_address(site: Site, outlets: Outlets, piece: Piece) -> None:
    reply = ask(site, piece.url)
    assert reply.status_code == 200
    assert piece.title in reply.text
    assert all(paragraph in reply.text for paragraph in piece.paragraphs)
    again = ask(site, piece.url, {"If-None-Match": reply.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_hosts_do_not_have_each_other_s_articles(site: Site, outlets: Outlets) -> None:
    for piece in PIECES[:10]:
        elsewhere = piece.url.replace(httpx.URL(piece.url).host, "covid-19.chinadaily.com.cn")
        assert ask(site, elsewhere).status_code == 404


def test_the_search_has_ten_hits_a_page_from_0_and_ends_empty(site: Site, outlets: Outlets) -> None:
    base = "https://newssearch.chinadaily.com.cn/rest/en/search?keywords=THAAD&sort=dp&curType=story&type=&page="
    replies = [json.loads(ask(site, f"{base}{number}").content) for number in range(5)]
    thaad = [piece for piece in of(PIECES, "china-daily") if piece.about == "THAAD"]
    assert [len(reply["content"]) for reply in replies] == [10, 10, 10, len(thaad) - 30, 0]
    assert {reply["totalPages"] for reply in replies} == {4}
    hit = replies[0]["content"][0]
    assert hit["url"].replace("http://", "https://") == thaad[0].url
    assert hit["pubDateStr"] == f"{thaad[0].published:%Y-%m-%d %H:%M}"


def test_the_search_has_windows_of_dates(site: Site, outlets: Outlets) -> None:
    base = "https://newssearch.chinadaily.com.cn/rest/en/search?keywords=thaad&page=0"
    window = "&publishedDateFrom=2026-11-18&publishedDateTo=2026-11-18"
    dates = [hit["pubDateStr"][:10] for hit in json.loads(ask(site, base + window).content)["content"]]
    assert set(dates) == {"2026-11-18"}


@pytest.mark.parametrize(
    ("url", "outlet"),
    [
        ("https://www.chinadaily.com.cn/world/asia_pacific/page_1.html", "china-daily"),
        ("https://www.chinadaily.com.cn/rss/china_rss.xml", "china-daily"),
        ("https://www.chinadaily.com.cn/sitemap.xml", "china-daily"),
        ("https://epaper.chinadaily.com.cn/global/2026-11/18/index.html", "china-daily"),
        ("http://eng.chinamil.com.cn/2025xb/H_251454/L_251456/index.html", "china-military-online"),
        ("http://eng.chinamil.com.cn/2025xb/H_251454/L_251456/index_2.html", "china-military-online"),
        ("http://eng.mod.gov.cn/2025xb/P/index.html", "mnd"),
        ("https://web.archive.org/cdx/search/cdx?url=www.chinadaily.com.cn/*&output=json", "china-daily"),
    ],
)
def test_lists_lead_to_articles_and_say_when_they_have_not_changed(
    site: Site, outlets: Outlets, url: str, outlet: str
) -> None:
    reply = ask(site, url)
    assert reply.status_code == 200
    named = [piece for piece in of(PIECES, outlet) if piece.url.partition(":")[2] in reply.text]
    assert len(named) >= 5
    assert ask(site, url, {"If-None-Match": reply.headers["etag"]}).status_code == 304


@pytest.mark.parametrize(
    "url",
    [
        "https://www.chinadaily.com.cn/",
        "https://www.chinadaily.com.cn/none/page_1.html",
        "https://www.chinadaily.com.cn/robots.txt",
        "https://epaper.chinadaily.com.cn/global/1999-01/01/index.html",
        "http://eng.mod.gov.cn/2025xb/P/index_99.html",
        "https://web.archive.org/web/20161108000000id_/http://www.chinadaily.com.cn/none.html",
        "https://evil.example/",
    ],
)
def test_what_is_not_there_is_not_found(site: Site, outlets: Outlets, url: str) -> None:
    assert ask(site, url).status_code == 404


def test_the_archive_has_raw_copies(site: Site, outlets: Outlets) -> None:
    rows = json.loads(ask(site, "https://web.archive.org/cdx/search/cdx?url=www.chinadaily.com.cn/a/*").content)
    timestamp, original = rows[1][:2]
    copy = ask(site, f"https://web.archive.org/web/{timestamp}id_/{original}")
    assert copy.content == ask(site, original).content


def test_articles_come_change_and_go(site: Site, outlets: Outlets) -> None:
    old = PIECES[0]
    before = ask(site, old.url)
    new = outlets.correct(old, title="Corrected")
    after = ask(site, old.url, {"If-None-Match": before.headers["etag"]})
    assert (after.status_code, "Corrected" in after.text) == (200, True)
    outlets.withdraw(new, 410)
    assert ask(site, old.url).status_code == 410
    assert old.url.partition(":")[2] not in ask(site, "https://www.chinadaily.com.cn/sitemap.xml").text
    outlets.publish(old)
    assert outlets.pieces[0] == old
