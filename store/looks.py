"""Looking again at known articles: which are due, and what the outlets answered.

An article is due again when the time since it was last looked at exceeds a fifth of its age: young ones are corrected
often, old ones rarely.
"""

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from parsers.records import Article
from store.database import one, transaction
from store.normal import body, digest
from store.times import loaded, stored

SOONEST = dt.timedelta(hours=1)
"""No article is due again before."""
CERTAIN = dt.timedelta(days=1)
"""An article that is not there, and again not there so long after, is withdrawn."""

_DUE = """
SELECT l.article, l.url, l.etag, l.last_modified,
       (SELECT declared FROM snapshots s WHERE s.article = l.article ORDER BY s.last_seen_at DESC, s.id DESC LIMIT 1)
       AS declared
FROM looks l WHERE l.due_at <= ? ORDER BY l.due_at, l.article LIMIT ?
"""
_UNPLANNED = """
SELECT l.article, l.looked_at, min(a.first_seen_at, coalesce(v.published || 'T00:00:00+00:00', a.first_seen_at))
FROM looks l JOIN articles a ON a.id = l.article LEFT JOIN article_versions v ON v.id = a.current_version
WHERE l.due_at IS NULL
"""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an outlet has an article, and what makes the next request for it conditional."""

    url: str
    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Due:
    """An article that is to be looked at again."""

    article: int
    origin: Origin
    declared: Mapping[str, Any]
    """What the source said of it when it was had last."""


def note(db: Database, article: int, origin: Origin, *, now: dt.datetime) -> None:
    """Note that the outlet has the article; when it is due again is for ``plan`` to say. Raises ``StoreError``."""
    with transaction(db, f"noting a look at {origin.url}"):
        db.execute(
            "INSERT INTO looks (article, url, etag, last_modified, looked_at) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT (article) DO UPDATE SET url = excluded.url, etag = excluded.etag,"
            " last_modified = excluded.last_modified, looked_at = excluded.looked_at, due_at = NULL, gone_at = NULL,"
            " withdrawn_at = NULL",
            (article, origin.url, origin.etag, origin.last_modified, stored(now)),
        )


def note_all(db: Database, found: Iterable[tuple[int, Origin]], *, now: dt.datetime) -> None:
    """Note several, in one transaction."""
    with transaction(db, "noting looks at articles"):
        for article, origin in found:
            note(db, article, origin, now=now)


def postpone(db: Database, articles: Iterable[int], *, now: dt.datetime) -> None:
    """Let articles that could not be looked at be due at the next run, behind those that are due already."""
    with transaction(db, "putting off looks at articles"):
        for article in articles:
            db.execute("UPDATE looks SET due_at = ? WHERE article = ?", (stored(now), article))


def gone(db: Database, articles: Iterable[int], *, now: dt.datetime) -> int:
    """Note that articles are not there, and mark as withdrawn those that were not a day ago either; return how many."""
    marked = 0
    with transaction(db, "noting articles that are not there"):
        for article in articles:
            db.execute(
                "UPDATE looks SET looked_at = ?1, due_at = ?2, gone_at = coalesce(gone_at, ?1) WHERE article = ?3",
                (stored(now), stored(now + CERTAIN), article),
            )
            row = one(
                db,
                "UPDATE looks SET withdrawn_at = coalesce(withdrawn_at, ?1), due_at = NULL"
                " WHERE article = ?2 AND gone_at <= ?3 RETURNING withdrawn_at = ?1",
                (stored(now), article, stored(now - CERTAIN)),
            )
            marked += row[0] if row else 0
    return marked


def gone_lately(db: Database, *, after: dt.datetime) -> list[str]:
    """Where the articles were that were looked at after a time, and were not there for the first time since then."""
    rows = db.execute("SELECT url FROM looks WHERE gone_at > ?1 AND looked_at > ?1", (stored(after),))
    return [row[0] for row in rows.fetchall()]


def plan(db: Database) -> None:
    """Say of the articles that were just looked at, and read, when they are due again; if none was, write nothing."""
    rows = db.execute(_UNPLANNED).fetchall()
    if rows:
        with transaction(db, "planning looks at articles"):
            for article, looked_at, since in rows:
                moment = _due_at(loaded(looked_at), loaded(since))
                db.execute("UPDATE looks SET due_at = ? WHERE article = ?", (stored(moment), article))


def _due_at(looked: dt.datetime, since: dt.datetime) -> dt.datetime:
    """When the time since ``looked`` is a fifth of that since ``since``: after a quarter of what the age was then."""
    return looked + max(SOONEST, (looked - since) / 4)


def due(db: Database, *, now: dt.datetime, limit: int) -> tuple[Due, ...]:
    """The articles that are due, ``limit`` at most, those that have been for longest first."""
    rows = db.query(_DUE, (stored(now), limit))
    return tuple(
        Due(
            row["article"],
            Origin(row["url"], row["etag"], row["last_modified"]),
            json.loads(row["declared"]),
        )
        for row in rows
    )


def is_current(db: Database, id_: int, article: Article) -> bool:
    """Whether ``article`` has the text that the article of that id was last seen with."""
    row = one(
        db,
        "SELECT v.body_sha256 FROM articles a JOIN article_versions v ON v.id = a.current_version WHERE a.id = ?",
        (id_,),
    )
    return row is not None and row[0] == digest(body(article))
