"""Bounds on size, time and redirects, whatever a server sends."""

import gzip
import tracemalloc
import zlib

import pytest

from flows.http import Failed, Fetched, Refused
from flows.http.client import Client
from tests.flows.http.conftest import CD, Make
from tests.site import tricks
from tests.site.server import Page, Site, Trick, Wire

PAGE = f"{CD}/a.html"
MIB = 1024 * 1024
TOO_LARGE = "the body is larger than 1,048,576 bytes"


def test_a_page_of_just_the_size_is_taken(site: Site, make: Make) -> None:
    site.put(PAGE, Page(b"x" * MIB), Page(b"x" * MIB, zipped=True))
    client = make(max_bytes=MIB)
    answers = [client.get(PAGE), client.get(PAGE)]
    assert [len(answer.body) for answer in answers if isinstance(answer, Fetched)] == [MIB, MIB]


@pytest.mark.parametrize(
    "page",
    [
        Page(b"x" * (MIB + 1)),
        Page(b"x" * (MIB + 1), zipped=True),
        Page(b"", headers={"Content-Length": str(10**18)}),
        tricks.endless,
        tricks.bomb(64),
        tricks.encoded(gzip.compress(gzip.compress(bytes(64 * MIB))), "gzip, gzip"),
    ],
    ids=["plain", "zipped", "announced", "endless", "bomb", "bomb in a bomb"],
)
def test_one_that_is_larger_is_not(site: Site, make: Make, page: Page | Trick) -> None:
    site.put(PAGE, page)
    client = make(max_bytes=MIB)
    answer = client.get(PAGE)
    assert isinstance(answer, Failed)
    assert answer.reason in (TOO_LARGE, "the body is encoded in 'gzip, gzip', which was not asked for")
    assert not answer.retryable
    assert len(site.asked()) == 1
    assert client.take_rows()[-1].bytes <= MIB + 64 * 1024


def test_a_bomb_costs_no_memory(site: Site, make: Make) -> None:
    site.put(PAGE, tricks.bomb(512))
    client = make(max_bytes=MIB)
    client.get(f"{CD}/other")
    tracemalloc.start()
    try:
        client.get(PAGE)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 16 * MIB  # the server's own megabytes are among them


@pytest.mark.parametrize(
    ("trick", "why"),
    [
        (tricks.slow_headers, "it was not done within 0.3 s"),
        (tricks.slow_body, "it was not done within 0.3 s"),
        (tricks.silence, "no answer for too long (ReadTimeout)"),
    ],
    ids=["slow headers", "slow body", "silence"],
)
def test_a_server_cannot_keep_us_waiting(site: Site, make: Make, trick: Trick, why: str) -> None:
    site.put(PAGE, trick)
    client = make(real_time=True, delay=0, attempts=1, whole_seconds=0.3, read_seconds=0.15)
    assert client.get(PAGE) == Failed(PAGE, why, True)


def test_a_slow_page_is_waited_for(site: Site, make: Make) -> None:
    def slow(wire: Wire) -> None:
        wire.wait(0.2)
        wire.send(tricks.OK + b"\r\nthere")

    site.put(PAGE, slow)
    answer = make(real_time=True, delay=0).get(PAGE)
    assert isinstance(answer, Fetched)
    assert answer.body == b"there"


def test_headers_without_end_are_cut_off(site: Site, make: Make) -> None:
    site.put(PAGE, tricks.endless_headers)
    answer = make(attempts=1).get(PAGE)
    assert isinstance(answer, Failed)
    assert answer.reason.startswith("the connection failed: ")


@pytest.mark.parametrize(
    "trick",
    [
        tricks.cut(b"<p>a page that breaks off</p>", 10),
        tricks.cut(b"<p>a page that breaks off</p>", 0),
        tricks.announced(b"<p>less than announced</p>", 5000),
        tricks.raw(tricks.OK + b"Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n"),
        tricks.gzip_cut(b"<p>a page that breaks off</p>" * 100),
        tricks.silent_close,
        tricks.raw(b"HTTP/1.1 200 OK\r\nContent-Le"),
        tricks.raw(b"SSH-2.0-OpenSSH_9.6\r\n"),
        tricks.raw(b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"),
        tricks.raw(tricks.OK + b"Content-Length: five\r\n\r\nhello"),
        tricks.raw(tricks.OK + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello!"),
        tricks.raw(tricks.OK + b"Bad Header\r\n\r\nhello"),
        tricks.encoded(b"no gzip at all", "gzip"),
    ],
    ids=[
        *("cut", "cut at once", "less than announced", "chunks without end", "half a gzip", "nothing", "half a head"),
        *("ssh", "tls", "a length in words", "two lengths", "a bad header", "no gzip"),
    ],
)
def test_what_does_not_come_whole_is_no_page(site: Site, client: Client, trick: Trick) -> None:
    """A page of which half is missing would look like a correction of the other half."""
    site.put(PAGE, trick)
    answer = client.get(PAGE)
    assert isinstance(answer, Failed)
    assert answer.retryable
    assert "\n" not in answer.reason
    assert len(site.asked()) == 4


def test_a_page_that_broke_off_is_had_at_the_next_attempt(site: Site, client: Client) -> None:
    site.put(PAGE, tricks.cut(b"<p>whole</p>", 5), Page(b"<p>whole</p>"))
    answer = client.get(PAGE)
    assert isinstance(answer, Fetched)
    assert answer.body == b"<p>whole</p>"


def test_more_than_announced_never_becomes_the_next_answer(site: Site, client: Client) -> None:
    smuggled = b"<p>a</p>HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil"
    site.put(PAGE, tricks.announced(smuggled, 8))
    site.put(f"{CD}/b.html", Page(b"b"))
    answers = [client.get(PAGE), client.get(f"{CD}/b.html")]
    assert [answer.body for answer in answers if isinstance(answer, Fetched)] == [b"<p>a</p>", b"b"]


@pytest.mark.parametrize(
    ("body", "encoding"),
    [
        (gzip.compress(b"page", mtime=0), "gzip"),
        (gzip.compress(b"page", mtime=0), "GZIP "),
        (gzip.compress(b"pa", mtime=0) + gzip.compress(b"ge", mtime=0), "x-gzip"),
        (gzip.compress(b"page", mtime=0) + b"\x00\x00padding", "gzip"),
        (zlib.compress(b"page"), "deflate"),
        (zlib.compress(b"page")[2:-4], "deflate"),
        (b"page", "identity"),
    ],
    ids=["gzip", "in capitals", "two parts", "padding", "deflate", "deflate without a head", "identity"],
)
def test_encodings_that_servers_use(site: Site, client: Client, body: bytes, encoding: str) -> None:
    site.put(PAGE, tricks.encoded(body, encoding))
    answer = client.get(PAGE)
    assert isinstance(answer, Fetched)
    assert answer.body == b"page"


@pytest.mark.parametrize("encoding", ["br", "zstd", "gzip, br", "\x7f", "none"])
def test_an_encoding_that_was_not_asked_for(site: Site, client: Client, encoding: str) -> None:
    site.put(PAGE, tricks.encoded(b"page", encoding) if encoding != "\x7f" else tricks.encoded(b"page", "aes128gcm"))
    answer = client.get(PAGE)
    assert isinstance(answer, Failed)
    assert answer.reason.endswith("which was not asked for")
    assert not answer.retryable


def test_a_circle_of_redirects_ends(site: Site, client: Client) -> None:
    site.put(PAGE, tricks.redirect("/b.html"))
    site.put(f"{CD}/b.html", tricks.redirect("/a.html"))
    assert client.get(PAGE) == Failed(PAGE, "it redirects more than 5 times", False)
    assert len(site.asked()) == 6


def test_redirects_up_to_the_bound_are_followed(site: Site, make: Make) -> None:
    for number in range(3):
        site.put(f"{CD}/{number}", tricks.redirect(f"/{number + 1}", 307))
    site.put(f"{CD}/3", Page(b"there"))
    assert isinstance(make(max_redirects=3).get(f"{CD}/0"), Fetched)
    assert make(max_redirects=2).get(f"{CD}/0") == Failed(f"{CD}/0", "it redirects more than 2 times", False)


@pytest.mark.parametrize(
    "location", ["", "http://[", "http://\x01/", "x" * 5000, "http:///", "http://chinadaily.com.cn:99999/"]
)
def test_a_redirect_to_nowhere(site: Site, client: Client, location: str) -> None:
    site.put(PAGE, tricks.raw(b"HTTP/1.1 302 Found\r\nLocation: " + location.encode() + b"\r\n\r\n"))
    answer = client.get(PAGE)
    assert isinstance(answer, Failed | Refused)
    assert len(answer.reason) < 400
    assert len(site.asked()) in (1, 4)
