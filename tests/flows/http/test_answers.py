"""What the client answers for what a host replies."""

import pytest

from flows.http import Failed, Fetched, Gone, NotModified, Refused, Wanted
from flows.http.client import Client
from tests.flows.http.conftest import CD, MOD, Make
from tests.site import tricks
from tests.site.server import Page, Site
from tests.site.tricks import status

PAGE = f"{CD}/a/202611/21/WS0123456789abcdef01234567.html"
SATURDAY = "Sat, 21 Nov 2026 00:00:00 GMT"


def test_a_page_comes_with_what_is_needed_next_time(site: Site, client: Client) -> None:
    site.put(PAGE, Page(b"<p>page</p>", etag='"one"', modified=SATURDAY, headers={"X-Cache": "HIT"}))
    answer = client.get(PAGE)
    assert isinstance(answer, Fetched)
    assert (answer.url, answer.final_url, answer.status, answer.body) == (PAGE, PAGE, 200, b"<p>page</p>")
    assert (answer.etag, answer.last_modified) == ('"one"', SATURDAY)
    assert set(answer.headers) == {"content-type", "date", "etag", "last-modified"}
    assert answer.headers["content-type"] == "text/html; charset=utf-8"


def test_a_page_without_marks_has_none(site: Site, client: Client) -> None:
    site.put(PAGE, Page(b"page"))
    answer = client.get(PAGE)
    assert isinstance(answer, Fetched)
    assert (answer.etag, answer.last_modified) == (None, None)


def test_an_empty_page_is_a_page(site: Site, client: Client) -> None:
    site.put(PAGE, Page(b""))
    answer = client.get(PAGE)
    assert isinstance(answer, Fetched)
    assert answer.body == b""


@pytest.mark.parametrize(
    ("etag", "modified"), [('"one"', None), (None, SATURDAY), ('"one"', SATURDAY), ('"one"', "Mon, 01 Jan 2001")]
)
def test_an_unchanged_page_costs_no_body(site: Site, client: Client, etag: str | None, modified: str | None) -> None:
    site.put(PAGE, Page(b"<p>page</p>", etag='"one"', modified=SATURDAY))
    answer = client.get(PAGE, etag=etag, last_modified=modified)
    assert answer == NotModified(PAGE, PAGE, '"one"', SATURDAY)
    assert (client.take_rows()[-1].outcome, site.requests[-1].target) == ("unchanged", "/a/" + PAGE.split("/a/")[1])


def test_a_304_without_marks_keeps_those_that_were_handed_in(site: Site, client: Client) -> None:
    site.put(PAGE, tricks.raw(b"HTTP/1.1 304 Not Modified\r\n\r\n"))
    assert client.get(PAGE, etag='"mine"', last_modified=SATURDAY) == NotModified(PAGE, PAGE, '"mine"', SATURDAY)


def test_a_changed_page_comes_whole(site: Site, client: Client) -> None:
    site.put(PAGE, Page(b"<p>corrected</p>", etag='"two"'))
    answer = client.get(PAGE, etag='"one"')
    assert isinstance(answer, Fetched)
    assert (answer.body, answer.etag) == (b"<p>corrected</p>", '"two"')


def test_a_304_that_nobody_asked_for_is_no_answer(site: Site, client: Client) -> None:
    site.put(PAGE, tricks.raw(b"HTTP/1.1 304 Not Modified\r\n\r\n"))
    assert client.get(PAGE) == Failed(PAGE, "it answered 304", False)


@pytest.mark.parametrize("mark", ["", '"a\r\nX-Injected: yes"', '"caf\xe9"', '"\u4e2d"', "x" * 2000, "\x00"])
def test_a_mark_that_is_no_header_is_left_out(site: Site, client: Client, mark: str) -> None:
    site.put(PAGE, Page(b"page"))
    assert isinstance(client.get(PAGE, etag=mark, last_modified=mark), Fetched)
    sent = site.requests[-1].headers
    assert (sent["If-None-Match"], sent["If-Modified-Since"], sent["X-Injected"]) == (None, None, None)


def test_a_mark_in_other_letters_is_not_kept(site: Site, client: Client) -> None:
    site.put(PAGE, tricks.raw(tricks.OK + b'ETag: "caf\xe9"\r\n\r\npage'))
    answer = client.get(PAGE)
    assert isinstance(answer, Fetched)
    assert answer.etag is None


def test_what_is_not_there_is_gone(site: Site, client: Client) -> None:
    site.put(f"{CD}/old.html", status(410))
    assert client.get(f"{CD}/none.html") == Gone(f"{CD}/none.html", f"{CD}/none.html", 404)
    assert client.get(f"{CD}/old.html") == Gone(f"{CD}/old.html", f"{CD}/old.html", 410)
    assert site.asked() == ["www.chinadaily.com.cn/none.html", "www.chinadaily.com.cn/old.html"]


@pytest.mark.parametrize("code", [204, 206, 300, 302, 400, 405, 418])
def test_any_other_reply_fails_at_once(site: Site, client: Client, code: int) -> None:
    site.put(PAGE, status(code))
    assert client.get(PAGE) == Failed(PAGE, f"it answered {code}", False)
    assert len(site.asked()) == 1


@pytest.mark.parametrize(
    "content_type",
    [None, "text/html", "text/html; charset=gb2312", "text/html; charset=none-such", "text/html; charset=\xff"],
)
def test_bytes_come_as_they_are_whatever_charset_is_said(site: Site, client: Client, content_type: str | None) -> None:
    body = "萨德 THAAD".encode("gb18030") + b"\xff\xfe\x00"
    site.put(PAGE, Page(body, content_type=content_type))
    answer = client.get(PAGE)
    assert isinstance(answer, Fetched)
    assert answer.body == body
    assert ("content-type" in answer.headers) == (content_type is not None)


def test_a_compressed_page_is_unpacked(site: Site, client: Client) -> None:
    site.put(PAGE, Page(b"<p>page</p>" * 1000, zipped=True))
    answer = client.get(PAGE)
    assert isinstance(answer, Fetched)
    assert answer.body == b"<p>page</p>" * 1000
    assert client.take_rows()[-1].bytes < 200


def test_a_redirect_is_followed_to_another_host_of_the_outlets(site: Site, client: Client) -> None:
    site.put(f"{CD}/old", tricks.redirect("//usa.chinadaily.com.cn/new?x=1#part", 301))
    site.put("http://usa.chinadaily.com.cn/new?x=1", Page(b"there"))
    answer = client.get(f"{CD}/old")
    assert isinstance(answer, Fetched)
    assert (answer.url, answer.final_url) == (f"{CD}/old", "https://usa.chinadaily.com.cn/new?x=1")
    assert [row.outcome for row in client.take_rows()] == ["gone", "redirected", "gone", "fetched"]


def test_marks_go_with_a_redirect(site: Site, client: Client) -> None:
    site.put(f"{CD}/old", tricks.redirect("/new"))
    site.put(f"{CD}/new", Page(b"page", etag='"one"'))
    assert client.get(f"{CD}/old", etag='"one"') == NotModified(f"{CD}/old", f"{CD}/new", '"one"', None)


def test_many_are_answered_in_their_order(site: Site, client: Client) -> None:
    for number in range(4):
        site.put(f"{CD}/{number}", Page(f"cd {number}".encode()))
        site.put(f"{MOD}/{number}", Page(f"mod {number}".encode(), etag='"m"'))
    wanted = [Wanted(f"{host}/{number}") for number in range(4) for host in (CD, MOD)]
    wanted += [Wanted("http://evil.example/"), Wanted("no url"), Wanted(f"{MOD}/3", etag='"m"')]
    answers = client.get_all(wanted)
    bodies = [answer.body.decode() for answer in answers if isinstance(answer, Fetched)]
    assert bodies == [f"{host} {number}" for number in range(4) for host in ("cd", "mod")]
    assert [type(answer) for answer in answers[8:]] == [Refused, Refused, NotModified]
    assert [answer.url for answer in answers] == [one.url for one in wanted]


def test_none_are_wanted(client: Client) -> None:
    assert client.get_all([]) == []
    assert client.take_rows() == ()


def test_a_client_that_is_closed_asks_nothing(site: Site, make: Make) -> None:
    with make() as client:
        pass
    assert client.get(PAGE) == Failed(
        PAGE, "robots.txt of www.chinadaily.com.cn cannot be read: the run was ended", True
    )
    assert site.requests == []
