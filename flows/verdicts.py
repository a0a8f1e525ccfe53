"""What a run came to: the state of each source, from what it did and what it used to do, and the verdict on all."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlite_utils import Database

import store.brought
import store.misses
import store.source_runs
from flows import unusual
from flows.progress import counted
from flows.sources import KINDS, Missed
from store.brought import Brought
from store.misses import MissCount
from store.source_runs import WELL, Fill, SourceRun
from store.states import Change

HANDED_IN = "ingest"
"""The kind of what a person handed in: it is judged by itself, for it has no habits."""
PAST = "past"
"""The kind of a source on the web whose past was looked through: it is looked at no more once that is done."""
LOOKS = "looks"
"""The kind of the looks at known articles, which are no source: whether a run is broken does not hang on them."""
POOLED = (1, 2, 3, 5, 10)
"""Runs that are judged together: many bring a page or two, and a broken layout shows over several."""
_PARTS = {
    "body": "could not be read",
    "title": "have no headline",
    "date": "have no date on them",
    "statements": "have no statement",
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that the state of a source is told from."""

    looked: SourceRun
    """What looking through it came to."""
    brought: Brought
    """What this run kept of it."""
    missed: MissCount
    """What this run could not have."""
    recent: Fill
    """Its newest pages: those of this run, else of the last run that had some."""
    before: Sequence[SourceRun]
    """What it did before the run of ``recent``, the latest first."""
    lengths: Sequence[int]
    """How long its list was in earlier looks that went well."""


def judged(evidence: Evidence) -> SourceRun:
    """Return what the source did in this run, counted whole, with its state and the reason for it."""
    looked, brought, missed = evidence.looked, evidence.brought, evidence.missed
    counted = replace(
        looked,
        new=max(looked.new, brought.new),  # what two sources list is new in both, and kept for one of them
        left_out=missed.missed + brought.broken,
        set_aside=brought.set_aside,
        fill=brought.fill,
        reason=looked.reason or _left_out(brought, missed),
    )
    if not looked.answered or not looked.is_well:
        return counted
    if looked.kind in KINDS and not KINDS[looked.kind].sparse and not looked.found:
        return replace(counted, state="empty", reason="it lists no document")
    for state, reason in (("failing", _unfetched(evidence)), ("unparsable", _short(evidence)), *_unread(evidence)):
        if reason is not None:
            return replace(counted, state=state, reason=reason)
    return replace(counted, state="ok" if counted.new else "quiet")


def judge(db: Database, run: int, names: Sequence[str]) -> tuple[SourceRun, ...]:
    """Judge what the sources did in ``run`` and keep it; return those of ``names`` in their order, then others.

    Others are those of a backfill that was cut off and that this run has taken up.
    """
    brought, missed = store.brought.by_source(db, run), store.misses.by_source(db, run)
    noted = sorted(store.source_runs.of_run(db, run), key=lambda row: (row.source not in names, _place(row, names)))
    rows = tuple(
        judged(_evidence(db, row, brought.get(row.source, Brought()), missed.get(row.source, MissCount())))
        for row in noted
    )
    store.source_runs.note(db, run, rows)
    return rows


def _place(row: SourceRun, names: Sequence[str]) -> int:
    return names.index(row.source) if row.source in names else 0


def _evidence(db: Database, looked: SourceRun, brought: Brought, missed: MissCount) -> Evidence:
    if looked.kind == HANDED_IN:
        return Evidence(looked, brought, missed, brought.fill, (), ())
    past = store.source_runs.history(db, looked.source, before=looked.run)
    lengths = [row.listed for row in past if row.is_well and row.listed is not None]
    if brought.fill.pages:
        return Evidence(looked, brought, missed, brought.fill, past, lengths)
    # Nothing to read came in this run: the newest pages are those of an earlier one, as they are read by now.
    last = next((number for number, row in enumerate(past) if row.fill.pages), None)
    if last is None:
        return Evidence(looked, brought, missed, Fill(), (), lengths)
    recent = store.brought.of(db, past[last].run, looked.source).fill
    return Evidence(looked, brought, missed, recent, past[last + 1 :], lengths)


def verdict(sources: Sequence[SourceRun], published: bool) -> str:
    """Return what the run is to be called: nothing new is not broken, and broken is not nothing new.

    It is broken where no source answered. Files on this machine always answer: where sources on the web are among the
    sources, these have to, unless the files brought something new.
    """
    named = [source for source in sources if source.kind != LOOKS]
    web = [source for source in named if source.kind not in (*KINDS, HANDED_IN)]
    if not any(source.answered for source in web or named) and not any(source.new for source in named):
        return "broken"
    if not all(source.is_well for source in sources):
        return "degraded"
    return "ok" if published else "quiet"


def left_out(source: SourceRun, missed: Sequence[Missed]) -> SourceRun:
    """Return ``source`` with the documents of ``missed`` counted as left out."""
    return replace(source, left_out=source.left_out + len(missed))


def _left_out(brought: Brought, missed: MissCount) -> str | None:
    """Why articles were left out: the first reason, and how many more there are."""
    first = missed.reason or brought.why_broken
    more = missed.missed + brought.broken - 1
    if first:
        return f"{first} (and {more:,} more)" if more else first
    if not brought.set_aside:
        return None
    return f"set aside on purpose: {brought.why_set_aside}" + (
        f" (and {brought.set_aside - 1:,} more)" if brought.set_aside > 1 else ""
    )


def _unfetched(evidence: Evidence) -> str | None:
    """What is to be said where the list answers and its articles do not; those missed before say nothing new."""
    missed = evidence.missed.missed - evidence.missed.again
    tried = missed + max(evidence.looked.new, evidence.brought.new)
    if missed < 2 or 2 * missed <= tried:
        return None
    return f"{missed:,} of {tried:,} articles could not be had: {evidence.missed.reason}"


def _short(evidence: Evidence) -> str | None:
    """What is to be said of a list that is shorter than it ever was; a short list mostly is a broken one."""
    listed, least = evidence.looked.listed, unusual.least(evidence.lengths)
    if listed is None or least is None or listed >= least:
        return None
    usual = sorted(evidence.lengths)[len(evidence.lengths) // 2]
    return f"its list names {listed:,} articles at first, usually {usual:,}: its layout or pages may have changed"


def _unread(evidence: Evidence) -> list[tuple[str, str | None]]:
    return [("unparsable", _lacking(evidence, part)) for part in _PARTS]


def _lacking(evidence: Evidence, part: str) -> str | None:
    """What is to be said where ``part`` is missing in more of the newest pages than the past explains."""
    recent = evidence.recent
    if recent.pages == getattr(recent, part):
        return None
    rows = [row for row in evidence.before if row.fill.pages]
    for number in POOLED:
        if number > 1 + len(rows):
            break
        now = sum((row.fill for row in rows[: number - 1]), recent)
        past = sum((row.fill for row in rows[number - 1 :] if row.is_well), Fill())
        if _is_lacking(part, now, past):
            return _told(part, now, past)
    return None


def _is_lacking(part: str, now: Fill, past: Fill) -> bool:
    if not past.pages:  # nothing is known yet but that pages are there to be read
        return part == "body" and 2 * now.body < now.pages
    return unusual.is_unusual(now.pages - getattr(now, part), now.pages, past.pages - getattr(past, part), past.pages)


def _told(part: str, now: Fill, past: Fill) -> str:
    missing = now.pages - getattr(now, part)
    before = f"before: {past.pages - getattr(past, part):,} of {past.pages:,}" if past.pages else "its first ones"
    return f"{missing:,} of {now.pages:,} new pages {_PARTS[part]} ({before})"


def told(change: Change, now: dt.datetime) -> str:
    """Return what a person is told of a source that entered or left a bad state."""
    if change.since is not None:
        days = (now - change.since).days
        return f"{change.source} is ok again after {counted(days, 'day')} ({change.before})"
    went = f"went from {change.before} to" if change.before not in (None, *WELL) else "entered"
    return f"{change.source} {went} {change.after}: {change.reason}"
