"""Stores of the replica's articles that are kept and wait to be read."""

import io
import shutil
import sqlite3
from pathlib import Path

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
