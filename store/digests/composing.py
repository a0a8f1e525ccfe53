"""A digest made of statements: each in the part where a reader looks for it."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence

from sqlite_utils import Database

from store.database import one
from store.digests.items import item
from store.digests.lines import Told
from store.digests.moves import moves
from store.digests.rewording import reworded
from store.digests.speaking import firsts, silences
from store.model import Correction, Digest, Item, Late, Restated
from store.times import day, loaded, zone_name

LATE_DAYS = 30
"""What was said longer than this before the last day of which a digest told, and found after it, was found late."""


def compose(
    db: Database,
    said: Sequence[Item],
    withdrawn: Sequence[Item],
    *,
    number: int,
    issued: dt.datetime,
    told: Told | None = None,
) -> Digest:
    """Make the digest of statements and of withdrawn ones, but for its coverage.

    ``told`` is what earlier digests told; None for a window of the record, which looks at days and not at news.
    """
    corrections = tuple(Correction(gone, _replacement(db, gone), _gone_on(db, gone, issued)) for gone in withdrawn)
    corrected = {one_.statement_id for pair in corrections for one_ in (pair.before, pair.after) if one_}
    plain = [one_ for one_ in said if one_.statement_id not in corrected and one_.status != "withdrawn"]
    known = _told_positions(db, plain) if told is not None else set()
    opening = [one_ for one_ in plain if one_.status == "new" and one_.position_id not in known]
    late = _late(db, opening, issued, told)
    found_late = {one_.item.statement_id for one_ in late}
    new = tuple(one_ for one_ in opening if one_.statement_id not in found_late)
    opened = {one_.statement_id for one_ in opening}
    carried = _told_with_another(db, plain)
    again = [one_ for one_ in plain if one_.statement_id not in opened | carried]
    own = [one_ for one_ in (*new, *again) if one_.status != "carried"]
    dates = [one_.dated for one_ in (*said, *withdrawn) if one_.dated is not None]
    return Digest(
        number=number,
        issued=issued,
        said_from=min(dates, default=None),
        said_to=max(dates, default=None),
        articles=_articles(db, [one_.statement_id for one_ in (*said, *withdrawn)]),
        statements=len(said),
        carried=len(carried),
        moves=moves(db, new, told),
        firsts=firsts(db, new, told),
        silences=silences(db, own, told),
        reworded=reworded(db, again),
        new=new,
        restated=_restated(db, again),
        late=late,
        corrections=corrections,
        coverage=(),
    )


def _late(db: Database, new: Sequence[Item], issued: dt.datetime, told: Told | None) -> tuple[Late, ...]:
    """Those of the statements that were found late, with the day on which each was found."""
    last = told.last_day() if told is not None else None
    if last is None:
        return ()
    since = last - dt.timedelta(LATE_DAYS)
    return tuple(
        Late(one_, _found_on(db, one_, issued)) for one_ in new if one_.dated is not None and one_.dated < since
    )


def _found_on(db: Database, said: Item, issued: dt.datetime) -> dt.date:
    """The day, where the readers are, on which the first text that has a statement was had."""
    row = one(
        db,
        "SELECT min(v.first_seen_at) FROM spans sp JOIN article_versions v ON v.id = sp.version WHERE sp.statement = ?",
        (said.statement_id,),
    )
    return loaded(row[0], zone_name(issued)).date() if row and row[0] else issued.date()


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
