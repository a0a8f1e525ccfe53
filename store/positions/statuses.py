"""Which statement of a position is new, which states it again, which is a copy."""

import datetime as dt
import json
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlite_utils import Database

from store.database import one
from store.decisions.imposing import impose
from store.normal import likeness, words
from store.positions import carrying
from store.times import day

COPY_WORDS = 0.8
"""Token F1 from which a statement in another article is a copy of one of the days before."""
COPY_DAYS = 7
SAME_REMARK_DAYS = 1
"""Within this many days the same position of the same speakers in another outlet is the same remark."""


# The original goes before its copies of the same day, whichever arrived first.
_ORDER = "s.dated IS NULL, s.dated, EXISTS (SELECT 1 FROM copies c WHERE c.article = s.article), s.article, s.id"
_FIRST = f"""
SELECT s.id FROM statements s WHERE s.position = ?1 AND s.dropped_by IS NULL AND s.dated IS (
    SELECT dated FROM statements WHERE position = ?1 AND dated IS NOT NULL AND dropped_by IS NULL
    ORDER BY dated LIMIT 1)
ORDER BY {_ORDER} LIMIT 1
"""  # noqa: S608 - the order is the constant above
_ABOUT = f"""
SELECT s.id, s.article, s.dated, s.content, (SELECT group_concat(speaker) FROM (
    SELECT ss.speaker FROM statement_speakers ss WHERE ss.statement = s.id ORDER BY ss.n)), s.status, c.of
FROM statements s LEFT JOIN carried c ON c.statement = s.id
WHERE s.dropped_by IS NULL AND s.id IN (
    SELECT o.id FROM json_each(?2) days CROSS JOIN statements o
    WHERE o.position = ?1 AND o.dated BETWEEN days.value ->> 0 AND days.value ->> 1
    UNION ALL SELECT id FROM statements WHERE position = ?1 AND dated IS NULL)
ORDER BY {_ORDER}
"""  # noqa: S608 - the order is the constant above


@dataclass(frozen=True, slots=True)
class _Said:
    id: int
    article: int
    dated: dt.date | None
    content: str
    speakers: str
    status: str | None
    of: int | None
    """The statement that it is carried from."""
    tied: frozenset[int]
    """Articles that have the text of its own."""


def restatus(db: Database, ids: Sequence[int]) -> None:
    """Settle the status of the statements of these ids, of those whose articles have got copies, and of those about
    them in time.

    The first by date opens its position: ``new``. The same utterance in a copy of the article, and another article's
    copy or report of the same remark, is ``carried``; everything else is ``restated``. Without a date a statement
    comes last. Where that changes what others are carried from, theirs is settled too.
    """
    ids = [*ids, *carrying.unsettled(db)]
    ids += carrying.join_twins(db, ids)
    ids += impose(db)
    while ids:  # what changes does so only for what comes after it
        ids = _restatus(db, ids)


def _restatus(db: Database, ids: Sequence[int]) -> list[int]:
    """Settle statements and those about them; returns which of the latter are not what they were."""
    places: dict[int, dict[int, dt.date | None]] = {}
    for id_ in ids:
        rows = db.execute(
            "SELECT position, id, dated FROM statements WHERE id = ?1 AND position IS NOT NULL UNION"
            " SELECT s.position, s.id, s.dated FROM statements this CROSS JOIN ties t ON t.article = this.article"
            # From the articles that are tied, never through all that the position holds.
            " CROSS JOIN statements s INDEXED BY statements_article ON s.article = t.other"
            " WHERE this.id = ?1 AND s.position = this.position",
            (id_,),
        )
        for position, other, dated in rows.fetchall():
            places.setdefault(position, {})[other] = day(dated)
    return [id_ for position, dates in places.items() for id_ in _restatus_position(db, position, dates)]


def _restatus_position(db: Database, position: int, dates: Mapping[int, dt.date | None]) -> list[int]:
    first = one(db, _FIRST, (position,))
    opener = first[0] if first else None
    db.execute(
        "UPDATE statements SET status = 'restated' WHERE position = ? AND status = 'new' AND id <> ?",
        (position, opener),
    )
    known = sorted({date for date in dates.values() if date is not None})
    about = _about(db, position, known)
    counts: dict[int, int | None] = {}
    changed: list[int] = []
    for place, said in enumerate(about):
        if said.id not in dates and not _comes_after(said, known):
            counts[said.id] = said.of
            continue
        before = None if said.id == opener else _carried_from(said, about[:place])
        counts[said.id] = (counts[before.id] or before.id) if before else None
        status = "new" if said.id == opener else "carried" if before else "restated"
        if _settle(db, said, status, counts[said.id]) and said.id not in dates:
            changed.append(said.id)
    return changed


def _settle(db: Database, said: _Said, status: str, of: int | None) -> bool:
    """Note what a statement counts as; returns whether it was something else."""
    if status != said.status:
        db.execute("UPDATE statements SET status = ? WHERE id = ?", (status, said.id))
    if of != said.of:
        db.execute("DELETE FROM carried WHERE statement = ?", (said.id,))
        if of is not None:
            db.execute("INSERT INTO carried (statement, of) VALUES (?, ?)", (said.id, of))
    return (status, of) != (said.status, said.of)


def _comes_after(said: _Said, dates: Sequence[dt.date]) -> bool:
    """Whether a statement may be a copy of one of some dates, in order."""
    if said.dated is None:
        return False
    at = bisect_right(dates, said.dated)
    return at > 0 and said.dated - dates[at - 1] <= dt.timedelta(COPY_DAYS)


def _about(db: Database, position: int, dates: Sequence[dt.date]) -> list[_Said]:
    """The position's statements within ``COPY_DAYS`` of some dates, in order, and those without a date."""
    stretches: list[tuple[dt.date, dt.date]] = []
    for date in dates:
        first, last = date - dt.timedelta(COPY_DAYS), date + dt.timedelta(COPY_DAYS)
        if stretches and first <= stretches[-1][1]:
            first, _ = stretches.pop()
        stretches.append((first, last))
    days = json.dumps([(first.isoformat(), last.isoformat()) for first, last in stretches])
    rows = db.execute(_ABOUT, (position, days)).fetchall()
    tied = {article: carrying.tied(db, article) for article in {row[1] for row in rows}}
    return [
        _Said(id_, article, day(dated), content, speakers or "", status, of, tied[article])
        for id_, article, dated, content, speakers, status, of in rows
    ]


def _carried_from(said: _Said, before: Sequence[_Said]) -> _Said | None:
    """The first statement of which this one is a copy or another report; None where it is one of its own.

    What an edition has changed in a number, a date or a negation is its own, whoever else reports the remark.
    """
    copies = [one_ for one_ in before if one_.article in said.tied]
    same = next((one_ for one_ in copies if carrying.same_utterance(said.content, one_.content)), None)
    if same is not None or any(_same_words(said, one_) for one_ in copies):
        return same
    return next((one_ for one_ in before if one_ not in copies and _carries(said, one_)), None)


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
