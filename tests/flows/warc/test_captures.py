"""A record as a page: whose it is, when it was captured, and its bytes without the codings of the transfer."""

import datetime as dt
import gzip
import zlib
from itertools import count

import pytest

from flows import reading
from flows.sources import Fetched
from flows.warc.captures import BadRecord, capture
from tests.flows.warc.builders import AT, CHARSET, info, page, record, url

NOW = dt.datetime(2026, 11, 21, tzinfo=dt.UTC)
PAGE = page()
LIMIT = 200_000


def take(body: bytes = PAGE, address: str | None = None, **how: object) -> Fetched | None:
    raw = record(body, address or url(1), packed=False, **how)  # type: ignore[arg-type]  # as record has them
    return capture(raw, "here", lambda one: "chinadaily.com.cn/" in one, LIMIT, NOW)


def chunked(body: bytes, *sizes: int) -> bytes:
    out, at = b"", 0
    for size in (*sizes, len(body) - sum(sizes)):
        out += f"{size:x};note\r\n".encode() + body[at : at + size] + b"\r\n"
        at += size
    return out + b"0\r\n\r\n"


def test_a_page_comes_with_its_address_and_the_time_of_its_capture() -> None:
    found = take()
    assert found is not None
    assert (found.raw, found.at) == (PAGE, AT)
    assert (found.declared.source, found.declared.url, found.declared.content_type) == ("here", url(1), CHARSET)
    assert reading.article(found).title == "China opposes THAAD deployment in ROK"


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (gzip.compress(PAGE), {"Content-Encoding": "gzip"}),
        (gzip.compress(PAGE), {"Content-Encoding": "X-GZIP"}),
        (zlib.compress(PAGE), {"Content-Encoding": "deflate"}),
        (PAGE, {"Content-Encoding": "gzip"}),  # undone by the archive
        (PAGE, {"Content-Encoding": "br"}),
        (PAGE, {"Content-Encoding": "identity"}),
        (chunked(PAGE, 1, 500), {"Transfer-Encoding": "chunked"}),
        (PAGE, {"Transfer-Encoding": "chunked"}),
        (chunked(gzip.compress(PAGE), 7), {"Transfer-Encoding": "chunked", "Content-Encoding": "gzip"}),
        (gzip.compress(PAGE), {"Transfer-Encoding": "chunked", "Content-Encoding": "gzip"}),
        (PAGE, {"Content-Length": str(len(PAGE))}),
        (PAGE, {"Content-Length": "12"}),  # of the packed page that came
        (PAGE, {"Content-Length": "all"}),
        (PAGE, {"X-Long": "x" * 30_000}),
    ],
    ids=count(),
)
def test_codings_of_the_transfer_are_undone(body: bytes, headers: dict[str, str]) -> None:
    found = take(body, headers=headers)
    assert found is not None
    assert found.raw == PAGE


@pytest.mark.parametrize(
    "how",
    [
        {"status": "404 Not Found"},
        {"status": "301 Moved"},
        {"status": "206 Partial Content"},
        {"headers": {"Content-Type": "image/png"}},
        {"headers": {"Content-Type": "application/json"}},
        {"headers": {"Content-Type": ""}},
        {"kind": "resource"},
        {"address": "http://www.example.org/a/201611/08/WS0123456789abcdef01234567.html"},
        {"address": "dns:www.chinadaily.com.cn"},
    ],
)
def test_what_is_no_page_of_an_outlet_is_passed_over(how: dict[str, str]) -> None:
    assert take(**how) is None  # type: ignore[arg-type]  # as record has them


def test_the_body_of_others_is_never_unpacked() -> None:
    bomb = gzip.compress(b"\0" * 10_000_000)
    assert take(bomb, "http://www.example.org/", headers={"Content-Encoding": "gzip"}) is None


@pytest.mark.parametrize(
    ("body", "how", "told"),
    [
        (gzip.compress(b"\0" * 10_000_000), {"headers": {"Content-Encoding": "gzip"}}, "larger than 200,000 bytes"),
        (gzip.compress(PAGE)[:200], {"headers": {"Content-Encoding": "gzip"}}, "in the middle of its compressed data"),
        (b"\x1b\x03\x00", {"headers": {"Content-Encoding": "br"}}, "encoded in 'br'"),
        (PAGE, {"headers": {"Content-Length": "99999"}}, f"it came with {len(PAGE):,} of its bytes"),
        (PAGE, {"about": {"WARC-Truncated": "length"}}, "the archive cut it off"),
        (PAGE, {"at": "2016-13-45T00:00:00Z"}, "its date '2016-13-45T00:00:00Z' is none on which"),
        (PAGE, {"at": "2016-11-09"}, "is none on which"),
        (PAGE, {"at": "2126-11-09T00:00:00Z"}, "is none on which"),
        (PAGE, {"at": "0001-01-01T00:00:00Z"}, "is none on which"),
    ],
    ids=count(),
)
def test_what_is_wrong_with_a_page_is_told(body: bytes, how: dict[str, object], told: str) -> None:
    with pytest.raises(BadRecord) as caught:
        take(body, **how)  # type: ignore[arg-type]  # as record has them
    assert str(caught.value).startswith(f"{url(1)}: ")
    assert told in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "raw",
    [
        b"WARC/1.0\r\n\r\n",
        b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 0\r\n\r\n",
        b"WARC/1.0\r\nno colon\r\nContent-Length: 1\r\n\r\nx",
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: \xff\xfe\r\nContent-Length: 4\r\n\r\nHTTP",
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://chinadaily/\r\nContent-Length: 3\r\n\r\n\0\1\2",
        info(packed=False),
    ],
    ids=count(),
)
def test_odd_records_are_passed_over_or_told(raw: bytes) -> None:
    try:
        assert capture(raw, "here", lambda one: "chinadaily" in one, LIMIT, NOW) is None
    except BadRecord as error:
        assert "\n" not in str(error)  # noqa: PT017 - either will do
