"""``onrecord browse``: the real server on loopback, asked over HTTP."""

import json
import os
import re
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from parsers.records import Act
from store import positions
from store.database import open_store
from store.queries import queries
from tests.flows.conftest import ONRECORD, Call
from tests.store.builders import Record, article, statement

HOSTILE = "<script>alert(1)</script> \u202e opposed THAAD"


@contextmanager
def served(db: Path) -> Iterator[httpx.Client]:
    """A server of the store at ``db`` in a process of its own, and who asks it."""
    process = subprocess.Popen(
        [*ONRECORD, "browse", "--port", "0", "--db", str(db)], stderr=subprocess.PIPE, text=True, env=dict(os.environ)
    )
    assert process.stderr is not None
    try:
        line = process.stderr.readline()
        found = re.fullmatch(r".* is at (http://127\.0\.0\.1:\d+/) until Ctrl-C\n", line)
        assert found, line + process.stderr.read()
        with httpx.Client(base_url=found[1], timeout=30, trust_env=False) as client:
            yield client
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=30)


@pytest.fixture(scope="module")
def site(record: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[httpx.Client, Path]]:
    """The record of the seeds with a hostile article beside them, and its store; odd signs are in its path."""
    db = tmp_path_factory.mktemp("browse") / "a ?#% record.db"
    shutil.copy(record, db)
    with served(db) as client:
        database = open_store(db)  # while it is served
        more = Record(database)
        page = article(f"China said {HOSTILE}.\n", title="=1 <b>bold</b>")
        more.add(page, statement(page, HOSTILE, act=Act.ACCUSE))
        positions.match(database)
        database.close()
        yield client, db


@pytest.fixture(scope="module")
def client(site: tuple[httpx.Client, Path]) -> httpx.Client:
    return site[0]


def rows(client: httpx.Client, path: str, **asked: str) -> list[dict[str, Any]]:
    answer = client.get(f"/onrecord/{path}.json", params={"_shape": "array", **asked})
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()
    return found


def sql(client: httpx.Client, text: str) -> httpx.Response:
    return client.get("/onrecord.json", params={"sql": text})


def test_pages_are_there_and_fetch_nothing_from_elsewhere(client: httpx.Client) -> None:
    for path in ("/", "/onrecord", "/onrecord/v_statements", "/onrecord/v_positions", "/onrecord/v_articles",
                 "/onrecord/statements", "/onrecord/statements/1", "/-/timeline", "/onrecord/answers"):  # fmt: skip
        answer = client.get(path)
        assert answer.status_code == 200, path
        fetched = re.findall(r"""<(?:script|link|img)[^>]+(?:src|href)=["']([^"']+)""", answer.text)
        assert fetched
        assert all(re.match(rf"/\w|/-/|{client.base_url}", address) for address in fetched), path
        assert "default-src 'self'" in answer.headers["content-security-policy"]
        assert answer.headers["referrer-policy"] == "no-referrer"


def test_what_the_first_page_points_to_is_there(client: httpx.Client) -> None:
    links = re.findall(r'<li><a href="(/[^"]+)"', client.get("/").text)
    assert {"/-/timeline", "/onrecord/v_statements", "/onrecord/changes", "/onrecord"} <= set(links)
    assert [link for link in links if client.get(link).status_code != 200] == []


def test_what_is_stored_while_it_is_served_is_seen(client: httpx.Client) -> None:
    assert len(rows(client, "v_statements", _size="max")) == 31
    assert client.get("/onrecord/v_statements.json").json()["filtered_table_rows_count"] == 31


def test_facets_and_order(client: httpx.Client) -> None:
    found = client.get("/onrecord/v_statements.json").json()
    facets = {facet["name"]: facet["results"] for facet in found["facet_results"].values()}
    assert set(facets) == {"principals", "act", "status", "outlet"}
    assert {one["value"]: one["count"] for one in facets["act"]}["accuse"] == 3
    dated = [row["dated"] for row in rows(client, "v_statements", _size="max")]
    assert dated == sorted(dated, reverse=True)


def test_search_over_statements_and_texts(client: httpx.Client) -> None:
    found = rows(client, "v_statements", _search="clearly opposed")
    assert [row["content"] for row in found] == [
        "China clearly and strongly opposed the deployment of THAAD, and its stance has not changed"
    ]
    assert [row["article"] for row in rows(client, "article_versions", _search="chaos Seoul")] == [1]
    assert rows(client, "v_statements", _search='"half a phrase AND (') == []
    assert 'name="_search"' in client.get("/onrecord/v_statements").text


@pytest.mark.parametrize("name", queries())
def test_every_question_is_asked_with_its_defaults(client: httpx.Client, name: str) -> None:
    page = client.get(f"/onrecord/{name}").text
    assert "message-error" not in page
    assert all(f'name="{one.name}"' in page for one in queries()[name].parameters)
    assert isinstance(rows(client, name), list)


def test_a_question_with_parameters(client: httpx.Client) -> None:
    found = rows(client, "last-objections", principal="Beijing", limit="1")
    assert [(row["dated"], row["via"]) for row in found] == [("2017-11-01", "Ministry of Foreign Affairs (China)")]


def test_a_statement_is_a_card_with_real_links(client: httpx.Client) -> None:
    page = client.get("/onrecord/v_statements", params={"id": "5"}).text
    assert '<article class="statement cold">' in page
    assert 'href="https://global.chinadaily.com.cn/china/2016-11/08/content_27305717.htm"' in page
    assert "/onrecord/where-it-stands?statement=5" in page
    table = client.get("/onrecord/v_statements", params={"id": "5", "_nocol": "rule"}).text
    assert '<article class="statement' not in table
    assert '<a href="/onrecord/v_articles?id=1">1</a>' in table


def test_tables_are_described_and_keys_read_well(client: httpx.Client) -> None:
    page = client.get("/onrecord/v_statements").text
    assert "One row a statement with everything joined." in page
    assert "day of the saying, else of publication" in page
    assert re.search(r'<a href="/onrecord/speakers/\d+">China</a>', client.get("/onrecord/statement_speakers").text)
    listed = client.get("/onrecord").text
    assert "/onrecord/statements_fts_data" not in listed
    assert '<a href="/onrecord/speakers">' in listed
    assert "/onrecord/subscribers" not in client.get("/onrecord", params={"_show_hidden": "1"}).text


def test_what_a_page_said_is_shown_and_not_run(client: httpx.Client) -> None:
    for path in ("/onrecord/v_statements?_search=script", "/onrecord/v_statements?_nocol=rule&_search=script",
                 "/onrecord/statements?_search=script"):  # fmt: skip
        page = client.get(path).text
        assert "&lt;script&gt;alert(1)&lt;/script&gt; [U+202E] opposed THAAD" in page
        assert "<script>alert" not in page
        assert "<b>bold" not in page


def test_the_timeline(client: httpx.Client) -> None:
    page = client.get("/-/timeline").text
    assert "<title>China, Nov 2017: 2 cooperative (agree 1, concede 1)</title>" in page
    assert re.search(r">China<tspan[^>]*> · 9</tspan>", page)
    assert '<option value="thaad" selected>THAAD</option>' in page
    for link in re.findall(r'<a href="(/onrecord/v_statements\?principals[^"]+)"', page):
        assert '<article class="statement' in client.get(link.replace("&amp;", "&")).text
    assert "Nov 2017" not in client.get("/-/timeline", params={"to": "2016-12-31"}).text


def test_the_timeline_says_what_it_cannot_show(client: httpx.Client) -> None:
    answer = client.get("/-/timeline", params={"from": "<soon>"})
    assert answer.status_code == 400
    assert "from is &#39;&lt;soon&gt;&#39;; give a day as YYYY-MM-DD" in answer.text
    assert "Nobody has said anything" in client.get("/-/timeline", params={"topic": "<b>"}).text
    assert "<b>" not in client.get("/-/timeline", params={"topic": "<b>"}).text


@pytest.mark.parametrize(
    "text",
    [
        "DELETE FROM statements", "ATTACH '/etc/passwd' AS p", "PRAGMA journal_mode = DELETE",
        "WITH x AS (SELECT 1) DELETE FROM statements", "SELECT * FROM subscribers", "SELECT load_extension('x')",
        "SELECT readfile('/etc/passwd')", "VACUUM INTO '/tmp/x.db'",
    ],
)  # fmt: skip
def test_it_reads_and_does_nothing_else(client: httpx.Client, text: str) -> None:
    answer = sql(client, text)
    assert answer.status_code == 400
    assert answer.json()["ok"] is False
    assert sql(client, "SELECT count(*) FROM statements").json()["rows"] == [[31]]


def test_nothing_can_be_posted_or_downloaded(client: httpx.Client) -> None:
    assert client.post("/onrecord", data={"sql": "DELETE FROM statements"}).status_code in (403, 405)
    assert client.get("/onrecord.db").status_code in (403, 404)
    assert client.get("/onrecord/subscribers").status_code == 403
    for path in ("/assets/../plugin.py", "/assets/%2e%2e/plugin.py", "/assets//etc/passwd"):
        assert client.get(path).status_code == 404


def test_long_queries_are_ended(client: httpx.Client) -> None:
    answer = sql(client, "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n")
    assert answer.status_code == 400
    assert "interrupt" in json.dumps(answer.json()).lower()


def test_a_port_that_is_taken_and_a_store_that_is_not_there(call: Call, record: Path, client: httpx.Client) -> None:
    port = str(client.base_url.port)
    answer = call("browse", "--port", port, "--db", record)
    assert answer == (
        2, "",
        f"onrecord: browsing on 127.0.0.1, port {port}: Address already in use; name another by --host or --port\n",
    )  # fmt: skip
    assert call("browse", "--db", "nowhere.db").code == 2


def test_without_datasette_it_says_what_to_install(record: Path, tmp_path: Path) -> None:
    (tmp_path / "datasette.py").write_text("raise ImportError('No module named datasette')")
    answer = subprocess.run(
        [*ONRECORD, "browse", "--db", str(record)], env={"PYTHONPATH": str(tmp_path)}, capture_output=True, text=True,
        cwd=tmp_path,
    )  # fmt: skip
    assert answer.returncode == 2
    assert answer.stderr == (
        "onrecord: browsing: No module named datasette; install what it needs with `pip install 'onrecord[browse]'`\n"
    )
