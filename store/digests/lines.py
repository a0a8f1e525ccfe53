"""Moves and first statements, read from the lines of principals on topics."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlite_utils import Database

from store.database import one
from store.digests.items import item
from store.model import Item, Move

STANDING_DAYS = 30
"""A principal's standing line is what he said within these days up to the last day on which he spoke."""


@dataclass(frozen=True, slots=True)
class _Stance:
    principal: int
    name: str
    kind: str
    topic: str
    dated: dt.date
    tone: int


def moves(db: Database, new: Sequence[Item]) -> tuple[Move, ...]:
    """New positions whose tone the principal's standing line on the topic did not have.

    One move for a principal, topic, day and tone: the first of the statements in the order of ``new``. Of what the
    principal said before, the first of the last day with the other tone stands against it. Topics on which the same
    two statements stand against each other make one move.
    """
    found: dict[tuple[object, ...], Move] = {}
    pairs: set[tuple[str, int, int]] = set()
    for after in new:
        for stance in _stances(db, after):
            key = (stance.principal, stance.topic, stance.dated, stance.tone)
            before = None if stance.tone == 0 or key in found else _before(db, stance)
            if before is None or (stance.name, before, after.statement_id) in pairs:
                continue
            pairs.add((stance.name, before, after.statement_id))
            found[key] = _move(db, stance, item(db, before), after)
    return tuple(found.values())


def firsts(db: Database, new: Sequence[Item]) -> tuple[Item, ...]:
    """The first statement of each government on a topic on which another has spoken before it.

    Where the topic is new to the whole record nothing is first about any one; of several on the day the fullest
    stands for it.
    """
    best: dict[tuple[int, str], Item] = {}
    for candidate in new:
        for stance in _stances(db, candidate):
            if stance.kind != "government" or not _is_first(db, stance):
                continue
            known = best.get((stance.principal, stance.topic))
            if known is None or _length(candidate) > _length(known):
                best[stance.principal, stance.topic] = candidate
    return tuple({found.statement_id: found for found in best.values()}.values())


def _stances(db: Database, said: Item) -> Iterator[_Stance]:
    rows = db.execute(
        "SELECT st.principal, sp.name, sp.kind, st.topic, st.dated, st.tone FROM stances st"
        " JOIN speakers sp ON sp.id = st.principal WHERE st.statement = ? ORDER BY sp.name, st.topic",
        (said.statement_id,),
    )
    for principal, name, kind, topic, dated, tone in rows.fetchall():
        yield _Stance(principal, name, kind, topic, dt.date.fromisoformat(dated), tone)


def _before(db: Database, stance: _Stance) -> int | None:
    """The statement against which this tone is a move; None where the standing line has the tone, or there is none."""
    last = one(
        db,
        "SELECT max(dated) FROM stances WHERE principal = ? AND topic = ? AND dated < ? AND tone <> 0",
        (stance.principal, stance.topic, stance.dated.isoformat()),
    )
    if last is None or last[0] is None:
        return None
    start = dt.date.fromisoformat(last[0]) - dt.timedelta(STANDING_DAYS)
    rows = db.execute(
        "SELECT st.statement, st.tone FROM stances st JOIN v_standing s ON s.id = st.statement"
        " WHERE st.principal = ? AND st.topic = ? AND st.dated BETWEEN ? AND ? AND st.tone <> 0"
        " ORDER BY st.dated DESC, s.status = 'carried', st.statement",
        (stance.principal, stance.topic, start.isoformat(), last[0]),
    ).fetchall()
    return None if not rows or stance.tone in {tone for _, tone in rows} else int(rows[0][0])


def _move(db: Database, stance: _Stance, before: Item, after: Item) -> Move:
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
        standing=item(db, again[0]) if again else None,
    )


def _is_first(db: Database, stance: _Stance) -> bool:
    place = (stance.principal, stance.topic, stance.dated.isoformat())
    spoke = one(db, "SELECT 1 FROM stances WHERE principal = ? AND topic = ? AND dated < ? LIMIT 1", place)
    others = one(db, "SELECT 1 FROM stances WHERE principal <> ? AND topic = ? AND dated < ? LIMIT 1", place)
    return spoke is None and others is not None


def _length(said: Item) -> int:
    return sum(map(len, said.content))
