"""Articles that could not be had: remembered, so that each is asked for once a run, and again when it is due."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import store.awaited
from flows.sources import Declared, Linked, Missed
from flows.sources.documents import Place
from flows.steps import opened
from store.awaited import Awaited


def note(db: Path, run: int, missed: Sequence[tuple[Linked, Missed]], now: dt.datetime) -> tuple[Missed, ...]:
    """Remember what ``run`` could not have, with where to ask the next time.

    Returns each with whether an earlier run could not have it either.
    """
    with opened(db) as database:
        again = store.awaited.note(database, run, [(_awaited(*one), one[1].lasting) for one in missed], now=now)
    return tuple(
        Missed(one.declared, one.reason, one.lasting, was) for (_, one), was in zip(missed, again, strict=True)
    )


def due(db: Path, now: dt.datetime) -> tuple[Linked, ...]:
    """Return what is to be asked for again, the longest overdue first."""
    with opened(db) as database:
        return tuple(
            Linked(one.url, Declared.from_json(one.declared), (one.outlet, one.content_id))
            for one in store.awaited.due(database, now=now)
        )


def missed_in(db: Path, run: int, now: dt.datetime) -> dict[Place, Missed]:
    """Return what ``run`` has asked for and could not have: what is due since then is asked for once more."""
    with opened(db) as database:
        return {
            (one.outlet, one.content_id, one.archived): Missed(
                Declared.from_json(one.declared), one.reason, again=one.again
            )
            for one in store.awaited.missed_in(database, run, now=now)
        }


def _awaited(linked: Linked, missed: Missed) -> Awaited:
    outlet, content_id, archived = linked.place
    return Awaited(outlet, content_id, archived, linked.url, linked.declared.as_json(), missed.reason)
