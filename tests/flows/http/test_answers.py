from flows.http import Client, Failed, Fetched, Gone, NotModified
from tests.flows.http.conftest import CD, Make
from tests.site.server import Page, Site
from tests.site.tricks import status


def test_a_page_comes_with_what_is_needed_next_time(site: Site, client: Client) -> None:
    site.put(f"{CD}/a.html", Page(b"<p>page</p>", etag='"one"', modified="Sat, 21 Nov 2026 00:00:00 GMT"))
    answer = client.get(f"{CD}/a.html")
    assert isinstance(answer, Fetched)
    assert (answer.url, answer.final_url, answer.status) == (f"{CD}/a.html", f"{CD}/a.html", 200)
    assert (answer.body, answer.etag, answer.last_modified) == (
        b"<p>page</p>",
        '"one"',
        "Sat, 21 Nov 2026 00:00:00 GMT",
    )
    assert answer.headers["content-type"] == "text/html; charset=utf-8"


def test_an_unchanged_page_costs_no_body(site: Site, client: Client) -> None:
    site.put(f"{CD}/a.html", Page(b"<p>page</p>", etag='"one"'))
    assert client.get(f"{CD}/a.html", etag='"one"') == NotModified(f"{CD}/a.html", f"{CD}/a.html", '"one"', None)
    assert client.take_rows()[-1].bytes == 0


def test_what_is_not_there_is_gone(site: Site, client: Client) -> None:
    site.put(f"{CD}/old.html", status(410))
    assert client.get(f"{CD}/none.html") == Gone(f"{CD}/none.html", f"{CD}/none.html", 404)
    assert client.get(f"{CD}/old.html") == Gone(f"{CD}/old.html", f"{CD}/old.html", 410)


def test_trouble_is_tried_again(site: Site, client: Client) -> None:
    site.put(f"{CD}/a.html", status(500), status(502), Page(b"there"))
    answer = client.get(f"{CD}/a.html")
    assert isinstance(answer, Fetched)
    assert answer.body == b"there"
    assert [row.status for row in client.take_rows()] == [404, 500, 502, 200]


def test_trouble_that_stays_is_told(site: Site, client: Client) -> None:
    site.put(f"{CD}/a.html", status(503))
    assert client.get(f"{CD}/a.html") == Failed(f"{CD}/a.html", "it answered 503", True)
    assert len(site.asked()) == 4


def test_delay_between_two_requests_to_a_host(site: Site, make: Make) -> None:
    site.put(f"{CD}/a.html", Page(b"a"))
    client = make()
    client.get(f"{CD}/a.html")
    client.get(f"{CD}/a.html")
    assert [row.when.second for row in client.take_rows()] == [0, 4, 8]
