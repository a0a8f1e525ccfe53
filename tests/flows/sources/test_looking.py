"""What a look comes to: when it is enough, what is wanted, and when a source is empty, stale, broken or unchanged."""

import datetime as dt
import json

import pytest

from flows.sources.chinadaily_search import ChinaDailySearch
from flows.sources.chinadaily_section import ChinaDailySection
from flows.sources.freshness import silence
from flows.sources.mnd import Mnd
from flows.sources.rss import Rss
from flows.sources.windows import windows
from tests.flows.sources.conftest import PIECES, TODAY, Look
from tests.site.catalogue import of
from tests.site.outlets import Outlets
from tests.site.server import Page, Site
from tests.site.tricks import silent_close, status

CD = "https://www.chinadaily.com.cn"
SEARCH = ChinaDailySearch(keywords="THAAD")
FIRST = "https://newssearch.chinadaily.com.cn/rest/en/search?keywords=THAAD&sort=dp&page={}&curType=story&type=&channel=&source="
SECTION = ChinaDailySection(section="world/asia_pacific", least_relevance=0.0)
FEED = Rss(url=f"{CD}/rss/china_rss.xml", least_relevance=0.0)
THAAD = [piece for piece in of(PIECES, "china-daily") if piece.about]


def feed(*days: dt.date) -> Page:
    items = (
        f"<item><link>{CD}/china/{day:%Y-%m/%d}/content_352800{day:%d}.htm</link><pubDate>{day}</pubDate></item>"
        for day in days
    )
    return Page(f"<rss><channel>{''.join(items)}</channel></rss>".encode(), content_type="text/xml")


def hits(*urls: str, pages: int = 1) -> Page:
    content = [{"url": url, "title": "THAAD", "pubDateStr": "2026-11-20 09:00"} for url in urls]
    return Page(json.dumps({"content": content, "totalPages": pages}).encode(), content_type="application/json")


def test_a_page_of_known_articles_is_enough(site: Site, outlets: Outlets, look_through: Look) -> None:
    known = frozenset(piece.content_id for piece in THAAD[2:])
    looked = look_through(SEARCH, known=known)
    assert [found.declared.title for found in looked.found] == [piece.title for piece in THAAD[:2]]
    assert (looked.known, looked.listed) == (18, 20)
    assert len(site.asked("/rest/")) == 2


def test_nothing_but_known_articles_is_quiet(site: Site, outlets: Outlets, look_through: Look) -> None:
    looked = look_through(SEARCH, known=frozenset(piece.content_id for piece in THAAD))
    assert (looked.state, looked.reason, looked.found, looked.answered) == ("quiet", None, (), True)
    assert len(site.asked("/rest/")) == 1


def test_a_window_is_walked_to_its_end_whatever_is_known(site: Site, outlets: Outlets, look_through: Look) -> None:
    known = frozenset(piece.content_id for piece in THAAD[:20])
    looked = look_through(SEARCH, known=known, since=dt.date(2026, 1, 1), until=TODAY)
    assert [found.declared.title for found in looked.found] == [piece.title for piece in THAAD[20:]]


def test_a_look_goes_back_to_its_day(site: Site, outlets: Outlets, look_through: Look) -> None:
    looked = look_through(SECTION, since=dt.date(2026, 11, 10))
    pieces = [piece for piece in of(PIECES, "china-daily") if piece.section == "world/asia_pacific"]
    assert len(site.asked("/world/")) == 2
    assert len(looked.found) == 40 < len(pieces)  # what an asked page has beyond that day is taken too


def test_a_window_of_a_list_without_windows_takes_its_days_alone(outlets: Outlets, look_through: Look) -> None:
    looked = look_through(SECTION, since=dt.date(2026, 11, 10), until=dt.date(2026, 11, 12))
    expected = [
        piece.url
        for piece in of(PIECES, "china-daily")
        if piece.section == "world/asia_pacific" and 10 <= piece.published.day <= 12 and piece.published.month == 11
    ]
    assert [found.url for found in looked.found] == expected
    assert looked.listed == len(expected)


def test_a_look_is_cut_at_the_most_pages_and_says_so(site: Site, outlets: Outlets, look_through: Look) -> None:
    looked = look_through(ChinaDailySearch(keywords="THAAD", most_pages=2))
    assert (len(looked.found), looked.state) == (20, "ok")
    assert looked.reason == "it goes on after 2 pages; raise most_pages to read on"
    assert len(site.asked("/rest/")) == 2


def test_a_server_that_answers_the_same_for_ever_is_left(site: Site, look_through: Look) -> None:
    item = b'<ul id="main-news-list"><li><a href="/2025xb/P/16410.html">Talks</a> 2026-11-20</li></ul>'
    site.routes.append(lambda request: Page(item) if request.path.startswith("/2025xb/") else None)
    looked = look_through(Mnd(url="http://eng.mod.gov.cn/2025xb/P/index.html"))
    assert [found.url for found in looked.found] == ["http://eng.mod.gov.cn/2025xb/P/16410.html"]
    assert len(site.asked("/2025xb/")) == 2


def test_mirrors_and_one_article_at_two_addresses(site: Site, look_through: Look) -> None:
    article = "/a/202611/20/WS774d817f2714a913b6b931d2.html"
    urls = (
        f"https://www.chinadaily.com.cn.evil.org{article}",
        f"https://global.chinadaily.com.cn{article}",
        f"http://www.chinadaily.com.cn{article}",
        "https://www.chinadaily.com.cn:8443/x.html",
    )
    site.put(FIRST.format(0), hits(*urls))
    looked = look_through(SEARCH)
    assert [found.url for found in looked.found] == [f"https://global.chinadaily.com.cn{article}"]
    assert (looked.listed, looked.foreign, looked.state) == (1, 2, "ok")


def test_a_list_of_nothing_but_mirrors_is_not_read_as_empty(site: Site, look_through: Look) -> None:
    site.put(FIRST.format(0), hits("https://evil.org/a.html", "https://evil.org/b.html"))
    looked = look_through(SEARCH)
    assert (looked.state, looked.reason) == ("unparsable", "none of its 2 addresses is an outlet's article")


def test_an_unchanged_list_costs_one_request_and_is_quiet(site: Site, outlets: Outlets, look_through: Look) -> None:
    site.put(FIRST.format(0), Page(b"never sent", etag='"one"'))
    looked = look_through(SEARCH, etags={FIRST.format(0): '"one"'})
    assert (looked.answered, looked.state, looked.reason, looked.listed) == (True, "quiet", None, 0)
    assert len(site.asked("/rest/")) == 1


def test_an_empty_list_is_empty(site: Site, look_through: Look) -> None:
    site.put(FIRST.format(0), hits(pages=0))
    looked = look_through(SEARCH)
    assert (looked.answered, looked.state, looked.reason) == (True, "empty", "it lists no article")


def test_an_empty_window_is_quiet(site: Site, outlets: Outlets, look_through: Look) -> None:
    looked = look_through(SEARCH, since=dt.date(2010, 1, 1), until=dt.date(2010, 1, 31))
    assert (looked.answered, looked.state, looked.listed) == (True, "quiet", 0)


@pytest.mark.parametrize(
    ("answer", "answered", "state", "told"),
    [
        (Page(b"<html>We have moved</html>"), True, "unparsable", "it is no JSON"),
        (Page(b'{"error": 1}'), True, "unparsable", "it has no list named content"),
        (Page(b""), True, "unparsable", "it is empty of any byte"),
        (status(404), False, "failing", "it is not there (404)"),
        (status(500), False, "failing", "it answered 500"),
        (status(403), False, "failing", "turns us away (403)"),
        (silent_close, False, "failing", "asking for the list https://newssearch.chinadaily.com.cn/"),
    ],
)
def test_a_broken_list_is_told_from_an_empty_one(
    site: Site, look_through: Look, answer: Page, answered: bool, state: str, told: str
) -> None:
    site.put(FIRST.format(0), answer)
    looked = look_through(SEARCH)
    assert (looked.answered, looked.state, looked.found) == (answered, state, ())
    assert looked.reason is not None
    assert told in looked.reason
    assert "\n" not in looked.reason


def test_what_was_found_before_a_page_failed_is_there(site: Site, outlets: Outlets, look_through: Look) -> None:
    site.put(FIRST.format(1), status(500))
    looked = look_through(SEARCH)
    assert [found.declared.title for found in looked.found] == [piece.title for piece in THAAD[:10]]
    assert (looked.answered, looked.state) == (True, "failing")
    assert looked.reason is not None
    assert looked.reason.startswith("after 1 pages: asking for the list ")


def test_a_host_whose_robots_shut_the_list_is_not_asked(site: Site, outlets: Outlets, look_through: Look) -> None:
    site.put("https://newssearch.chinadaily.com.cn/robots.txt", Page(b"User-agent: *\nDisallow: /rest/"))
    looked = look_through(SEARCH)
    assert (looked.answered, looked.state) == (False, "failing")
    assert "robots.txt of newssearch.chinadaily.com.cn does not allow" in (looked.reason or "")
    assert site.asked("/rest/") == []


def test_a_feed_that_answers_and_has_been_frozen_for_years_is_stale(site: Site, look_through: Look) -> None:
    site.put(FEED.url, feed(*(dt.date(2017, 12, day) for day in range(1, 13))))
    looked = look_through(FEED)
    assert (looked.answered, looked.state, looked.newest) == (True, "stale", dt.date(2017, 12, 12))
    assert looked.reason == ("its newest item is of 2017-12-12, 3,266 days ago; no pause before was longer than 1")


def test_a_feed_that_moves_is_not_stale(outlets: Outlets, look_through: Look) -> None:
    assert look_through(FEED).state == "ok"


@pytest.mark.parametrize(
    ("days_ago", "stale"),
    [
        ((400, 401, 402, 403, 404), True),
        ((14, 15, 16, 17, 18), False),
        ((15, 16, 17, 18, 19), True),
        ((90, 120, 150, 180, 210), False),
        ((91, 121, 151, 181, 211), True),
        ((365, 366, 367), False),  # little is known of it
        ((366, 367, 368), True),
        ((3000,), True),
        ((), False),
        ((-3000, 20, 21, 22, 23, 24), True),
        ((-3000, 1, 2, 3, 4, 5), False),
    ],
)
def test_the_measure_of_a_silence_is_the_lists_own(days_ago: tuple[int, ...], stale: bool) -> None:
    days = [TODAY - dt.timedelta(days=ago) for ago in days_ago]
    assert (silence(days, TODAY) is not None) is stale


def test_the_past_is_walked_in_windows_without_a_gap() -> None:
    first, last = dt.date(2016, 1, 1), dt.date(2016, 1, 10)
    assert list(windows(first, last, 4)) == [
        (dt.date(2016, 1, 1), dt.date(2016, 1, 4)),
        (dt.date(2016, 1, 5), dt.date(2016, 1, 8)),
        (dt.date(2016, 1, 9), dt.date(2016, 1, 10)),
    ]
    assert list(windows(first, first, 30)) == [(first, first)]
    assert list(windows(last, first, 30)) == []
