"""The pages of an article as one document: what is kept of an article that is set on several pages.

The form is that of saved web pages, a multipart/related message (RFC 2557) whose parts say where they are from. Each
says its length too, so that no page can be taken for an end of a part.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from parsers.errors import PageError

TYPE = 'multipart/related; boundary="onrecord-page"; type="text/html"'
"""The content type of a bundle."""

_BOUNDARY = b"--onrecord-page"
_HEAD = re.compile(
    rb"--onrecord-page\r\nContent-Type: ([^\r\n]*)\r\nContent-Location: ([^\r\n]+)\r\nContent-Length: (\d{1,9})\r\n\r\n"
)


@dataclass(frozen=True, slots=True)
class Part:
    """One page of an article, as it came."""

    url: str
    content_type: str
    raw: bytes


def bundle(parts: Sequence[Part]) -> bytes:
    """Return the pages of an article, in their order, as one document of ``TYPE``; the same pages give the same bytes.

    Raises PageError for an address or a content type that is no line of a header.
    """
    pieces = []
    for part in parts:
        if not (_is_line(part.url) and _is_line(part.content_type)):
            raise PageError(
                f"keeping the page {part.url[:80]!r}: its address or type is no line of printable characters"
            )
        head = f"Content-Type: {part.content_type}\r\nContent-Location: {part.url}\r\nContent-Length: {len(part.raw)}"
        pieces.append(_BOUNDARY + b"\r\n" + head.encode("ascii") + b"\r\n\r\n" + part.raw + b"\r\n")
    return b"".join(pieces) + _BOUNDARY + b"--\r\n"


def unbundle(raw: bytes) -> tuple[Part, ...]:
    """Return the pages of which ``bundle`` made ``raw``. Raises PageError for what it did not make."""
    parts: list[Part] = []
    at = 0
    while found := _HEAD.match(raw, at):
        end = found.end() + int(found[3])
        try:
            parts.append(Part(found[2].decode("ascii"), found[1].decode("ascii"), raw[found.end() : end]))
        except UnicodeDecodeError as error:
            raise _broken() from error
        if raw[end : end + 2] != b"\r\n":
            raise _broken()
        at = end + 2
    if not parts or raw[at:] != _BOUNDARY + b"--\r\n":
        raise _broken()
    return tuple(parts)


def _is_line(text: str) -> bool:
    return text.isascii() and text.isprintable()


def _broken() -> PageError:
    return PageError("reading the pages of an article: they are not bundled as onrecord does; fetch them again")
