"""One request and its reply, within the bounds of size and time."""

import ssl
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import httpcore
import httpx

from flows.http.decoding import ACCEPTED, decoded, too_large
from flows.http.errors import BadReply
from flows.http.manners import Manners

DENIED = (401, 403, 451)
"""By these a host tells us to keep out."""
GONE = (404, 410)
UNCHANGED = 304
REDIRECTS = (301, 302, 303, 307, 308)
WITH_BODY = (200, 203)
"""Only these replies are pages; the bodies of others are of no use and are not read."""


@dataclass(frozen=True, slots=True)
class Reply:
    """A reply that came whole. ``wire_bytes`` are the body's before decompression."""

    url: httpx.URL
    status: int
    headers: httpx.Headers
    body: bytes
    wire_bytes: int

    @property
    def is_page(self) -> bool:
        """Whether the body is what was asked for."""
        return self.status in WITH_BODY

    @property
    def is_trouble(self) -> bool:
        """Whether the host cannot answer for now: the same request may do better later."""
        return self.status >= 500 or self.status in (408, 425, 429)


@dataclass(slots=True)
class Meter:
    """What came over the wire, told also of a reply that breaks off."""

    status: int | None = None
    bytes: int = 0


def exchange(
    transport: httpx.BaseTransport, url: httpx.URL, conditions: Mapping[str, str], manners: Manners, meter: Meter
) -> Reply:
    """Send one GET and read the reply. Raises Forbidden, BadReply.

    No cookies, no credentials, no proxies: what the environment says of them would lead past the check of addresses.
    """
    try:
        response = transport.handle_request(httpx.Request("GET", url, headers=_headers(manners, conditions)))
        try:
            return _read(response, url, manners.max_bytes, meter)
        finally:
            response.close()
    except httpcore.TimeoutException as error:
        raise BadReply(f"no answer for too long ({type(error).__name__})", retryable=True) from error
    except (httpcore.NetworkError, httpcore.ProtocolError) as error:
        why = " ".join(str(error).split()) or type(error).__name__
        raise BadReply(f"the connection failed: {why}", retryable=not _is_forged(error)) from error


def _is_forged(error: BaseException | None) -> bool:
    """Whether a certificate that does not hold is behind ``error``: it will be no better in a few seconds."""
    while error is not None and not isinstance(error, ssl.SSLCertVerificationError):
        error = error.__cause__ or error.__context__
    return error is not None


def _headers(manners: Manners, conditions: Mapping[str, str]) -> dict[str, str]:
    return {
        "User-Agent": manners.user_agent,
        "Accept": "*/*",
        "Accept-Encoding": ACCEPTED,
        "Connection": "close",
        **conditions,
    }


def _read(response: httpx.Response, url: httpx.URL, limit: int, meter: Meter) -> Reply:
    body, meter.status = b"", response.status_code
    if response.status_code in WITH_BODY:
        announced = response.headers.get("content-length", "")
        if announced.isdecimal() and int(announced) > limit:
            raise too_large(limit)
        body = decoded(_metered(response, meter), response.headers.get("content-encoding", ""), limit)
    return Reply(url, response.status_code, response.headers, body, meter.bytes)


def _metered(response: httpx.Response, meter: Meter) -> Iterator[bytes]:
    for piece in response.iter_raw():
        meter.bytes += len(piece)
        yield piece
