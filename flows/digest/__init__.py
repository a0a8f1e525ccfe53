"""A digest rendered for its readers: Markdown, HTML, JSON.

``render`` is pure: it reads the digest and nothing else, no clock, no locale, no settings, so the same digest gives
the same bytes. A format is one function from a digest to a text; it joins the table below.
"""

from collections.abc import Callable

from flows.digest.as_json import as_json
from flows.digest.markdown import markdown
from flows.digest.page import html
from parsers.errors import OnRecordError
from store.model import Digest

FORMATS: dict[str, Callable[[Digest], str]] = {"markdown": markdown, "html": html, "json": as_json}
SUFFIXES: dict[str, str] = {"markdown": "md", "html": "html", "json": "json"}
"""The ending of a file that holds the format."""


class DigestFormatError(OnRecordError):
    """A digest was asked for in a format that there is none of."""


def render(digest: Digest, format: str) -> str:
    """Return the digest as text in ``markdown``, ``html`` or ``json``; raises ``DigestFormatError`` for others."""
    if format not in FORMATS:
        raise DigestFormatError(f"digest {digest.number}: no format {format!r}; choose one of {', '.join(FORMATS)}")
    return FORMATS[format](digest)
