"""The one HTTP client: ask it for URLs, get an answer for each, and the rows of what was asked.

It is used from steps, which are plain functions, so it is plain and blocking too, with a thread a host: a host is asked
by one at a time anyway, and there are few of them. One client serves a whole run, for it remembers when each host was
asked last, what its robots.txt says and who wants to be left alone.
"""

import random
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from types import TracebackType

import httpx

from flows.clock import SystemTimer, Timer
from flows.http import robots
from flows.http.addresses import Resolve, resolve
from flows.http.answers import HEADERS, Answer, Failed, Fetched, Gone, NotModified, Refused, Wanted
from flows.http.connecting import Transport
from flows.http.errors import BadReply, Forbidden, HttpError, NotAsked, Postponed
from flows.http.exchange import DENIED, GONE, REDIRECTS, UNCHANGED, Reply
from flows.http.gate import Gate, Known
from flows.http.hosts import Closed, Host, Robots
from flows.http.manners import Manners
from flows.http.sending import Sender
from store.requests import RequestRow


class Client:
    """Asks the outlets; used with ``with``, from any number of threads."""

    def __init__(
        self,
        manners: Manners,
        is_outlet: Known,
        *,
        timer: Timer | None = None,
        resolve: Resolve = resolve,
        jitter: Callable[[], float] = random.random,
    ) -> None:
        """Make a client for a run; ``is_outlet`` says of a host whether it may be asked.

        ``timer``, ``resolve`` and ``jitter`` (0 to 1) are for tests.
        """
        timer = timer or SystemTimer()
        self._manners = manners
        self._timer = timer
        self._gate = Gate(is_outlet, manners)
        self._sender = Sender(manners, Transport(manners, resolve, timer), timer, jitter)

    def __enter__(self) -> "Client":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Ask nothing any more: whatever is still wanted fails."""
        self._sender.end()

    def get(self, url: str, *, etag: str | None = None, last_modified: str | None = None) -> Answer:
        """Ask for ``url``, with ``etag`` or ``last_modified`` only if it has changed since; returns when it is had.

        Whatever the web does, it is an answer; nothing is raised.
        """
        conditions = _conditions(etag, last_modified)
        try:
            reply = self._follow(self._gate.admit(url), conditions)
        except NotAsked as error:
            self._sender.note_unasked(url, error)
            return Refused(url, str(error)) if isinstance(error, Forbidden) else Failed(url, str(error), True)
        except BadReply as error:
            return Failed(url, str(error), error.retryable)
        return self._answer(url, reply, conditions)

    def get_all(self, wanted: Sequence[Wanted]) -> list[Answer]:
        """Ask for all of ``wanted``, hosts side by side, each in the order given; return the answers in that order."""
        by_host: dict[str, list[int]] = defaultdict(list)
        for place, one in enumerate(wanted):
            by_host[_host(one.url)].append(place)
        answers: dict[int, Answer] = {}

        def ask(places: list[int]) -> None:
            for place in places:
                one = wanted[place]
                answers[place] = self.get(one.url, etag=one.etag, last_modified=one.last_modified)

        with ThreadPoolExecutor(self._manners.parallel_hosts, thread_name_prefix="http") as threads:
            try:
                for _ in threads.map(ask, by_host.values()):
                    pass
            except BaseException:  # an interrupt: the threads are not to go on for hours
                self.close()
                raise
        return [answers[place] for place in range(len(wanted))]

    def take_rows(self) -> tuple[RequestRow, ...]:
        """Return what was asked since this was called last, for ``store.requests.keep``."""
        return self._sender.take_rows()

    def _follow(self, url: httpx.URL, conditions: Mapping[str, str], *, is_robots: bool = False) -> Reply:
        """Return the reply at the end of the redirects from ``url``, each of them checked. Raises HttpError."""
        for _ in range(self._manners.max_redirects + 1):
            if not is_robots:  # asking for a robots.txt needs no leave
                self._obey_robots(url)
            reply = self._sender.send(url, conditions)
            location = reply.headers.get("location")
            if reply.status not in REDIRECTS or not location:
                return reply
            url = self._gate.admit_redirect(url, location)
        raise BadReply(f"it redirects more than {self._manners.max_redirects} times", retryable=False)

    def _obey_robots(self, url: httpx.URL) -> None:
        host = self._sender.host(url.host)
        with host.reading:
            found = self._robots(host, url)
        if isinstance(found, Closed):
            found.refuse()
        if found.delay > self._manners.longest_wait:
            raise Forbidden(
                f"robots.txt of {host.name} wants {found.delay:,.0f} s between two requests: too long for us"
            )
        host.delay = max(self._manners.delay, found.delay)
        if not found.allows(str(url)):
            raise Forbidden(f"robots.txt of {host.name} does not allow {url.raw_path.decode('ascii', 'replace')}")

    def _robots(self, host: Host, url: httpx.URL) -> robots.Rules | Closed:
        """Return what the robots.txt for ``url`` says: from memory, else it is asked for."""
        address = url.copy_with(raw_path=b"/robots.txt")
        now = self._timer.seconds()
        known = host.robots.get(str(address))
        if known is not None and now < known.expires:
            return known.found
        found = self._read_robots(host, address)
        keep = self._manners.robots_retry if isinstance(found, Closed) else robots.A_DAY
        host.robots[str(address)] = Robots(found, self._timer.seconds() + keep)
        return found

    def _read_robots(self, host: Host, address: httpx.URL) -> robots.Rules | Closed:
        try:
            reply = self._follow(address, {}, is_robots=True)
        except HttpError as error:
            kind = Forbidden if isinstance(error, Forbidden) else Postponed
            return Closed(kind, f"robots.txt of {host.name} cannot be read: {error}")
        if host.closed is not None:
            return host.closed
        if reply.is_trouble:
            why = f"robots.txt of {host.name} cannot be read: it answered {reply.status}; a later run asks again"
            return Closed(Postponed, why)
        return robots.read(reply)

    def _answer(self, url: str, reply: Reply, conditions: Mapping[str, str]) -> Answer:
        final = str(reply.url)
        etag, modified = _printable(reply.headers.get("etag")), _printable(reply.headers.get("last-modified"))
        if reply.is_page:
            headers = {name: reply.headers[name] for name in HEADERS if name in reply.headers}
            return Fetched(url, final, reply.status, headers, reply.body, etag, modified)
        if reply.status == UNCHANGED and conditions:
            etag, modified = etag or conditions.get("If-None-Match"), modified or conditions.get("If-Modified-Since")
            return NotModified(url, final, etag, modified)
        if reply.status in GONE:
            return Gone(url, final, reply.status)
        if reply.status in DENIED:
            return Refused(url, f"{reply.url.host} turns us away ({reply.status})")
        return Failed(url, f"it answered {reply.status}", reply.is_trouble)


def _conditions(etag: str | None, last_modified: str | None) -> dict[str, str]:
    given = {"If-None-Match": _printable(etag), "If-Modified-Since": _printable(last_modified)}
    return {name: value for name, value in given.items() if value}


def _printable(value: str | None) -> str | None:
    """Return ``value`` if it can be sent back as a header, as it came; None otherwise."""
    return value if value and len(value) <= 1024 and value.isascii() and value.isprintable() else None


def _host(url: str) -> str:
    try:
        return httpx.URL(url).host
    except (httpx.InvalidURL, ValueError):
        return ""
