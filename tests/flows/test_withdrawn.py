"""Articles that their outlets take down: seen twice, a day apart, they are withdrawn, and the digest tells it once."""

import datetime as dt
import json
import sqlite3
from pathlib import Path

import pytest

from store import looks
from store.database import open_store
from tests.flows.replica import NOON, SECTION, Monitor
from tests.site.catalogue import catalogue, of
from tests.site.fixtures import server, site
from tests.site.outlets import Outlets
from tests.site.server import Site
from tests.site.tricks import status

__all__ = ["server", "site"]

PIECES = catalogue(90)
LISTED = [piece for piece in of(PIECES, "china-daily") if piece.section == "world/asia_pacific" and piece.about]
GONE = LISTED[0]
STATUS = (
    "SELECT DISTINCT status FROM v_statements s JOIN articles a ON a.id = s.article"
    f" WHERE content_id = '{GONE.content_id}'"
)


@pytest.fixture
def monitor(site: Site, tmp_path: Path) -> Monitor:
    """A store that has the articles of a section."""
    outlets = Outlets(PIECES)
    site.routes.append(outlets)
    found = Monitor(site, outlets, tmp_path)
    found.run("section")
    return found


@pytest.mark.parametrize("code", [404, 410])
def test_gone_twice_a_day_apart_an_article_is_withdrawn_and_told_once(monitor: Monitor, site: Site, code: int) -> None:
    before = monitor.rows(STATUS)
    kept = monitor.rows("SELECT count(*) FROM snapshots"), monitor.rows("SELECT count(*) FROM spans")
    site.put(GONE.url, status(code))
    assert monitor.run("section", days=30).digests == ()
    assert monitor.rows(STATUS) == before
    assert "1 not there" in monitor.said[-1]

    site.requests.clear()
    assert monitor.run("section", days=30.5).digests == ()
    assert site.asked("/a/") == []  # a day has not passed

    summary = monitor.run("section", days=40)
    assert summary.digests == (2,)
    assert "look      1 article withdrawn by the outlets\n" in monitor.said[-1]
    assert monitor.rows(STATUS) == [("withdrawn",)]
    assert (monitor.rows("SELECT count(*) FROM snapshots"), monitor.rows("SELECT count(*) FROM spans")) == kept
    gone = "SELECT content_id, substr(gone_at, 1, 10) FROM v_articles WHERE withdrawn_at IS NOT NULL"
    assert monitor.rows(gone) == [(GONE.content_id, "2026-12-21")]
    told = "withdrawn, the outlet has taken the article down, it is not there since 21 Dec 2026"
    assert monitor.digest(2).count(told) == 1
    assert told.partition(", ")[2] in (monitor.folder / "digests" / "0002.html").read_text(encoding="utf-8")
    (correction,) = json.loads((monitor.folder / "digests" / "0002.json").read_bytes())["corrections"]
    assert (correction["after"], correction["article_gone"]) == (None, "2026-12-21")
    assert correction["before"]["status"] == "withdrawn"
    assert monitor.rows("SELECT kind, status FROM digest_items WHERE digest = 2") == [("withdrawn", "withdrawn")]

    assert monitor.run("section", days=90).digests == ()  # once


def test_one_that_is_looked_at_alone_is_withdrawn_all_the_same(monitor: Monitor, site: Site) -> None:
    connection = sqlite3.connect(monitor.db)  # the others are not due for long
    connection.execute(
        "UPDATE looks SET due_at = '2027-12-01T00:00:00+00:00'"
        " WHERE article <> (SELECT id FROM articles WHERE content_id = ?)",
        (GONE.content_id,),
    )
    connection.commit()
    connection.close()
    site.put(GONE.url, status(404))
    assert all("known articles" not in monitor.run("section", days=days).reason for days in (30, 40))
    assert monitor.rows(STATUS) == [("withdrawn",)]


def test_an_article_that_comes_back_stands_again_and_is_no_news(monitor: Monitor, site: Site) -> None:
    before = monitor.rows(STATUS)
    site.put(GONE.url, status(404))
    monitor.run("section", days=30)
    monitor.run("section", days=40)
    site.put(GONE.url)
    assert monitor.run("section", days=90).digests == ()
    assert monitor.rows(STATUS) == before
    assert monitor.rows("SELECT count(*) FROM v_articles WHERE gone_at IS NOT NULL") == [(0,)]


def test_one_that_was_away_once_and_came_back_has_to_be_away_twice_again(monitor: Monitor, site: Site) -> None:
    before = monitor.rows(STATUS)
    for days, answer in ((30, status(404)), (40, None), (90, status(404))):
        site.put(GONE.url, *([answer] if answer else []))
        monitor.run("section", days=days)
    assert monitor.rows(STATUS) == before


def test_a_host_whose_every_article_is_gone_withdraws_none_and_is_told(monitor: Monitor, site: Site) -> None:
    for piece in LISTED:
        site.put(piece.url, status(404))
    for days in (30, 40, 50):
        summary = monitor.run("section", days=days)
        assert summary.verdict == "degraded"
        what = f"www.chinadaily.com.cn has {len(LISTED)} of {len(LISTED)} articles no more (404, 410)"
        told = f"known articles is failing: {what}: taken for its trouble, none is marked as withdrawn"
        assert told in summary.reason
    assert monitor.rows("SELECT count(*) FROM looks WHERE gone_at IS NOT NULL") == [(0,)]
    for piece in LISTED:
        site.put(piece.url)
    assert "known articles is failing" not in monitor.run("section", days=51).reason


def test_an_article_that_is_withdrawn_before_it_was_told_is_told_as_withdrawn_alone(
    monitor: Monitor, site: Site
) -> None:
    connection = sqlite3.connect(monitor.db)  # as if no digest had told of it
    connection.execute("DELETE FROM digest_items")
    connection.commit()
    connection.close()
    site.put(GONE.url, status(404))
    site.put(SECTION, status(500))
    db = open_store(monitor.db)
    (id_,) = (row[0] for row in monitor.rows(f"SELECT id FROM articles WHERE content_id = '{GONE.content_id}'"))
    for days in (1, 2):
        looks.gone(db, [id_], now=NOON + dt.timedelta(days=days))
    db.close()
    monitor.run("section", days=2.01)
    digest = json.loads((monitor.folder / "digests" / "0002.json").read_bytes())
    assert [one["before"]["article_url"] for one in digest["corrections"]] == [GONE.url]
    assert GONE.url not in [one["article_url"] for one in digest["new"]]


def test_a_lone_page_of_a_host_that_answers_nothing_else_is_put_off_and_the_run_is_well(
    monitor: Monitor, site: Site
) -> None:
    site.routes.insert(0, lambda request: status(404) if request.host == "www.chinadaily.com.cn" else None)
    connection = sqlite3.connect(monitor.db)
    connection.execute(
        "DELETE FROM looks WHERE article <> (SELECT id FROM articles WHERE content_id = ?)", (GONE.content_id,)
    )
    connection.commit()
    connection.close()
    for days in (30, 40):
        summary = monitor.run("section", days=days)
        known = next(one for one in summary.sources if one.source == "known articles")
        assert (known.state, known.found) == ("quiet", 1)
        assert "has 1 of 1 articles no more (404, 410): taken for its trouble" in (known.reason or "")
    assert monitor.rows("SELECT gone_at, withdrawn_at FROM looks")[0] == (None, None)
