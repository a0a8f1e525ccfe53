"""What was asked is kept, request by request."""

from pathlib import Path

from flows.http.client import Client
from store import requests, runs
from store.database import open_store
from store.requests import HostUse, RequestRow
from tests.flows.http.conftest import CD, NOON, FakeTimer
from tests.site import tricks
from tests.site.server import Page, Site
from tests.site.tricks import status

PAGE = f"{CD}/a.html"


def test_every_request_is_a_row(site: Site, client: Client) -> None:
    site.put(PAGE, Page(b"12345", etag='"one"'))
    client.get(PAGE)
    client.get(PAGE, etag='"one"')
    rows = [(row.url, row.status, row.bytes, row.outcome, row.error) for row in client.take_rows()]
    assert rows == [
        (f"{CD}/robots.txt", 404, 0, "gone", None),
        (PAGE, 200, 5, "fetched", None),
        (PAGE, 304, 0, "unchanged", None),
    ]


def test_a_row_tells_when_and_what_was_wrong(site: Site, client: Client, timer: FakeTimer) -> None:
    site.put(PAGE, status(500), tricks.cut(b"12345", 2), status(403))
    client.get(PAGE)
    assert client.take_rows()[1:] == (
        RequestRow(NOON.replace(second=4), PAGE, 500, 0, 0, "failed", "it answered 500"),
        RequestRow(
            *(NOON.replace(second=8), PAGE, 200, 2, 0, "failed"),
            "the connection failed: peer closed connection without sending complete message body"
            " (received 2 bytes, expected 5)",
        ),
        RequestRow(NOON.replace(second=12), PAGE, 403, 0, 0, "denied", "it answered 403"),
    )


def test_rows_are_taken_once(site: Site, client: Client) -> None:
    client.get(PAGE)
    assert len(client.take_rows()) == 2
    assert client.take_rows() == ()


def test_rows_are_kept_in_the_store(site: Site, client: Client, tmp_path: Path) -> None:
    site.put(PAGE, Page(b"12345"))
    client.get(PAGE)
    client.get("http://[::1]/")
    rows = client.take_rows()
    db = open_store(tmp_path / "onrecord.db")
    run = runs.start(db, now=NOON)
    requests.keep(db, run, rows)
    assert tuple(requests.of_run(db, run)) == rows
    assert [(use.host, use.requests, use.bytes) for use in requests.by_host(db, run)] == [
        ("::1", 0, 0),
        ("www.chinadaily.com.cn", 2, 5),
    ]
    assert isinstance(requests.by_host(db, run)[0], HostUse)
    db.close()
