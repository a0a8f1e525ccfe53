"""What goes wrong with single pages: how each is answered, how often it is to be asked for, and what becomes of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from tests.site import tricks
from tests.site.server import Answer, Page, Wire
from tests.trial.settings import ATTEMPTS, REDIRECTS

HAD, KEPT, MISSED = "had", "kept", "missed"
"""An article is in the store and read; its bytes are there and cannot be read; nothing of it is there."""


@dataclass(frozen=True)
class Fault:
    """A fault: ``answers`` are given in turn, the last of them again and again."""

    name: str
    answers: Callable[[Page], Sequence[Answer]]
    asked: int = 1
    """How often a run asks for the page."""
    end: str = HAD
    share: int = 250
    """One article in so many has it."""
    most: int = 40
    """Articles that have it at most: some take seconds each."""
    lasts: bool = False
    """Whether it is there still on later days."""
    wait: float = 0.0
    """Seconds that have to pass before the page is asked for again."""


def _cut(page: Page) -> Answer:
    return tricks.cut(page.body, len(page.body) // 2)


def _slow(page: Page) -> Answer:
    def trick(wire: Wire) -> None:
        wire.wait(0.3)
        wire.send(tricks.OK + f"Content-Length: {len(page.body)}\r\n\r\n".encode())
        for at in range(0, len(page.body), 1000):
            wire.send(page.body[at : at + 1000])
            wire.wait(0.02)

    return trick


def _as(encoding: str, content_type: str) -> Callable[[Page], Sequence[Answer]]:
    return lambda page: [replace(page, body=page.body.decode().encode(encoding), content_type=content_type, etag=None)]


def _to(url: str) -> Callable[[Page], Sequence[Answer]]:
    return lambda _: [tricks.redirect(url)]


def _once(*first: Answer) -> Callable[[Page], Sequence[Answer]]:
    return lambda page: [*first, page]


GONE = tricks.status(410)
FAULTS = (
    Fault("slow", lambda page: [_slow(page)], most=8),
    Fault("500 once", _once(tricks.status(500)), asked=2),
    Fault("503 twice", _once(tricks.status(503), tricks.status(503)), asked=3),
    Fault("429 with Retry-After", _once(tricks.status(429, retry_after="1")), asked=2, wait=1.0, most=6),
    Fault("503 with a date", _once(tricks.status(503, retry_after="Wed, 21 Oct 2015 07:28:00 GMT")), asked=2),
    Fault("cut once", lambda page: [_cut(page), page], asked=2),
    Fault("closed once", _once(tricks.silent_close), asked=2),
    Fault("too much announced once", lambda page: [tricks.announced(page.body, len(page.body) + 99), page], asked=2),
    Fault("too little announced", lambda page: [tricks.announced(page.body, len(page.body) - 9)]),
    Fault("gzip cut once", lambda page: [tricks.gzip_cut(page.body), page], asked=2),
    Fault("zipped", lambda page: [replace(page, zipped=True)], share=60),
    Fault("no charset", _as("utf-8", "text/html"), share=100),
    Fault("no content type", lambda page: [replace(page, content_type=None)]),
    Fault("wrong charset", _as("utf-8", "text/html; charset=gb2312"), share=100),
    Fault("in gb18030", _as("gb18030", "text/html; charset=gb2312"), share=100),
    Fault("byte order mark", _as("utf-8-sig", "text/html")),
    Fault("moved", lambda page: [tricks.redirect("?moved=1", 301), page], asked=2),
    Fault("404", lambda _: [tricks.status(404)], end=MISSED, lasts=True),
    Fault("410", lambda _: [GONE], end=MISSED, lasts=True),
    Fault("500 for ever", lambda _: [tricks.status(500)], asked=ATTEMPTS, end=MISSED),
    Fault("cut for ever", lambda page: [_cut(page)], asked=ATTEMPTS, end=MISSED),
    Fault("endless", lambda _: [tricks.endless], end=MISSED, most=5),
    Fault("endless headers", lambda _: [tricks.endless_headers], asked=ATTEMPTS, end=MISSED, most=2),
    Fault("gzip bomb", lambda _: [tricks.bomb(1024)], end=MISSED, most=5),
    Fault("loop", _to("?again=1"), asked=REDIRECTS + 1, end=MISSED),
    Fault("to a private address", _to("http://10.0.0.1/admin"), end=MISSED),
    Fault("to link-local", _to("http://169.254.169.254/latest/meta-data/"), end=MISSED),
    Fault("to this machine", _to("http://127.0.0.1/"), end=MISSED),
    Fault("to a mirror", _to("https://www.chinadaily.com.cn.evil.example/a/1.html"), end=MISSED),
    Fault("to a file", _to("file:///etc/passwd"), end=MISSED),
    Fault("304 unasked", lambda _: [tricks.status(304)], end=MISSED),
    Fault("empty", lambda page: [replace(page, body=b"", etag=None)], end=KEPT),
    Fault("garbage", lambda page: [replace(page, body=bytes(range(256)) * 20, etag=None)], end=KEPT),
)

STALLING = {
    "china-military-online": Fault("silence", lambda _: [tricks.silence], asked=ATTEMPTS, end=MISSED),
    "mnd": Fault("slow for ever", lambda _: [tricks.slow_body], asked=ATTEMPTS, end=MISSED),
    "global-times": Fault("slow headers for ever", lambda _: [tricks.slow_headers], asked=ATTEMPTS, end=MISSED),
}
"""Faults that take seconds, by the outlet that has one article with it: their hosts are waited for side by side."""


def plan(numbers: Sequence[int]) -> dict[int, Fault]:
    """Return which of ``numbers``, shuffled ones, have which fault; each fault strikes at least one."""
    left = list(numbers)
    struck: dict[int, Fault] = {}
    for fault in FAULTS:
        for _ in range(min(fault.most, max(1, len(numbers) // fault.share))):
            if left:
                struck[left.pop()] = fault
    return struck
