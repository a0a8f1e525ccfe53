"""Articles on several pages, on the replica: in a run, by a look, by ``ingest`` and in a backfill."""

from collections import Counter
from pathlib import Path

import pytest

from flows import asked_for, parsing
from flows.errors import BadInputs
from flows.settings import load
from store import snapshots
from store.database import open_store
from tests.flows.replica import SECTION, Monitor
from tests.site.articles import page
from tests.site.catalogue import catalogue, of
from tests.site.fixtures import server, site
from tests.site.outlets import Outlets
from tests.site.server import HTML, Page, Site, tagged
from tests.site.tricks import redirect, status

__all__ = ["server", "site"]

PIECES = catalogue(20)
LISTED = [piece for piece in of(PIECES, "china-daily") if piece.section == "world/asia_pacific" and piece.about]
LONG = LISTED[0]
SECOND = LONG.url.replace(".html", "_2.html")
THIRD = LONG.url.replace(".html", "_3.html")
WORDS = "China also opposes a THAAD mast on the pier, Foreign Ministry spokesperson Mao Ning said on Friday."


def bare(url: str) -> str:
    return url.partition("://")[2]


def shown(number: int, words: str, of_pages: int = 3) -> Page:
    """Page ``number`` of the article."""
    text = page(LONG)
    begin, end = text.index('<div id="Content">') + len('<div id="Content">'), text.index("    </div>\n  </div>")
    links = "".join(
        f'<a href="{LONG.content_id}{"" if n == 1 else f"_{n}"}.html">{n}</a>' for n in range(1, of_pages + 1)
    )
    body = f'<p>{words}</p><div id="div_currpage"><span class="pageno">{number}/{of_pages}</span> {links}</div>'
    return tagged((text[:begin] + body + text[end:]).encode(), content_type=HTML)


@pytest.fixture
def monitor(site: Site, tmp_path: Path) -> Monitor:
    """A section with an article on three pages."""
    outlets = Outlets(PIECES)
    site.routes.append(outlets)
    for url, number, words in ((LONG.url, 1, LONG.paragraphs[0]), (SECOND, 2, WORDS), (THIRD, 3, "The pier is long.")):
        site.put(url, shown(number, words))
    return Monitor(site, outlets, tmp_path)


ARTICLE = f"FROM articles a JOIN article_versions v ON v.id = a.current_version WHERE content_id = '{LONG.content_id}'"


def test_all_pages_are_fetched_once_and_read_as_one_article(monitor: Monitor, site: Site) -> None:
    summary = monitor.run("section")
    assert [(one.new, one.left_out) for one in summary.sources] == [(len(LISTED), 0)]
    assert {url: times for url, times in Counter(site.asked("/a/")).items() if LONG.content_id in url} == {
        bare(url): 1 for url in (LONG.url, SECOND, THIRD)
    }
    assert monitor.rows(f"SELECT body {ARTICLE}") == [("\n".join((LONG.paragraphs[0], WORDS, "The pier is long.")),)]
    assert monitor.rows(f"SELECT canonical_url {ARTICLE}") == [(LONG.url,)]
    assert "a THAAD mast on the pier" in monitor.digest(1)
    assert monitor.rows("SELECT count(*) FROM requests") == [(len(site.requests),)]


@pytest.mark.parametrize("where", ["section", "section, twice"])
def test_a_list_that_leads_to_the_second_page_leads_to_the_article(monitor: Monitor, site: Site, where: str) -> None:
    items = "".join(
        f'<div class="mb10 tw3_01_2 "><span class="tw3_01_2_t"><h4><a href="{url}">{LONG.title}</a></h4>'
        f"<b>2026-11-20 09:00</b></span></div>"
        for url in ((SECOND,) if where == "section" else (SECOND, LONG.url, THIRD))
    )
    site.put(SECTION, Page(f'<html><body><div id="left">{items}</div></body></html>'.encode()))
    assert [(one.found, one.new) for one in monitor.run("section").sources] == [(1, 1)]
    assert sorted(site.asked("/a/")) == sorted(bare(url) for url in (LONG.url, SECOND, THIRD))
    assert monitor.rows("SELECT body, canonical_url FROM articles a JOIN article_versions v ON v.article = a.id") == [
        ("\n".join((LONG.paragraphs[0], WORDS, "The pier is long.")), LONG.url)
    ]


@pytest.mark.parametrize(
    ("trouble", "why"),
    [
        (status(500), "it answered 500"),
        (status(404), "it is not there (404)"),
        (redirect(LONG.url), f"it led to {LONG.url}"),
    ],
)
def test_without_one_of_its_pages_an_article_is_left_out_and_tried_again(
    monitor: Monitor, site: Site, trouble: Page, why: str
) -> None:
    site.put(SECOND, trouble)
    summary = monitor.run("section")
    assert (summary.sources[0].left_out, summary.sources[0].new) == (1, len(LISTED) - 1)
    assert f"fetching page 2 of 3, {SECOND}: {why}" in str(summary.sources[0].reason)
    assert monitor.rows(f"SELECT count(*) {ARTICLE}") == [(0,)]
    site.put(SECOND, shown(2, WORDS))
    assert monitor.run("section", days=0.03).sources[0].new == 1
    assert monitor.rows(f"SELECT count(*) {ARTICLE} AND body LIKE '%mast%'") == [(1,)]


def test_a_page_that_counts_too_many_is_left_out(monitor: Monitor, site: Site) -> None:
    site.put(LONG.url, shown(1, LONG.paragraphs[0], of_pages=400))
    summary = monitor.run("section")
    assert f"fetching {LONG.url}: it says that it has 400 pages, over 30" in str(summary.sources[0].reason)
    assert [url for url in site.asked("/a/") if "_2" in url] == []


def test_a_changed_second_page_is_a_correction(monitor: Monitor, site: Site) -> None:
    monitor.run("section")
    site.put(SECOND, shown(2, WORDS.replace("a THAAD mast", "any THAAD mast")))
    assert monitor.run("section", days=1).digests == (2,)
    assert "~~a~~ **any**" in monitor.digest(2)
    assert monitor.rows(f"SELECT number {ARTICLE}") == [(2,)]
    assert monitor.run("section", days=2).digests == ()


def test_a_second_page_that_is_gone_takes_nothing_away(monitor: Monitor, site: Site) -> None:
    monitor.run("section")
    site.put(SECOND, status(404))
    for days in (1, 3):
        assert monitor.run("section", days=days).digests == ()
        assert f"fetching page 2 of 3, {SECOND}: it is not there (404)" in monitor.said[-1]
    assert monitor.rows("SELECT count(*) FROM looks WHERE gone_at IS NOT NULL") == [(0,)]
    assert monitor.rows(f"SELECT number {ARTICLE}") == [(1,)]


def test_the_archives_pages_are_asked_of_the_archive(monitor: Monitor, site: Site) -> None:
    copies = "https://web.archive.org/web/20261121000000id_/"
    for number, url in enumerate((LONG.url, SECOND, THIRD), 1):
        site.put(copies + url, shown(number, f"Page {number} of it, China said on Friday."))
    monitor.write("archive")
    settings = load(monitor.folder / "onrecord.toml", environment={})
    site.requests.clear()
    (document,), rows = asked_for.pages([copies + LONG.url], "ingest", settings.http)
    assert [one.host for one in site.requests if one.path != "/robots.txt"] == ["web.archive.org"] * 3
    assert (document.declared.url, document.origin, len(rows)) == (LONG.url, None, len(site.requests))
    assert document.raw.count(b"of it, China said on Friday.") == 3


def test_ingest_takes_all_pages_or_none(monitor: Monitor, site: Site) -> None:
    settings = load(monitor.write("section"), environment={})
    (document,), _ = asked_for.pages([SECOND], "ingest", settings.http)
    assert document.raw.count(b"Content-Location: ") == 3
    site.put(THIRD, status(500))
    with pytest.raises(BadInputs, match="fetching page 3 of 3"):
        asked_for.pages([LONG.url], "ingest", settings.http)


def test_it_is_read_again_from_what_is_kept(monitor: Monitor, site: Site) -> None:
    monitor.run("section")
    before = monitor.rows(f"SELECT body {ARTICLE}")
    db = open_store(monitor.db)
    (id_,) = (row[0] for row in monitor.rows(f"SELECT id FROM articles WHERE content_id = '{LONG.content_id}'"))
    (kept,) = parsing.load(db, snapshots.of_article(db, id_))
    site.clear()
    read = parsing.read(kept)
    db.close()
    assert read.article is not None
    assert "\n".join(span.text for span in read.article.paragraphs) == before[0][0]
