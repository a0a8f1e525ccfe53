"""robots.txt (RFC 9309): what a host allows, and how long it wants to be left alone between two requests."""

from dataclasses import dataclass

from protego import Protego

from flows.http.exchange import Reply
from flows.http.manners import AGENT

LARGEST = 512 * 1024
"""Bytes that are read of it; RFC 9309 asks for 500 KiB at least."""
A_DAY = 24 * 3600.0
"""Seconds for which it may be remembered, by the same RFC."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What a robots.txt says to us; without ``parsed`` there is none, and all is allowed."""

    parsed: Protego | None = None

    def allows(self, url: str) -> bool:
        """Whether ``url`` may be asked."""
        return self.parsed is None or bool(self.parsed.can_fetch(url, AGENT))

    @property
    def delay(self) -> float:
        """Seconds that it wants between two requests, 0 where it does not say."""
        wanted = self.parsed.crawl_delay(AGENT) if self.parsed is not None else None
        return max(0.0, wanted or 0.0)


def read(reply: Reply) -> Rules:
    """Return what ``reply`` to the request for a robots.txt says; any 4xx means that there is none."""
    if not reply.is_page:
        return Rules()
    return Rules(Protego.parse(reply.body[:LARGEST].decode("utf-8-sig", "replace")))
