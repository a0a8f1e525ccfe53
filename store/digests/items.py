"""Statements as a digest shows them."""

from collections.abc import Iterable
from typing import Any

from sqlite_utils import Database

from store.database import one
from store.model import Carrier, Item, Voice
from store.times import day

_STATEMENT = """
SELECT s.id, s.position, s.quote,
       CASE WHEN s.withdrawn_in IS NOT NULL OR l.withdrawn_at IS NOT NULL THEN 'withdrawn' ELSE s.status END AS status,
       s.cue, s.act, s.reaffirms, s.surface, s.said_on, s.dated, s.dated_basis, s.via, s.parent, s.article,
       v.name AS via_name, o.name AS outlet, av.title, av.published, av.published_basis,
       coalesce(a.canonical_url, (SELECT min(url) FROM urls WHERE urls.article = a.id)) AS url
FROM statements s
JOIN article_versions av ON av.id = s.version
JOIN articles a ON a.id = s.article
JOIN outlets o ON o.outlet = a.outlet
LEFT JOIN speakers v ON v.id = s.via
LEFT JOIN looks l ON l.article = s.article
WHERE s.id = ?
"""
_VOICES = """
SELECT sp.name, sp.kind, ss.office, ss.body, ss.country, pr.name AS principal
FROM statement_speakers ss
JOIN speakers sp ON sp.id = ss.speaker
LEFT JOIN speakers pr ON pr.id = ss.principal
WHERE ss.statement = ?
ORDER BY ss.n
"""
_VIA_PRINCIPAL = """
SELECT coalesce(
    (SELECT g.name FROM speakers g WHERE g.id = v.speaks_for),
    CASE WHEN v.kind = 'government' THEN v.name END,
    (SELECT pr.name FROM statements s JOIN statement_speakers ss ON ss.statement = s.id
     JOIN speakers pr ON pr.id = ss.principal WHERE s.article = ? AND ss.speaker = v.id ORDER BY s.id LIMIT 1))
FROM speakers v
WHERE v.id = ?
"""
_CARRIERS = """
SELECT o.name AS outlet, av.source AS credit, av.published,
       coalesce(a.canonical_url, (SELECT min(url) FROM urls WHERE urls.article = a.id)) AS url
FROM carried c
JOIN statements s ON s.id = c.statement
JOIN article_versions av ON av.id = s.version
JOIN articles a ON a.id = s.article
JOIN outlets o ON o.outlet = a.outlet
WHERE c.of = ? AND s.withdrawn_in IS NULL AND s.dropped_by IS NULL
GROUP BY a.id
ORDER BY av.published IS NULL, av.published, o.name, a.id
"""


def items(db: Database, ids: Iterable[int]) -> tuple[Item, ...]:
    """The items of these statements, in this order."""
    return tuple(item(db, id_) for id_ in ids)


def item(db: Database, id_: int) -> Item:
    """The item of a statement that is in the store."""
    row: dict[str, Any] = next(iter(db.query(_STATEMENT, (id_,))))
    via = one(db, _VIA_PRINCIPAL, (row["article"], row["via"])) if row["via"] is not None else None
    return Item(
        statement_id=row["id"],
        status=row["status"],
        position_id=row["position"],
        content=_column(
            db,
            "SELECT sp.text FROM spans sp JOIN statements s ON s.id = sp.statement AND s.version = sp.version"
            " WHERE s.id = ? AND sp.role = 'content' ORDER BY sp.n",
            id_,
        ),
        quote=row["quote"],
        cue=row["cue"],
        act=row["act"],
        reaffirms=bool(row["reaffirms"]),
        surface=row["surface"],
        voices=tuple(Voice(**voice) for voice in db.query(_VOICES, (id_,))),
        via=row["via_name"],
        via_principal=via[0] if via else None,
        said_on=day(row["said_on"]),
        dated=day(row["dated"]),
        dated_basis=row["dated_basis"],
        topics=_column(db, "SELECT topic FROM statement_topics WHERE statement = ? ORDER BY n", id_),
        outlet=row["outlet"],
        title=row["title"],
        url=row["url"],
        published=day(row["published"]),
        published_basis=row["published_basis"],
        parent_id=row["parent"],
        carriers=tuple(
            Carrier(**{**carrier, "published": day(carrier["published"])}) for carrier in db.query(_CARRIERS, (id_,))
        ),
    )


def _column(db: Database, sql: str, id_: int) -> tuple[str, ...]:
    return tuple(row[0] for row in db.execute(sql, (id_,)).fetchall())
