"""Speed of the store: ``python -m tests.benchmarks.storing [--statements N] [--matched N]``.

It leaves with 1 where a bound is broken.

A made store of so many statements (50,000; the full measure is a million, which takes a quarter of an hour and 5 GB in
the folder for temporary files) is loaded, asked, searched, digested, added to and checked. Each figure stands beside
that of plain ``sqlite3`` doing the same inserts and selects in the same minutes: another program at work makes both
worse.
"""

import argparse
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from flows import doctor
from store import checks, digests, positions, search
from store.bulk import new_store
from store.database import open_store
from store.queries import ask, queries
from tests.benchmarks import browsing
from tests.benchmarks import positions as matching
from tests.benchmarks.figures import NOTHING, Figures, Took, best, least, timed
from tests.benchmarks.made import PER_ARTICLE, Maker, make_store, write
from tests.benchmarks.plain import Plain
from tests.store.builders import CHINA, GENG, MND, NOW, ROK, Record, article, numbered, statement

SMALL = 10_000
"""Statements of the store with which the ingest into the large one is compared."""
ARTICLES = 12
"""How many are put into each."""
SEARCHES = ("thaad AND radar", "thaad", "dep*", '"exchanges" OR hotline', "radar NOT thaad")
QUERY, SEARCH, DIGEST, INGEST = 100.0, 50.0, 200.0, 20.0
"""Milliseconds."""
BULK, GROWTH, DOCTOR = 5_000, 1.5, 60.0
"""Statements a second, times, seconds."""


def loading(figures: Figures, folder: Path, statements: int) -> None:
    """Load a made store in bulk, and plain tables with the same rows, batch for batch."""
    plain = Plain(folder / "plain.db", safe=False)
    ours = theirs = NOTHING
    with new_store(folder / "onrecord.db") as db:
        for batch in Maker(statements, seed=5).batches():
            ours += timed(write, db, batch)
            theirs += timed(plain.insert, batch)
    plain.close()
    (folder / "plain.db").unlink()
    figures.rate("bulk load", statements, "statements/s", ours, theirs, BULK)
    size = (folder / "onrecord.db").stat().st_size / statements
    figures.figure("file, with texts and search index", "bytes each", size)


def _rows(bare: sqlite3.Connection, sql: str, values: Sequence[Any] | Mapping[str, Any] = ()) -> list[Any]:
    return bare.execute(sql, values).fetchall()


def asking(figures: Figures, db: Database, bare: sqlite3.Connection) -> None:
    """Ask each question of the cookbook, and search."""
    for name, query in queries().items():
        unset = dict.fromkeys(parameter.name for parameter in query.parameters)
        ours = best(ask, db, query, {})
        plain = best(_rows, bare, query.text, unset)
        figures.time(f"query {name}", ours, plain, QUERY)
    ranked = "SELECT rowid FROM {0}_fts WHERE {0}_fts MATCH ? ORDER BY rank LIMIT 20"
    for words in SEARCHES:
        for kind, found in (("statements", search.search), ("articles", search.search_articles)):
            ours = best(found, db, words)
            sql = ranked.format(kind)
            plain = best(_rows, bare, sql, (words,))
            figures.time(f"search {kind}: {words}", ours, plain, SEARCH)


@contextmanager
def undone(db: Database) -> Iterator[None]:
    """What is written inside is measured and then undone."""
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        db.execute("ROLLBACK")


def choosing(db: Database) -> Callable[[], object]:
    """The choosing of what the next digest tells, undone each time."""
    run = db.execute("SELECT max(id) FROM runs").fetchone()[0]

    def choose() -> None:
        with undone(db):
            assert digests.choose(db, run=run, now=Record.now) is not None

    return choose


class Ingest:
    """Puts articles of ten statements into a store, and remembers how long each took."""

    def __init__(self, path: Path) -> None:
        self._record = Record(open_store(path))
        self.wrote: list[Took] = []
        self.matched: list[Took] = []

    def add(self, made: Maker) -> None:
        """Keep and write one more article, and match its statements."""
        words = [f"the radar of {made.sentence(12)}" for _ in range(PER_ARTICLE)]
        page = article("".join(f"China said {line}. {made.sentence(20)}.\n" for line in words))
        speakers = ((CHINA,), (MND,), (GENG,), (ROK,))
        found = numbered(*(statement(page, line, speakers=speakers[k % 4]) for k, line in enumerate(words)))
        self.wrote.append(timed(self._record.add, page, *found))
        self.matched.append(timed(positions.match, self._record.db))


def ingesting(figures: Figures, folder: Path) -> None:
    """Put articles into the large store, a small one and plain tables by turns; the times are the shortest."""
    make_store(folder / "small.db", statements=SMALL)
    large, small = Ingest(folder / "onrecord.db"), Ingest(folder / "small.db")
    plain, took = Plain(folder / "one.db", safe=True), []
    for number in range(ARTICLES):
        made = Maker(PER_ARTICLE, seed=number)
        for store in (large, small):
            store.add(made)
        (batch,) = made.batches()
        took.append(timed(plain.insert, batch))
    wrote, matched = least(large.wrote), least(large.matched)
    figures.time("ingest of an article", wrote, least(took), INGEST)
    figures.figure(f"over that into {SMALL:,} statements", "times", wrote.clock / least(small.wrote).clock, GROWTH)
    figures.time("matching its statements", matched)
    figures.figure(f"over that among {SMALL:,}", "times", matched.clock / least(small.matched).clock)


def checking(figures: Figures, db: Database, bare: sqlite3.Connection) -> None:
    """Look the file through; plain SQLite has two checks of its own."""

    def alone() -> None:
        for pragma in ("integrity_check", "foreign_key_check"):
            bare.execute(f"PRAGMA {pragma}").fetchall()

    def look() -> None:
        assert [fault for _, found in checks.faults(db) for fault in found] == []

    plain = timed(alone)
    figures.time("doctor looks the file through", timed(look), plain, DOCTOR, unit="s")
    figures.time("doctor --quick", best(doctor.examine, db, NOW, file=False))


def measure(folder: Path, statements: int, matched: int) -> list[str]:
    """Print the table; returns which bounds were broken."""
    figures, path = Figures(), folder / "onrecord.db"
    print(f"{statements:,} statements in {statements // PER_ARTICLE:,} articles, all words invented")
    figures.head()
    loading(figures, folder, statements)
    db, bare = open_store(path, write=False), sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    asking(figures, db, bare)
    writing = open_store(path)
    items = "SELECT * FROM statements WHERE id IN (SELECT statement FROM untold)"
    plain = best(_rows, bare, items)
    figures.time("choosing a digest's items", best(choosing(writing)), plain, DIGEST)
    writing.close()
    checking(figures, db, bare)
    browsing.measure(figures, path)
    ingesting(figures, folder)
    matching.measure(figures, folder, matched)
    figures.end()
    return figures.broken


def main() -> int:
    """Print the table; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.storing", description=__doc__)
    parser.add_argument("--statements", type=int, default=50_000, metavar="N")
    parser.add_argument("--matched", type=int, default=4_000, metavar="N", help="the full measure is 200,000")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        broken = measure(Path(folder), options.statements, options.matched)
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
