"""The monitor on the replica of the outlets: what tests of runs on the web share.

``python -m tests.flows.replica SETTINGS [DAYS [MOMENT [FIRST LAST]]]`` is a run in a process of its own, for tests that
end it: ``DAYS`` after noon, killed at a ``MOMENT`` as ``tests.flows.mortal`` counts them; or through a window of the
past.
"""

import io
import sqlite3
import sys
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from flows import steps
from flows.cycle import Cycle, Summary
from flows.doing import carry_out
from flows.progress import Progress
from flows.settings import Settings, load
from tests.flows.mortal import meet
from tests.site.outlets import Outlets
from tests.site.server import Site

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
SECTION = "https://www.chinadaily.com.cn/world/asia_pacific/page_1.html"
MILITARY = "http://eng.chinamil.com.cn/2025xb/H_251454/L_251456/index.html"
SOURCES = {
    "search": 'kind = "chinadaily-search"\nkeywords = "THAAD"',
    "section": 'kind = "chinadaily-section"\nsection = "world/asia_pacific"',
    "all-of-section": 'kind = "chinadaily-section"\nsection = "world/asia_pacific"\nleast_relevance = 0',
    "military": f'kind = "china-military"\nurl = "{MILITARY}"',
    "all-military": f'kind = "china-military"\nurl = "{MILITARY}"\nleast_relevance = 0',
    "archive": 'kind = "wayback"\nprefix = "www.chinadaily.com.cn/a/"',
}
HOSTS = ("chinadaily.com.cn", "chinamil.com.cn", "web.archive.org")


@dataclass
class Monitor:
    """A store in ``folder``, and runs below Prefect on named ``SOURCES``."""

    site: Site
    outlets: Outlets
    folder: Path
    more: str = ""
    """Settings beside sources and hosts."""
    said: list[str] = field(default_factory=list)
    """What the runs told the person who waits, run by run."""

    @property
    def db(self) -> Path:
        return self.folder / "onrecord.db"

    def write(self, *names: str) -> Path:
        """Write the settings of the named sources to a file."""
        hosts = ", ".join(f'"{host}" = "{self.site.place}"' for host in HOSTS)
        sources = "".join(f'[[sources]]\nname = "{name}"\n{SOURCES[name]}\n' for name in names)
        file = self.folder / "onrecord.toml"
        http = f"[http]\nloopback = true\ndelay = 0\nattempts = 1\nhosts = {{ {hosts} }}\n"
        file.write_text(f'db = "onrecord.db"\n{self.more}\n{http}{sources}', encoding="utf-8")
        return file

    def settings(self, *names: str) -> Settings:
        return load(self.write(*names), environment={})

    def run(self, *names: str, days: float = 0) -> Summary:
        """Carry out a cycle on the named sources, ``days`` after the first."""
        said = io.StringIO()
        try:
            return cycle(self.write(*names), Progress(said), days=days).run()
        finally:
            self.said.append(said.getvalue())

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """What a query of the store gives."""
        connection = sqlite3.connect(self.db)
        try:
            return connection.execute(sql).fetchall()
        finally:
            connection.close()

    def digest(self, number: int) -> str:
        return (self.folder / "digests" / f"{number:04d}.md").read_text(encoding="utf-8")


def cycle(file: Path, progress: Progress, *, days: float = 0) -> Cycle:
    """Make a cycle below Prefect with the settings of ``file``, ``days`` after noon."""
    settings = load(file, environment={})
    steps.prepare(settings.db)
    now = NOON + timedelta(days=days)
    return Cycle(settings, lambda: now, progress, carry_out)


def main(file: str, days: str = "0", moment: str = "0", *window: str) -> None:
    """Carry out a cycle, or look through a window of the past, and print how many moments it had."""
    fate = meet(int(moment) or None)
    one = cycle(Path(file), Progress(io.StringIO()), days=float(days))
    if window:
        first, last = map(date.fromisoformat, window)
        one.look_back(first, last, 3)
    else:
        one.run()
    print(fate.passed)


if __name__ == "__main__":
    main(*sys.argv[1:])
