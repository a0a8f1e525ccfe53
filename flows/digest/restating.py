"""Positions that are stated again: how often and since when, and where in this digest."""

from collections.abc import Sequence
from dataclasses import dataclass

from flows.digest import names, phrases
from flows.digest.lines import Line, line
from flows.digest.wording import OTHERS, government_rank, once
from store.model import Item, Restated

IN_WORDS = 12
"""So many statements of a digest that restate are told with their words; of more only who, when and where."""


@dataclass(frozen=True, slots=True)
class Place:
    """A statement by when, by whom and where, without its words."""

    date: str
    line: Line


@dataclass(frozen=True, slots=True)
class RestatedView:
    """A row of the table of restated positions."""

    who: str
    verb: str
    gist: Line
    times: int
    first: str
    last: str
    places: tuple[Place, ...]
    """The statements of this digest that restate it, where all of these are too many to be told with their words."""


def restated(rows: Sequence[Restated]) -> tuple[RestatedView, ...]:
    """Lay out the positions: those of the governments in their order, those stated most here first."""
    many = len(statements(rows)) > IN_WORDS
    return tuple(_row(row, many) for row in _ordered(rows))


def again(rows: Sequence[Restated]) -> tuple[Line, ...]:
    """Return the statements that restate, in the order of the table; none where they stand in its rows."""
    found = statements(_ordered(rows))
    return tuple(map(line, found)) if len(found) <= IN_WORDS else ()


def statements(rows: Sequence[Restated]) -> tuple[Item, ...]:
    """Return the statements that restate the positions, each once."""
    return tuple({item.statement_id: item for row in rows for item in row.again}.values())


def _ordered(rows: Sequence[Restated]) -> list[Restated]:
    return sorted(rows, key=lambda row: (*_rank(row.who), -len(row.again)))


def _rank(who: str) -> tuple[bool, list[tuple[int, str]]]:
    return who == OTHERS, [government_rank(name) for name in who.split("; ")]


def _row(row: Restated, many: bool) -> RestatedView:
    gist = line(row.gist)
    return RestatedView(
        who=names.group_title(row.who.split("; ")),
        verb=once(gist.verb),
        gist=gist,
        times=row.times,
        first=phrases.short_date(row.first),
        last=phrases.short_date(row.last),
        places=tuple(Place(phrases.short_date(item.dated), line(item)) for item in statements([row]) if many),
    )
