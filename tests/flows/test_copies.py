"""Copies of articles in other places: the Wayback Machine's, and the JSON from which an app makes its page."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from flows import reading
from flows.sources import Declared, Fetched
from tests.flows.conftest import Answer, Call
from tests.flows.dumps import Dump, dump
from tests.site.catalogue import catalogue, of
from tests.site.fixtures import server, site
from tests.site.outlets import Outlets
from tests.site.server import Page, Site
from tests.site.tricks import redirect, status

__all__ = ["server", "site"]

PIECES = catalogue(30)
ABOUT = [piece for piece in of(PIECES, "china-daily") if piece.about]
PIECE = ABOUT[0]
ARCHIVE = "https://web.archive.org/web"
CAPTURED = "20261121093000"
APP = Path(__file__).parents[1] / "site" / "pages" / "china-daily-app.json"
APP_PAGE = "https://enapp.chinadaily.com.cn/a/202303/23/AP0a1b2c3d4e5f60718293a4b5.html"

Backfill = Callable[..., Answer]


@pytest.fixture
def settings(site: Site, workdir: Path) -> Callable[[str], None]:
    """Write settings with a source by which the replica is asked."""
    site.routes.append(Outlets(PIECES))

    def write(source: str) -> None:
        (workdir / "onrecord.toml").write_text(
            f"""[http]
delay = 0
attempts = 1
loopback = true
hosts = {{ "chinadaily.com.cn" = "{site.place}", "web.archive.org" = "{site.place}" }}
[[sources]]
name = "past"
{source}
"""
        )

    return write


@pytest.fixture
def backfill(settings: Callable[[str], None], site: Site, call: Call) -> Backfill:
    """Look through the archive, whose index lists ``captures`` (timestamp, address)."""
    settings('kind = "wayback"\nprefix = "www.chinadaily.com.cn/a/"')

    def run(*captures: tuple[str, str]) -> Answer:
        rows = json.dumps([["timestamp", "original"], *captures]).encode()
        index = Page(rows, content_type="application/json")
        site.routes.insert(0, lambda request: index if request.path == "/cdx/search/cdx" else None)
        return call("backfill", "--from", "2026-11-01", "--to", "2026-11-30")

    return run


def rows(workdir: Path) -> Dump:
    return dump(workdir / "data" / "onrecord.db")


def make_due(workdir: Path) -> None:
    """Let so much time have passed that what could not be had is asked for again."""
    import sqlite3

    connection = sqlite3.connect(workdir / "data" / "onrecord.db", isolation_level=None)
    connection.execute("UPDATE awaited SET due_at = '2026-01-01T00:00:00+00:00'")
    connection.close()


def seen(workdir: Path) -> list[str]:
    """When the snapshots were first there."""
    import sqlite3

    connection = sqlite3.connect(workdir / "data" / "onrecord.db")
    try:
        return [row[0] for row in connection.execute("SELECT first_seen_at FROM snapshots ORDER BY id")]
    finally:
        connection.close()


def test_a_copy_is_its_article_as_of_its_capture(backfill: Backfill, workdir: Path) -> None:
    answer = backfill((CAPTURED, PIECE.url))
    assert answer.code == 0, answer.err
    found = rows(workdir)
    assert [(row["outlet"], row["content_id"], row["canonical_url"]) for row in found["articles"]] == [
        ("china-daily", PIECE.content_id, PIECE.url)
    ]
    assert [row["url"] for row in found["urls"]] == [PIECE.url]
    assert [(row["title"], row["published_basis"]) for row in found["article_versions"]] == [(PIECE.title, "page")]
    assert seen(workdir) == ["2026-11-21T09:30:00+00:00"]


def test_the_archive_answers_with_the_nearest_capture_that_it_has(
    backfill: Backfill, site: Site, workdir: Path
) -> None:
    site.put(f"{ARCHIVE}/{CAPTURED}id_/{PIECE.url}", redirect(f"/web/20261122000000id_/{PIECE.url}"))
    assert backfill((CAPTURED, PIECE.url)).code == 0
    assert seen(workdir) == ["2026-11-22T00:00:00+00:00"]


@pytest.mark.parametrize(
    ("target", "told"),
    [
        (f"/web/20261122000000id_/{ABOUT[1].url}", "which is no copy of it; it has none"),
        ("https://www.chinadaily.com.cn/world/asia_pacific/page_1.html", "which is no copy of it; it has none"),
        ("https://evil.example/", "evil.example"),
    ],
)
def test_a_copy_that_leads_elsewhere_is_told_and_not_kept(
    backfill: Backfill, site: Site, workdir: Path, target: str, told: str
) -> None:
    site.put(f"{ARCHIVE}/{CAPTURED}id_/{PIECE.url}", redirect(target))
    answer = backfill((CAPTURED, PIECE.url), (CAPTURED, ABOUT[2].url))
    (row,) = rows(workdir)["run_sources"]
    assert (row["found"], row["new"], row["left_out"]) == (2, 1, 1), answer.err
    assert told in row["reason"]
    assert [article["content_id"] for article in rows(workdir)["articles"]] == [ABOUT[2].content_id]


def test_a_copy_that_is_not_there_is_told_and_asked_for_again(backfill: Backfill, site: Site, workdir: Path) -> None:
    address = f"{ARCHIVE}/{CAPTURED}id_/{PIECE.url}"
    site.put(address, status(404))
    backfill((CAPTURED, PIECE.url))
    (row,) = rows(workdir)["run_sources"]
    assert (row["left_out"], row["reason"]) == (1, f"fetching {address}: it is not there (404)")
    make_due(workdir)
    site.put(address)
    backfill((CAPTURED, PIECE.url))
    assert len(rows(workdir)["articles"]) == 1


@pytest.mark.parametrize("mode", ["", "id_", "if_"])
def test_a_copy_is_handed_in_by_its_address(backfill: Backfill, call: Call, workdir: Path, mode: str) -> None:
    answer = call("ingest", f"{ARCHIVE}/{CAPTURED}{mode}/{PIECE.url}")
    assert answer.code == 0, answer.err
    assert [row["canonical_url"] for row in rows(workdir)["articles"]] == [PIECE.url]
    assert seen(workdir) == ["2026-11-21T09:30:00+00:00"]


def test_a_copy_found_after_the_live_page_is_the_earlier_version(
    backfill: Backfill, call: Call, site: Site, workdir: Path
) -> None:
    live = call("ingest", PIECE.url)
    assert live.code == 0, live.err
    outlets = Outlets(PIECES)
    site.routes.insert(0, outlets)
    outlets.correct(PIECE, paragraphs=("China has asked about a radar, Foreign Ministry spokesperson Mao Ning said.",))
    assert call("ingest", f"{ARCHIVE}/20261120120000id_/{PIECE.url}").code == 0
    versions = sorted((row["number"], row["id"]) for row in rows(workdir)["article_versions"])
    (article,) = rows(workdir)["articles"]
    assert versions == [(1, 2), (2, 1)]
    assert article["current_version"] == 1


def test_an_article_whose_day_no_list_tells_is_fetched_once_whatever_its_day(
    settings: Callable[[str], None], site: Site, call: Call, workdir: Path
) -> None:
    """Neither list nor address has a day, so it may be of the days asked for; only its page could tell."""
    settings('kind = "sitemap"\nurl = "http://www.chinadaily.com.cn/undated.xml"\nleast_relevance = 0')
    undated = "http://www.chinadaily.com.cn/content_27305717.htm"
    site.put(
        "http://www.chinadaily.com.cn/undated.xml", Page(f"<urlset><url><loc>{undated}</loc></url></urlset>".encode())
    )
    from tests.site.articles import page

    site.put(undated, Page(page(PIECE).encode()))
    for first, last in (("2016-01-01", "2016-12-31"), ("2017-01-01", "2017-12-31")):
        answer = call("backfill", "--from", first, "--to", last)
        assert answer.code == 0, answer.err
    assert [row["content_id"] for row in rows(workdir)["articles"]] == ["content_27305717"]
    assert site.asked("/content_") == [undated.removeprefix("http://")]


def test_an_app_s_article_is_had_as_json_and_known_by_the_address_of_its_page(
    settings: Callable[[str], None], site: Site, call: Call, workdir: Path
) -> None:
    settings('kind = "chinadaily-app"\ncolumn = "5a00"\nleast_relevance = 0')
    reply = APP_PAGE.replace(".html", ".json")
    stories = {"stories": [{"url": APP_PAGE, "jsonUrl": reply, "title": "Bridges", "publishTime": None}]}
    json_type = "application/json"
    base = "https://enapp.chinadaily.com.cn/channels/enapp/columns"
    site.put(f"{base}/5a00/stories.json", Page(json.dumps(stories).encode(), content_type=json_type))
    site.put(reply, Page(APP.read_bytes(), content_type=json_type))
    assert call("backfill", "--from", "2023-01-01", "--to", "2023-12-31").code == 0
    found = rows(workdir)
    assert [row["canonical_url"] for row in found["articles"]] == [APP_PAGE]
    (version,) = found["article_versions"]
    assert (version["template"], version["published"], version["page_time"]) == (
        *("china-daily app", "2023-03-23", "07:13:33"),  # the reply has it in UTC, the evening before
    )


def test_a_saved_reply_of_the_app_is_handed_in_as_a_page_is(workdir: Path, call: Call) -> None:
    file = workdir / "AP0a1b2c3d4e5f60718293a4b5.json"
    file.write_bytes(APP.read_bytes())
    answer = call("ingest", file)
    assert answer.code == 0, answer.err
    found = rows(workdir)
    assert [(row["content_id"], row["canonical_url"]) for row in found["articles"]] == [
        ("AP0a1b2c3d4e5f60718293a4b5", APP_PAGE)
    ]
    assert [row["title"] for row in found["article_versions"]] == ["Village bridges get numbers"]


@pytest.mark.parametrize("raw", [b'{"a": 1}', b"{", b'{"content": "x", "publishTime": 5, "url": 7}', b"[]"])
def test_json_that_is_no_article_is_told_in_one_line(workdir: Path, call: Call, raw: bytes) -> None:
    file = workdir / "reply.json"
    file.write_bytes(raw)
    answer = call("ingest", file)
    assert (answer.code, answer.err.count("\n")) == (2, 1), answer.err
    assert answer.err.startswith(f"onrecord: reading {file}: ")


def test_the_json_and_the_page_s_address_give_the_same_article() -> None:
    def read(url: str | None) -> Fetched:
        return Fetched(APP.read_bytes(), Declared("app", "x.json", url, content_type="application/json"))

    page = reading.article(read(APP_PAGE))
    alone = reading.article(read(None))
    assert alone == page
    assert page.url == APP_PAGE
