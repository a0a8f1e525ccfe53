"""``onrecord backfill`` on the replica: window by window, and on where it stood."""

import datetime as dt
from pathlib import Path

import pytest

from tests.flows.conftest import Call
from tests.site.catalogue import catalogue, of
from tests.site.fixtures import server, site
from tests.site.outlets import Outlets
from tests.site.server import Site
from tests.site.tricks import status

__all__ = ["server", "site"]

PIECES = catalogue(80)
THAAD = [piece for piece in of(PIECES, "china-daily") if piece.about]
NOVEMBER = ("--from", "2026-11-11", "--to", "2026-11-20", "--days", "4")
WINDOWS = [("2026-11-11", "2026-11-14"), ("2026-11-15", "2026-11-18"), ("2026-11-19", "2026-11-20")]


@pytest.fixture
def outlets(site: Site, workdir: Path) -> Outlets:
    """The replica, and settings that name its search."""
    found = Outlets(PIECES)
    site.routes.append(found)
    (workdir / "onrecord.toml").write_text(
        f"""[http]
delay = 0
attempts = 1
loopback = true
hosts = {{ "chinadaily.com.cn" = "{site.place}" }}
[[sources]]
name = "search"
kind = "chinadaily-search"
keywords = "THAAD"
"""
    )
    return found


def within(first: str, last: str) -> list[str]:
    days = dt.date.fromisoformat(first), dt.date.fromisoformat(last)
    found = [piece for piece in THAAD if days[0] <= piece.published.date() <= days[1]]
    return [piece.url.partition("://")[2] for piece in found]


def test_the_past_is_walked_window_by_window_and_not_again(site: Site, outlets: Outlets, call: Call) -> None:
    first = call("backfill", *NOVEMBER)
    assert first.code == 0, first.err
    assert sorted(url for url in site.asked("/a/")) == sorted(url for window in WINDOWS for url in within(*window))
    for number, (begin, end) in enumerate(WINDOWS, 1):
        assert f"window    search: {begin} to {end}, {number} of 3" in first.err
    assert "the next run has in its digest what is new" in first.err
    site.requests.clear()
    assert call("backfill", *NOVEMBER).code == 0
    assert site.asked() == []


def test_it_goes_on_where_it_was_interrupted(site: Site, outlets: Outlets, call: Call) -> None:
    base = "https://newssearch.chinadaily.com.cn/rest/en/search?keywords=THAAD&sort=dp&page={}&curType=story"
    address = base + "&type=&channel=&source=&publishedDateFrom={}&publishedDateTo={}"
    second = address.format(0, *WINDOWS[1])
    site.put(second, status(500))
    cut = call("backfill", *NOVEMBER)
    assert cut.code == 0  # degraded: what was found is kept
    assert "search (past) is failing" in cut.err
    assert sorted(site.asked("/a/")) == sorted(within(*WINDOWS[0]))
    site.put(second)
    site.requests.clear()
    again = call("backfill", *NOVEMBER)
    assert "window    search: 2026-11-15 to 2026-11-18, 1 of 2" in again.err
    assert sorted(site.asked("/a/")) == sorted(within(*WINDOWS[1]) + within(*WINDOWS[2]))


def test_an_outlet_that_does_not_answer_breaks_it(site: Site, outlets: Outlets, call: Call) -> None:
    site.routes.insert(0, lambda request: status(503))
    answer = call("backfill", *NOVEMBER)
    assert answer.code == 3
    assert "no source answered; search (past) is failing" in answer.err


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--from", "2016-01-01"), "Missing option '--to'"),
        (("--from", "2016-1-1", "--to", "2016-02-01"), "backfill: --from: '2016-1-1' is no date; write YYYY-MM-DD"),
        (("--from", "2016-02-01", "--to", "2016-01-01"), "backfill: --to 2016-01-01 is before --from 2016-02-01"),
        (("--from", "2016-01-01", "--to", "2016-01-02", "--days", "0"), "'--days'"),
    ],
)
def test_wrong_days_are_told(outlets: Outlets, call: Call, options: tuple[str, ...], told: str) -> None:
    answer = call("backfill", *options)
    assert (answer.code, told in answer.err) == (2, True), answer.err


def test_without_a_source_on_the_web_there_is_nothing_to_ask(call: Call) -> None:
    answer = call("backfill", *NOVEMBER)
    assert (answer.code, "the settings name no source on the web" in answer.err) == (2, True)
