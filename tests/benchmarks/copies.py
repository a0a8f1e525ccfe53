"""What finding an article's copies costs as the store grows: ``python -m tests.benchmarks.copies [--sizes N N]``.

The articles are made up; a tenth are copies of another, a tenth excerpts, all end in one of a hundred paragraphs of
boilerplate. What is told is a ratio: the cost of an article in a large store over that in a small one.
"""

import argparse
import datetime as dt
import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from sqlite_utils import Database

from store import copies
from store.database import open_store, transaction
from store.normal import digest
from tests.store.copies.texts import sentences

SIZES = (1_000, 20_000)
MEASURED = 200
"""Articles whose cost is measured at each size."""
START = dt.date(2010, 1, 1)


def body(number: int) -> str:
    """Return the text of an article; the same for the same number."""
    lines = sentences(number, 40)
    if number % 10 == 1:
        lines = sentences(number - 1, 40)[2:] + sentences(number, 2)
    if number % 10 == 2:
        lines = sentences(number - 2, 40)[:20]
    return "\n".join([*lines, *sentences(1_000_000 + random.Random(number).randrange(100), 4)])


def add(connection: sqlite3.Connection, numbers: range) -> None:
    """Put articles into the store as they are before their copies are looked for."""
    for number in numbers:
        text, day = body(number), (START + dt.timedelta(number // 10)).isoformat()
        connection.execute(
            "INSERT INTO articles (id, outlet, content_id, first_seen_at, last_seen_at) VALUES (?1, 'x', ?1, ?2, ?2)",
            (number, day),
        )
        connection.execute(
            "INSERT INTO snapshots (id, article, blob, declared, run, first_seen_at, last_seen_at)"
            " VALUES (?1, ?1, 1, '{}', 1, ?2, ?2)",
            (number, day),
        )
        connection.execute(
            "INSERT INTO article_versions (id, article, number, snapshot, parser_version, template, text, body,"
            " body_sha256, published, published_basis, first_seen_at)"
            " VALUES (?1, ?1, 1, ?1, '1', 'text', ?2, ?2, ?3, ?4, 'page', ?4)",
            (number, text, digest(text), day),
        )
        connection.execute("UPDATE articles SET current_version = id WHERE id = ?", (number,))


def measure(db: Database, numbers: range) -> float:
    """Return the median of the seconds of processor time that an article takes, each in a transaction of its own."""
    taken = []
    for number in numbers:
        started = time.process_time()
        with transaction(db, "comparing"):
            copies.settle(db, number)
        taken.append(time.process_time() - started)
    return statistics.median(taken)


def main(arguments: Sequence[str]) -> None:
    """Print a line a size, and the ratio of the last to the first."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.copies", description=__doc__)
    parser.add_argument("--sizes", nargs="+", type=int, default=SIZES, metavar="N")
    sizes = sorted(parser.parse_args(arguments).sizes)
    costs = []
    with tempfile.TemporaryDirectory() as folder:
        db = open_store(Path(folder) / "onrecord.db")
        db.execute("INSERT INTO outlets (outlet, name) VALUES ('x', 'X')")
        db.execute("INSERT INTO runs (id, started_at) VALUES (1, '')")
        db.execute("INSERT INTO blobs (id, sha256, size, codec, data) VALUES (1, '', 0, 'zstd', x'')")
        at = 1
        for size in sizes:
            with transaction(db, "filling the store"):
                add(db.conn, range(at, size + 1))
            at = size + 1
            copies.catch_up(db)
            with transaction(db, "filling the store"):
                add(db.conn, range(at, at + MEASURED))
            costs.append(measure(db, range(at, at + MEASURED)))
            at += MEASURED
            found = db.table("copies").count
            print(f"{size:8,} articles, {found:,} copies: {costs[-1] / costs[0]:.2f} times the cost at {sizes[0]:,}")
        db.close()


if __name__ == "__main__":
    main(sys.argv[1:])
