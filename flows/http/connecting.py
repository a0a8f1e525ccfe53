"""Connections: to an address that was checked, never to a name, and no longer than a request may take.

httpx resolves names where it connects; a name that is checked before could lead elsewhere by then. So the check is made
here, on the very address that is connected to. Each request has a connection of its own: with seconds between two of
them a kept one is of little use, and nothing that a server sends too much is ever taken for the next answer.
"""

import ssl
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

import httpcore
import httpx

from flows.clock import Timer
from flows.http.addresses import Resolve, open_addresses
from flows.http.errors import BadReply
from flows.http.manners import Manners

SocketOptions = Iterable[httpcore.SOCKET_OPTION]


class Transport(httpx.BaseTransport):
    """Sends a request; raises Forbidden, BadReply, and httpcore's own errors for what goes wrong on the wire."""

    def __init__(self, manners: Manners, resolve: Resolve, timer: Timer) -> None:
        self._manners = manners
        self._resolve = resolve
        self._timer = timer

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send ``request`` over a new connection, which closes with the response."""
        pool = httpcore.ConnectionPool(
            ssl_context=_tls(),
            max_connections=1,
            max_keepalive_connections=0,
            network_backend=Connector(self._manners, self._resolve, self._timer),
        )
        try:
            reply = pool.handle_request(self._outgoing(request))
        except BaseException:
            pool.close()
            raise
        return httpx.Response(reply.status, headers=reply.headers, stream=_Body(reply, pool))

    def _outgoing(self, request: httpx.Request) -> httpcore.Request:
        connect, silence = self._manners.connect_seconds, self._manners.read_seconds
        address = httpcore.URL(
            scheme=request.url.raw_scheme,
            host=request.url.raw_host,
            port=request.url.port,
            target=request.url.raw_path,
        )
        times = {"connect": connect, "read": silence, "write": silence, "pool": connect}
        return httpcore.Request(request.method, address, headers=request.headers.raw, extensions={"timeout": times})


@cache
def _tls() -> ssl.SSLContext:
    """Return what checks certificates; to read those of all authorities takes a while."""
    return httpx.create_ssl_context()


class _Body(httpx.SyncByteStream):
    """The body of a reply; closing it closes the connection."""

    def __init__(self, reply: httpcore.Response, pool: httpcore.ConnectionPool) -> None:
        self._reply = reply
        self._pool = pool

    def __iter__(self) -> Iterator[bytes]:
        yield from self._reply.iter_stream()

    def close(self) -> None:
        self._reply.close()
        self._pool.close()


class Connector(httpcore.NetworkBackend):
    """Connects for one request."""

    def __init__(self, manners: Manners, resolve: Resolve, timer: Timer) -> None:
        self._manners = manners
        self._resolve = resolve
        self._timer = timer
        self._end = timer.seconds() + manners.whole_seconds

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: SocketOptions | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first address of ``host`` that lets us. Raises Forbidden, BadReply, ConnectError."""
        place = self._manners.place(host)
        if place is not None:
            return _Plain(self._stream(*place, timeout), self._end, self._timer, self._manners)
        addresses = open_addresses(host, port, self._resolve, loopback=self._manners.loopback)
        for address in addresses[:-1]:
            try:
                return _Timed(self._stream(address, port, timeout), self._end, self._timer, self._manners)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue  # the next one may answer
        return _Timed(self._stream(addresses[-1], port, timeout), self._end, self._timer, self._manners)

    def _stream(self, address: str, port: int, timeout: float | None) -> httpcore.NetworkStream:
        return httpcore.SyncBackend().connect_tcp(address, port, timeout)


class _Timed(httpcore.NetworkStream):
    """A stream that a server cannot keep open for ever by sending a byte now and then."""

    def __init__(self, stream: httpcore.NetworkStream, end: float, timer: Timer, manners: Manners) -> None:
        self._stream = stream
        self._end = end
        self._timer = timer
        self._manners = manners

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        try:
            return self._stream.read(max_bytes, self._left(timeout))
        except httpcore.ReadTimeout:
            self._left(timeout)  # the end of the request may have cut the wait short: then that is the reason
            raise

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        stream = self._stream.start_tls(ssl_context, server_hostname, self._left(timeout))
        return _Timed(stream, self._end, self._timer, self._manners)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)

    def _left(self, timeout: float | None) -> float:
        """Return how long may be waited: ``timeout``, and not beyond the end of the request."""
        left = self._end - self._timer.seconds()
        if left <= 0:
            raise BadReply(f"it was not done within {self._manners.whole_seconds:g} s", retryable=True)
        return left if timeout is None else min(left, timeout)


class _Plain(_Timed):
    """A stream to a replica of the outlets on this machine, which speaks plain HTTP whatever the URL says."""

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        return self
