"""A digest laid out for reading, before any markup: its sections, groups, headings and lines.

Markdown and HTML are written from this one layout, so that they say the same; so can a feed or a mail be.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from flows.digest import changed, phrases, restating, telling
from flows.digest.articles import Cited, cited
from flows.digest.changed import FirstView, MoveView, RewordedView, SilenceView
from flows.digest.corrections import CorrectionView, corrections
from flows.digest.grouping import Group, Jump, groups, in_time, jumps
from flows.digest.lines import Line, line
from flows.digest.restating import RestatedView
from flows.digest.wording import NAME, SUBJECT
from store.model import Digest, Item, Late, SourceCoverage

IN_FULL = 6
"""How many moves are told in full."""
LATE = "Said more than a month before what earlier digests told, found only now: in its place in time, and no news."


@dataclass(frozen=True, slots=True)
class LateView:
    """A statement that was found late, with the day on which it was found."""

    line: Line
    found: str


@dataclass(frozen=True, slots=True)
class View:
    """The whole digest, in the order in which it is read."""

    number: int
    label: str
    """``Digest 12``, or ``Digests 12 to 14``."""
    name: str
    subject: str
    window: str
    counts: str
    new_counts: str
    issued: str
    """``issued 21 Nov 2026, 18:00 (Asia/Shanghai)``; of a window, when it was looked at."""
    moves: tuple[MoveView, ...]
    """The largest turns of tone, the largest first: told in full."""
    further: tuple[MoveView, ...]
    """The other turns, then steps in the same tone: rows of a table."""
    scored: str | None
    """Where the scores are from by which moves are ordered; None where there are none."""
    reworded: tuple[RewordedView, ...]
    silences: tuple[SilenceView, ...]
    firsts: tuple[FirstView, ...]
    new: tuple[Group, ...]
    late: tuple[LateView, ...]
    restated: tuple[RestatedView, ...]
    again: tuple[Line, ...]
    """The statements of this digest that restate, in the order of the table; none where its rows have them."""
    corrections: tuple[CorrectionView, ...]
    coverage: tuple[SourceCoverage, ...]
    answered: str
    articles: tuple[Cited, ...]
    new_numbers: frozenset[int]
    anchored: frozenset[int]
    """Numbers of the statements that have their own place in *New*, *Learned late* or *Restated*."""

    @property
    def title(self) -> str:
        """The digest's title on one line."""
        return f"{self.name} · {self.subject}"

    @property
    def late_note(self) -> str:
        """What is to be known of what was learned late."""
        return LATE

    @property
    def jumps(self) -> tuple[Jump, ...]:
        """Where the statements of each government begin in *New*."""
        return jumps(self.new)

    @property
    def changed(self) -> bool:
        """Whether there is anything to tell of change."""
        return any((self.moves, self.further, self.reworded, self.silences, self.firsts))


def view(digest: Digest) -> View:
    """Lay out a digest."""
    again = restating.statements(digest.restated)
    full = [move for move in digest.moves if move.turned][:IN_FULL]
    return View(
        number=digest.number,
        label=telling.label(digest),
        name=NAME,
        subject=SUBJECT,
        window=phrases.window(digest.said_from, digest.said_to),
        counts=f"{phrases.count(digest.articles, 'article')}, {phrases.count(digest.statements, 'attribution')}",
        new_counts=telling.new_counts(digest, again),
        issued=f"{'issued' if digest.number else 'as the record stood on'} {phrases.moment(digest.issued)}",
        moves=tuple(map(changed.moved, full)),
        further=tuple(changed.moved(move) for move in digest.moves if move not in full),
        scored=telling.scored(digest.moves),
        reworded=tuple(map(changed.reworded, digest.reworded)),
        silences=tuple(map(changed.silence, digest.silences)),
        firsts=tuple(map(changed.first, _once(digest.firsts))),
        new=groups(digest.new),
        late=tuple(_late(row) for row in sorted(digest.late, key=lambda row: in_time(row.item))),
        restated=restating.restated(digest.restated),
        again=restating.again(digest.restated),
        corrections=corrections(digest.corrections),
        coverage=tuple(map(telling.told_source, digest.coverage)),
        answered=telling.answered(digest),
        articles=cited(digest),
        new_numbers=frozenset(item.statement_id for item in digest.new),
        anchored=frozenset(item.statement_id for item in (*digest.new, *(row.item for row in digest.late), *again)),
    )


def _late(late: Late) -> LateView:
    return LateView(line(late.item), phrases.short_date(late.found))


def _once(items: Iterable[Item]) -> tuple[Item, ...]:
    return tuple({item.statement_id: item for item in items}.values())
