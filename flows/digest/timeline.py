"""The timeline of a digest: acts over time, a lane for each government.

Lanes are laid out here in per cent of the width and in pixels of height, so that the picture fits a phone and a desk
without its text being scaled. Within a lane cooperative acts stand above the line, neutral ones on it, the others
below: shape and place tell them apart, colour only helps.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from flows.digest import names, phrases
from flows.digest.articles import told
from flows.digest.safe import visible
from flows.digest.wording import OTHERS, TONES, government_rank, tone
from store.model import Digest, Item

LEFT, RIGHT = 3.0, 91.0
"""Per cent of the width at which the first and the last day stand; the rest is for the counts beside the marks."""
APART = 10.5
"""Per cent below which days are drawn as one mark: some 37 pixels on a phone, a mark and two digits."""
LANE, AXIS, TOP = 104, 30, 28
ROWS = {"warm": 34, "even": 55, "cold": 76}
"""Height of a tone's row below the top of its lane, in pixels."""
YEAR_LABELS, NAME_LENGTH = 5, 40
"""What a phone has room for: years that bear their number, characters in the name of a lane."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Statements of one lane and tone that stand close together in time."""

    x: float
    y: int
    tone: str
    count: int
    label: str


@dataclass(frozen=True, slots=True)
class Lane:
    """A government and its marks; ``top`` in pixels."""

    name: str
    top: int
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """The picture, ready to be drawn."""

    height: int
    lanes: tuple[Lane, ...]
    first: str
    last: str
    years: tuple[tuple[float, str], ...]
    """Where years begin, with the label where there is room for one."""
    undated: int
    summary: str
    """The picture in words, for those who cannot see it."""


def timeline(digest: Digest) -> Timeline | None:
    """Lay out the timeline of all statements of a digest, with those that a move started from; None without dates."""
    items = _items(digest)
    dated = [(item, item.dated) for item in items if item.dated is not None]
    if not dated:
        return None
    days = [day for _, day in dated]
    first, last = min(days), max(days)
    by_lane: dict[str, list[Item]] = {}
    for item, _ in dated:
        for name in names.governments_of(item) or (OTHERS,):
            by_lane.setdefault(name, []).append(item)
    order = sorted(by_lane, key=lambda name: (name == OTHERS, government_rank(name)))
    lanes = tuple(
        Lane(_short(visible(name)), TOP + place * LANE, _marks(by_lane[name], first, last))
        for place, name in enumerate(order)
    )
    return Timeline(
        height=TOP + len(lanes) * LANE + AXIS,
        lanes=lanes,
        first=phrases.short_date(first),
        last=phrases.short_date(last) if last > first else "",
        years=_years(first, last),
        undated=len(items) - len(dated),
        summary=_summary(lanes, first, last),
    )


def _short(name: str) -> str:
    return name if len(name) <= NAME_LENGTH else f"{name[: NAME_LENGTH - 1].rstrip()}…"


def _items(digest: Digest) -> tuple[Item, ...]:
    earlier = (item for move in digest.moves for item in (move.before, move.after, move.standing) if item)
    return tuple({item.statement_id: item for item in (*told(digest), *earlier)}.values())


def _x(day: dt.date, first: dt.date, last: dt.date) -> float:
    if first == last:
        return (LEFT + RIGHT) / 2
    return LEFT + (RIGHT - LEFT) * (day - first).days / (last - first).days


def _marks(items: Iterable[Item], first: dt.date, last: dt.date) -> tuple[Mark, ...]:
    by_tone: dict[str, list[Item]] = {kind: [] for kind in ROWS}
    for item in items:
        by_tone[tone(item.act)].append(item)
    return tuple(_mark(near, kind, first, last) for kind in ROWS for near in _clusters(by_tone[kind], first, last))


def _clusters(items: Sequence[Item], first: dt.date, last: dt.date) -> list[list[Item]]:
    """Put together the statements whose marks would touch, from left to right."""
    clusters: list[list[Item]] = []
    start = 0.0
    for item in sorted(items, key=_day):
        x = _x(_day(item), first, last)
        if not clusters or x - start >= APART:
            clusters.append([])
            start = x
        clusters[-1].append(item)
    return clusters


def _mark(items: Sequence[Item], kind: str, first: dt.date, last: dt.date) -> Mark:
    acts = Counter(item.act for item in items)
    told_acts = ", ".join(f"{visible(act)} {number}" for act, number in sorted(acts.items()))
    when = phrases.window(_day(items[0]), _day(items[-1]))
    label = f"{when}: {len(items)} {TONES[kind]} ({told_acts})"
    return Mark(round(_x(_day(items[0]), first, last), 2), ROWS[kind], kind, len(items), label)


def _day(item: Item) -> dt.date:
    return item.dated or dt.date.min


def _years(first: dt.date, last: dt.date) -> tuple[tuple[float, str], ...]:
    """Return where years begin: each is a line, and as many bear their number as a phone has room for."""
    starts = [dt.date(year, 1, 1) for year in range(first.year + 1, last.year + 1)]
    step = -(-len(starts) // YEAR_LABELS) or 1
    return tuple(
        (round(_x(start, first, last), 2), "" if place % step else str(start.year))
        for place, start in enumerate(starts)
    )


def _summary(lanes: Sequence[Lane], first: dt.date, last: dt.date) -> str:
    told_lanes = (f"{lane.name}: {'; '.join(mark.label for mark in lane.marks)}." for lane in lanes)
    return f"Acts from {phrases.window(first, last)}. {' '.join(told_lanes)}"
