"""What is in a store, in terms of articles and texts: ids and times, which differ from run to run, left out."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Key = tuple[str, str]
"""Outlet and content id."""
Rows = dict[str, list[dict[str, Any]]]
"""Every row of every table, times left out; ``tests.flows.dumps.dump`` has them."""
OWN = ("runs", "run_sources", "requests")
"""Tables in which every run has rows of its own."""

_STATEMENTS = """
SELECT a.outlet, a.content_id, s.label, s.content, s.cue, s.surface, s.mention, s.quote, s.act, s.dated, s.status,
       s.withdrawn_in IS NOT NULL AS withdrawn, s.position, (
           SELECT group_concat(name, '; ') FROM (
               SELECT p.name FROM statement_speakers ss JOIN speakers p ON p.id = ss.speaker
               WHERE ss.statement = s.id ORDER BY ss.n)) AS speakers
FROM statements s JOIN articles a ON a.id = s.article
ORDER BY a.outlet, a.content_id, s.label, s.content
"""
_VERSIONS = """
SELECT a.outlet, a.content_id, v.id, v.number, v.title, v.published, v.text, v.body_sha256,
       v.id = a.current_version AS current
FROM article_versions v JOIN articles a ON a.id = v.article ORDER BY a.outlet, a.content_id, v.number
"""
_SNAPSHOTS = """
SELECT a.outlet, a.content_id, b.sha256, v.number, s.failure IS NOT NULL AS failed
FROM snapshots s JOIN articles a ON a.id = s.article JOIN blobs b ON b.id = s.blob
LEFT JOIN article_versions v ON v.id = s.version ORDER BY 1, 2, 3
"""
_ITEMS = """
SELECT i.digest, i.kind, i.status, a.outlet, a.content_id, s.content
FROM digest_items i JOIN statements s ON s.id = i.statement JOIN articles a ON a.id = s.article
ORDER BY 1, 2, 4, 5, 6
"""


@dataclass
class Kept:
    """An article as the store has it."""

    versions: int = 0
    snapshots: int = 0
    title: str | None = None
    published: str | None = None
    paragraphs: tuple[str, ...] = ()
    """Those of the current version."""
    current: int | None = None
    said: list[tuple[str, str]] = field(default_factory=list)
    """Content and speakers of the statements that stand."""


@contextmanager
def opened(db: Path) -> Iterator[sqlite3.Connection]:
    """Open a store to look at it."""
    with closing(sqlite3.connect(db)) as connection:
        connection.row_factory = sqlite3.Row
        yield connection


def kept(db: Path) -> dict[Key, Kept]:
    """Return all articles of a store."""
    found: dict[Key, Kept] = defaultdict(Kept)
    with opened(db) as connection:
        for row in connection.execute("SELECT outlet, content_id FROM articles"):
            found[row["outlet"], row["content_id"]] = Kept()
        for row in connection.execute(_SNAPSHOTS):
            found[row["outlet"], row["content_id"]].snapshots += 1
        for row in connection.execute(_VERSIONS):
            article = found[row["outlet"], row["content_id"]]
            article.versions += 1
            if row["current"]:
                spans = connection.execute(
                    'SELECT start, "end" FROM paragraphs WHERE version = ? ORDER BY n', (row["id"],)
                ).fetchall()
                article.paragraphs = tuple(row["text"][start:end] for start, end in spans)
                article.title, article.published, article.current = row["title"], row["published"], row["number"]
        for row in connection.execute(_STATEMENTS):
            if not row["withdrawn"]:
                found[row["outlet"], row["content_id"]].said.append((row["content"], row["speakers"] or ""))
    return dict(found)


def withdrawn(db: Path) -> set[Key]:
    """Return the articles that are marked as withdrawn."""
    with opened(db) as connection:
        query = "SELECT outlet, content_id FROM looks JOIN articles ON id = article WHERE withdrawn_at IS NOT NULL"
        return {(row[0], row[1]) for row in connection.execute(query)}


def states(db: Path) -> tuple[str, dict[str, tuple[str, bool, str | None]]]:
    """Return the verdict of the last run, and of each source its state, whether it answered, and why."""
    with opened(db) as connection:
        run, verdict = connection.execute("SELECT id, verdict FROM runs ORDER BY id DESC LIMIT 1").fetchone()
        rows = connection.execute("SELECT source, state, answered, reason FROM run_sources WHERE run = ?", (run,))
        return verdict, {row["source"]: (row["state"], bool(row["answered"]), row["reason"]) for row in rows}


def requests(db: Path) -> list[dict[str, Any]]:
    """Return the rows of the requests of the last run."""
    with opened(db) as connection:
        query = "SELECT * FROM requests WHERE run = (SELECT max(id) FROM runs) ORDER BY id"
        return [dict(row) for row in connection.execute(query)]


def logical(db: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Return what is in a store in the end, however it came there."""
    with opened(db) as connection:
        statements = connection.execute(_STATEMENTS).fetchall()
        groups: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
        for row in statements:
            groups[row["position"]].append((row["outlet"], row["content_id"], row["label"]))
        return {
            "snapshots": [tuple(row) for row in connection.execute(_SNAPSHOTS)],
            "versions": [(*row[:2], *row[3:]) for row in map(tuple, connection.execute(_VERSIONS))],
            "statements": [tuple(row[name] for name in row.keys() if name != "position") for row in statements],  # noqa: SIM118
            "positions": sorted(tuple(sorted(group)) for group in groups.values()),
            "items": [tuple(row) for row in connection.execute(_ITEMS)],
        }
