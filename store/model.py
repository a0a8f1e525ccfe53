"""What the store hands to those who show it: the records of a digest.

A digest is chosen once, kept, and rendered from these records alone: the same records give the same bytes.
"""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker as a digest shows it: the name, the office on the day, the government spoken for."""

    name: str
    kind: str
    office: str | None
    body: str | None
    country: str | None
    principal: str | None


@dataclass(frozen=True, slots=True)
class Carrier:
    """Another article that has a statement: a copy of the article where it counts, or another report of it."""

    outlet: str
    credit: str | None
    """Its own source credit, as printed."""
    published: dt.date | None
    url: str | None


@dataclass(frozen=True, slots=True)
class Item:
    """One statement of a digest, with all that a reader needs to judge and find it."""

    statement_id: int
    status: str
    """``new``, ``restated``, ``carried`` or ``withdrawn``."""
    position_id: int | None
    content: tuple[str, ...]
    """The attributed words, one text a span, in the order of the page."""
    quote: str
    cue: str
    act: str
    reaffirms: bool
    surface: str
    voices: tuple[Voice, ...]
    via: str | None
    via_principal: str | None
    """The government that the ``via`` speaker speaks for, if any."""
    said_on: dt.date | None
    dated: dt.date | None
    """``said_on``, else the date of publication; None where neither is known."""
    dated_basis: str
    """``said``, ``published`` or ``none``."""
    topics: tuple[str, ...]
    outlet: str
    title: str | None
    url: str | None
    published: dt.date | None
    published_basis: str
    parent_id: int | None = None
    """Statement id of the attribution that this one stands inside of."""
    carriers: tuple[Carrier, ...] = ()
    """Where else it is, as far as was known when the digest was chosen; in the order of publication."""


@dataclass(frozen=True, slots=True)
class Move:
    """A principal's standing position on a topic and the new one that differs from it in act.

    Acts are weighed by PLOVER's cooperation scores, from -10 (conflict) to 10 (cooperation).
    """

    principal: str
    topic: str
    before: Item
    after: Item
    days: int | None
    """Days between the two, None where one of them has no date."""
    standing: Item | None
    """The old position restated at the time of the new one, where it was: a move with the objection kept."""
    score_before: float | None = None
    score_after: float | None = None
    score_source: str | None = None
    """Where the scores are from."""

    @property
    def shift(self) -> float:
        """By how much the score rose (above 0) or fell; 0 where it is not known."""
        if self.score_before is None or self.score_after is None:
            return 0.0
        return round(self.score_after - self.score_before, 2)

    @property
    def turned(self) -> bool:
        """Whether cooperation became conflict or the other way round; else the tone was kept, at another strength.

        A digest of before the scores were kept has turns alone.
        """
        return self.score_before is None or self.score_after is None or self.score_before * self.score_after < 0

    @property
    def rank(self) -> tuple[bool, float, int]:
        """Sorts moves as they are read: turns before steps, the largest change first, of equal ones the latest."""
        return (not self.turned, -abs(self.shift), -self.after.dated.toordinal() if self.after.dated else 0)


@dataclass(frozen=True, slots=True)
class Silence:
    """A principal's first word on a topic after a silence longer than its own rhythm, as far as the record goes."""

    principal: str
    topic: str
    before: Item
    """The last word before it."""
    after: Item
    days: int
    """Between the two."""
    usual: int
    """The median of its earlier gaps on the topic, in days."""
    gaps: int
    """How many gaps that is of."""


@dataclass(frozen=True, slots=True)
class Reworded:
    """A position stated again in markedly different words."""

    position_id: int
    who: str
    before: Item
    """The earlier wording that is most like the new one."""
    after: Item
    likeness: float
    """Share of content words that the two have in common (F1), 0 to 1."""


@dataclass(frozen=True, slots=True)
class Late:
    """A statement that was said well before what earlier digests told, and found only now."""

    item: Item
    found: dt.date
    """The day, where the readers are, on which the record first had it."""


@dataclass(frozen=True, slots=True)
class Restated:
    """A position that statements of this digest state again."""

    position_id: int
    who: str
    gist: Item
    """The statement that opened the position."""
    times: int
    """How often it has been stated in the record, copies not counted."""
    first: dt.date | None
    last: dt.date | None
    again: tuple[Item, ...] = ()
    """The statements of this digest that state it again, ``carried`` copies among them."""


@dataclass(frozen=True, slots=True)
class Correction:
    """A statement whose words changed, or that is gone, in a later version of its article or with the article."""

    before: Item
    after: Item | None
    """None where the later version no longer has it, or the article is gone."""
    article_gone: dt.date | None = None
    """The day on which the whole article was first not there any more; None while it is there."""


@dataclass(frozen=True, slots=True)
class SourceCoverage:
    """What one source did in the runs that the digest covers."""

    source: str
    answered: bool
    found: int
    new: int
    left_out: int
    """Articles that it named and that could not be had or read."""
    state: str
    """``ok``, ``quiet``, ``stale``, ``empty``, ``failing`` or ``unparsable``."""
    reason: str | None
    set_aside: int = 0
    """Articles that were left out on purpose, as one in Chinese."""
    since: dt.date | None = None
    """The day, in UTC, since which it has been in a state that somebody has to look into; None where it is well."""


@dataclass(frozen=True, slots=True)
class Digest:
    """A digest: number, window, and its parts in the order in which they are read."""

    number: int
    """From 1; 0 for one that was never issued: a window of days of the record."""
    issued: dt.datetime
    """Aware, in the zone that the settings name."""
    said_from: dt.date | None
    said_to: dt.date | None
    articles: int
    statements: int
    moves: tuple[Move, ...]
    firsts: tuple[Item, ...]
    """First statements of a principal on a topic in this record."""
    new: tuple[Item, ...]
    restated: tuple[Restated, ...]
    corrections: tuple[Correction, ...]
    coverage: tuple[SourceCoverage, ...]
    carried: int = 0
    """Statements among them that are carried from another one of the digest: that one's ``carriers`` name them."""
    since_number: int | None = None
    """Of several digests that a reader gets as one, the first; None for a digest as it was issued."""
    silences: tuple[Silence, ...] = ()
    reworded: tuple[Reworded, ...] = ()
    late: tuple[Late, ...] = ()
    """New to the record, but no news: they have their place in time and are in none of the parts above."""
