"""What a run brought from each source, counted in what is kept: a kill cannot make it forget."""

import datetime as dt
from dataclasses import dataclass, field

from sqlite_utils import Database

from store.database import one
from store.source_runs import Fill

# A page that could not be read counts as read once a newer one of the same article is.
_HEALED = """(SELECT n.version FROM snapshots n
    WHERE n.article = s.article AND n.last_seen_at > s.last_seen_at AND n.failure IS NULL
    ORDER BY n.last_seen_at DESC LIMIT 1)"""
_COUNTS = f"""
SELECT json_extract(s.declared, '$.source') AS source,
    count(*) AS new,
    count(a.snapshot) AS set_aside,
    count(*) FILTER (WHERE s.failure IS NOT NULL AND a.snapshot IS NULL AND v.id IS NULL) AS broken,
    count(*) FILTER (WHERE s.parser_version IS NOT NULL AND a.snapshot IS NULL) AS pages,
    count(*) FILTER (WHERE v.body <> '') AS body,
    count(*) FILTER (WHERE v.title <> '') AS title,
    count(*) FILTER (WHERE v.page_date IS NOT NULL) AS date,
    count(*) FILTER (WHERE EXISTS (
        SELECT 1 FROM spans WHERE spans.version = v.id AND role = 'content' AND n = 1)) AS statements
FROM snapshots s
LEFT JOIN set_aside a ON a.snapshot = s.id AND s.failure IS NOT NULL
LEFT JOIN article_versions v ON v.id = CASE
    WHEN s.failure IS NULL THEN s.version WHEN a.snapshot IS NULL THEN {_HEALED} END
WHERE s.run = ? AND json_extract(s.declared, '$.source') IS NOT NULL
GROUP BY json_extract(s.declared, '$.source')
"""  # noqa: S608 - nothing but what stands above goes into it
_FAILURES = f"""
SELECT json_extract(s.declared, '$.source') AS source, s.failure, a.snapshot IS NOT NULL AS set_aside
FROM snapshots s LEFT JOIN set_aside a ON a.snapshot = s.id
WHERE s.run = ? AND s.failure IS NOT NULL AND (a.snapshot IS NOT NULL OR {_HEALED} IS NULL)
ORDER BY s.id DESC
"""  # noqa: S608 - as above


@dataclass(frozen=True, slots=True)
class Brought:
    """The pages that a run was the first to see of a source, as they are read now."""

    new: int = 0
    set_aside: int = 0
    """Those that are left out on purpose."""
    broken: int = 0
    """Those that cannot be read."""
    why_set_aside: str | None = None
    """Why the first of them is."""
    why_broken: str | None = None
    """Why the first of them is."""
    fill: Fill = field(default_factory=Fill)


def by_source(db: Database, run: int) -> dict[str, Brought]:
    """What ``run`` brought, by the name of the source that named it first."""
    why: dict[tuple[str, bool], str] = {
        (row["source"], bool(row["set_aside"])): row["failure"] for row in db.query(_FAILURES, (run,))
    }
    return {
        row["source"]: Brought(
            row["new"],
            row["set_aside"],
            row["broken"],
            why.get((row["source"], True)),
            why.get((row["source"], False)),
            Fill(row["pages"], row["body"], row["title"], row["date"], row["statements"]),
        )
        for row in db.query(_COUNTS, (run,))
    }


def of(db: Database, run: int, source: str) -> Brought:
    """What ``run`` brought from one source."""
    return by_source(db, run).get(source, Brought())


def days(db: Database, source: str) -> list[dt.date]:
    """The days of publication of the articles that a source named first, in order, each once."""
    rows = db.execute(
        "SELECT DISTINCT v.published FROM snapshots s JOIN article_versions v ON v.id = s.version"
        " WHERE json_extract(s.declared, '$.source') = ? AND v.published IS NOT NULL ORDER BY v.published",
        (source,),
    )
    return [dt.date.fromisoformat(row[0]) for row in rows.fetchall()]


@dataclass(frozen=True, slots=True)
class Example:
    """A page of a source: whose it is, and where it was."""

    outlet: str
    url: str | None


def example(db: Database, run: int, source: str) -> Example | None:
    """A page that ``run`` brought from a source, one that cannot be read where there is such a one."""
    row = one(
        db,
        "SELECT ar.outlet, s.url FROM snapshots s JOIN articles ar ON ar.id = s.article"
        " LEFT JOIN set_aside a ON a.snapshot = s.id"
        " WHERE s.run = ? AND json_extract(s.declared, '$.source') = ? AND a.snapshot IS NULL"
        " ORDER BY s.failure IS NULL, s.id LIMIT 1",
        (run, source),
    )
    return Example(*row) if row else None
