"""A cycle on the replica of the outlets: find, fetch, keep, read; again; and with what is broken."""

import datetime as dt
import io
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from flows import asking, steps
from flows.cycle import Cycle, Summary
from flows.doing import carry_out
from flows.http.manners import Manners
from flows.progress import Progress
from flows.settings import Settings
from flows.sources import SEEDS, Missed, Source, WebSource
from flows.sources.china_military import ChinaMilitary
from flows.sources.chinadaily_search import ChinaDailySearch
from flows.sources.chinadaily_section import ChinaDailySection
from flows.sources.lists import Lists
from flows.sources.rss import Rss
from store.database import open_store
from tests.flows.conftest import Run
from tests.site.catalogue import catalogue, of
from tests.site.fixtures import server, site
from tests.site.outlets import Outlets
from tests.site.server import Page, Site, tagged
from tests.site.tricks import status

__all__ = ["server", "site"]

NOON = dt.datetime(2026, 11, 21, 12, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
PIECES = catalogue(60)
THAAD = [piece for piece in of(PIECES, "china-daily") if piece.about]
KINDS: dict[str, Lists] = {
    "search": ChinaDailySearch(keywords="THAAD"),
    "section": ChinaDailySection(section="world/asia_pacific"),
    "military": ChinaMilitary(url="http://eng.chinamil.com.cn/2025xb/H_251454/L_251456/index.html"),
    "feed": Rss(url="https://www.chinadaily.com.cn/rss/china_rss.xml"),
}
SECTION = "https://www.chinadaily.com.cn/world/asia_pacific/page_1.html"
RunOnce = Callable[..., Summary]


@pytest.fixture
def outlets(site: Site) -> Outlets:
    found = Outlets(PIECES)
    site.routes.append(found)
    return found


@pytest.fixture
def run_once(site: Site, tmp_path: Path) -> RunOnce:
    """Carry out a cycle below Prefect on the named sources, ``days`` after the first; it looks at no known article."""
    hosts = dict.fromkeys(("chinadaily.com.cn", "chinamil.com.cn"), site.place)
    manners = Manners(loopback=True, hosts=hosts, delay=0.0, attempts=1)

    def run(*names: str, days: int = 0, seeds: bool = False) -> Summary:
        sources: list[Source | WebSource] = [WebSource(name, name, KINDS[name]) for name in names]
        sources += [SEEDS] if seeds else []
        zone = ZoneInfo("Asia/Shanghai")
        settings = Settings(tmp_path / "onrecord.db", tmp_path / "digests", zone, tuple(sources), manners, most_looks=0)
        steps.prepare(settings.db)
        now = NOON + dt.timedelta(days=days)
        return Cycle(settings, lambda: now, Progress(io.StringIO()), carry_out).run()

    return run


def stored(tmp_path: Path, table: str) -> int:
    db = open_store(tmp_path / "onrecord.db", write=False)
    try:
        return int(db[table].count)
    finally:
        db.close()


def test_a_run_keeps_and_reads_what_its_sources_list(
    site: Site, outlets: Outlets, run_once: RunOnce, tmp_path: Path
) -> None:
    summary = run_once("search", "section", "military", "feed")
    military = [piece for piece in of(PIECES, "china-military-online") if piece.about]
    assert (summary.verdict, summary.digests) == ("ok", (1,))
    assert [(one.source, one.state, one.left_out) for one in summary.sources] == [
        ("search", "ok", 0),
        ("section", "ok", 0),
        ("military", "ok", 0),
        ("feed", "ok", 0),
    ]
    within = [piece for piece in THAAD if piece.section == "world/asia_pacific"]
    assert [(one.found, one.new) for one in summary.sources[:2]] == [(len(THAAD),) * 2, (len(within),) * 2]
    assert stored(tmp_path, "articles") == stored(tmp_path, "article_versions") == len(THAAD) + len(military)
    digest = (tmp_path / "digests" / "0001.md").read_text()
    assert "Mao Ning" in digest
    told = len(THAAD) + len(military)
    assert f"{told} articles, {told} attributions" in digest  # which of them are one remark is not asked here
    assert any(piece.url.partition("://")[2] in digest for piece in THAAD)
    twice = {url: times for url, times in Counter(site.asked()).items() if times > 1}
    assert twice == {}


def test_a_second_run_asks_for_the_lists_alone_and_finds_them_unchanged(
    site: Site, outlets: Outlets, run_once: RunOnce, tmp_path: Path
) -> None:
    run_once("section", "military")
    before = stored(tmp_path, "articles"), stored(tmp_path, "snapshots"), stored(tmp_path, "sightings")
    site.requests.clear()
    summary = run_once("section", "military", days=1)
    assert (summary.verdict, summary.digests) == ("quiet", ())
    assert [one.state for one in summary.sources] == ["quiet", "quiet"]
    assert sorted(site.asked()) == [KINDS["military"].url.partition("://")[2], SECTION.partition("://")[2]]  # type: ignore[attr-defined]  # ChinaMilitary's
    assert all(one.headers["If-None-Match"] for one in site.requests if one.path != "/robots.txt")
    assert (stored(tmp_path, "articles"), stored(tmp_path, "snapshots"), stored(tmp_path, "sightings")) == before


def test_what_is_new_is_fetched_and_nothing_else(site: Site, outlets: Outlets, run_once: RunOnce) -> None:
    run_once("search")
    site.requests.clear()
    piece = replace(THAAD[0], number=9000, title="A THAAD question for the ferry", published=NOON)
    outlets.publish(piece)
    summary = run_once("search", days=1)
    assert [(one.state, one.found, one.new) for one in summary.sources] == [("ok", len(THAAD) + 1, 1)]
    assert [url for url in site.asked() if "/rest/" not in url] == [piece.url.partition("://")[2]]


def test_a_list_is_had_whole_once_a_week(site: Site, outlets: Outlets, run_once: RunOnce) -> None:
    run_once("section")
    site.requests.clear()
    run_once("section", days=8)
    assert [one.headers["If-None-Match"] for one in site.requests if one.path != "/robots.txt"] == [None]


def test_an_article_that_could_not_be_had_is_asked_for_again(
    site: Site, outlets: Outlets, run_once: RunOnce, tmp_path: Path
) -> None:
    piece = next(piece for piece in of(PIECES, "china-daily") if piece.section == "world/asia_pacific" and piece.about)
    site.put(piece.url, status(500))
    summary = run_once("section")
    assert summary.sources[0].left_out == 1
    assert f"fetching {piece.url}: it answered 500" in (summary.sources[0].reason or "")
    site.put(piece.url)
    assert run_once("section", days=1).sources[0].new == 1


def test_the_verdict_names_the_broken_sources(site: Site, outlets: Outlets, run_once: RunOnce) -> None:
    site.put(SECTION, Page(b"<html>We have moved</html>"))
    site.put("http://eng.chinamil.com.cn/2025xb/H_251454/L_251456/index.html", status(500))
    items = "".join(
        f"<item><link>https://www.chinadaily.com.cn/china/2017-12/{day}/content_352800{day}.htm</link>"
        f"<title>Old</title><pubDate>2017-12-{day}</pubDate></item>"
        for day in range(10, 20)
    )
    site.put(KINDS["feed"].url, tagged(f"<rss><channel>{items}</channel></rss>".encode()))  # type: ignore[attr-defined]  # Rss's
    summary = run_once("search", "section", "military", "feed")
    assert summary.verdict == "degraded"
    assert [(one.source, one.state, one.answered) for one in summary.sources] == [
        ("search", "ok", True),
        ("section", "unparsable", True),
        ("military", "failing", False),
        ("feed", "stale", True),
    ]
    assert "feed is stale: its newest item is of 2017-12-19" in summary.reason
    again = run_once("feed", days=1)
    assert [one.state for one in again.sources] == ["stale"]  # not taken for unchanged


def test_with_no_web_at_all_the_seeds_are_published_and_the_run_is_degraded(site: Site, run_once: RunOnce) -> None:
    site.routes.append(lambda request: status(503))
    summary = run_once("search", "section", seeds=True)
    assert (summary.verdict, summary.digests) == ("degraded", (1,))
    assert [one.state for one in summary.sources] == ["failing", "failing", "ok"]
    assert run_once("search", "section", days=1).verdict == "broken"


def test_a_window_of_the_past_is_looked_through_whatever_a_run_has_seen(
    site: Site, outlets: Outlets, run_once: RunOnce, tmp_path: Path
) -> None:
    run_once("section")
    hosts = {"chinadaily.com.cn": site.place}
    within = [piece for piece in of(PIECES, "china-daily") if piece.section == "world/asia_pacific"]
    window = (dt.date(2026, 11, 14), dt.date(2026, 11, 16))
    source = WebSource(
        "past", "chinadaily-section", ChinaDailySection(section="world/asia_pacific", least_relevance=0.0)
    )
    with asking.Web(Manners(loopback=True, hosts=hosts, delay=0.0)) as web:
        looked = asking.look(tmp_path / "onrecord.db", web, 2, source, NOON, window).looked
        fetched = asking.fetch_pages(web, looked.found)
    expected = [piece for piece in within if 14 <= piece.published.day <= 16]
    assert [found.url for found in looked.found] == [piece.url for piece in expected if not piece.about]
    assert (looked.listed, looked.known) == (len(expected), len([piece for piece in expected if piece.about]))
    assert [one.declared.content_type for one in fetched] == ["text/html; charset=utf-8"] * len(looked.found)
    assert not any(isinstance(one, Missed) for one in fetched)


def test_the_requests_of_a_run_are_kept(site: Site, outlets: Outlets, run_once: RunOnce, tmp_path: Path) -> None:
    run_once("search")
    assert stored(tmp_path, "requests") == len(site.requests)


@pytest.mark.slow
def test_the_command_runs_on_the_replica(site: Site, outlets: Outlets, onrecord: Run, workdir: Path) -> None:
    (workdir / "onrecord.toml").write_text(
        f'''[http]
delay = 0
loopback = true
hosts = {{ "chinadaily.com.cn" = "{site.place}" }}
[[sources]]
name = "search"
kind = "chinadaily-search"
keywords = "THAAD"
'''
    )
    first = onrecord("run")
    assert (first.returncode, f"search: {len(THAAD)} new articles, 0 known, 0 passed over" in first.stderr) == (0, True)
    assert "Mao Ning" in first.stdout
