"""The timeline of the whole record: how often each government did what, in spans of time.

Laid out in per cent of the width and in pixels of height, as the digest's timeline is, so that it fits a phone and a
desk. Cooperative acts stand above the line of a lane, the demanding and hostile ones hang below it, neutral ones lie on
it: place tells them apart, colour only helps.
"""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from flows.digest.safe import visible
from flows.digest.wording import TONES, government_rank, tone

SPANS_AT_MOST = 48
"""More spans than this are drawn in longer ones: months, quarters, half-years, years, decades."""
LENGTHS = (1, 3, 6, 12, 60, 120)
LEFT, WIDTH = 0.5, 99.0
"""Per cent of the width at which the first span begins, and that all take."""
LANE, AXIS, TOP, NAME = 156, 26, 22, 30
TALLEST, LOWEST, LINE = 42, 3, 8
"""Pixels of the highest bar, of the lowest, and of half the band of the neutral ones."""
OTHERS = "others"


@dataclass(frozen=True, slots=True)
class Bar:
    """The statements of one lane, tone and span. ``x`` and ``width`` in per cent, ``y`` and ``height`` in pixels."""

    x: float
    y: int
    width: float
    height: int
    tone: str
    count: int
    label: str
    address: str | None


@dataclass(frozen=True, slots=True)
class Lane:
    """A government, its bars, and how often it did what in all."""

    name: str
    top: int
    bars: tuple[Bar, ...]
    acts: tuple[tuple[str, int], ...]
    total: int

    @property
    def line(self) -> int:
        """Where its line is, in pixels."""
        return self.top + NAME + TALLEST + LINE


@dataclass(frozen=True, slots=True)
class Chart:
    """The picture, ready to be drawn."""

    height: int
    lanes: tuple[Lane, ...]
    years: tuple[tuple[float, str], ...]
    numbered: bool
    """Whether there is room for numbers on the bars."""
    first: str
    last: str
    total: int


def chart(rows: Iterable[Sequence[Any]], topic: str, statements: str) -> Chart | None:
    """Lay out rows of the question ``acts-by-month`` (month, principal, act, statements); None where there are none.

    ``statements`` is the address of the page that lists statements, to which the bars lead.
    """
    counted: dict[str, dict[int, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for month, principal, act, number in rows:
        counted[principal][_month(month)][act] += number
    if not counted:
        return None
    months = [month for lane in counted.values() for month in lane]
    spans = _Spans.over(min(months), max(months), topic, statements)
    highest = max(_highest(lane, spans) for lane in counted.values())
    order = sorted(counted, key=lambda name: (name == OTHERS, government_rank(name)))
    lanes = tuple(_lane(name, TOP + n * LANE, counted[name], spans, highest) for n, name in enumerate(order))
    return Chart(
        TOP + len(lanes) * LANE + AXIS, lanes, spans.years(), spans.number <= SPANS_AT_MOST // 2,
        _shown(min(months)), _shown(max(months)), sum(lane.total for lane in lanes),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Spans:
    """Equal spans of months, the first from ``start`` on."""

    start: int
    length: int
    number: int
    topic: str
    statements: str

    @classmethod
    def over(cls, first: int, last: int, topic: str, statements: str) -> "_Spans":
        for length in LENGTHS:
            start = first - first % length
            number = (last - start) // length + 1
            if number <= SPANS_AT_MOST:
                break
        return cls(start, length, max(number, 6), topic, statements)

    def x(self, span: float) -> float:
        return round(LEFT + WIDTH * span / self.number, 2)

    def of(self, months: dict[int, Counter[str]]) -> dict[int, Counter[str]]:
        """Return the acts of each span."""
        found: dict[int, Counter[str]] = defaultdict(Counter)
        for month, acts in months.items():
            found[(month - self.start) // self.length] += acts
        return found

    def years(self) -> tuple[tuple[float, str], ...]:
        """Return where years begin and their numbers, of many only some."""
        end = self.start + self.number * self.length
        begin = [month for month in range(self.start, end) if month % 12 == 0]
        step = -(-len(begin) // 8) or 1
        return tuple((self.x((month - self.start) / self.length), str(month // 12)) for month in begin[::step])

    def label(self, span: int) -> str:
        first = self.start + span * self.length
        return _shown(first) if self.length == 1 else f"{_shown(first)} – {_shown(first + self.length - 1)}"

    def address(self, span: int, name: str) -> str | None:
        """Return where the statements of a span are listed; those of all others cannot be asked for at once."""
        if name == OTHERS:
            return None
        first = self.start + span * self.length
        asked = {
            "principals__contains": name,
            "topics__contains": self.topic,
            "dated__gte": f"{_text(first)}-01",
            "dated__lt": f"{_text(first + self.length)}-01",
            "_sort": "dated",
        }
        return f"{self.statements}?{urlencode(asked)}"


def _lane(name: str, top: int, months: dict[int, Counter[str]], spans: _Spans, highest: int) -> Lane:
    bars = [
        _bar(name, top, span, kind, acts, spans, highest)
        for span, found in sorted(spans.of(months).items())
        for kind in TONES
        if (acts := Counter({act: n for act, n in found.items() if tone(act) == kind}))
    ]
    acts = sum((found for found in months.values()), Counter[str]())
    return Lane(visible(name), top, tuple(bars), tuple(acts.most_common()), acts.total())


def _bar(name: str, top: int, span: int, kind: str, acts: Counter[str], spans: _Spans, highest: int) -> Bar:
    count = acts.total()
    height = max(round(TALLEST * count / highest), LOWEST)
    line = top + NAME + TALLEST + LINE
    y = {"warm": line - LINE - height, "even": line - LINE + 2, "cold": line + LINE}[kind]
    told = ", ".join(f"{visible(act)} {number}" for act, number in sorted(acts.items()))
    return Bar(
        x=spans.x(span + 0.12), y=y, width=round(0.76 * WIDTH / spans.number, 2),
        height=2 * LINE - 4 if kind == "even" else height, tone=kind, count=count,
        label=f"{visible(name)}, {spans.label(span)}: {count} {TONES[kind]} ({told})",
        address=spans.address(span, name),
    )  # fmt: skip


def _highest(months: dict[int, Counter[str]], spans: _Spans) -> int:
    """Return the number of the highest bar, the neutral ones left out."""
    numbers = (
        sum(n for act, n in acts.items() if tone(act) == kind)
        for acts in spans.of(months).values()
        for kind in ("warm", "cold")
    )
    return max(1, *numbers)


def _month(text: str) -> int:
    """Return a month ``YYYY-MM`` as how many there were before it."""
    day = dt.date.fromisoformat(f"{text}-01")
    return day.year * 12 + day.month - 1


def _text(month: int) -> str:
    return f"{month // 12:04d}-{month % 12 + 1:02d}"


def _shown(month: int) -> str:
    return f"{dt.date(2000, month % 12 + 1, 1):%b} {month // 12}"
