"""``onrecord ingest URL`` against the replica, from the command to the rows of the store."""

from pathlib import Path

import pytest

from flows.steps import opened
from store import requests
from tests.flows.conftest import Call
from tests.flows.dumps import dump
from tests.flows.http.conftest import CD
from tests.site import tricks
from tests.site.catalogue import catalogue
from tests.site.outlets import Outlets
from tests.site.server import Page, Site

PIECES = catalogue(10)


@pytest.fixture
def outlets(site: Site, workdir: Path) -> Outlets:
    """The replica with its outlets, and settings by which it is found."""
    found = Outlets(PIECES)
    site.routes.append(found)
    places = "\n".join(f'"{host}" = "{site.place}"' for host in ("chinadaily.com.cn", "chinamil.com.cn", "mod.gov.cn"))
    (workdir / "onrecord.toml").write_text(
        f'[http]\ndelay = 0\nbackoff = 0\ncontact = "desk@example.org"\nloopback = true\n[http.hosts]\n{places}\n',
        "utf-8",
    )
    return found


def test_articles_are_fetched_read_and_stored(call: Call, site: Site, outlets: Outlets, workdir: Path) -> None:
    wanted = [PIECES[0], PIECES[7], PIECES[9]]
    answer = call("ingest", *[piece.url for piece in wanted])
    assert (answer.code, answer.out) == (0, "")
    rows = dump(workdir / "data" / "onrecord.db")
    assert [(row["outlet"], row["canonical_url"]) for row in rows["articles"]] == [
        (piece.outlet, piece.url) for piece in wanted
    ]
    assert [(row["title"], row["published_basis"]) for row in rows["article_versions"]] == [
        (piece.title, "page") for piece in wanted
    ]
    said = {row["content"] for row in rows["statements"]}
    assert "China opposes a THAAD radar beside the harbour crane of Anwan" in said
    assert {request.headers["User-Agent"].partition(" ")[2] for request in site.requests} == {"(+desk@example.org)"}


def test_what_was_asked_is_kept_with_the_run(call: Call, site: Site, outlets: Outlets, workdir: Path) -> None:
    call("ingest", PIECES[0].url)
    with opened(workdir / "data" / "onrecord.db") as db:
        rows = requests.of_run(db, 1)
    assert [(row.url, row.outcome) for row in rows] == [(f"{CD}/robots.txt", "gone"), (PIECES[0].url, "fetched")]


def test_again_it_is_known(call: Call, site: Site, outlets: Outlets, workdir: Path) -> None:
    call("ingest", PIECES[0].url)
    answer = call("ingest", PIECES[0].url, PIECES[0].url)
    assert "ingest: 0 new, 1 known" in answer.err
    rows = dump(workdir / "data" / "onrecord.db")
    assert (len(rows["articles"]), len(rows["article_versions"])) == (1, 1)


def test_the_address_after_a_redirect_is_the_article_s(call: Call, site: Site, outlets: Outlets, workdir: Path) -> None:
    site.put("http://usa.chinadaily.com.cn/old.htm", tricks.redirect(PIECES[0].url, 301))
    assert call("ingest", "http://usa.chinadaily.com.cn/old.htm").code == 0
    (article,) = dump(workdir / "data" / "onrecord.db")["articles"]
    assert article["content_id"] == PIECES[0].content_id


def test_paths_and_addresses_go_together(call: Call, site: Site, outlets: Outlets, folder: Path, workdir: Path) -> None:
    assert call("ingest", folder, PIECES[0].url).code == 0
    assert len(dump(workdir / "data" / "onrecord.db")["articles"]) == 3


def test_one_bad_address_leaves_all_out_and_each_is_told(
    call: Call, site: Site, outlets: Outlets, workdir: Path
) -> None:
    site.put(f"{CD}/list.html", Page(b"<html><body><ul><li>no article</li></ul></body></html>"))
    bad = [f"{CD}/none.html", "http://evil.example/a", f"{CD}/list.html", "ftp://www.chinadaily.com.cn/a"]
    answer = call("ingest", PIECES[0].url, *bad)
    assert (answer.code, answer.out) == (2, "")
    lines = answer.err.splitlines()
    assert len(lines) == 4
    assert "none.html: it is not there (404)" in lines[0]
    assert "'evil.example' is no outlet's host" in lines[1]
    assert "list.html" in lines[2]
    assert "only http and https are asked" in lines[3]
    assert not (workdir / "data").exists()


def test_a_bad_path_is_told_before_anything_is_asked(call: Call, site: Site, outlets: Outlets) -> None:
    assert call("ingest", "none.txt", PIECES[0].url).code == 2
    assert site.requests == []


@pytest.mark.parametrize("host", ["chinadaily.com.cn.evil.example", "evilchinadaily.com.cn", "mirror.example"])
def test_a_mirror_is_refused_named_or_redirected_to(
    call: Call, site: Site, outlets: Outlets, workdir: Path, host: str
) -> None:
    mirror = f"http://{host}/china/2016-11/08/content_27305717.htm"
    site.put("http://usa.chinadaily.com.cn/old.htm", tricks.redirect(mirror, 301))
    answer = call("ingest", mirror, "http://usa.chinadaily.com.cn/old.htm")
    assert (answer.code, answer.out) == (2, "")
    named, redirected = answer.err.splitlines()
    assert f"'{host}' is no outlet's host" in named
    assert f"'{host}' is no outlet's host" in redirected
    assert not (workdir / "data").exists()
