"""Articles that could not be had, on the replica: asked for once a run by whoever names them, and not lost."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.flows.replica import SECTION, Monitor
from tests.site.catalogue import catalogue, of
from tests.site.fixtures import server, site
from tests.site.outlets import Outlets
from tests.site.server import Answer, Site
from tests.site.tricks import bomb, redirect, status

__all__ = ["server", "site"]

PIECES = catalogue(90)
LISTED = [piece for piece in of(PIECES, "china-daily") if piece.section == "world/asia_pacific" and piece.about]
LOST = LISTED[0]
ANSWERS: dict[str, Callable[[], Answer]] = {
    "404": lambda: status(404),
    "410": lambda: status(410),
    "to a private address": lambda: redirect("http://10.0.0.1/admin"),
    "to a mirror": lambda: redirect("https://www.chinadaily.com.cn.evil.example/a/1.html"),
    "over-large": lambda: bomb(1024),
    "304 unasked": lambda: status(304),
}


def bare(url: str) -> str:
    return url.partition("://")[2]


@pytest.fixture
def monitor(site: Site, tmp_path: Path) -> Monitor:
    outlets = Outlets(PIECES)
    site.routes.append(outlets)
    return Monitor(site, outlets, tmp_path, "most_looks = 0")


def asked(monitor: Monitor, days: float, *names: str) -> list[str]:
    """What articles a run asks for."""
    monitor.site.requests.clear()
    monitor.run(*(names or ("section",)), days=days)
    return [url for url in monitor.site.asked() if "/a/" in url]


@pytest.mark.parametrize("answer", ANSWERS)
@pytest.mark.slow
def test_what_is_not_there_or_refused_is_asked_for_a_day_later_from_memory_and_then_rarely(
    monitor: Monitor, site: Site, answer: str
) -> None:
    site.put(LOST.url, ANSWERS[answer]())
    assert asked(monitor, 0).count(bare(LOST.url)) == 1
    assert asked(monitor, 0.1) == asked(monitor, 0.8) == []
    assert asked(monitor, 1) == [bare(LOST.url)]
    assert asked(monitor, 1.9) == []
    assert asked(monitor, 2) == [bare(LOST.url)]
    assert asked(monitor, 3.9) == []
    lists = [one for one in site.requests if bare(SECTION) == f"{one.host}{one.path}"]
    assert ["If-None-Match" in one.headers for one in lists] == [True]
    site.put(LOST.url)
    assert asked(monitor, 4) == [bare(LOST.url)]
    assert monitor.rows(f"SELECT count(*) FROM articles WHERE content_id = '{LOST.content_id}'") == [(1,)]
    assert monitor.rows("SELECT count(*) FROM awaited") == [(0,)]


def test_what_failed_in_passing_is_asked_for_by_the_next_run_of_an_hourly_schedule(
    monitor: Monitor, site: Site
) -> None:
    site.put(LOST.url, status(503))
    asked(monitor, 0)
    assert asked(monitor, 0.01) == []
    assert asked(monitor, 1 / 24) == [bare(LOST.url)]


def test_all_that_name_it_count_it_and_one_of_them_asks(monitor: Monitor, site: Site) -> None:
    site.put(LOST.url, status(410))
    monitor.run("search", "section")
    assert site.asked().count(bare(LOST.url)) == 1
    assert monitor.rows("SELECT source, left_out FROM run_sources ORDER BY 1") == [("search", 1), ("section", 1)]
    assert monitor.rows("SELECT count(*) FROM awaited") == [(1,)]


def test_the_archive_is_another_place_which_is_asked_once_as_well(monitor: Monitor, site: Site) -> None:
    asked(monitor, 0, "archive")
    copy = next(one.target for one in site.requests if one.target.startswith("/web/") and one.target.endswith(LOST.url))
    monitor.db.unlink()
    for url in (LOST.url, f"https://web.archive.org{copy}"):
        site.put(url, status(404))
    addresses = sorted((bare(LOST.url), f"web.archive.org{copy}"))
    assert sorted(url for url in asked(monitor, 0, "section", "archive") if LOST.content_id in url) == addresses
    assert monitor.rows("SELECT archived FROM awaited ORDER BY 1") == [(0,), (1,)]
    assert asked(monitor, 0.5, "section", "archive") == []
    site.put(f"https://web.archive.org{copy}")
    assert sorted(asked(monitor, 1, "section", "archive")) == addresses
    assert monitor.rows("SELECT count(*) FROM awaited") == [(0,)]


def test_one_that_is_missed_again_says_nothing_of_its_source(monitor: Monitor, site: Site) -> None:
    for piece in LISTED:
        site.put(piece.url, status(404))
    first = monitor.run("section").sources[0]
    assert (first.state, first.left_out) == ("failing", len(LISTED))
    for days in (1, 2):
        second = monitor.run("section", days=days).sources[0]
        assert (second.state, second.new) == ("quiet", 0)


def test_an_article_that_came_from_elsewhere_is_awaited_no_more(monitor: Monitor, site: Site) -> None:
    site.put(LOST.url, status(404))
    asked(monitor, 0)
    assert any(url.endswith(LOST.url) for url in asked(monitor, 0.5, "archive"))
    assert monitor.rows("SELECT count(*) FROM awaited") == [(0,)]
    assert asked(monitor, 2) == []


def test_where_its_host_fails_it_is_asked_for_at_another_the_next_time() -> None:
    from flows.gathering import _elsewhere
    from flows.sources import Declared, Linked

    def linked(url: str) -> Linked:
        return Linked(url, Declared("here", url, url), ("outlet", "WS1"))

    usa, plain, www = map(linked, ("http://usa.example.org/1", "https://usa.example.org/1", "http://www.example.org/1"))
    assert _elsewhere([usa, plain, www]) == www
    assert _elsewhere([usa, plain]) == usa
