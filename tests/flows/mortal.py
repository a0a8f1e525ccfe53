"""A cycle that kills itself: ``python -m tests.flows.mortal DB MOMENT``; with ``reparse`` behind it, that does.

With an address behind it, the cycle is on the outlets' lists there, with a folder on the files of web archives in it;
moment 0 never comes.

Moments are counted: each SQL statement that any connection is about to execute, each file opened for writing, each
renaming. At the one of that number the process gets SIGKILL; without a number it goes on to the end and prints how
many there were. The steps know nothing of it: Python's audit events and SQLite's trace say where they are.
"""

import datetime as dt
import io
import os
import signal
import sqlite3
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from flows import reparsing, steps
from flows.cycle import Cycle, Summary
from flows.doing import carry_out
from flows.http.manners import Manners
from flows.progress import Progress
from flows.settings import Settings
from flows.sources import SEEDS, Source, WebSource
from flows.warc import taking
from parsers import PARSER_VERSION
from store.rereading import Choice

ZONE = ZoneInfo("Asia/Shanghai")
_connect = sqlite3.connect
NOON = dt.datetime(2026, 11, 22, 12, 0, tzinfo=ZONE)


def cycle(db: Path, place: str | None = None) -> Summary:
    """Carry out one cycle below Prefect, at noon: on the seeds, or on two lists of the outlets at ``place``."""
    steps.prepare(db)
    settings = Settings(db, db.parent / "digests", ZONE, (SEEDS,))
    if place is not None:
        hosts = dict.fromkeys(("chinadaily.com.cn", "chinamil.com.cn"), place)
        manners = Manners(loopback=True, hosts=hosts, delay=0.0, attempts=1)
        settings = replace(settings, sources=_lists(), http=manners)
    return Cycle(settings, lambda: NOON, Progress(io.StringIO()), carry_out).run()


def of_archives(db: Path, folder: Path) -> Summary:
    """Carry out one cycle below Prefect, at noon, on the files of web archives in ``folder``, ten pages at a time."""
    taking.BATCH = 10
    steps.prepare(db)
    settings = Settings(db, db.parent / "digests", ZONE, (Source("crawls", "warc", folder),))
    return Cycle(settings, lambda: NOON, Progress(io.StringIO()), carry_out).run()


def read_again(db: Path) -> None:
    """Read again what an older parser has read."""
    reparsing.reparse(db, Choice(PARSER_VERSION), Progress(io.StringIO()), apply=True)


def _lists() -> tuple[WebSource, ...]:
    from flows.sources.china_military import ChinaMilitary
    from flows.sources.chinadaily_section import ChinaDailySection

    military = ChinaMilitary(url="http://eng.chinamil.com.cn/2025xb/H_251454/L_251456/index.html", least_relevance=0.0)
    section = ChinaDailySection(section="world/asia_pacific", least_relevance=0.0)
    return (
        WebSource("section", "chinadaily-section", section),
        WebSource("military", "china-military", military),
    )


class Fate:
    """Counts moments, and strikes at one of them."""

    def __init__(self, moment: int | None) -> None:
        self.passed = 0
        self._moment = moment

    def step(self, _: object = None) -> None:
        self.passed += 1
        if self.passed == self._moment:
            os.kill(os.getpid(), signal.SIGKILL)

    def watch(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event == "os.rename" or (event == "open" and arguments[1] and set(arguments[1]) & set("wax+")):
            self.step()

    def connect(self, *arguments: Any, **named: Any) -> sqlite3.Connection:
        connection: sqlite3.Connection = _connect(*arguments, **named)
        connection.set_trace_callback(self.step)
        return connection


def meet(moment: int | None) -> Fate:
    """Let this process meet its fate at a moment."""
    fate = Fate(moment)
    setattr(sqlite3, "connect", fate.connect)  # noqa: B010 - the checker takes no other function in its place
    sys.addaudithook(fate.watch)
    return fate


if __name__ == "__main__":
    fate = meet(int(sys.argv[2]) if len(sys.argv) > 2 and sys.argv[2] != "0" else None)
    if sys.argv[3:] == ["reparse"]:
        read_again(Path(sys.argv[1]))
    elif sys.argv[3:] and Path(sys.argv[3]).is_dir():
        of_archives(Path(sys.argv[1]), Path(sys.argv[3]))
    else:
        cycle(Path(sys.argv[1]), *sys.argv[3:])
    print(fate.passed)
