"""How sources come into a bad state on the replica and out of it again, and what the run says of it."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from tests.flows.replica import MILITARY, Monitor
from tests.site import lists
from tests.site.articles import page
from tests.site.catalogue import NEWEST, Piece, catalogue, of
from tests.site.fixtures import server, site
from tests.site.outlets import Outlets
from tests.site.server import Page, Site, tagged
from tests.site.tricks import silent_close, status

__all__ = ["server", "site"]

PIECES = catalogue(90)
ARMY = of(PIECES, "china-military-online")
LAYOUT = Page(b"<html><body><p>Nothing of what an article has.</p></body></html>")


@pytest.fixture
def monitor(site: Site, tmp_path: Path) -> Monitor:
    outlets = Outlets(PIECES)
    site.routes.append(outlets)
    return Monitor(site, outlets, tmp_path)


def publish(monitor: Monitor, *numbers: int, days: int = 1) -> list[Piece]:
    """Let the army publish on the subject."""
    pieces = [
        replace(
            ARMY[0], number=number, title=f"A THAAD question, number {number}", published=NEWEST + dt.timedelta(days)
        )
        for number in numbers
    ]
    for piece in pieces:
        monitor.outlets.publish(piece)
    return pieces


def state(monitor: Monitor, days: int) -> tuple[str, str | None]:
    one = monitor.run("military", days=days).sources[0]  # known articles are another
    return one.state, one.reason


def told(monitor: Monitor) -> list[str]:
    """What the last run told of entering and leaving."""
    begun = "source    military "
    return [line.removeprefix("source    ") for line in monitor.said[-1].splitlines() if line.startswith(begun)]


def test_a_layout_that_changes_is_told_once_and_so_is_its_end(monitor: Monitor, site: Site) -> None:
    assert state(monitor, 0) == ("ok", None)
    for piece in publish(monitor, 9001, 9002, 9003):
        site.put(piece.url, LAYOUT)
    had = len(monitor.rows("SELECT 1 FROM articles"))
    reason = f"3 of 3 new pages could not be read (before: 0 of {had})"
    assert state(monitor, 1) == ("unparsable", reason)
    assert told(monitor) == [f"military entered unparsable: {reason}"]
    assert state(monitor, 2) == ("unparsable", reason)  # nothing new came that could tell otherwise
    assert told(monitor) == []
    publish(monitor, 9004)
    assert state(monitor, 4) == ("ok", None)
    assert told(monitor) == ["military is ok again after 3 days (unparsable)"]


def test_a_list_whose_articles_do_not_answer_is_failing(monitor: Monitor, site: Site) -> None:
    state(monitor, 0)
    for piece in publish(monitor, 9001, 9002):
        site.put(piece.url, silent_close)
    found, reason = state(monitor, 1)
    assert (found, (reason or "").partition(": ")[0]) == ("failing", "2 of 2 articles could not be had")
    for piece in monitor.outlets.pieces[:2]:
        site.put(piece.url)
    assert state(monitor, 2)[0] == "ok"
    assert told(monitor) == ["military is ok again after 1 day (failing)"]


def test_dead_links_are_told_when_they_are_new_alone(monitor: Monitor, site: Site) -> None:
    state(monitor, 0)
    for piece in publish(monitor, 9001, 9002):
        site.put(piece.url, status(404))
    assert state(monitor, 1)[0] == "failing"
    assert state(monitor, 2)[0] == "quiet"


def test_a_list_that_names_less_than_ever_is_not_taken_for_quiet(monitor: Monitor, site: Site) -> None:
    for days in range(5):
        publish(monitor, 9000 + days, days=days)
        assert state(monitor, days)[0] == "ok"
    short = lists.china_military(of(monitor.outlets.pieces, "china-military-online")[:2], 1)
    site.put(MILITARY, tagged(short.encode()))
    found, reason = state(monitor, 6)
    assert found == "unparsable"
    assert (reason or "").startswith("its list names 2 articles at first, usually ")


def test_articles_in_chinese_are_set_aside_and_are_no_fault(monitor: Monitor, site: Site) -> None:
    state(monitor, 0)
    for piece in publish(monitor, 9001, 9002, 9003):
        chinese = replace(
            piece, title="中国国防部就萨德问题答记者问", paragraphs=("中方坚决反对在韩国部署萨德反导系统。" * 9,)
        )
        site.put(piece.url, Page(page(chinese).encode()))
    one = monitor.run("military", days=1).sources[0]
    assert (one.state, one.new, one.left_out, one.set_aside, one.fill.pages) == ("ok", 3, 0, 3, 0)
    assert (one.reason or "").startswith("set aside on purpose: reading ")
    assert monitor.rows("SELECT set_aside FROM v_coverage WHERE run = 2 AND source = 'military'") == [(3,)]
