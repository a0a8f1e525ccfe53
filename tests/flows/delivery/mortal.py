"""A cycle that kills itself while it publishes: ``python -m tests.flows.delivery.mortal DB PORT [MOMENT]``.

It looks at the seeds and at a folder that is not there, has two subscribers and an operator whom it mails through a
server at PORT of this machine, and one whom it notifies by the service at ``ONRECORD_CHAT``. Moments are counted as in
``tests.flows.mortal``, but from the one on at which the digest is chosen, and what goes to the mail server or the
service counts too. Without a MOMENT it goes on to the end and prints how many there were, and at which of them
something was sent to either.
"""

import io
import json
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from flows import steps
from flows.cycle import Cycle, Summary
from flows.delivery.editions import Interest
from flows.delivery.subscribers import MailServer, Post, Subscriber
from flows.doing import carry_out
from flows.progress import Progress
from flows.settings import Settings
from flows.sources import SEEDS, Source
from tests.flows.mortal import NOON, ZONE, Fate

_MAIL = ("smtplib.connect", "smtplib.send")
_WEB = ("http.client.connect", "http.client.send")

P = ParamSpec("P")
R = TypeVar("R")

DESK = Subscriber("desk", Interest(), "run", mail="desk@x.org")
SEOUL = Subscriber("seoul", Interest(principals=frozenset({"Republic of Korea"})), "day", mail="seoul@x.org")
CHAT = Subscriber("chat", Interest(), "run", notify="ONRECORD_CHAT")
OPERATOR = Subscriber("operator", Interest(), "run", mail="operator@x.org")


def cycle(db: Path, port: int, before: Callable[[object], None] = lambda step: None) -> Summary:
    """Carry out one cycle below Prefect, at noon; ``before`` is told each step that is about to be done."""

    def do(step: Callable[P, R], /, *arguments: P.args, **named: P.kwargs) -> R:
        before(step)
        return carry_out(step, *arguments, **named)

    steps.prepare(db)
    post = Post((DESK, SEOUL, CHAT), (OPERATOR,), MailServer("127.0.0.1", "monitor@example.org", port, "none", None))
    absent = Source("clippings", "folder", Path("/no/such/clippings"))
    settings = Settings(db, db.parent / "digests", ZONE, (SEEDS, absent), post=post)
    return Cycle(settings, lambda: NOON, Progress(io.StringIO()), do).run()


class FateOfDelivery(Fate):
    """Counts from choosing on, and what is sent."""

    def __init__(self, moment: int | None) -> None:
        super().__init__(moment)
        self.mailed: list[int] = []
        self.posted: list[int] = []
        self._counts = False

    def begin(self, step: object) -> None:
        self._counts = self._counts or step is steps.digest

    def step(self, _: object = None) -> None:
        if self._counts:
            super().step()

    def watch(self, event: str, arguments: tuple[Any, ...]) -> None:
        super().watch(event, arguments)
        for events, moments in ((_MAIL, self.mailed), (_WEB, self.posted)):
            if event in events:
                self.step()
                moments.append(self.passed)


if __name__ == "__main__":
    fate = FateOfDelivery(int(sys.argv[3]) if len(sys.argv) > 3 else None)
    setattr(sqlite3, "connect", fate.connect)  # noqa: B010 - the checker takes no other function in its place
    sys.addaudithook(fate.watch)
    cycle(Path(sys.argv[1]), int(sys.argv[2]), fate.begin)
    print(json.dumps({"moments": fate.passed, "mailed": fate.mailed, "posted": fate.posted}))
