"""Full-text search over statements and articles."""

import datetime as dt
import sqlite3
from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

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
    rank: float
    """BM25: the lower, the better."""


@dataclass(frozen=True, slots=True)
class ArticleHit:
    """An article that was found, by its current text."""

    article_id: int
    snippet: str
    title: str | None
    outlet: str
    published: dt.date | None
    url: str | None
    rank: float


_STATEMENTS = """
SELECT v.id AS statement_id, snippet(statements_fts, 0, :before, :after, '…', 40) AS snippet, v.content, v.speakers,
       v.act, v.dated, v.topics, v.status, v.outlet, v.title, v.url, f.rank
FROM statements_fts f
JOIN v_statements v ON v.id = f.rowid
WHERE statements_fts MATCH :query
  AND (:start IS NULL OR v.dated >= :start)
  AND (:end IS NULL OR v.dated <= :end)
  AND (:act IS NULL OR v.act = :act)
  AND (:topic IS NULL OR EXISTS (SELECT 1 FROM statement_topics t WHERE t.statement = v.id AND t.topic = :topic))
  AND (:speaker IS NULL OR EXISTS (
      SELECT 1 FROM statement_speakers ss JOIN speakers sp ON sp.id = ss.speaker
      LEFT JOIN speakers pr ON pr.id = ss.principal LEFT JOIN aliases al ON al.speaker = sp.id
      WHERE ss.statement = v.id AND (
          sp.name LIKE :speaker ESCAPE '\\' OR pr.name LIKE :speaker ESCAPE '\\'
          OR al.alias LIKE :speaker ESCAPE '\\')))
ORDER BY f.rank, v.id
LIMIT :limit
"""

_ARTICLES = """
SELECT a.id AS article_id, snippet(articles_fts, -1, :before, :after, '…', 40) AS snippet, v.title, v.outlet,
       v.published, v.url, f.rank
FROM articles_fts f
JOIN articles a ON a.current_version = f.rowid
JOIN v_articles v ON v.id = a.id
WHERE articles_fts MATCH :query
  AND (:start IS NULL OR v.published >= :start)
  AND (:end IS NULL OR v.published <= :end)
ORDER BY f.rank, a.id
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
    """Statements whose words match ``query``, the best first.

    ``query`` is in FTS5's terms: ``thaad AND radar``, ``"third country"``, ``deploy*``. ``speaker`` is a part of the
    name of the speaker or of whom he speaks for, or a whole other name of his. ``start`` and ``end`` are days of
    saying, both included. Raises ``QueryError`` for a query that cannot be understood.
    """
    filters = {
        "speaker": None if speaker is None else f"%{_literal(speaker)}%",
        "act": act,
        "topic": topic,
    }
    rows = _rows(db, _STATEMENTS, query, start, end, limit, filters)
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
    rows = _rows(db, _ARTICLES, query, start, end, limit, {})
    return [
        ArticleHit(**{**row, "published": dt.date.fromisoformat(row["published"]) if row["published"] else None})
        for row in rows
    ]


def _rows(
    db: Database,
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
    parameters = {
        **filters,
        "query": query.replace("\x00", " "),
        "start": start and start.isoformat(),
        "end": end and end.isoformat(),
        "limit": limit,
        "before": MARKS[0],
        "after": MARKS[1],
    }
    with explained(doing):
        try:
            return list(db.query(sql, parameters))
        except (sqlite3.OperationalError, UnicodeEncodeError) as error:
            if isinstance(error, sqlite3.OperationalError) and error.sqlite_errorcode != sqlite3.SQLITE_ERROR:
                raise
            raise QueryError(f"{doing}: {_plain(error)}") from error


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
