"""What Datasette is told of the store: all of it from the comments in the schema and the heads of the questions."""

from html import escape
from typing import Any

from sqlite_utils import Database

from store.database import one
from store.describe import described
from store.guarded import PRIVATE
from store.queries import Query, queries

NAME = "onrecord"
"""The store's name in addresses, whatever its file is called."""

SHOWN = frozenset((
    "acts", "article_versions", "articles", "digests", "offices", "outlets", "positions", "runs", "speakers",
    "statements", "topics",
))  # fmt: skip
"""Tables in the list; the others are one click away."""

_SPECIAL: dict[str, dict[str, Any]] = {
    "v_statements": {
        "title": "Statements", "facets": ["principals", "act", "status", "outlet"], "sort_desc": "dated",
        "fts_table": "statements_fts", "fts_pk": "id",
    },
    "v_articles": {
        "title": "Articles", "facets": ["outlet", "published_basis"], "sort_desc": "id",  # by day, all are joined first
    },
    "v_positions": {"title": "Positions", "facets": ["holder", "act"], "sort_desc": "times"},
    "v_changes": {"title": "Changes"},  # of a large record neither order nor facets come in time: the question has them
    "v_coverage": {"title": "Coverage", "facets": ["source", "state"], "sort_desc": "run"},
    "v_unresolved": {"title": "Unresolved names", "facets": ["kind"]},
    "statements": {"fts_table": "statements_fts", "fts_pk": "id", "label_column": "content", "facets": ["act"]},
    "article_versions": {
        "title": "Texts of articles", "fts_table": "articles_fts", "fts_pk": "id", "label_column": "title",
    },
    "articles": {"label_column": "content_id", "facets": ["outlet"]},
    "speakers": {"label_column": "name", "facets": ["kind", "known"]},
    "outlets": {"label_column": "name"},
    "offices": {"label_column": "title"},
    "positions": {"label_column": "holder"},
    "runs": {"label_column": "started_at"},
    "digests": {"label_column": "issued_at"},
}  # fmt: skip

LARGE = 50_000
"""Statements from which on facets of all of ``HEAVY`` do not come in time; there they are shown when asked for."""
HEAVY = ("v_statements", "v_positions", "v_unresolved")

PAGES = {
    "v_statements": ("Statements", "Who said what, the latest first."),
    "v_positions": ("Positions", "What each government holds, how often it was stated, and since when."),
    "changes": ("Changes", "When a government changed its tone on a topic, with both sentences."),
    "v_articles": ("Articles", "What was read, and where it is."),
}
"""Views and questions that the first page points to."""


def metadata(db: Database) -> dict[str, Any]:
    """Return Datasette's metadata for the open store."""
    tables = {name: _table(db, name) for name in (*db.table_names(), *db.view_names())}
    if _is_large(db):
        for name in HEAVY:
            del tables[name]["facets"]
    questions = {query.name: _question(query) for query in queries().values()}
    return {
        "title": "On the record",
        "databases": {NAME: {"title": "The record", "tables": tables, "queries": questions}},
    }


def _is_large(db: Database) -> bool:
    row = one(db, "SELECT max(id) FROM statements")
    return row is not None and (row[0] or 0) >= LARGE


def _table(db: Database, name: str) -> dict[str, Any]:
    if name.partition("_fts")[1]:
        return {"hidden": True}
    table = described(db, name)
    return {
        "description": table.meaning,
        "columns": {column: meaning for column, _, _, meaning in table.columns if meaning},
        "hidden": name not in SHOWN and name not in db.view_names(),
        "allow": name not in PRIVATE,
    } | _SPECIAL.get(name, {})


def _question(query: Query) -> dict[str, Any]:
    given = "".join(
        f"<dt><code>{escape(one.name)}</code> <i>{escape(one.default)}</i></dt><dd>{escape(one.meaning)}</dd>"
        for one in query.parameters
    )
    columns = "".join(
        f"<dt><code>{escape(name)}</code></dt><dd>{escape(meaning)}</dd>" for name, meaning in query.columns
    )
    parameters = f"<dl class='parameters'>{given}</dl>" if given else ""
    return {
        "title": query.title,
        "description": query.question,
        "description_html": f"<p class='question'>{escape(query.question)}</p>{parameters}"
        f"<details><summary>What the columns mean</summary><dl>{columns}</dl></details>",
        "sql": query.text,
        "params": [one.name for one in query.parameters],
        "hide_sql": True,
    }
