"""Which statement of a position is new, which states it again, which is a copy."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sqlite_utils import Database

from store.database import one
from store.normal import likeness, words
from store.times import day

COPY_WORDS = 0.8
"""Token F1 from which a statement in another article is a copy of one of the days before."""
COPY_DAYS = 7
SAME_REMARK_DAYS = 1
"""Within this many days the same position of the same speakers in another outlet is the same remark."""


@dataclass(frozen=True, slots=True)
class _Said:
    id: int
    article: int
    dated: dt.date | None
    content: str
    speakers: str
    status: str | None


def restatus(db: Database, ids: Sequence[int]) -> None:
    """Settle the status of the statements of these ids, and of those about them in time.

    The first by date opens its position: ``new``. Another article's copy or report of the same remark is
    ``carried``; everything else is ``restated``. Without a date a statement comes last.
    """
    places: dict[int, list[dt.date | None]] = {}
    for id_ in ids:
        row = one(db, "SELECT position, dated FROM statements WHERE id = ?", (id_,))
        if row is not None and row[0] is not None:
            places.setdefault(row[0], []).append(day(row[1]))
    for position, dates in places.items():
        _restatus_position(db, position, dates)


def _restatus_position(db: Database, position: int, dates: list[dt.date | None]) -> None:
    first = one(
        db,
        "SELECT id FROM statements WHERE position = ? AND dropped_by IS NULL"
        " ORDER BY dated IS NULL, dated, article, id LIMIT 1",
        (position,),
    )
    opener = first[0] if first else None
    db.execute(
        "UPDATE statements SET status = 'restated' WHERE position = ? AND status = 'new' AND id <> ?",
        (position, opener),
    )
    about = _about(db, position, dates)
    for place, said in enumerate(about):
        status = "restated"
        if said.id == opener:
            status = "new"
        elif any(_carries(said, before) for before in about[:place]):
            status = "carried"
        if status != said.status:
            db.execute("UPDATE statements SET status = ? WHERE id = ?", (status, said.id))


def _about(db: Database, position: int, dates: list[dt.date | None]) -> list[_Said]:
    """The position's statements from ``COPY_DAYS`` before the first of the dates to as many after the last."""
    known = [date for date in dates if date is not None]
    start = min(known) - dt.timedelta(COPY_DAYS) if known else None
    end = max(known) + dt.timedelta(COPY_DAYS) if known else None
    rows = db.execute(
        "SELECT s.id, s.article, s.dated, s.content, s.status, (SELECT group_concat(speaker) FROM ("
        " SELECT ss.speaker FROM statement_speakers ss WHERE ss.statement = s.id ORDER BY ss.n)) FROM statements s"
        " WHERE s.position = ?1 AND s.dropped_by IS NULL AND (s.dated IS NULL OR s.dated BETWEEN ?2 AND ?3)"
        " ORDER BY s.dated IS NULL, s.dated, s.article, s.id",
        (position, start and start.isoformat(), end and end.isoformat()),
    ).fetchall()
    return [_Said(row[0], row[1], day(row[2]), row[3], row[5] or "", row[4]) for row in rows]


def _carries(later: _Said, before: _Said) -> bool:
    if later.article == before.article:
        return False
    if later.dated is None or before.dated is None:
        return _same_words(later, before)
    days = (later.dated - before.dated).days
    if days <= SAME_REMARK_DAYS and later.speakers == before.speakers:
        return True
    return days <= COPY_DAYS and _same_words(later, before)


def _same_words(one_: _Said, other: _Said) -> bool:
    return likeness(Counter(words(one_.content)), Counter(words(other.content))) >= COPY_WORDS
