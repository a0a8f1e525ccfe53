"""What the next digest tells: everything that no digest has told, each once."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence

from sqlite_utils import Database

from store import runs
from store.database import one, transaction
from store.digests.frozen import freeze
from store.digests.items import item, items
from store.digests.keeping import latest, load
from store.digests.lines import firsts, moves
from store.model import Correction, Digest, Item, Restated
from store.times import day, loaded, stored, zone_name

_UNTOLD = """
SELECT s.id FROM untold u CROSS JOIN statements s ON s.id = u.statement
WHERE status IS NOT NULL AND dropped_by IS NULL
ORDER BY dated IS NULL, dated, article, id
"""
# What only an older text had, seen again, is no news when the newer text comes back. With an article all goes that
# it had to the last.
_UNTOLD_WITHDRAWN = """
SELECT id FROM (
    SELECT s.id, s.article FROM statements s
    CROSS JOIN article_versions had ON had.id = s.version
    CROSS JOIN article_versions lacks ON lacks.id = s.withdrawn_in
    WHERE s.withdrawn_in IS NOT NULL AND s.dropped_by IS NULL AND lacks.number > had.number
    UNION ALL
    SELECT s.id, s.article FROM looks l CROSS JOIN statements s ON s.article = l.article
    WHERE l.withdrawn_at IS NOT NULL AND s.withdrawn_in IS NULL AND s.dropped_by IS NULL) AS gone
WHERE NOT EXISTS (SELECT 1 FROM digest_items i WHERE i.statement = gone.id AND i.kind = 'withdrawn')
ORDER BY article, id
"""


def choose(db: Database, *, run: int, now: dt.datetime) -> Digest | None:
    """Make the next digest of all that no digest has told; None where that is nothing.

    All in one transaction: what is chosen is told by this digest and by no other, whatever happens after. A run that
    was cut off after choosing gets the same digest again. ``now`` is aware, in the zone in which readers see it.
    Statements must have been matched.
    """
    with transaction(db, "choosing what the digest tells"):
        said = _column(db, _UNTOLD)
        withdrawn = _column(db, _UNTOLD_WITHDRAWN)
        if not said and not withdrawn:
            row = one(db, "SELECT max(number) FROM digests WHERE run = ?", (run,))
            return load(db, row[0]) if row and row[0] else None
        # A statement gone before it was ever told is told as a correction only.
        issued = loaded(stored(now), zone_name(now))
        digest = _compose(db, items(db, said), items(db, withdrawn), run=run, issued=issued)
        db.execute(
            "INSERT INTO digests (number, run, issued_at, zone, model) VALUES (?, ?, ?, ?, ?)",
            (digest.number, run, stored(now), zone_name(now), freeze(digest)),
        )
        told = [(id_, "said") for id_ in said] + [(id_, "withdrawn") for id_ in withdrawn]
        for n, (id_, kind) in enumerate(told, 1):
            db.execute(
                "INSERT INTO digest_items (digest, n, kind, statement, status)"
                " SELECT ?1, ?2, ?3, id, status FROM v_statements WHERE id = ?4",
                (digest.number, n, kind, id_),
            )
    return digest


def _compose(db: Database, said: Sequence[Item], withdrawn: Sequence[Item], *, run: int, issued: dt.datetime) -> Digest:
    corrections = tuple(Correction(gone, _replacement(db, gone), _gone_on(db, gone, issued)) for gone in withdrawn)
    corrected = {one_.statement_id for pair in corrections for one_ in (pair.before, pair.after) if one_}
    plain = [one_ for one_ in said if one_.statement_id not in corrected and one_.status != "withdrawn"]
    told = _told_positions(db, plain)
    new = tuple(one_ for one_ in plain if one_.status == "new" and one_.position_id not in told)
    opened = {one_.statement_id for one_ in new}
    again = [one_ for one_ in plain if one_.statement_id not in opened]
    carried = _told_with_another(db, plain)
    dates = [one_.dated for one_ in (*said, *withdrawn) if one_.dated is not None]
    before = one(db, "SELECT max(run) FROM digests")
    return Digest(
        number=(latest(db) or 0) + 1,
        issued=issued,
        said_from=min(dates, default=None),
        said_to=max(dates, default=None),
        articles=_articles(db, [one_.statement_id for one_ in (*said, *withdrawn)]),
        statements=len(said),
        carried=len(carried),
        moves=moves(db, new),
        firsts=firsts(db, new),
        new=new,
        restated=_restated(db, [one_ for one_ in again if one_.statement_id not in carried]),
        corrections=corrections,
        coverage=runs.coverage(db, after=(before[0] if before else None) or 0, upto=run),
    )


def _told_positions(db: Database, said: Sequence[Item]) -> set[int]:
    """Positions of which an earlier digest told: an older statement of theirs that is found later is no new one."""
    positions = {one_.position_id for one_ in said if one_.position_id is not None}
    return {
        position
        for position in positions
        if one(
            db,
            "SELECT 1 FROM statements s JOIN digest_items i ON i.statement = s.id WHERE s.position = ? LIMIT 1",
            (position,),
        )
    }


def _told_with_another(db: Database, said: Sequence[Item]) -> set[int]:
    """Carried statements whose original the digest tells: it names who carries it, and that is enough."""
    told = {one_.statement_id for one_ in said if one_.status != "carried"}
    carried = [one_.statement_id for one_ in said if one_.status == "carried"]
    found = ((id_, one(db, "SELECT of FROM carried WHERE statement = ?", (id_,))) for id_ in carried)
    return {id_ for id_, row in found if row is not None and row[0] in told}


def _restated(db: Database, again: Sequence[Item]) -> tuple[Restated, ...]:
    groups: dict[int, list[Item]] = defaultdict(list)
    for one_ in again:
        if one_.position_id is not None:
            groups[one_.position_id].append(one_)
    return tuple(_restatement(db, position, tuple(group)) for position, group in groups.items())


def _restatement(db: Database, position: int, again: tuple[Item, ...]) -> Restated:
    row = one(db, "SELECT holder, times, first, last, opened_by FROM v_positions WHERE id = ?", (position,))
    if row is None:
        return Restated(position, "", again[0], 0, None, None, again)
    holder, times, first, last, opener = row
    return Restated(position, holder, item(db, opener), times, day(first), day(last), again)


def _replacement(db: Database, gone: Item) -> Item | None:
    row = one(
        db,
        "SELECT id FROM statements WHERE replaces = ? AND withdrawn_in IS NULL AND dropped_by IS NULL"
        " ORDER BY id DESC LIMIT 1",
        (gone.statement_id,),
    )
    return item(db, row[0]) if row else None


def _gone_on(db: Database, gone: Item, issued: dt.datetime) -> dt.date | None:
    """The day, where the readers are, on which the article of a statement was first not there; None where it is."""
    row = one(
        db,
        "SELECT l.gone_at FROM statements s JOIN looks l ON l.article = s.article"
        " WHERE s.id = ? AND s.withdrawn_in IS NULL AND l.withdrawn_at IS NOT NULL",
        (gone.statement_id,),
    )
    return loaded(row[0], zone_name(issued)).date() if row else None


def _articles(db: Database, ids: Sequence[int]) -> int:
    """How many articles these statements stand in."""
    found = (one(db, "SELECT article FROM statements WHERE id = ?", (id_,)) for id_ in ids)
    return len({row[0] for row in found if row})


def _column(db: Database, sql: str) -> list[int]:
    return [row[0] for row in db.execute(sql).fetchall()]
