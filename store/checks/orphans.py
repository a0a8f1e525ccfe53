"""Rows that nothing refers to any more, and rows that lack what they cannot be without."""

from collections.abc import Iterator

from sqlite_utils import Database

from store.checks.fault import MEND, REPORT, Fault
from store.database import one, transaction

_IDLE = {
    "blobs": (
        "kept pages that no article shows",
        "SELECT b.id FROM blobs b WHERE NOT EXISTS (SELECT 1 FROM snapshots s WHERE s.blob = b.id)",
    ),
    "positions": (
        "positions that no statement holds",
        "SELECT p.id FROM positions p WHERE p.merged_into IS NULL"
        " AND NOT EXISTS (SELECT 1 FROM statements s WHERE s.position = p.id)"
        " AND NOT EXISTS (SELECT 1 FROM positions o WHERE o.merged_into = p.id)"
        " AND NOT EXISTS (SELECT 1 FROM decisions d WHERE p.id IN (d.position, d.other))",
    ),
}
"""By table what its idle rows are called, and their ids."""

_LACKING = {
    "statements without a speaker": "SELECT s.id FROM statements s"
    " WHERE NOT EXISTS (SELECT 1 FROM statement_speakers ss WHERE ss.statement = s.id)",
    "articles that were read and have no current version": "SELECT a.id FROM articles a"
    " WHERE a.current_version IS NULL AND EXISTS (SELECT 1 FROM article_versions v WHERE v.article = a.id)",
    "matched statements without a status": "SELECT s.id FROM statements s"
    " WHERE s.position IS NOT NULL AND s.status IS NULL AND s.dropped_by IS NULL",
}


def check(db: Database) -> Iterator[Fault]:
    """Find idle rows, which cost room only, and rows that are not whole."""
    for noun, ids in _IDLE.values():
        yield from _found(db, noun, ids, MEND)
    for noun, ids in _LACKING.items():
        yield from _found(db, noun, ids, REPORT)


def mend(db: Database) -> list[str]:
    """Let go of idle rows."""
    done = []
    for table, (noun, ids) in _IDLE.items():
        with transaction(db, f"letting go of idle {table}"):
            number, _ = _counted(db, ids)
            if number:
                db.execute(f"DELETE FROM {table} WHERE id IN ({ids})")  # noqa: S608 - texts of ours
                done.append(f"let go of {noun}: {number:,}")
    return done


def _found(db: Database, noun: str, ids: str, mend: str) -> Iterator[Fault]:
    number, example = _counted(db, ids)
    if number:
        yield Fault(f"{noun}: {number:,}, as {example}", mend)


def _counted(db: Database, ids: str) -> tuple[int, int | None]:
    row = one(db, f"SELECT count(*), min(id) FROM ({ids})")  # noqa: S608 - texts of ours
    return (row[0], row[1]) if row else (0, None)
