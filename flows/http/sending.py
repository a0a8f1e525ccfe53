"""Requests as a polite guest makes them: one at a time a host, a pause between, again after trouble, not for ever."""

import threading
from collections.abc import Callable, Mapping

import httpx

from flows.clock import Timer
from flows.http.errors import BadReply, Forbidden, NotAsked, Postponed
from flows.http.exchange import DENIED, GONE, REDIRECTS, UNCHANGED, Meter, Reply, exchange
from flows.http.hosts import Closed, Host
from flows.http.manners import Manners
from flows.http.waiting import backoff, retry_after
from store.requests import Outcome, RequestRow

NAP = 1.0
"""Seconds slept at a time, so that a run that is ended does not sleep on."""


class Sender:
    """Sends requests, remembers the hosts, and keeps a row of each request until it is taken away."""

    def __init__(
        self, manners: Manners, transport: httpx.BaseTransport, timer: Timer, jitter: Callable[[], float]
    ) -> None:
        self._manners = manners
        self._transport = transport
        self._timer = timer
        self._jitter = jitter
        self._hosts: dict[str, Host] = {}
        self._rows: list[RequestRow] = []
        self._sent = 0
        self._ended = False
        self._lock = threading.Lock()

    def host(self, name: str) -> Host:
        """Return what is remembered of a host."""
        with self._lock:
            return self._hosts.setdefault(name, Host(name, self._manners.delay))

    def send(self, url: httpx.URL, conditions: Mapping[str, str]) -> Reply:
        """Ask for ``url`` when its host's turn has come; again, later and later, while the host is in trouble.

        Returns the last reply. Raises NotAsked, or BadReply where the last attempt brought none.
        """
        host = self.host(url.host)
        for attempt in range(1, self._manners.attempts + 1):
            last = attempt == self._manners.attempts
            with host.turn:
                self._wait_for_turn(host)
                result = self._attempt(url, conditions)
                self._note(host, result, attempt, last)
            if last or not _is_trouble(result):
                break
        if isinstance(result, BadReply):
            raise result
        return result

    def note_unasked(self, url: str, error: NotAsked) -> None:
        """Keep a row of a URL that nothing was sent to."""
        outcome: Outcome = "refused" if isinstance(error, Forbidden) else "failed"
        self._keep(RequestRow(self._timer.now(), url, None, 0, 0, outcome, str(error)))

    def take_rows(self) -> tuple[RequestRow, ...]:
        """Return the rows since they were taken last, in the order of the requests' ends."""
        with self._lock:
            rows, self._rows = tuple(self._rows), []
        return rows

    def end(self) -> None:
        """Send nothing any more; who waits for a turn gives up within a second."""
        self._ended = True

    def _wait_for_turn(self, host: Host) -> None:
        if host.closed is not None:
            host.closed.refuse()
        wait = host.free_at - self._timer.seconds()
        if wait > self._manners.longest_wait:
            raise Postponed(f"{host.name} wants to be left alone for another {wait:,.0f} s: a later run asks again")
        while (left := host.free_at - self._timer.seconds()) > 0 and not self._ended:
            self._timer.sleep(min(left, NAP))
        if self._ended:
            raise Postponed("the run was ended")
        with self._lock:
            if self._sent >= self._manners.max_requests:
                raise Postponed(f"the run has made its {self._manners.max_requests:,} requests: the next one goes on")
            self._sent += 1

    def _attempt(self, url: httpx.URL, conditions: Mapping[str, str]) -> Reply | BadReply:
        """Send the request once and keep its row. Raises Forbidden where the address is none to connect to."""
        when, begun, meter = self._timer.now(), self._timer.seconds(), Meter()
        result: Reply | BadReply
        try:
            result = exchange(self._transport, url, conditions, self._manners, meter)
        except BadReply as error:
            result = error
        milliseconds = round((self._timer.seconds() - begun) * 1000)
        status = result.status if isinstance(result, Reply) else meter.status
        outcome, why = _outcome(result)
        self._keep(RequestRow(when, str(url), status, meter.bytes, milliseconds, outcome, why))
        return result

    def _note(self, host: Host, result: Reply | BadReply, attempt: int, last: bool) -> None:
        """Remember what ``result`` says of the host: when it may be asked next, if at all."""
        wait = host.delay
        if _is_trouble(result):
            asked = (
                retry_after(result.headers.get("retry-after"), self._timer.now()) if isinstance(result, Reply) else 0
            )
            again = 0.0 if last else backoff(self._manners.backoff, attempt, self._jitter())
            wait = max(wait, asked, min(again, self._manners.longest_wait))
            host.failures += last
        else:
            host.failures = 0
        host.free_at = self._timer.seconds() + wait
        if isinstance(result, Reply) and result.status in DENIED:
            host.closed = Closed(
                Forbidden, f"{host.name} turns us away ({result.status}): it is not asked again in this run"
            )
        elif host.failures >= self._manners.patience:
            host.closed = Closed(
                Postponed, f"{host.name} failed {host.failures} times in a row: it is left for the next run"
            )

    def _keep(self, row: RequestRow) -> None:
        with self._lock:
            self._rows.append(row)


def _is_trouble(result: Reply | BadReply) -> bool:
    return result.is_trouble if isinstance(result, Reply) else result.retryable


def _outcome(result: Reply | BadReply) -> tuple[Outcome, str | None]:
    if isinstance(result, BadReply):
        return "failed", str(result)
    if result.is_page:
        return "fetched", None
    if result.status == UNCHANGED:
        return "unchanged", None
    if result.status in GONE:
        return "gone", None
    if result.status in REDIRECTS:
        return "redirected", None
    return "denied" if result.status in DENIED else "failed", f"it answered {result.status}"
