"""A replica of the outlets: a real web server on this machine that answers for their hosts, as well or ill as told.

The host is the one of the Host header, so that a client that is told where the hosts are found (``Manners.hosts``)
asks for the outlets' own URLs. A body, status and headers are a ``Page``; what no honest server does is a ``Trick``.
"""

import gzip
import hashlib
import socket
import threading
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import cast
from urllib.parse import urlsplit

HTML = "text/html; charset=utf-8"


@dataclass(frozen=True)
class Request:
    """What the server was asked."""

    host: str
    target: str
    """Path and query."""
    headers: Message

    @property
    def path(self) -> str:
        return urlsplit(self.target).path

    @property
    def query(self) -> str:
        return urlsplit(self.target).query


@dataclass(frozen=True)
class Page:
    """An answer. With ``etag`` or ``modified`` it answers a request that names them with 304."""

    body: bytes = b""
    status: int = 200
    content_type: str | None = HTML
    headers: Mapping[str, str] = field(default_factory=dict)
    etag: str | None = None
    modified: str | None = None
    zipped: bool = False


Trick = Callable[["Wire"], None]
"""Writes whatever it likes to the wire."""

Answer = Page | Trick
Route = Callable[[Request], Answer | None]


@dataclass
class Wire:
    """The connection, for tricks; ``ended`` is set when the server is to stop."""

    request: Request
    socket: socket.socket
    ended: threading.Event

    def send(self, data: bytes) -> bool:
        """Write ``data``; False when the client has gone or the server is to stop."""
        try:
            self.socket.sendall(data)
        except OSError:
            return False
        return not self.ended.is_set()

    def drip(self, data: bytes, seconds: float) -> bool:
        """Write ``data`` byte by byte, with a pause after each."""
        return all(self.send(data[at : at + 1]) and not self.ended.wait(seconds) for at in range(len(data)))

    def wait(self, seconds: float) -> None:
        """Do nothing for a while."""
        self.ended.wait(seconds)


class Site:
    """The replica: ``put`` says what a URL answers, ``routes`` what the rest does, ``requests`` what was asked."""

    def __init__(self) -> None:
        self.ended = threading.Event()
        self.routes: list[Route] = []
        self._server = _Server(self)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)
        self._lock = threading.Lock()
        self.clear()

    @property
    def port(self) -> int:
        return self._server.server_port

    @property
    def place(self) -> str:
        """Where it is to be found: ``127.0.0.1:PORT``."""
        return f"127.0.0.1:{self.port}"

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self.ended.set()
        self._server.shutdown()
        self._server.server_close()

    def clear(self) -> None:
        """Forget what was put and what was asked."""
        self._answers: dict[str, list[Answer]] = {}
        self.requests: list[Request] = []
        self.open: Counter[str] = Counter()
        self.most_open: Counter[str] = Counter()
        """Tricks under way at once, by host: a page may be under way still when the client has all of it."""

    def put(self, url: str, *answers: Answer) -> None:
        """Let ``url`` (scheme left out of account) answer the first time by the first of ``answers``, and so on."""
        self._answers[_key(url)] = list(answers)

    def asked(self, path: str = "") -> list[str]:
        """Return the URLs that were asked, without scheme, but for robots.txt; ``path`` chooses by its beginning."""
        found = [request for request in self.requests if request.path.startswith(path)]
        return [f"{one.host}{one.target}" for one in found if path or one.path != "/robots.txt"]

    def answer(self, request: Request) -> Answer:
        """Return what ``request`` is answered: what was put for it, else what a route gives, else 404."""
        with self._lock:
            self.requests.append(request)
            given = self._answers.get(f"{request.host}{request.target}")
            if given:
                return given.pop(0) if len(given) > 1 else given[0]
        return next((found for route in self.routes if (found := route(request)) is not None), Page(b"none", 404))

    def enter(self, host: str) -> None:
        with self._lock:
            self.open[host] += 1
            self.most_open[host] = max(self.most_open[host], self.open[host])

    def leave(self, host: str) -> None:
        with self._lock:
            self.open[host] -= 1


def _key(url: str) -> str:
    parts = urlsplit(url if "//" in url else f"//{url}")
    return f"{parts.netloc}{parts.path or '/'}" + (f"?{parts.query}" if parts.query else "")


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 128

    def __init__(self, site: Site) -> None:
        self.site = site
        super().__init__(("127.0.0.1", 0), _Handler)

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: clients that leave early are what many tests are about."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        site = cast(_Server, self.server).site
        host = self.headers.get("Host", "").partition(":")[0]
        request = Request(host, self.path, self.headers)
        self.close_connection = True
        answer = site.answer(request)
        if isinstance(answer, Page):
            self._send(answer)
            return
        site.enter(host)
        try:
            answer(Wire(request, self.connection, site.ended))
        finally:
            site.leave(host)

    def _send(self, page: Page) -> None:
        unchanged = self._has(page)
        body = b"" if unchanged else gzip.compress(page.body, mtime=0) if page.zipped else page.body
        self.send_response(304 if unchanged else page.status)
        for name, value in self._headers(page).items():
            self.send_header(name, value)
        if not unchanged and "Content-Length" not in page.headers:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _headers(self, page: Page) -> dict[str, str]:
        given = {
            "Content-Type": page.content_type,
            "ETag": page.etag,
            "Last-Modified": page.modified,
            "Content-Encoding": "gzip" if page.zipped else None,
        }
        return {name: value for name, value in given.items() if value is not None} | dict(page.headers)

    def _has(self, page: Page) -> bool:
        """Whether the client has the page already; an entity tag goes before a date, as HTTP wants it."""
        tag, date = self.headers.get("If-None-Match"), self.headers.get("If-Modified-Since")
        if page.status != 200:
            return False
        if tag is not None and page.etag is not None:
            return page.etag in [one.strip() for one in tag.split(",")]
        return page.modified is not None and date == page.modified

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def tagged(body: bytes, **fields: object) -> Page:
    """Return a page whose entity tag is made from its body."""
    return Page(body, etag=f'"{hashlib.sha256(body).hexdigest()[:16]}"', **fields)  # type: ignore[arg-type]  # as Page's
