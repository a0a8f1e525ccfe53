"""What the client answers: one of five records for every URL, never an exception for what the web does."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wanted:
    """A URL to ask for; with ``etag`` or ``last_modified``, as an earlier answer gave them, only if it has changed."""

    url: str
    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page that came whole; ``url`` as asked for, ``final_url`` after redirects."""

    url: str
    final_url: str
    status: int
    headers: Mapping[str, str]
    """Those of ``HEADERS``, names in small letters."""
    body: bytes
    """Decompressed."""
    etag: str | None
    last_modified: str | None

    @property
    def content_type(self) -> str:
        """Its Content-Type; for a page without one, what HTTP takes it for (RFC 9110, 8.3)."""
        return self.headers.get("content-type", "application/octet-stream")


@dataclass(frozen=True, slots=True)
class NotModified:
    """A page that has not changed since the earlier answer; what to hand in next time."""

    url: str
    final_url: str
    etag: str | None
    last_modified: str | None


@dataclass(frozen=True, slots=True)
class Gone:
    """A page that is not there (404) or no more (410)."""

    url: str
    final_url: str
    status: int


@dataclass(frozen=True, slots=True)
class Refused:
    """A URL that is not to be asked: by our own rules, or since its host turned us away."""

    url: str
    reason: str


@dataclass(frozen=True, slots=True)
class Failed:
    """A URL that could not be had this time; ``retryable`` where a later run may have it."""

    url: str
    reason: str
    retryable: bool


NoPage = NotModified | Gone | Refused | Failed
Answer = Fetched | NoPage


def why_not(answer: NoPage) -> str:
    """Why an answer to a request without conditions brought no page, in words."""
    if isinstance(answer, Refused | Failed):
        return answer.reason
    if isinstance(answer, NotModified):
        return "it answered 304 to a request without conditions"
    return f"it is not there ({answer.status})"


HEADERS = ("content-type", "content-language", "date", "etag", "last-modified")
"""The headers of a reply that are handed on."""
