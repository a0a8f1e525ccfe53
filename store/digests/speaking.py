"""Who speaks for the first time, or again after a silence unlike him."""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from sqlite_utils import Database

from store.database import one
from store.digests.items import item
from store.digests.lines import Stance, Told, days_before, first_of, stances
from store.model import Item, Silence

GAPS_KNOWN, GAPS_READ = 6, 24
"""Of a rhythm nothing is said with fewer gaps; so many of the last ones are read."""
SILENT_DAYS, TIMES_USUAL = 28, 4
"""A silence is no shorter than these days, and than so many times the usual gap."""


def firsts(db: Database, new: Sequence[Item], told: Told | None = None) -> tuple[Item, ...]:
    """The first statement of each government on a topic on which another has spoken before it.

    Where the topic is new to the whole record nothing is first about any one; of several on the day the fullest
    stands for it.
    """
    best: dict[tuple[int, str], Item] = {}
    for candidate in new:
        for stance in stances(db, candidate):
            if stance.kind != "government" or not _is_first(db, stance) or (told and told.has_later(stance)):
                continue
            known = best.get((stance.principal, stance.topic))
            if known is None or _length(candidate) > _length(known):
                best[stance.principal, stance.topic] = candidate
    return tuple({found.statement_id: found for found in best.values()}.values())


def silences(db: Database, said: Sequence[Item], told: Told | None = None) -> tuple[Silence, ...]:
    """The longest silence that each principal breaks on a topic with these statements, the longest first.

    A silence is a gap longer than any that the principal has had on the topic, as far as they are read, and several
    times longer than its usual one. Nothing is said of who has spoken on few days. The same two statements are told
    once, whatever the topics.
    """
    best: dict[tuple[int, str], Silence] = {}
    seen: set[tuple[object, ...]] = set()
    for after in said:
        for stance in stances(db, after):
            place = (stance.principal, stance.topic, stance.dated)
            if place in seen or stance.kind == "unnamed" or (told is not None and told.has_later(stance)):
                continue
            seen.add(place)
            found = _silence(db, stance, after)
            known = best.get(place[:2])
            if found is not None and (known is None or found.days > known.days):
                best[place[:2]] = found
    once = {(one_.principal, one_.before.statement_id, one_.after.statement_id): one_ for one_ in best.values()}
    return tuple(sorted(once.values(), key=lambda silence: -silence.days))


def _silence(db: Database, stance: Stance, after: Item) -> Silence | None:
    # The last day is read alone first: nearly always it is near.
    last = days_before(db, stance, 1)
    if not last or (stance.dated - last[0]).days < SILENT_DAYS:
        return None
    days = days_before(db, stance, GAPS_READ + 1)
    gaps = [(later - earlier).days for later, earlier in pairwise(days)]
    silent = (stance.dated - last[0]).days
    if len(gaps) < GAPS_KNOWN or silent <= max(gaps) or silent < TIMES_USUAL * median(gaps):
        return None
    before = first_of(db, stance, last[0])
    assert before is not None  # noqa: S101 - the day was read from it
    return Silence(stance.name, stance.topic, item(db, before), after, silent, round(median(gaps)), len(gaps))


def _is_first(db: Database, stance: Stance) -> bool:
    place = (stance.principal, stance.topic, stance.dated.isoformat())
    spoke = one(db, "SELECT 1 FROM stances WHERE principal = ? AND topic = ? AND dated < ? LIMIT 1", place)
    others = one(db, "SELECT 1 FROM stances WHERE principal <> ? AND topic = ? AND dated < ? LIMIT 1", place)
    return spoke is None and others is not None


def _length(said: Item) -> int:
    return sum(map(len, said.content))
