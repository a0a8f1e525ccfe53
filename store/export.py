"""Statements as records that stand for themselves."""

import json
from collections.abc import Iterator
from typing import Any

from sqlite_utils import Database

_STATEMENTS = """
SELECT s.id AS row, s.label, s.cue, s.surface, s.quote, s.act, s.reaffirms, s.said_on,
       v.name AS via, s.rule, s.position, (SELECT p.label FROM statements p WHERE p.id = s.parent) AS parent, s.version,
       CASE WHEN s.withdrawn_in IS NOT NULL OR l.withdrawn_at IS NOT NULL THEN 'withdrawn' ELSE s.status END AS status,
       a.content_id, sn.declared,
       coalesce(sn.url, a.canonical_url) AS article_url
FROM statements s
JOIN article_versions av ON av.id = s.version
JOIN snapshots sn ON sn.id = av.snapshot
JOIN articles a ON a.id = s.article
LEFT JOIN looks l ON l.article = s.article
LEFT JOIN speakers v ON v.id = s.via
WHERE s.dropped_by IS NULL
ORDER BY s.article, s.id
"""


def statements(db: Database) -> Iterator[dict[str, Any]]:
    """All statements, one record each with the fields of the annotation guidelines, in the order of the record.

    Beside those: ``speaker_span`` and ``cue_span`` (``[start, end]`` or None), ``rule``, ``article_url``, ``status``
    and ``position``. ``file`` is the name of the file that the article came from, else the outlet's id of it.
    Offsets refer to the text of the statement's version.
    """
    for row in db.query(_STATEMENTS):
        spans = _spans(db, row["row"], row["version"])
        yield {
            "file": json.loads(row["declared"]).get("file") or row["content_id"],
            "id": row["label"],
            "content": spans.get("content", []),
            "cue": row["cue"],
            "speaker_surface": row["surface"],
            "speakers": _column(
                db,
                "SELECT sp.name FROM statement_speakers ss JOIN speakers sp ON sp.id = ss.speaker"
                " WHERE ss.statement = ? ORDER BY ss.n",
                row["row"],
            ),
            "quote": row["quote"],
            "act": row["act"],
            "reaffirms": bool(row["reaffirms"]),
            "said_on": row["said_on"],
            "via": row["via"],
            "parent": row["parent"],
            "topics": _column(db, "SELECT topic FROM statement_topics WHERE statement = ? ORDER BY n", row["row"]),
            "speaker_span": _edges(spans.get("speaker")),
            "cue_span": _edges(spans.get("cue")),
            "rule": row["rule"],
            "article_url": row["article_url"],
            "status": row["status"],
            "position": row["position"],
        }


def _spans(db: Database, statement: int, version: int) -> dict[str, list[dict[str, Any]]]:
    spans: dict[str, list[dict[str, Any]]] = {}
    rows = db.query(
        'SELECT role, start, "end", text FROM spans WHERE statement = ? AND version = ? ORDER BY role, n',
        (statement, version),
    )
    for row in rows:
        spans.setdefault(row.pop("role"), []).append(row)
    return spans


def _edges(spans: list[dict[str, Any]] | None) -> list[int] | None:
    return [spans[0]["start"], spans[0]["end"]] if spans else None


def _column(db: Database, sql: str, statement: int) -> list[str]:
    return [row[0] for row in db.execute(sql, (statement,)).fetchall()]
