"""Reading again what is kept: which articles, and what an article is in the store before and after."""

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from sqlite_utils import Database

from store.database import transaction

_CHOSEN = """
SELECT a.id FROM articles a LEFT JOIN article_versions v ON v.id = a.current_version
WHERE EXISTS (
    SELECT 1 FROM snapshots s
    WHERE s.article = a.id AND s.parser_version IS NOT NULL
      AND (:again OR s.parser_version <> :parser_version) AND (s.failure IS NOT NULL OR NOT :failed))
  AND (:articles IS NULL OR a.id IN (SELECT value FROM json_each(:articles)))
  AND (:outlet IS NULL OR a.outlet = :outlet)
  AND (:since IS NULL OR coalesce(v.published, substr(a.first_seen_at, 1, 10)) >= :since)
  AND (:until IS NULL OR coalesce(v.published, substr(a.first_seen_at, 1, 10)) <= :until)
ORDER BY a.id
"""
_STATEMENTS = """
SELECT s.id, s.content, (SELECT group_concat(text, ' … ') FROM (
           SELECT text FROM spans WHERE statement = s.id AND version = s.version AND role = 'sentence' ORDER BY n)
       ) AS sentence, v.speakers, v.offices, v.principals, s.act, s.dated, s.said_on, s.quote, s.cue, v.via, v.topics,
       s.reaffirms, s.parent, s.withdrawn_in IS NOT NULL AS withdrawn
FROM statements s JOIN v_statements v ON v.id = s.id
WHERE s.article = ? ORDER BY s.id
"""
COMPARED = {
    "words": ("content",),
    "speakers": ("speakers", "offices", "principals"),
    "acts": ("act",),
    "dates": ("dated", "said_on"),
    "other fields": ("quote", "cue", "via", "topics", "reaffirms", "parent", "withdrawn"),
}
"""What of a statement may be read otherwise, under the names by which it is told."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Which articles are to be read again: those that a parser other than this has read, or tried to.

    ``again`` takes those of this parser too, ``failed`` only what could not be read; days are those of publication,
    or of the first sight where none is known.
    """

    parser_version: str
    again: bool = False
    failed: bool = False
    articles: tuple[int, ...] | None = None
    """Ids of the only ones, where they are named."""
    outlet: str | None = None
    since: dt.date | None = None
    until: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """A statement as it is in the store."""

    content: str
    sentence: str
    fields: Mapping[str, tuple[object, ...]]
    """By the names of ``COMPARED``."""


@dataclass(frozen=True, slots=True)
class Picture:
    """What the store has of an article, by the ids of its rows."""

    texts: Mapping[int, str]
    """The body of each version."""
    particulars: Mapping[int, tuple[object, ...]]
    """Title, credits and dates of each version."""
    statements: Mapping[int, Told]
    unreadable: Mapping[int, str]
    """Snapshots that could not be read as an article, and why."""


class _Undone(Exception):
    """Ends a rehearsal."""


@contextmanager
def rehearsal(db: Database, doing: str) -> Iterator[None]:
    """As ``transaction``, but what is written inside is undone at the end: to see what would come of it."""
    with suppress(_Undone), transaction(db, doing):
        yield
        raise _Undone


def chosen(db: Database, choice: Choice) -> list[int]:
    """The ids of the articles that ``choice`` names."""
    rows = db.query(
        _CHOSEN,
        {
            "parser_version": choice.parser_version,
            "again": choice.again,
            "failed": choice.failed,
            "articles": None if choice.articles is None else json.dumps(choice.articles),
            "outlet": choice.outlet,
            "since": choice.since and choice.since.isoformat(),
            "until": choice.until and choice.until.isoformat(),
        },
    )
    return [row["id"] for row in rows]


def picture(db: Database, article: int) -> Picture:
    """What the store has of an article now."""
    versions = db.execute(
        "SELECT id, body, title, editor, source, section, page_date, page_time, published, published_basis,"
        " (SELECT group_concat(name, '; ') FROM bylines WHERE version = article_versions.id)"
        " FROM article_versions WHERE article = ? ORDER BY id",
        (article,),
    ).fetchall()
    failed = db.execute("SELECT id, failure FROM snapshots WHERE article = ? AND failure IS NOT NULL", (article,))
    statements = {
        row["id"]: Told(
            row["content"],
            row["sentence"] or "",
            {name: tuple(row[column] for column in columns) for name, columns in COMPARED.items()},
        )
        for row in db.query(_STATEMENTS, (article,))
    }
    return Picture(
        {row[0]: row[1] for row in versions},
        {row[0]: row[2:] for row in versions},
        statements,
        dict(failed.fetchall()),
    )
