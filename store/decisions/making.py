"""Splitting and merging positions by hand, and undoing it. Kept as a log; what was undone stays in it."""

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import dataclass

from sqlite_utils import Database

from store.database import made, one, transaction
from store.errors import DecisionError
from store.identity import Shape
from store.positions import match
from store.statements import shapes
from store.times import stored

_ROWS = """
SELECT id, kind, holder, position, other, note, made_by, made_at, undone_by, undone_at,
    (SELECT json_group_array(statement) FROM (
        SELECT statement FROM decided WHERE decision = decisions.id AND kind = 'split' AND side = 1 ORDER BY n)
    ) AS statements
FROM decisions
"""
# A copy is split off with what it is a copy of; in the order of dates, so that the first stands for its side.
_WITH_COPIES = """
SELECT id FROM statements
WHERE position = ?2 AND dropped_by IS NULL AND (id IN (SELECT value FROM json_each(?1))
    OR id IN (SELECT statement FROM carried WHERE of IN (SELECT value FROM json_each(?1))))
ORDER BY dated IS NULL, dated, article, id
"""
_OF_POSITION = """
SELECT id FROM statements WHERE position = ? AND dropped_by IS NULL ORDER BY dated IS NULL, dated, article, id
"""
_SET_APART = """
SELECT d.id, min(m.statement) FILTER (WHERE m.side = 1), min(m.statement) FILTER (WHERE m.side = 2)
FROM decided m JOIN decisions d ON d.id = m.decision JOIN statements s ON s.id = m.statement
WHERE d.kind = 'split' AND d.undone_at IS NULL AND s.position IN (?, ?)
GROUP BY d.id HAVING count(DISTINCT m.side) = 2 ORDER BY d.id LIMIT 1
"""


@dataclass(frozen=True, slots=True)
class Decision:
    """That statements are not one with the rest of their position, or that two positions are one."""

    id: int
    kind: str
    """``split`` or ``merge``."""
    holder: str
    position: int
    """Of a split the position that it opened, of a merge the one of lower number."""
    other: int
    """Of a split the position that the statements were in, of a merge the other one."""
    note: str | None
    made_by: str
    made_at: str
    """ISO 8601, UTC."""
    undone_by: str | None
    undone_at: str | None
    """The same; None while it stands."""
    statements: tuple[int | None, ...]
    """Those split off; None for one that is no longer found in its article."""


def split(db: Database, ids: Sequence[int], *, by: str, now: dt.datetime, note: str | None = None) -> Decision:
    """Split statements, with their copies, off the position that they are in; all positions and counts follow.

    Raises DecisionError: no such statement, one that is in no position, in several positions, all of one.
    """
    doing = f"splitting {_numbers(ids)} off"
    with transaction(db, doing):
        position = _position_of(db, ids, doing)
        off = _column(db, _WITH_COPIES, (json.dumps(ids), position))
        rest = [id_ for id_ in _column(db, _OF_POSITION, (position,)) if id_ not in set(off)]
        if not rest:
            raise DecisionError(f"{doing}: position {position} has nothing else; there is nothing to split it from")
        holder = _holder(db, position)
        opened = made(db, "INSERT INTO positions (holder) VALUES (?) RETURNING id", (holder,))
        id_ = _write(db, ("split", holder, opened, position, note, by, stored(now)), (1, off), (2, rest))
        match(db)
        if {_place(db, one_) for one_ in off} & {_place(db, one_) for one_ in rest}:
            raise DecisionError(f"{doing}: it has no effect; report it with the store")
        return _decision(db, id_)


def merge(db: Database, position: int, other: int, *, by: str, now: dt.datetime, note: str | None = None) -> Decision:
    """Make two positions of one holder one; the lower number stays.

    Raises DecisionError: no such position, one position, two holders, positions that a split holds apart.
    """
    doing = f"merging positions {position} and {other}"
    with transaction(db, doing):
        lower, higher = sorted(live(db, id_, doing) for id_ in (position, other))
        if lower == higher:
            raise DecisionError(f"{doing}: they are one already, position {lower}")
        _refuse_merge(db, lower, higher, doing)
        sides = [_column(db, _OF_POSITION, (id_,)) for id_ in (lower, higher)]
        head = ("merge", _holder(db, lower), lower, higher, note, by, stored(now))
        id_ = _write(db, head, *enumerate(sides, 1))
        match(db)
        if _place(db, sides[0][0]) != _place(db, sides[1][0]):
            raise DecisionError(f"{doing}: it has no effect; report it with the store")
        return _decision(db, id_)


def undo(db: Database, id_: int, *, by: str, now: dt.datetime) -> Decision:
    """Let a decision stand no longer, and return it. Raises DecisionError where none of that id stands."""
    doing = f"undoing decision {id_}"
    with transaction(db, doing):
        row = one(db, "SELECT undone_at, undone_by FROM decisions WHERE id = ?", (id_,))
        if row is None:
            raise DecisionError(f"{doing}: there is none; `onrecord positions log` lists them")
        if row[0] is not None:
            raise DecisionError(f"{doing}: it was undone already, by {row[1]} at {row[0]}")
        db.execute("UPDATE decisions SET undone_by = ?, undone_at = ? WHERE id = ?", (by, stored(now), id_))
        match(db)
        return _decision(db, id_)


def log(db: Database) -> list[Decision]:
    """Return all decisions that were ever made, in their order."""
    return [_record(row) for row in db.query(f"{_ROWS} ORDER BY id")]


def of_position(db: Database, position: int) -> list[Decision]:
    """Return the decisions that stand and name a statement of a position."""
    named = (
        "SELECT m.decision FROM decided m JOIN statements s ON s.id = m.statement WHERE s.position = ?"
        " UNION SELECT id FROM decisions WHERE position = ?"
    )
    return [
        _record(row)
        for row in db.query(f"{_ROWS} WHERE undone_at IS NULL AND id IN ({named}) ORDER BY id", (position, position))
    ]


def live(db: Database, position: int, doing: str) -> int:
    """The position that a number stands for now: itself, or the one that has taken it in. Raises DecisionError."""
    seen = []
    while position not in seen:
        row = one(db, "SELECT merged_into FROM positions WHERE id = ?", (position,))
        if row is None:
            raise DecisionError(f"{doing}: there is no position {position}; `onrecord positions` lists them")
        seen.append(position)
        if row[0] is None:
            break
        position = row[0]
    if one(db, "SELECT 1 FROM statements WHERE position = ? AND dropped_by IS NULL LIMIT 1", (position,)) is None:
        raise DecisionError(f"{doing}: position {position} has no statements any more")
    return position


def _refuse_merge(db: Database, one_: int, other: int, doing: str) -> None:
    holders = [_holder(db, id_) for id_ in (one_, other)]
    if holders[0] != holders[1]:
        raise DecisionError(
            f"{doing}: the one is held by {holders[0]}, the other by {holders[1]}; only positions of one holder can be"
            " one (whose a statement is, `onrecord speakers` and seeds/ say)"
        )
    row = one(db, _SET_APART, (one_, other))
    if row is not None:
        raise DecisionError(f"{doing}: decision {row[0]} says that #{row[1]} and #{row[2]} are two; undo that first")


def _position_of(db: Database, ids: Sequence[int], doing: str) -> int:
    """The one position in which all the statements are."""
    positions: dict[int, int] = {}
    for id_ in ids:
        row = one(db, "SELECT position FROM statements WHERE id = ? AND dropped_by IS NULL", (id_,))
        if row is None:
            raise DecisionError(f"{doing}: there is no statement #{id_}; `onrecord positions show` lists those of one")
        if row[0] is None:
            raise DecisionError(f"{doing}: #{id_} has no position yet; the next `onrecord run` gives it one")
        positions[id_] = row[0]
    if len(set(positions.values())) > 1:
        told = ", ".join(f"#{id_} is in {position}" for id_, position in positions.items())
        raise DecisionError(f"{doing}: they are in several positions: {told}; split each off its own")
    return positions[ids[0]]


def _write(db: Database, values: tuple[object, ...], *sides: tuple[int, Sequence[int]]) -> int:
    id_ = made(
        db,
        "INSERT INTO decisions (kind, holder, position, other, note, made_by, made_at) VALUES (?, ?, ?, ?, ?, ?, ?)"
        " RETURNING id",
        values,
    )
    known: dict[int, Shape] = {}
    for n, (side, statement) in enumerate(((side, one_) for side, ids in sides for one_ in ids), 1):
        article = _column(db, "SELECT article FROM statements WHERE id = ?", (statement,))[0]
        if statement not in known:
            known |= shapes(db, article)
        shape = known[statement]
        db.execute(
            "INSERT INTO decided (decision, n, side, article, content, speakers, nested, statement)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (id_, n, side, article, shape.content, json.dumps(shape.speakers), shape.nested, statement),
        )
    return id_


def _place(db: Database, statement: int) -> int:
    return int(_column(db, "SELECT position FROM statements WHERE id = ?", (statement,))[0])


def _holder(db: Database, position: int) -> str:
    return str(db.execute("SELECT holder FROM positions WHERE id = ?", (position,)).fetchone()[0])


def _decision(db: Database, id_: int) -> Decision:
    return _record(next(iter(db.query(f"{_ROWS} WHERE id = ?", (id_,)))))


def _record(row: dict[str, object]) -> Decision:
    return Decision(**{**row, "statements": tuple(json.loads(str(row["statements"])))})  # type: ignore[arg-type]


def _column(db: Database, sql: str, parameters: Sequence[object]) -> list[int]:
    return [row[0] for row in db.execute(sql, parameters).fetchall()]


def _numbers(ids: Sequence[int]) -> str:
    return ", ".join(f"#{id_}" for id_ in ids)
