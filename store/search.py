"""Full-text search over statements and articles."""

import datetime as dt
import sqlite3
from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from store.database import one
from store.errors import QueryError, explained

MARKS = ("«", "»")
"""Stand around the words that were found in a snippet."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A statement that was found."""

    statement_id: int
    snippet: str
    """The content about the words that were found, those between ``MARKS``."""
    content: str
    speakers: str
    act: str
    dated: dt.date | None
    topics: tuple[str, ...]
    status: str | None
    outlet: str
    title: str | None
    url: str | None
    rank: float | None
    """BM25: the lower, the better; None where there were too many to weigh them."""


@dataclass(frozen=True, slots=True)
class ArticleHit:
    """An article that was found, by its current text."""

    article_id: int
    snippet: str
    title: str | None
    outlet: str
    published: dt.date | None
    url: str | None
    rank: float | None


MANY = 5_000
"""Above so many matches none is weighed against the others; the last found come first: a word that stands everywhere
tells no better from worse, and to weigh a hundred thousand takes half a second."""

_STATEMENTS = """
SELECT v.id AS statement_id, snippet(statements_fts, 0, :before, :after, '…', 40) AS snippet, v.content, v.speakers,
       v.act, v.dated, v.topics, v.status, v.outlet, v.title, v.url, {rank} AS rank
FROM statements_fts f
CROSS JOIN v_statements v ON v.id = f.rowid
WHERE statements_fts MATCH :query
  AND (:start IS NULL OR v.dated >= :start)
  AND (:end IS NULL OR v.dated <= :end)
  AND (:act IS NULL OR v.act = :act)
  AND (:topic IS NULL OR EXISTS (SELECT 1 FROM statement_topics t WHERE t.statement = f.rowid AND t.topic = :topic))
  AND (:speaker IS NULL OR EXISTS (
      SELECT 1 FROM statement_speakers ss WHERE ss.statement = f.rowid AND (
          ss.speaker IN (SELECT speaker FROM v_names WHERE name LIKE :speaker ESCAPE '\\')
          OR ss.principal IN (SELECT speaker FROM v_names WHERE name LIKE :speaker ESCAPE '\\'))))
ORDER BY {order}
LIMIT :limit
"""

_ARTICLES = """
SELECT a.id AS article_id, snippet(articles_fts, -1, :before, :after, '…', 40) AS snippet, v.title, v.outlet,
       v.published, v.url, {rank} AS rank
FROM articles_fts f
CROSS JOIN articles a ON a.current_version = f.rowid
CROSS JOIN v_articles v ON v.id = a.id
WHERE articles_fts MATCH :query
  AND (:start IS NULL OR v.published >= :start)
  AND (:end IS NULL OR v.published <= :end)
ORDER BY {order}
LIMIT :limit
"""


def search(
    db: Database,
    query: str,
    *,
    speaker: str | None = None,
    start: dt.date | None = None,
    end: dt.date | None = None,
    act: str | None = None,
    topic: str | None = None,
    limit: int = 20,
) -> list[Hit]:
    """Statements whose words match ``query``, the best first; of more than ``MANY`` the last found first.

    ``query`` is in FTS5's terms: ``thaad AND radar``, ``"third country"``, ``deploy*``. ``speaker`` is a part of the
    name, or of another name, of the speaker or of whom he speaks for. ``start`` and ``end`` are days of
    saying, both included. Raises ``QueryError`` for a query that cannot be understood.
    """
    filters = {
        "speaker": None if speaker is None else f"%{_literal(speaker)}%",
        "act": act,
        "topic": topic,
    }
    rows = _rows(db, "statements_fts", _STATEMENTS, query, start, end, limit, filters)
    return [
        Hit(
            **{
                **row,
                "dated": dt.date.fromisoformat(row["dated"]) if row["dated"] else None,
                "topics": tuple((row["topics"] or "").split("; ")) if row["topics"] else (),
            }
        )
        for row in rows
    ]


def search_articles(
    db: Database, query: str, *, start: dt.date | None = None, end: dt.date | None = None, limit: int = 20
) -> list[ArticleHit]:
    """Articles whose headline or body match ``query`` as in ``search``; ``start`` and ``end`` are publication days."""
    rows = _rows(db, "articles_fts", _ARTICLES, query, start, end, limit, {})
    return [
        ArticleHit(**{**row, "published": dt.date.fromisoformat(row["published"]) if row["published"] else None})
        for row in rows
    ]


def _rows(
    db: Database,
    index: str,
    sql: str,
    query: str,
    start: dt.date | None,
    end: dt.date | None,
    limit: int,
    filters: dict[str, str | None],
) -> list[dict[str, Any]]:
    doing = f"searching for {query!r}"
    if not query.strip():
        raise QueryError(f"{doing}: there is nothing to look for; give a word, such as thaad")
    query = query.replace("\x00", " ")
    parameters = {
        **filters,
        "query": query,
        "start": start and start.isoformat(),
        "end": end and end.isoformat(),
        "limit": limit,
        "before": MARKS[0],
        "after": MARKS[1],
    }
    with explained(doing):
        try:
            weighed = not _are_many(db, index, query)
            # FTS5 itself brings the rows in either order; by anything more they would all be read first.
            order = {"rank": "f.rank", "order": "f.rank"} if weighed else {"rank": "NULL", "order": "f.rowid DESC"}
            return list(db.query(sql.format(**order), parameters))
        except (sqlite3.OperationalError, UnicodeEncodeError) as error:
            if isinstance(error, sqlite3.OperationalError) and error.sqlite_errorcode != sqlite3.SQLITE_ERROR:
                raise
            raise QueryError(f"{doing}: {_plain(error)}") from error


def _are_many(db: Database, index: str, query: str) -> bool:
    row = one(
        db,
        f"SELECT count(*) FROM (SELECT 1 FROM {index} WHERE {index} MATCH ? LIMIT {MANY + 1})",  # noqa: S608 - ours
        (query,),
    )
    return row is not None and row[0] > MANY


def _plain(error: Exception) -> str:
    """What is wrong with a query, in words that help to put it right."""
    text = str(error)
    if "no such column" in text:
        return "a word before a colon names a column that there is not; put words with : or - in double quotes"
    if "unterminated string" in text:
        return "a double quotation mark is not closed; close it or leave it out"
    if "codec" in text:
        return "it holds characters that are no text; leave them out"
    return (
        "it cannot be understood; join words with AND, OR or NOT, end a beginning with *,"
        ' put phrases and signs in double quotes: "third country"'
    )


def _literal(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
