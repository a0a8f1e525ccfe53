"""Looking again at known articles on the replica: what is due is asked for, what has changed is kept and told."""

from pathlib import Path

import pytest

from tests.flows.dumps import dump
from tests.flows.replica import SECTION, Monitor
from tests.site.articles import page
from tests.site.catalogue import Piece, catalogue, of
from tests.site.fixtures import server, site
from tests.site.outlets import Outlets
from tests.site.server import HTML, Page, Site, tagged
from tests.site.tricks import status

__all__ = ["server", "site"]

PIECES = catalogue(60)
LISTED = [piece for piece in of(PIECES, "china-daily") if piece.section == "world/asia_pacific" and piece.about]
LOOK = "known articles"


def bare(url: str) -> str:
    return url.partition("://")[2]


@pytest.fixture
def monitor(site: Site, tmp_path: Path) -> Monitor:
    """A store that has the articles of a section, and nothing asked yet after that."""
    outlets = Outlets(PIECES)
    site.routes.append(outlets)
    found = Monitor(site, outlets, tmp_path)
    found.run("section")
    site.requests.clear()
    return found


def coverage(monitor: Monitor, run: int) -> tuple[object, ...] | None:
    rows = monitor.rows(
        f"SELECT found, new, left_out, state, reason FROM run_sources WHERE run = {run} AND source = '{LOOK}'"
    )
    return rows[0] if rows else None


def test_a_run_in_which_nothing_is_due_asks_for_the_lists_and_writes_its_own_rows_alone(
    monitor: Monitor, site: Site
) -> None:
    before = dump(monitor.db)
    assert monitor.run("section", days=0.02).verdict == "quiet"
    assert [one.headers["If-None-Match"] is not None for one in site.requests if one.path != "/robots.txt"] == [True]
    assert site.asked() == [bare(SECTION)]
    after = dump(monitor.db)
    own = {"runs", "run_sources", "requests"}
    assert {name for name in after if after[name] != before[name]} == own
    times = monitor.rows("SELECT count(*) FROM looks WHERE looked_at > (SELECT min(looked_at) FROM looks)")
    assert times == [(0,)]


def test_what_is_due_is_asked_for_conditionally_and_nothing_is_kept_where_it_has_not_changed(
    monitor: Monitor, site: Site
) -> None:
    before = dump(monitor.db)
    monitor.run("section", days=30)
    looks = [one for one in site.requests if one.path.startswith("/a/")]
    assert sorted(f"{one.host}{one.path}" for one in looks) == sorted(bare(piece.url) for piece in LISTED)
    assert all(one.headers["If-None-Match"] for one in looks)
    assert coverage(monitor, 2) == (len(LISTED), 0, 0, "quiet", None)
    after = dump(monitor.db)
    for table in ("articles", "snapshots", "blobs", "sightings", "article_versions", "statements", "digests"):
        assert after[table] == before[table]
    assert "known articles: 0 changed, 0 not there, 0 could not be had" in monitor.said[-1]
    site.requests.clear()
    monitor.run("section", days=30.01)
    assert site.asked("/a/") == []


def test_the_young_are_looked_at_before_the_old(monitor: Monitor, site: Site) -> None:
    monitor.run("section", days=0.7)
    asked = site.asked("/a/")
    assert 0 < len(asked) < len(LISTED)
    assert asked == [bare(piece.url) for piece in LISTED[: len(asked)]]  # as the catalogue has them, newest first


def test_no_more_are_looked_at_than_the_settings_say(monitor: Monitor, site: Site) -> None:
    monitor.more = "most_looks = 2"
    seen: list[str] = []
    for turn in range(3):
        site.requests.clear()
        monitor.run("section", days=30 + turn / 1000)
        assert len(site.asked("/a/")) == min(2, len(LISTED) - 2 * turn)
        seen += site.asked("/a/")
    assert len(set(seen)) == len(seen)
    monitor.more = "most_looks = 0"
    site.requests.clear()
    monitor.run("section", days=99)
    assert site.asked("/a/") == []


def test_a_corrected_article_gets_a_version_and_the_digest_tells_of_it(monitor: Monitor, site: Site) -> None:
    piece: Piece = LISTED[0]
    words = piece.paragraphs[0].replace("opposes a THAAD radar", "opposes any THAAD radar")
    monitor.outlets.correct(piece, paragraphs=(words, *piece.paragraphs[1:]))
    summary = monitor.run("section", days=1)
    assert (summary.verdict, summary.digests) == ("ok", (2,))
    _, new, left_out, state, reason = coverage(monitor, 2) or ()
    assert (new, left_out, state, reason) == (1, 0, "ok", None)
    digest = monitor.digest(2)
    assert "~~a~~ **any**" in digest
    assert ", corrected: " in digest
    versions = f"SELECT versions FROM v_articles WHERE content_id = '{piece.content_id}'"
    assert monitor.rows(versions) == [(2,)]
    monitor.outlets.correct(monitor.outlets.pieces[PIECES.index(piece)], paragraphs=piece.paragraphs)
    assert monitor.run("section", days=3).digests == ()  # a text that it has had is no news
    assert monitor.rows(versions) == [(2,)]
    current = "SELECT number FROM articles a JOIN article_versions v ON v.id = a.current_version WHERE a.content_id"
    assert monitor.rows(f"{current} = '{piece.content_id}'") == [(1,)]


def test_a_page_that_changed_around_the_same_text_is_not_kept(monitor: Monitor, site: Site) -> None:
    piece = LISTED[0]
    changed = tagged(page(piece).replace("Copyright", "Ferry tickets! Copyright").encode(), content_type=HTML)
    site.put(piece.url, changed)
    before = monitor.rows("SELECT count(*) FROM blobs")
    assert monitor.run("section", days=1).verdict == "quiet"
    assert monitor.rows("SELECT count(*) FROM blobs") == before
    site.requests.clear()
    monitor.run("section", days=3)
    tags = [one.headers["If-None-Match"] for one in site.requests if f"{one.host}{one.path}" == bare(piece.url)]
    assert tags == [changed.etag]


@pytest.mark.parametrize("trouble", [status(500), status(403), Page(b"", 301, headers={"Location": "/nowhere/x"})])
def test_a_look_that_fails_is_tried_at_the_next_run(monitor: Monitor, site: Site, trouble: Page) -> None:
    piece = LISTED[-1]  # asked last: who is turned away asks a host no more
    if trouble.status == 301:
        site.put("https://www.chinadaily.com.cn/nowhere/x", status(503))
    site.put(piece.url, trouble)
    monitor.run("section", days=30)
    found, new, left_out, state, reason = coverage(monitor, 2) or ()
    assert (found, new, left_out, state) == (len(LISTED), 0, 0, "quiet")
    assert str(reason).startswith(f"looking at {piece.url}: ")
    assert str(reason).endswith("; the next run tries again")
    site.put(piece.url)
    site.requests.clear()
    monitor.run("section", days=30.01)
    assert site.asked("/a/") == [bare(piece.url)]


def test_a_page_that_cannot_be_read_any_more_is_kept_and_told_and_takes_nothing_away(
    monitor: Monitor, site: Site
) -> None:
    site.put(LISTED[0].url, Page(b"<html><body>The ferry is late</body></html>"))
    monitor.run("section", days=1)
    _, new, left_out, state, _ = coverage(monitor, 2) or ()
    assert (new, left_out, state) == (1, 1, "unparsable")
    assert f"reading {LISTED[0].url}: it fits none of the templates" in monitor.said[-1].replace("\n", " ")
    assert monitor.rows("SELECT count(*) FROM v_statements WHERE status = 'withdrawn'") == [(0,)]


def test_an_archives_copy_is_not_looked_at_again(site: Site, tmp_path: Path) -> None:
    outlets = Outlets(PIECES[:10])
    site.routes.append(outlets)
    monitor = Monitor(site, outlets, tmp_path)
    monitor.run("archive")
    assert monitor.rows("SELECT count(*) > 0 FROM articles") == [(1,)]
    assert monitor.rows("SELECT count(*) FROM looks") == [(0,)]
