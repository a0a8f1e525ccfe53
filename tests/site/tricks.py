"""What servers do that no one would ask them to."""

import gzip
import zlib
from collections.abc import Iterator
from urllib.parse import urlsplit

from tests.site.server import Page, Trick, Wire

OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


def raw(*pieces: bytes) -> Trick:
    """Send exactly these bytes and close."""

    def trick(wire: Wire) -> None:
        for piece in pieces:
            wire.send(piece)

    return trick


def status(code: int, **headers: str) -> Page:
    """Answer with a status; ``retry_after="5"`` is ``Retry-After: 5``."""
    return Page(f"status {code}".encode(), code, headers={k.replace("_", "-").title(): v for k, v in headers.items()})


def redirect(target: str, code: int = 302) -> Page:
    """Lead elsewhere."""
    return Page(b"", code, headers={"Location": target})


def cut(body: bytes, after: int) -> Trick:
    """Announce all of ``body`` and close the connection after some of its bytes."""
    return raw(OK + f"Content-Length: {len(body)}\r\n\r\n".encode() + body[:after])


def announced(body: bytes, length: int) -> Trick:
    """Send all of ``body`` under a wrong Content-Length."""
    return raw(OK + f"Content-Length: {length}\r\n\r\n".encode() + body)


def silent_close(wire: Wire) -> None:
    """Close without a word."""


def silence(wire: Wire) -> None:
    """Say nothing for as long as the client listens."""
    wire.wait(30)


def slow_headers(wire: Wire) -> None:
    """Send a head that does not end, a byte now and then."""
    wire.send(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    while wire.drip(b"z", 0.02):
        pass


def slow_body(wire: Wire) -> None:
    """Send a body that does not end, a byte now and then."""
    wire.send(OK + b"\r\n")
    while wire.drip(b"z", 0.02):
        pass


def endless(wire: Wire) -> None:
    """Send a body that does not end, as fast as it goes."""
    wire.send(OK + b"\r\n")
    while wire.send(b"<p>more of the same</p>\n" * 2000):
        pass


def endless_headers(wire: Wire) -> None:
    """Send headers that do not end, as fast as they go."""
    wire.send(b"HTTP/1.1 200 OK\r\n")
    while wire.send(b"X-More: of the same\r\n" * 500):
        pass


def bomb(mebibytes: int) -> Trick:
    """Send zeroes that take a thousand times the space when unpacked, until the client has had enough."""

    def trick(wire: Wire) -> None:
        wire.send(OK + b"Content-Encoding: gzip\r\n\r\n")
        for piece in _zeroes(mebibytes):
            if not wire.send(piece):
                return

    return trick


def _zeroes(mebibytes: int) -> Iterator[bytes]:
    packer = zlib.compressobj(9, zlib.DEFLATED, zlib.MAX_WBITS | 16)
    for _ in range(mebibytes):
        yield packer.compress(bytes(1024 * 1024))
    yield packer.flush()


def encoded(body: bytes, encoding: str) -> Trick:
    """Send ``body``, which is encoded already, under a Content-Encoding."""
    return raw(OK + f"Content-Encoding: {encoding}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body)


def gzip_cut(body: bytes) -> Trick:
    """Send the first half of a gzip as if it were all."""
    whole = gzip.compress(body, mtime=0)
    return encoded(whole[: len(whole) // 2], "gzip")


def host_of(url: str) -> str:
    """Return the host of a URL."""
    return urlsplit(url).netloc
