"""Bodies as they come over the wire, decompressed piece by piece and never beyond a bound."""

import zlib
from collections.abc import Iterable, Iterator

from flows.http.errors import BadReply

ACCEPTED = "gzip, deflate"
_PIECE = 64 * 1024
_AUTOMATIC = zlib.MAX_WBITS | 32
"""zlib's word for: gzip or zlib, see for yourself."""


def decoded(pieces: Iterable[bytes], encoding: str, limit: int) -> bytes:
    """Return the body in ``pieces``, which came in a Content-Encoding, empty for none.

    Stops as soon as more than ``limit`` bytes came or would come out: a bomb of gigabytes costs that much at most.
    Raises BadReply where it is larger, damaged, or in an encoding that was not asked for.
    """
    form = encoding.strip().lower()
    if form in ("", "identity"):
        return _collected(pieces, limit)
    if form in ("gzip", "x-gzip", "deflate"):
        return _collected(_inflated(_bounded(pieces, limit)), limit)
    raise BadReply(f"the body is encoded in {encoding!r}, which was not asked for", retryable=False)


def too_large(limit: int) -> BadReply:
    """Return the error for a body beyond ``limit`` bytes."""
    return BadReply(f"the body is larger than {limit:,} bytes", retryable=False)


def _collected(pieces: Iterable[bytes], limit: int) -> bytes:
    body = bytearray()
    for piece in _bounded(pieces, limit):
        body += piece
    return bytes(body)


def _bounded(pieces: Iterable[bytes], limit: int) -> Iterator[bytes]:
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > limit:
            raise too_large(limit)
        yield piece


def _inflated(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Yield what is in gzip (also in several parts), zlib, or deflate without a head, which some servers send."""
    inflater, parts = None, 0
    for piece in pieces:
        data = piece
        while data:
            if inflater is None:
                if parts and not data.startswith(b"\x1f"):
                    return  # padding after the end
                inflater, parts = zlib.decompressobj(_window(data)), parts + 1
            try:
                yield inflater.decompress(data, _PIECE)
            except zlib.error as error:
                raise BadReply(f"the body cannot be decompressed: {error}", retryable=True) from error
            data = inflater.unconsumed_tail
            if inflater.eof:
                data, inflater = inflater.unused_data, None
    if inflater is not None:
        yield from _rest(inflater)


def _window(head: bytes) -> int:
    """Raw deflate has no head: zlib's starts with 0x?8 and its two bytes are a multiple of 31."""
    if head.startswith(b"\x1f"):
        return _AUTOMATIC
    is_zlib = head[0] & 0x0F == 8 and (len(head) < 2 or int.from_bytes(head[:2], "big") % 31 == 0)
    return _AUTOMATIC if is_zlib else -zlib.MAX_WBITS


def _rest(inflater: "zlib._Decompress") -> Iterator[bytes]:
    while not inflater.eof:
        piece = inflater.decompress(inflater.unconsumed_tail, _PIECE)
        if not piece:
            raise BadReply("the body ends in the middle of its compressed data", retryable=True)
        yield piece
