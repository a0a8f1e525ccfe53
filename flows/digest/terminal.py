"""The timeline as text, for a terminal: a row for each tone of a government, a column for each stretch of time."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Sequence

from flows.digest import phrases
from flows.digest.safe import visible
from flows.digest.timeline import Point, by_lane
from flows.digest.wording import TONES, tone

SIGNS = {"warm": "▲", "even": "●", "cold": "▼"}
NAMES = {"warm": "cooperative", "even": "neutral", "cold": "conflictual"}
MANY = "+"
"""Stands for more than nine."""
MARGIN = 18
"""Characters of a row before its first column, and those of its sum behind it."""

Column = Callable[[dt.date], int]
"""The number of the stretch of time that a day falls into, as counted from year 0."""
STRETCHES: tuple[tuple[str, Column], ...] = (
    ("a day", lambda day: day.toordinal()),
    ("a week, from Monday", lambda day: (day.toordinal() - 1) // 7),
    ("a month", lambda day: day.year * 12 + day.month - 1),
    ("a quarter", lambda day: day.year * 4 + (day.month - 1) // 3),
    ("a year", lambda day: day.year),
)


def as_text(points: Sequence[Point], width: int = 80) -> str:
    """Return the timeline of at least one point in lines of up to ``width`` columns.

    A column is a day, or the shortest stretch with which all fit; very many years are shown from the last ones on.
    """
    first, last = min(point.day for point in points), max(point.day for point in points)
    room = max(10, width - MARGIN - 6)
    named, column = next(
        (stretch for stretch in STRETCHES if stretch[1](last) - stretch[1](first) < room), STRETCHES[-1]
    )
    start = max(column(first), column(last) - room + 1)
    columns = column(last) - start + 1
    parts = [_lane(name, lane, column, start, columns) for name, lane in by_lane(points).items()]
    head = f"{phrases.window(first, last)}, each column {named}; a digit counts statements, {MANY} is more than nine"
    key = ", ".join(f"{SIGNS[kind]} {TONES[kind]}" for kind in SIGNS)
    axis = _axis(first, last, column, start, columns)
    return "\n".join([head, key, "", *("\n".join(part) for part in parts), *axis]) + "\n"


def _lane(name: str, points: Sequence[Point], column: Column, start: int, columns: int) -> list[str]:
    rows = [visible(name)]
    for kind, sign in SIGNS.items():
        counts: Counter[int] = Counter()
        for point in points:
            if tone(point.act) == kind:
                counts[column(point.day) - start] += point.count
        cells = "".join(_digit(counts[place]) for place in range(columns))
        rows.append(f"  {sign} {NAMES[kind]:<{MARGIN - 4}}{cells} {counts.total() or ''}".rstrip())
    return rows


def _digit(count: int) -> str:
    return "·" if not count else str(count) if count < 10 else MANY


def _axis(first: dt.date, last: dt.date, column: Column, start: int, columns: int) -> list[str]:
    """Return the years at the columns in which they begin; within a single year the first and the last day."""
    if first.year == last.year:
        wide = columns > 2 * len(first.isoformat()) + 1
        line = first.isoformat().ljust(columns - 10) + last.isoformat() if wide else str(first.year)
        return [" " * MARGIN + line]
    line = ""
    for year in range(first.year, last.year + 1):
        place = max(0, column(dt.date(year, 1, 1)) - start)
        # A year needs room for its number and a blank; of a first one that ends at once the number gives way.
        if place >= len(line) + bool(line) and column(dt.date(year, 12, 31)) - start >= 4:
            line = line.ljust(place) + str(year)
    return [" " * MARGIN + line]
