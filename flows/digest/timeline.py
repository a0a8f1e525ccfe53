"""The timeline of a digest: acts over time, a lane for each government.

Lanes are laid out here in per cent of the width and in pixels of height, so that the picture fits a phone and a desk
without its text being scaled. Within a lane cooperative acts stand above the line, neutral ones on it, the others
below: shape and place tell them apart, colour only helps.
"""

import datetime as dt
import math
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
SMALLEST, LARGEST = 6.0, 10.0
"""Half the width of a mark of one statement, and of one of a great many, in pixels."""
_STEPS = (1, 2, 3, 6)
"""Months from one that is named to the next."""
LABELS, NAME_LENGTH = 5, 40
"""What a phone has room for: years or months that bear their name, characters in the name of a lane."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Statements of one lane and tone that stand close together in time."""

    x: float
    y: int
    tone: str
    count: int
    size: float
    """Half its width, in pixels."""
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
    ticks: tuple[tuple[float, str], ...]
    """Where years or months begin, with the label where there is room for one."""
    undated: int
    summary: str
    """The picture in words, for those who cannot see it."""


@dataclass(frozen=True, slots=True)
class Point:
    """What the governments of some lanes did on a day, and how often."""

    lanes: tuple[str, ...]
    day: dt.date
    act: str
    count: int = 1


def timeline(digest: Digest) -> Timeline | None:
    """Lay out the timeline of all statements of a digest, with those that a move started from; None without dates."""
    items = _items(digest)
    points = [
        Point(names.governments_of(item) or (OTHERS,), item.dated, item.act) for item in items if item.dated is not None
    ]
    return laid_out(points, undated=len(items) - len(points))


def laid_out(points: Sequence[Point], *, undated: int = 0) -> Timeline | None:
    """Lay out the timeline of points in any order, None where there is none; ``undated`` is what has no day."""
    if not points:
        return None
    first, last = min(point.day for point in points), max(point.day for point in points)
    lanes = tuple(
        Lane(_short(visible(name)), TOP + place * LANE, _marks(lane, first, last))
        for place, (name, lane) in enumerate(by_lane(points).items())
    )
    return Timeline(
        height=TOP + len(lanes) * LANE + AXIS,
        lanes=lanes,
        first=phrases.short_date(first),
        last=phrases.short_date(last) if last > first else "",
        ticks=_ticks(first, last),
        undated=undated,
        summary=_summary(lanes, first, last),
    )


def by_lane(points: Iterable[Point]) -> dict[str, list[Point]]:
    """Return the points of each lane, the lanes in the order in which they are shown."""
    lanes: dict[str, list[Point]] = {}
    for point in points:
        for name in point.lanes:
            lanes.setdefault(name, []).append(point)
    return dict(sorted(lanes.items(), key=lambda lane: (lane[0] == OTHERS, government_rank(lane[0]))))


def _short(name: str) -> str:
    return name if len(name) <= NAME_LENGTH else f"{name[: NAME_LENGTH - 1].rstrip()}…"


def _items(digest: Digest) -> tuple[Item, ...]:
    earlier = (item for move in digest.moves for item in (move.before, move.after, move.standing) if item)
    return tuple({item.statement_id: item for item in (*told(digest), *earlier)}.values())


def _x(day: dt.date, first: dt.date, last: dt.date) -> float:
    if first == last:
        return (LEFT + RIGHT) / 2
    return LEFT + (RIGHT - LEFT) * (day - first).days / (last - first).days


def _marks(points: Iterable[Point], first: dt.date, last: dt.date) -> tuple[Mark, ...]:
    by_tone: dict[str, list[Point]] = {kind: [] for kind in ROWS}
    for point in points:
        by_tone[tone(point.act)].append(point)
    return tuple(_mark(near, kind, first, last) for kind in ROWS for near in _clusters(by_tone[kind], first, last))


def _clusters(points: Sequence[Point], first: dt.date, last: dt.date) -> list[list[Point]]:
    """Put together what would touch, from left to right."""
    clusters: list[list[Point]] = []
    start = 0.0
    for point in sorted(points, key=lambda point: point.day):
        x = _x(point.day, first, last)
        if not clusters or x - start >= APART:
            clusters.append([])
            start = x
        clusters[-1].append(point)
    return clusters


def _mark(points: Sequence[Point], kind: str, first: dt.date, last: dt.date) -> Mark:
    acts: Counter[str] = Counter()
    for point in points:
        acts[point.act] += point.count
    told_acts = ", ".join(f"{visible(act)} {number}" for act, number in sorted(acts.items()))
    label = f"{phrases.window(points[0].day, points[-1].day)}: {acts.total()} {TONES[kind]} ({told_acts})"
    x = round(_x(points[0].day, first, last), 2)
    return Mark(x, ROWS[kind], kind, acts.total(), _size(acts.total()), label)


def _size(count: int) -> float:
    """Return half the width of a mark: it grows with the logarithm of what it stands for."""
    return round(min(SMALLEST + 1.5 * math.log2(count), LARGEST), 1)


def _ticks(first: dt.date, last: dt.date) -> tuple[tuple[float, str], ...]:
    """Return where years begin, within less than two of them months, with as many names as there is room for.

    Each year is a line; months without a name are none, and a year's own number always stands among theirs.
    """
    years = [dt.date(year, 1, 1) for year in range(first.year + 1, last.year + 1)]
    if len(years) > 1:
        step = -(-len(years) // LABELS)
        named = [(start, "" if place % step else str(start.year)) for place, start in enumerate(years)]
    else:
        months = _months(first, last)
        step = next(step for step in _STEPS if step * LABELS >= len(months))
        named = [(start, _name(start)) for start in months[(months.index(years[0]) if years else 0) % step :: step]]
    return tuple((round(_x(start, first, last), 2), name) for start, name in named)


def _months(first: dt.date, last: dt.date) -> list[dt.date]:
    months = range(first.year * 12 + first.month, last.year * 12 + last.month)
    return [dt.date(month // 12, month % 12 + 1, 1) for month in months]


def _name(start: dt.date) -> str:
    return str(start.year) if start.month == 1 else phrases.MONTHS[start.month - 1]


def _summary(lanes: Sequence[Lane], first: dt.date, last: dt.date) -> str:
    told_lanes = (f"{lane.name}: {'; '.join(mark.label for mark in lane.marks)}." for lane in lanes)
    return f"Acts from {phrases.window(first, last)}. {' '.join(told_lanes)}"
