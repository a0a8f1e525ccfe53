"""What the monitor of an installation looks at: an outlet of the replica, which publishes and dawdles as it is told."""

import datetime as dt
import io
import re
import time
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

from flows import clock, steps
from flows.cycle import Cycle
from flows.doing import carry_out
from flows.progress import Progress
from flows.settings import load
from tests.flows.dumps import Dump, dump
from tests.flows.replica import Monitor
from tests.site.catalogue import Piece, catalogue
from tests.site.outlets import Outlets
from tests.site.server import Request, Site

SOURCE = "all-of-section"
ARTICLES = [piece for piece in catalogue(200) if (piece.outlet, piece.section) == ("china-daily", "world/asia_pacific")]
BOOKS = ("runs", "run_sources", "requests")
"""Tables that tell what runs did: more of these have found nothing where there is a schedule."""


@dataclass
class Outlet:
    """An outlet that has published its oldest articles, and a monitor of it with a store in ``folder``."""

    folder: Path
    now: dt.datetime
    """Its articles are of the last two days: a source that stands still is no well one."""
    size: int = 10
    """Articles that it publishes at a time."""
    pause: float = 0.0
    """Seconds that it takes for the page of an article."""
    site: Site = field(default_factory=Site)

    def __post_init__(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        hour = self.now.replace(minute=0, second=0, microsecond=0)
        aged = [replace(one, published=hour - dt.timedelta(hours=age)) for age, one in enumerate(ARTICLES, 1)]
        self._waiting: list[Piece] = list(reversed(aged))
        self._outlets = Outlets([])
        self.publish()
        self.site.routes += [self._dawdle, self._outlets]
        self.site.start()
        self.monitor = Monitor(self.site, self._outlets, self.folder, more="most_looks = 0\n")
        self.settings = self.monitor.write(SOURCE)

    def publish(self) -> None:
        """Publish some more articles."""
        for piece in self._waiting[: self.size]:
            self._outlets.publish(piece)
        del self._waiting[: self.size]

    def handed_out(self) -> int:
        """Return how many pages of articles it was asked for."""
        return len(self.site.asked("/a/"))

    def run_once(self) -> None:
        """Carry out a cycle in this process, below Prefect and undisturbed."""
        settings = load(self.settings, environment={})
        steps.prepare(settings.db)
        Cycle(settings, partial(clock.now, settings.timezone), Progress(io.StringIO()), carry_out).run()

    def published(self) -> list[str]:
        """Return the names of the digests that are out."""
        return sorted(path.stem for path in (self.folder / "digests").glob("*.md"))

    def rows(self) -> Dump:
        """Return the store as rows, without what differs from run to run. Raises AssertionError where it is damaged."""
        kept = {name: rows for name, rows in dump(self.monitor.db).items() if name not in BOOKS}
        return {name: [{key: row[key] for key in row if key != "run"} for row in rows] for name, rows in kept.items()}

    def digests(self) -> dict[str, str]:
        """Return the digests as they are in their folder, but for the time at which they were issued."""
        files = sorted((self.folder / "digests").glob("*.[mj]*"))
        return {path.name: ISSUED.sub("", path.read_text(encoding="utf-8")) for path in files}

    def _dawdle(self, request: Request) -> Any:
        if self.pause and request.path.startswith("/a/"):
            time.sleep(self.pause)


ISSUED = re.compile(r'issued [^\n]*|"issued": "[^"]*"')
