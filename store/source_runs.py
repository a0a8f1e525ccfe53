"""What each source did in a run: noted while it is gathered, whole once the run is judged, and then history."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field, fields

from sqlite_utils import Database

from store.database import transaction
from store.times import day, iso

WELL = ("ok", "quiet")
"""States of a source that nobody has to look into."""


@dataclass(frozen=True, slots=True)
class Fill:
    """How many new pages were to be read, and how many of them had each part; those left out on purpose are not."""

    pages: int = 0
    body: int = 0
    """Pages that could be read as an article with a body."""
    title: int = 0
    date: int = 0
    """Pages on which a date is printed, however else the article may be dated."""
    statements: int = 0

    def __add__(self, other: "Fill") -> "Fill":
        return Fill(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(self)))


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRun:
    """What one source did in one run."""

    source: str
    kind: str
    """Its kind in the settings; ``ingest`` for what a person handed in, empty where it is not known."""
    answered: bool
    state: str
    """``ok``, ``quiet``, ``stale``, ``empty``, ``failing`` or ``unparsable``."""
    reason: str | None = None
    """Why it is in that state, or why articles were left out."""
    found: int = 0
    new: int = 0
    left_out: int = 0
    """Articles that it named and that could not be had or read."""
    set_aside: int = 0
    """Articles that were left out on purpose."""
    listed: int | None = None
    """Articles on the first page of its list, None where it has none or it was unchanged."""
    newest: dt.date | None = None
    """The day of the newest item of its list."""
    fill: Fill = field(default_factory=Fill)
    run: int = 0
    """The run; 0 while it is not noted."""

    @property
    def is_well(self) -> bool:
        """Whether nobody has to look into it."""
        return self.state in WELL


_WRITE = """
INSERT INTO run_sources (run, source, kind, answered, found, new, left_out, set_aside, state, reason, listed, newest,
    pages, with_body, with_title, with_date, with_statements)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (run, source) DO UPDATE SET kind = excluded.kind, answered = excluded.answered, found = {found},
    new = {new}, left_out = excluded.left_out, set_aside = excluded.set_aside, state = excluded.state,
    reason = {reason}, listed = {listed}, newest = {newest}, pages = excluded.pages,
    with_body = excluded.with_body, with_title = excluded.with_title, with_date = excluded.with_date,
    with_statements = excluded.with_statements
"""
_WHOLE = _WRITE.format(
    found="excluded.found",
    new="excluded.new",
    reason="excluded.reason",
    listed="excluded.listed",
    newest="excluded.newest",
)
# A run that was taken up again finds lists unchanged that it had whole before: what these named is not forgotten.
_GATHERED = _WRITE.format(
    found="max(run_sources.found, excluded.found)",
    new="max(run_sources.new, excluded.new)",
    reason="CASE WHEN excluded.listed IS NULL AND run_sources.state IN ('ok', 'quiet')"
    " THEN coalesce(excluded.reason, run_sources.reason) ELSE excluded.reason END",
    listed="coalesce(excluded.listed, run_sources.listed)",
    newest="coalesce(excluded.newest, run_sources.newest)",
)


def note(db: Database, run: int, rows: Sequence[SourceRun]) -> None:
    """Keep what the sources did in a run, in place of what was noted of them before."""
    with transaction(db, f"noting the sources of run {run}"):
        for row in rows:
            db.execute(_WHOLE, _values(run, row))


def note_gathered(db: Database, run: int, row: SourceRun) -> None:
    """Keep what gathering from a source came to, so that a kill does not lose it; it is not judged yet."""
    with transaction(db, f"noting what {row.source} had in run {run}"):
        db.execute(_GATHERED, _values(run, row))


def of_run(db: Database, run: int) -> list[SourceRun]:
    """What each source did in a run, as far as it is noted, in the order of their names."""
    return _load(db, "SELECT * FROM run_sources WHERE run = ? ORDER BY source", (run,))


def history(db: Database, source: str, *, before: int | None = None, limit: int = 60) -> list[SourceRun]:
    """What a source did in finished runs, the latest first: what its habits are told from."""
    return _load(
        db,
        "SELECT rs.* FROM run_sources rs JOIN runs r ON r.id = rs.run"
        " WHERE rs.source = ? AND r.finished_at IS NOT NULL AND (?2 IS NULL OR rs.run < ?2)"
        " ORDER BY rs.run DESC LIMIT ?3",
        (source, before, limit),
    )


def between(db: Database, *, after: int, upto: int) -> list[SourceRun]:
    """What each source did in the runs after one up to another, by source and run."""
    return _load(db, "SELECT * FROM run_sources WHERE run > ? AND run <= ? ORDER BY source, run", (after, upto))


def newest(db: Database, source: str) -> list[dt.date]:
    """The days of the newest items of a source's list, as finished runs found it, in order, each once."""
    rows = db.execute(
        "SELECT DISTINCT rs.newest FROM run_sources rs JOIN runs r ON r.id = rs.run"
        " WHERE rs.source = ? AND rs.newest IS NOT NULL AND r.finished_at IS NOT NULL ORDER BY rs.newest",
        (source,),
    )
    return [dt.date.fromisoformat(row[0]) for row in rows.fetchall()]


def _values(run: int, row: SourceRun) -> tuple[str | int | None, ...]:
    fill = row.fill
    return (
        *(run, row.source, row.kind, row.answered, row.found, row.new, row.left_out, row.set_aside),
        *(row.state, row.reason, row.listed, iso(row.newest)),
        *(fill.pages, fill.body, fill.title, fill.date, fill.statements),
    )


def _load(db: Database, sql: str, parameters: tuple[str | int | None, ...]) -> list[SourceRun]:
    return [
        SourceRun(
            source=row["source"],
            kind=row["kind"],
            answered=bool(row["answered"]),
            state=row["state"],
            reason=row["reason"],
            found=row["found"],
            new=row["new"],
            left_out=row["left_out"],
            set_aside=row["set_aside"],
            listed=row["listed"],
            newest=day(row["newest"]),
            fill=Fill(row["pages"], *(row[f"with_{part}"] for part in ("body", "title", "date", "statements"))),
            run=row["run"],
        )
        for row in db.query(sql, parameters)
    ]
