"""Gathering from several sources: side by side, each article once, and on where a run was cut off."""

import os
import signal
import subprocess
import sys
import threading
from collections import Counter
from pathlib import Path

import pytest

from flows.gathering import interleaved
from flows.progress import ASKED
from flows.sources import Declared, Linked
from tests.flows.dumps import dump
from tests.flows.replica import MILITARY, SECTION, Monitor
from tests.site.catalogue import Piece, catalogue, of
from tests.site.fixtures import server, site
from tests.site.outlets import Outlets
from tests.site.server import HTML, Page, Request, Site, Trick, Wire
from tests.site.tricks import status

__all__ = ["server", "site"]

PIECES = catalogue(180)
SECOND = "https://www.chinadaily.com.cn/world/asia_pacific/page_2.html"


def listed(section: str = "world/asia_pacific") -> list[Piece]:
    return [piece for piece in of(PIECES, "china-daily") if piece.section == section]


def bare(url: str) -> str:
    return url.partition("://")[2]


@pytest.fixture
def monitor(site: Site, tmp_path: Path) -> Monitor:
    outlets = Outlets(PIECES)
    site.routes.append(outlets)
    return Monitor(site, outlets, tmp_path, "most_looks = 0")


def meeting(page: Page, barrier: threading.Barrier) -> Trick:
    """Answer with ``page`` when as many are asked as ``barrier`` wants; say nothing if they never are."""

    def trick(wire: Wire) -> None:
        try:
            barrier.wait(20)
        except threading.BrokenBarrierError:
            return
        head = f"HTTP/1.1 200 OK\r\nContent-Type: {HTML}\r\nContent-Length: {len(page.body)}\r\n\r\n"
        wire.send(head.encode() + page.body)

    return trick


def of_site(monitor: Monitor, url: str) -> Page:
    from email.message import Message

    page = monitor.outlets(Request(bare(url).partition("/")[0], "/" + bare(url).partition("/")[2], Message()))
    assert page is not None
    return page


def test_sources_are_looked_through_side_by_side(monitor: Monitor, site: Site) -> None:
    barrier = threading.Barrier(2)
    for url in (SECTION, MILITARY):
        site.put(url, meeting(of_site(monitor, url), barrier))
    summary = monitor.run("section", "military")
    assert [one.state for one in summary.sources] == ["ok", "ok"]


def test_articles_of_two_hosts_are_fetched_side_by_side(monitor: Monitor, site: Site) -> None:
    barrier = threading.Barrier(2)
    military = [piece for piece in of(PIECES, "china-military-online") if piece.about]
    for piece in (next(piece for piece in listed() if piece.about), military[0]):
        site.put(piece.url, meeting(of_site(monitor, piece.url), barrier))
    summary = monitor.run("section", "military")
    assert [one.left_out for one in summary.sources] == [0, 0]


def test_an_article_that_two_sources_list_is_fetched_once_and_counts_with_both(monitor: Monitor, site: Site) -> None:
    summary = monitor.run("section", "all-of-section")
    about = [piece for piece in listed() if piece.about]
    assert [(one.source, one.state, one.found, one.new) for one in summary.sources] == [
        ("section", "ok", len(about), len(about)),
        ("all-of-section", "ok", len(listed()), len(listed())),
    ]
    assert Counter(site.asked("/a/")) == dict.fromkeys([bare(piece.url) for piece in listed()], 1)
    assert f"fetch     {len(listed())} articles, 0 left out\n" in monitor.said[0]


def test_one_that_cannot_be_had_is_left_out_with_both_that_list_it(monitor: Monitor, site: Site) -> None:
    piece = next(piece for piece in listed() if piece.about)
    site.put(piece.url, status(500))
    summary = monitor.run("section", "all-of-section")
    assert [(one.left_out, one.reason) for one in summary.sources] == [
        (1, f"fetching {piece.url}: it answered 500"),
    ] * 2
    assert site.asked("/a/").count(bare(piece.url)) == 1


def test_with_and_without_tls_is_one_address(monitor: Monitor, site: Site) -> None:
    piece = next(piece for piece in listed() if piece.about)  # the search names it with http, the section with https
    site.put(piece.url, status(410))
    monitor.run("search", "section")
    assert Counter(site.asked())[bare(piece.url)] == 1


def test_a_list_with_an_article_that_cannot_be_had_is_asked_for_conditionally_all_the_same(
    monitor: Monitor, site: Site
) -> None:
    site.put(next(piece for piece in listed() if piece.about).url, status(500))
    conditional = []
    for days in (0.0, 0.01, 0.5):
        site.requests.clear()
        monitor.run("section", days=days)
        conditional += ["If-None-Match" in one.headers for one in site.requests if bare(SECTION) == _of(one)]
    assert conditional == [False, True, True]


def _of(request: Request) -> str:
    return f"{request.host}{request.target}"


def test_what_the_outlet_does_not_give_the_archive_may_have(monitor: Monitor, site: Site) -> None:
    piece = next(piece for piece in listed() if piece.about)
    site.put(piece.url, status(500))
    summary = monitor.run("section", "archive")
    assert [(one.state, one.left_out) for one in summary.sources] == [("ok", 0), ("ok", 0)]
    assert monitor.rows("SELECT count(*) FROM articles") == [(len(of(PIECES, "china-daily")),)]


def test_an_article_deep_in_a_list_that_could_not_be_had_is_asked_for_again(monitor: Monitor, site: Site) -> None:
    piece = listed()[30]  # of the second page; that of the first page are all known then
    site.put(piece.url, status(500))
    assert monitor.run("all-of-section").sources[0].left_out == 1
    site.put(piece.url)
    site.requests.clear()
    assert [(one.new, one.left_out) for one in monitor.run("all-of-section", days=1).sources] == [(1, 0)]
    assert site.asked("/a/") == [bare(piece.url)]


class Mortal:
    """A run in a process of its own, which is sent a signal."""

    def __init__(self, monitor: Monitor, *names: str) -> None:
        command = [sys.executable, "-m", "tests.flows.replica", str(monitor.write(*names))]
        self._process = subprocess.Popen(command, cwd=Path(__file__).parents[2], stdout=subprocess.DEVNULL)

    def send(self, number: signal.Signals) -> None:
        os.kill(self._process.pid, number)

    def code(self) -> int:
        return self._process.wait(60)


@pytest.mark.parametrize("at", [1, 40])
@pytest.mark.slow
def test_a_run_that_is_killed_while_it_fetches_loses_at_most_a_batch(
    monitor: Monitor, site: Site, at: int, tmp_path: Path
) -> None:
    killed: list[Mortal] = []
    asked: list[str] = []

    def strike(request: Request) -> None:
        if request.path.startswith(("/a/", "/2025xb/CHINA")):
            asked.append(f"{request.host}{request.path}")
            if len(asked) == at:
                killed[0].send(signal.SIGKILL)

    site.routes.insert(0, strike)
    names = ("all-of-section", "all-military")
    killed.append(Mortal(monitor, *names))
    assert killed[0].code() == -signal.SIGKILL
    site.routes.remove(strike)
    before, kept = set(asked), monitor.rows("SELECT count(*) FROM articles")[0][0]
    assert kept >= at - 1 - ASKED - 1
    assert kept % ASKED == 0  # a batch is kept whole or not at all
    site.requests.clear()
    summary = monitor.run(*names)

    wanted = {bare(piece.url) for piece in (*listed(), *of(PIECES, "china-military-online"))}
    again = [url for url in site.asked() if url in wanted]
    assert len(again) == len(set(again)) == len(wanted) - kept
    assert len(before & set(again)) <= ASKED  # what was under way
    military = len(of(PIECES, "china-military-online"))
    assert [(one.state, one.found, one.new, one.left_out) for one in summary.sources] == [
        ("ok", len(listed()), len(listed()), 0),
        ("ok", military, military, 0),
    ]
    whole = Monitor(site, monitor.outlets, tmp_path / "whole")
    whole.folder.mkdir()
    whole.run(*names)
    for table in ("runs", "run_sources", "lists"):
        assert dump(monitor.db)[table] == dump(whole.db)[table]
    query = "SELECT content_id, count(*) FROM articles JOIN snapshots ON article = articles.id GROUP BY 1 ORDER BY 1"
    assert monitor.rows(query) == whole.rows(query)


def linked(url: str) -> Linked:
    return Linked(url, Declared("here", url, url), ("outlet", url))


@pytest.mark.parametrize(
    ("urls", "expected"),
    [
        ([], []),
        (["//a/1", "//a/2", "//b/1"], ["//a/1", "//b/1", "//a/2"]),
        (["//a/1", "//b/1", "//b/2", "//c/1", "//b/3"], ["//a/1", "//b/1", "//c/1", "//b/2", "//b/3"]),
    ],
)
def test_hosts_take_turns(urls: list[str], expected: list[str]) -> None:
    assert [one.url for one in interleaved([linked(url) for url in urls], lambda one: one.url)] == expected


@pytest.mark.slow
def test_an_interrupt_while_sources_are_looked_through_ends_the_run(monitor: Monitor, site: Site) -> None:
    listening = threading.Event()

    def silent(wire: Wire) -> None:
        listening.set()
        wire.wait(30)

    site.put(SECTION, silent)
    command = Mortal(monitor, "section", "military")
    assert listening.wait(60)
    command.send(signal.SIGINT)
    assert command.code() in (1, -signal.SIGINT, 130)
    assert monitor.rows("SELECT finished_at FROM runs") == [(None,)]
