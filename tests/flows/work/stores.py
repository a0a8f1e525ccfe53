"""Stores of the replica's articles that are kept and wait to be read.

``python -m tests.flows.work.stores WAITING DB ADDRESS COUNT`` has them read by a Dask cluster, and gets SIGKILL when
the article after ``COUNT`` is about to be written.
"""

import io
import os
import shutil
import signal
import sqlite3
import sys
from pathlib import Path

from sqlite_utils import Database

from flows import steps
from flows.cycle import Cycle
from flows.doing import carry_out
from flows.progress import Progress
from flows.settings import Settings
from flows.sources import SEEDS, Declared, Fetched
from flows.work import Work
from tests.flows.mortal import NOON, ZONE
from tests.site.articles import page
from tests.trial.pieces import pieces

HTML = "text/html; charset=utf-8"


def make(db: Path, count: int) -> Path:
    """Make a store with ``count`` articles of all outlets that nobody has read."""
    steps.prepare(db)
    run = steps.start(db, NOON)
    made = [piece for piece in pieces(count) if piece.form != "app"]
    found = [Fetched(page(one).encode(), Declared("r", one.url, one.url, content_type=HTML), NOON) for one in made]
    steps.keep(db, run, found, NOON)
    return db


def read(waiting: Path, db: Path, work: Work, said: io.StringIO | None = None) -> Path:
    """Read what waits in a copy of a store at ``db``, by those of ``work``; what it says goes to ``said``."""
    shutil.copy(waiting, db)
    cycle(db, work, said)._read()
    return db


def cycle(db: Path, work: Work, said: io.StringIO | None = None) -> Cycle:
    """Return what reads the store at ``db``, below Prefect."""
    settings = Settings(db, db.parent / "digests", ZONE, (SEEDS,), work=work)
    return Cycle(settings, lambda: NOON, Progress(said or io.StringIO()), carry_out)


def text(db: Path) -> list[str]:
    """Return a store as the statements of SQL that would make it again."""
    connection = sqlite3.connect(db)
    try:
        return list(connection.iterdump())
    finally:
        connection.close()


def main(waiting: str, db: str, address: str, count: str) -> None:
    """Have what waits read, and end in the midst of it."""
    from flows import parsing
    from flows.work import spreading, under_prefect

    left = int(count)
    write = parsing.write

    def dying(database: Database, done: parsing.Read, *, again: bool = False) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        write(database, done, again=again)

    under_prefect._Runner.size = 10
    spreading.FEW = 0
    parsing.write = dying
    read(Path(waiting), Path(db), Work("dask", address, 2))


if __name__ == "__main__":
    main(*sys.argv[1:])
