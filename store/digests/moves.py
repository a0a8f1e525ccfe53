"""Moves: new positions whose act the principal's standing line on the topic did not have.

Acts are weighed by PLOVER's cooperation scores (table ``acts``, with their source). Requests (a hope and a demand are
one act there) and plain statements, which are no event, neither move anybody nor stand against a move.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sqlite_utils import Database

from store.database import one
from store.digests.items import item
from store.digests.lines import Stance, Told, last_day, stances
from store.model import Item, Move

STANDING_DAYS = 30
"""A principal's standing line is what he said within these days up to the last day on which he spoke."""


@dataclass(frozen=True, slots=True)
class _Stood:
    """A statement of the standing line."""

    id: int
    tone: int
    score: float


@dataclass(frozen=True, slots=True)
class _Weight:
    score: float
    source: str


def moves(db: Database, new: Sequence[Item], told: Told | None = None) -> tuple[Move, ...]:
    """The moves that new statements make, the largest change of score first.

    A move turns the tone, where the standing line had none of that tone; else it is a step: the same tone by an act
    of another score. One for a principal, topic, day and tone, for steps also act: the first of the statements in the
    order of ``new``. Against it stands the first of the last day, of those of the same tone where it is a step.
    Topics on which the same two statements stand against each other make one move. What was said before something
    that was ``told`` moves nobody.
    """
    weights = {
        act: _Weight(score, source)
        for act, score, source in db.execute("SELECT act, cooperation, source FROM acts WHERE tone <> 0").fetchall()
    }
    found: dict[tuple[object, ...], Move] = {}
    pairs: set[tuple[str, int, int]] = set()
    lines: dict[tuple[object, ...], list[_Stood]] = {}
    for after in new:
        weight = weights.get(after.act)
        for stance in stances(db, after) if weight else ():
            assert weight is not None  # noqa: S101 - tells the type checker
            if told is not None and told.has_later(stance):
                continue
            place = (stance.principal, stance.topic, stance.dated)
            if place not in lines:
                lines[place] = _standing(db, stance)
            stood = _against(lines[place], stance.tone, weight.score)
            if stood is None:
                continue
            key = (*place, stance.tone if stood.tone != stance.tone else after.act)
            if key in found or (stance.name, stood.id, after.statement_id) in pairs:
                continue
            pairs.add((stance.name, stood.id, after.statement_id))
            found[key] = _move(db, stance, stood, after, weight)
    return tuple(sorted(found.values(), key=lambda move: move.rank))


def _standing(db: Database, stance: Stance) -> list[_Stood]:
    """The principal's standing line on the topic before a stance, the last day first, originals before copies."""
    last = last_day(db, stance)
    if last is None:
        return []
    rows = db.execute(
        "SELECT s.id, st.tone, a.cooperation FROM stances st JOIN v_standing s ON s.id = st.statement"
        " JOIN acts a ON a.act = s.act"
        " WHERE st.principal = ? AND st.topic = ? AND st.dated BETWEEN ? AND ? AND st.tone <> 0"
        " ORDER BY st.dated DESC, s.status = 'carried', s.id",
        (stance.principal, stance.topic, (last - dt.timedelta(STANDING_DAYS)).isoformat(), last.isoformat()),
    )
    return [_Stood(*row) for row in rows.fetchall()]


def _against(line: Sequence[_Stood], tone: int, score: float) -> _Stood | None:
    """What an act of a score is a move from; None where the line has as strong a one, or there is none."""
    if any(stood.score == score for stood in line):
        return None
    same = [stood for stood in line if stood.tone == tone]
    return next(iter(same or line), None)


def _move(db: Database, stance: Stance, stood: _Stood, after: Item, weight: _Weight) -> Move:
    before = item(db, stood.id)
    again = one(
        db,
        "SELECT id FROM v_standing WHERE position = ? AND id <> ?"
        " AND dated BETWEEN ? AND ? ORDER BY dated <> ?, status = 'carried', id LIMIT 1",
        (
            *(before.position_id, before.statement_id),
            *((stance.dated + dt.timedelta(days)).isoformat() for days in (-1, 1)),
            stance.dated.isoformat(),
        ),
    )
    return Move(
        principal=stance.name,
        topic=stance.topic,
        before=before,
        after=after,
        days=None if before.dated is None else (stance.dated - before.dated).days,
        standing=item(db, again[0]) if again and again[0] != after.statement_id else None,
        score_before=stood.score,
        score_after=weight.score,
        score_source=weight.source,
    )
