"""Speed of the store: ``python -m tests.benchmarks.storing [--statements N]``; leaves with 1 where a bound is broken.

A made store of so many statements (100,000; the full measure is a million, which takes some ten minutes and 4 GB in
the folder for temporary files) is asked, searched, digested and added to. Each figure stands beside that of plain
``sqlite3`` doing the same inserts and selects. Times are the best of several; another program at work makes them worse.
"""

import argparse
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from store import digests, positions, search
from store.database import open_store
from store.queries import ask, queries
from tests.benchmarks.made import PER_ARTICLE, TABLES, Maker, make_store
from tests.store.builders import CHINA, GENG, MND, ROK, Record, article, numbered, statement

SMALL = 10_000
"""Statements of the store with which the ingest into the large one is compared."""
TIMES = 5
SEARCHES = ("thaad AND radar", "thaad", "dep*", '"exchanges" OR hotline', "radar NOT thaad")
BOUNDS = {"query": 100.0, "search": 50.0, "digest": 200.0, "ingest": 20.0}
"""Milliseconds."""
BULK, GROWTH = 5_000, 1.5


class Report:
    """Prints figures as they come, and remembers which bounds are broken."""

    def __init__(self) -> None:
        self.broken: list[str] = []

    def row(self, what: str, ours: float, plain: float, bound: float) -> None:
        """A time in milliseconds, beside that of plain sqlite3."""
        print(f"{what:34}{ours:10.2f}{plain:10.2f}{ours / plain:9.1f}{bound:9.0f}", flush=True)
        self.check(what, ours <= bound)

    def check(self, what: str, kept: bool) -> None:
        if not kept:
            self.broken.append(what)


def best(work: Callable[[], Any], times: int = TIMES) -> float:
    """The shortest of several times, in milliseconds; the first, which warms the cache, does not count."""
    work()
    took = []
    for _ in range(times):
        started = time.perf_counter()
        work()
        took.append(time.perf_counter() - started)
    return min(took) * 1000


def plain_tables(path: Path) -> sqlite3.Connection:
    """A database with the same tables and nothing else: no keys, checks, indices, triggers."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    for table, columns in TABLES.items():
        names = ", ".join(f'"{name}"' for name in columns.split())
        connection.execute(f"CREATE TABLE {table} ({names})")
    return connection


def plain_rate(folder: Path, statements: int) -> float:
    """Statements a second that plain sqlite3 takes in bulk."""
    connection = plain_tables(folder / "plain.db")
    connection.execute("PRAGMA synchronous = OFF")
    seconds = 0.0
    for rows in Maker(statements, seed=5).batches():
        started = time.perf_counter()
        rows.insert(connection)
        seconds += time.perf_counter() - started
    connection.close()
    return statements / seconds


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


def ingest(db: Database, count: int = 12) -> tuple[float, float]:
    """Milliseconds that it takes to keep and write one more article of ten statements, and to match these."""
    record = Record(db)
    speakers = ((CHINA,), (MND,), (GENG,), (ROK,))
    wrote, matched = [], []
    for n in range(count):
        lines = [f"part {n} of the radar deployment {k} would harm the talks of {n + k}" for k in range(PER_ARTICLE)]
        page = article("".join(f"China said {line}. The rest is silence and filling words.\n" for line in lines))
        found = numbered(*(statement(page, line, speakers=speakers[k % 4]) for k, line in enumerate(lines)))
        started = time.perf_counter()
        record.add(page, *found)
        between = time.perf_counter()
        positions.match(db)
        matched.append(time.perf_counter() - between)
        wrote.append(between - started)
    return min(wrote) * 1000, min(matched) * 1000


def plain_ingest(folder: Path) -> float:
    """Milliseconds that plain sqlite3 takes to insert the rows of an article, and to have them on the disk."""
    connection = plain_tables(folder / "one.db")
    connection.execute("PRAGMA synchronous = FULL")
    took = []
    for seed in range(12):
        (rows,) = Maker(PER_ARTICLE, seed).batches()
        started = time.perf_counter()
        rows.insert(connection)
        took.append(time.perf_counter() - started)
    connection.close()
    return min(took) * 1000


def measure(folder: Path, statements: int) -> list[str]:
    """Print the table; returns which bounds were broken."""
    report = Report()
    path = folder / "onrecord.db"
    made = make_store(path, statements=statements)
    rate, plain = statements / made.seconds, plain_rate(folder, min(statements, 50_000))
    print(f"{statements:,} statements in {made.rows['articles']:,} articles, all words invented")
    print(f"size: {path.stat().st_size / statements:,.0f} bytes a statement, kept texts and full-text index among them")
    print(f"bulk load: {rate:,.0f} statements a second; plain sqlite3 {plain:,.0f}, {plain / rate:.1f} times as many")
    report.check("bulk load", rate >= BULK)
    print(f"\n{'milliseconds, best of ' + str(TIMES):34}{'ours':>10}{'plain':>10}{'ratio':>9}{'bound':>9}")
    reading, bare = open_store(path, write=False), sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    for name, query in queries().items():
        unset = dict.fromkeys(parameter.name for parameter in query.parameters)
        report.row(
            f"query {name}",
            best(lambda query=query: ask(reading, query, {})),  # type: ignore[misc] # bound at once
            best(lambda query=query, unset=unset: bare.execute(query.text, unset).fetchall()),  # type: ignore[misc]
            BOUNDS["query"],
        )
    ranked = "SELECT rowid FROM statements_fts WHERE statements_fts MATCH ? ORDER BY rank LIMIT 20"
    for words in SEARCHES:
        report.row(
            f"search {words}",
            best(lambda words=words: search.search(reading, words)),  # type: ignore[misc]
            best(lambda words=words: bare.execute(ranked, (words,)).fetchall()),  # type: ignore[misc]
            BOUNDS["search"],
        )
    db = open_store(path)
    items = "SELECT * FROM statements WHERE id IN (SELECT statement FROM untold)"
    report.row("digest's items", best(choosing(db)), best(lambda: bare.execute(items).fetchall()), BOUNDS["digest"])
    wrote, matched = ingest(db)
    alone = plain_ingest(folder)
    report.row("ingest of an article", wrote, alone, BOUNDS["ingest"])
    make_store(folder / "small.db", statements=SMALL)
    small = ingest(open_store(folder / "small.db"))
    print(f"the same with {SMALL:,} statements: {small[0]:.2f} ms, {wrote / small[0]:.2f} times as long here")
    print(f"matching its statements: {matched:.2f} ms; with {SMALL:,} {small[1]:.2f} ms")
    report.check("growth of ingest", wrote / small[0] <= GROWTH)
    return report.broken


def main() -> int:
    """Print the table; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.storing", description=__doc__)
    parser.add_argument("--statements", type=int, default=100_000, metavar="N")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        broken = measure(Path(folder), options.statements)
    print(f"\nbroken bounds: {len(broken)}: {', '.join(broken) or 'none'}")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
