"""Laying decisions over what matching alone has found, and taking them off again before it goes on."""

import json
from collections.abc import Collection, Iterable, Mapping
from itertools import groupby

from sqlite_utils import Database

from store.database import one
from store.decisions.layout import Anchor, Layout, Standing, lay_out
from store.identity import Shape, pair, reread
from store.statements import shapes

_STANDING = """
SELECT d.id, d.kind = 'split' AS split, d.position, m.side, s.id AS statement
FROM decisions d JOIN decided m ON m.decision = d.id JOIN statements s ON s.id = m.statement
WHERE d.undone_at IS NULL AND s.position IS NOT NULL
ORDER BY d.id, m.n
"""
_ANCHORS = """
SELECT s.id, s.position, p.holder, s.content FROM statements s JOIN positions p ON p.id = s.position
WHERE s.id IN (SELECT value FROM json_each(?))
"""
_LOST = """
SELECT m.article, m.decision, m.n, m.content, m.speakers, m.nested FROM decided m
JOIN decisions d ON d.id = m.decision
WHERE m.statement IS NULL AND d.undone_at IS NULL ORDER BY m.article, m.decision, m.n
"""


def lift(db: Database) -> None:
    """Put statements back into the positions in which matching alone had them; to be undone by ``impose``."""
    db.execute("DELETE FROM moved WHERE (SELECT position FROM statements WHERE id = moved.statement) IS NULL")
    db.execute("UPDATE positions SET merged_into = NULL WHERE id IN (SELECT position FROM moved)")
    db.execute(
        "UPDATE statements SET position = (SELECT m.position FROM moved m WHERE m.statement = statements.id)"
        " WHERE id IN (SELECT statement FROM moved)"
    )


def impose(db: Database) -> list[int]:
    """Put statements where the decisions have them; returns those whose status may be another for it."""
    if one(db, "SELECT 1 FROM decisions LIMIT 1") is None:
        return []
    _find_again(db)
    layout = _layout(db)
    after = _placed(db, layout)
    before = {
        statement: (home, into)
        for statement, home, into in db.execute("SELECT statement, position, into_position FROM moved").fetchall()
    }
    _move(db, after)
    return _affected(db, before, after)


def _find_again(db: Database) -> None:
    """Find the statements of decisions that were lost when their articles were read anew, as far as they are back."""
    rows = db.execute(_LOST).fetchall()
    for (article, decision), lost in groupby(rows, key=lambda row: row[:2]):
        old = {row[2]: Shape(row[3], tuple(json.loads(row[4])), bool(row[5])) for row in lost}
        taken = {row[0] for row in db.execute("SELECT statement FROM decided WHERE decision = ?", (decision,))}
        here = {id_: shape for id_, shape in _standing_shapes(db, article).items() if id_ not in taken}
        ids = list(here)
        for index, n in pair(old, list(here.values()), range(len(ids)), reread).items():
            db.execute("UPDATE decided SET statement = ? WHERE decision = ? AND n = ?", (ids[index], decision, n))


def _standing_shapes(db: Database, article: int) -> dict[int, Shape]:
    rows = db.execute("SELECT id FROM statements WHERE article = ? AND dropped_by IS NULL", (article,)).fetchall()
    known = shapes(db, article)
    return {id_: known[id_] for (id_,) in sorted(rows)}


def _layout(db: Database) -> Layout:
    sides: dict[int, tuple[list[int], list[int]]] = {}
    heads: dict[int, tuple[bool, int]] = {}
    for id_, split, position, side, statement in db.execute(_STANDING).fetchall():
        heads[id_] = (bool(split), position)
        sides.setdefault(id_, ([], []))[side - 1].append(statement)
    named = sorted({id_ for first, second in sides.values() for id_ in (*first, *second)})
    anchors = {row[0]: Anchor(*row) for row in db.execute(_ANCHORS, (json.dumps(named),)).fetchall()}
    return lay_out([Standing(id_, *heads[id_], *map(tuple, sides[id_])) for id_ in sorted(heads)], anchors)


def _placed(db: Database, layout: Layout) -> dict[int, tuple[int, int]]:
    """Of each statement that the decisions move its position by matching alone, and the one it comes to."""
    into = {position: min(group) for group in _united(layout.together) for position in group}
    whole = {position: parts.pop() for position in layout.by_position if len(parts := layout.parts_of(position)) == 1}
    target = dict(layout.opened)
    for position, part in whole.items():
        if part is not None:
            target[part] = min(target[part], position)
    placed: dict[int, tuple[int, int]] = {}
    for home in {*into, *layout.by_position}:
        for id_, content in _statements(db, home):
            part = whole[home] if home in whole else layout.part(home, id_, content)
            goal = into.get(home, home) if part is None else target[part]
            if goal != home:
                placed[id_] = (home, goal)
    return placed


def _statements(db: Database, position: int) -> list[tuple[int, str]]:
    return db.execute(
        "SELECT id, content FROM statements WHERE position = ? AND dropped_by IS NULL", (position,)
    ).fetchall()


def _united(groups: Iterable[Collection[int]]) -> list[set[int]]:
    """Sets of positions of which each has some in common with no other."""
    united: list[set[int]] = []
    for group in groups:
        touching = [one_ for one_ in united if not one_.isdisjoint(group)]
        united = [one_ for one_ in united if one_ not in touching] + [set(group).union(*touching)]
    return united


def _move(db: Database, placed: Mapping[int, tuple[int, int]]) -> None:
    db.execute("DELETE FROM moved")
    rows = [(id_, home, into) for id_, (home, into) in placed.items()]
    db.conn.executemany("INSERT INTO moved (statement, position, into_position) VALUES (?, ?, ?)", rows)
    db.conn.executemany("UPDATE statements SET position = ? WHERE id = ?", [(into, id_) for id_, _, into in rows])
    db.execute("UPDATE positions SET merged_into = NULL WHERE id IN (SELECT into_position FROM moved)")
    _keep_holders(db)
    # A position that decisions have left without a statement goes on in the one that has them.
    db.execute(
        "UPDATE positions SET merged_into = m.into_position FROM moved m WHERE m.position = positions.id"
        " AND positions.id IN (SELECT position FROM moved)"
        " AND NOT EXISTS (SELECT 1 FROM statements s WHERE s.position = positions.id)"
    )
    db.execute(
        "UPDATE positions SET merged_into = coalesce((SELECT s.position FROM decided m"
        "  JOIN statements s ON s.id = m.statement JOIN decisions d ON d.id = m.decision"
        "  WHERE d.kind = 'split' AND d.position = positions.id AND m.side = 1 AND s.position IS NOT NULL"
        "  ORDER BY m.n LIMIT 1), merged_into)"
        " WHERE id IN (SELECT position FROM decisions WHERE kind = 'split')"
        " AND NOT EXISTS (SELECT 1 FROM statements s WHERE s.position = positions.id)"
    )


def _keep_holders(db: Database) -> None:
    """A position that a split opened is held by whoever holds that which its statements are from."""
    rows = db.execute(
        "SELECT DISTINCT p.id, h.holder FROM moved m JOIN positions p ON p.id = m.into_position"
        " JOIN positions h ON h.id = m.position WHERE h.holder <> p.holder"
    )
    for id_, holder in rows.fetchall():
        db.execute("UPDATE positions SET holder = ? WHERE id = ?", (holder, id_))
        db.execute("UPDATE position_counts SET holder = ? WHERE position = ?", (holder, id_))


def _affected(db: Database, before: Mapping[int, tuple[int, int]], after: Mapping[int, tuple[int, int]]) -> list[int]:
    """Statements of the positions that have got or lost one by it, but for such as are new to the record."""
    positions: set[int] = set()
    for id_ in before.keys() | after.keys():
        row = one(db, "SELECT position FROM statements WHERE id = ? AND status IS NOT NULL", (id_,))
        was = before[id_][1] if id_ in before else after[id_][0]
        if row is not None and row[0] != was:
            positions |= {was, row[0]}
    rows = db.execute(
        "SELECT id FROM statements WHERE position IN (SELECT value FROM json_each(?)) AND dropped_by IS NULL",
        (json.dumps(sorted(positions)),),
    )
    return sorted(row[0] for row in rows.fetchall())
