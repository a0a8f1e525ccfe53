"""What may stand between a cue and its content: an addressee, a time, a place, an occasion."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from parsers.statements import words
from parsers.statements.phrases import is_venue_phrase, noun_phrase_right, prepositional_phrase
from parsers.statements.times import time_at
from parsers.statements.tokens import Token

Tokens = Sequence[Token]
_ASIDES = frozenset(
    "however though meanwhile too instead moreover nonetheless nevertheless therefore also likewise furthermore".split()
)
_OCCASIONS = frozenset("when while after before as during following ahead".split())


@dataclass(slots=True)
class Tail:
    """The stretch after a cue: where it ends, and the expressions of time in it."""

    end: int
    times: list[tuple[int, int]] = field(default_factory=list)
    addressee: tuple[int, int] | None = None
    cited: tuple[int, int] | None = None
    """``reported, citing a military source, that``: the source."""


def read_tail(t: Tokens, i: int, end: int, *, addressee: bool, open_to_all: bool = True) -> Tail:
    """The tail that begins at ``i``; ``addressee``: whether the cue takes one directly (``told reporters``);
    ``open_to_all``: whether any noun may be one, as after ``tell``, or a name or pronoun only (``promised Seoul``).
    """
    tail = Tail(i)
    if addressee and (after := _addressee(t, i, end, open_to_all)) > i:
        for inside in range(i, after):
            if t[inside].low in words.WEEKDAYS and t[inside].capital:
                tail.times.append((inside, inside + 1))
        tail.addressee = (i, after)
        tail.end = after
    while (after := _step(t, tail, end)) > tail.end:
        tail.end = after
    return tail


def _addressee(t: Tokens, i: int, end: int, open_to_all: bool) -> int:
    if i >= end or t[i].low in ("that", "to", "how", "what", "of", "about") or t[i].kind in "pq":
        return i
    if t[i].low in words.PREPOSITIONS or time_at(t, i, end) is not None:
        return i
    first = t[i]
    if not open_to_all and not (first.capital or first.low in words.OBJECT_PRONOUNS | words.DETERMINERS):
        return i
    return noun_phrase_right(t, i, end)


def _step(t: Tokens, tail: Tail, end: int) -> int:
    i = tail.end
    if i >= end:
        return i
    token = t[i]
    if (after := time_at(t, i, end)) is not None and not (token.low == "for" and after == i + 2):
        tail.times.append((i, after))
        return after
    if (
        i + 3 < end
        and (token.low, t[i + 1].low) in (("more", "than"), ("over", "and"))
        and t[i + 2].low in ("once", "over")
    ):
        return i + 3
    before_verb = i + 1 < end and t[i + 1].low in words.AUXILIARIES
    if before_verb:
        return i
    if token.low in words.ADVERBS - {"both", "first", "never", "not", "that", "there", "only"} or (
        token.low.endswith("ly") and not token.capital and token.kind == "w"
    ):
        return i + 1
    if token.text == ",":
        after = _aside(t, i, end)
        if after > i and t[i + 1].low in ("citing", "quoting"):
            tail.cited = (i + 1, after - 1)
        return after
    if token.low in words.PREPOSITIONS:
        return _adverbial(t, tail, i, end)
    return i


def _aside(t: Tokens, i: int, end: int) -> int:
    """``, however,`` and ``, for his part,``."""
    for close in range(i + 2, min(i + 14, end)):
        if t[close].text != ",":
            continue
        first = t[i + 1].low
        if (
            first in ("where", "which", "who")
            and close + 1 < end
            and (t[close + 1].low == "that" or t[close + 1].kind == "q")
        ):
            return close + 1
        if first in ("citing", "quoting"):
            return close + 1
        if first in _ASIDES and close == i + 2:
            return close + 1
        if first in ("for", "in", "on", "at", "without", "during", "through", "by") and _no_verb(t, i + 1, close):
            return close + 1
        break
    return i


def _no_verb(t: Tokens, start: int, end: int) -> bool:
    return not any(t[j].low in words.AUXILIARIES or t[j].kind == "q" for j in range(start, end))


def _adverbial(t: Tokens, tail: Tail, i: int, end: int) -> int:
    """A prepositional phrase of place, occasion or medium; anything else already belongs to the content."""
    if t[i].low == "to" and not (
        i + 1 < end and (t[i + 1].capital or t[i + 1].low in words.DETERMINERS or t[i + 1].low in words.LISTENERS)
    ):
        return i  # an infinitive
    after = prepositional_phrase(t, i, end)
    if after <= i + 1:
        return i
    following = t[after] if after < end else None
    closes = (
        following is None
        or following.low in ("that", "to", "not")
        or following.text in (",", ":")
        or following.kind == "q"
    )
    venue = is_venue_phrase(t, i, end)
    place = (
        t[i].low in ("in", "at", "from", "to", "with", "via", "through", "by")
        and i + 1 < end
        and (t[i + 1].capital or t[i + 1].low in words.DETERMINERS or t[i + 1].low in words.LISTENERS)
    )
    if not (venue or closes or (place and t[i].low in ("in", "at", "to", "via", "from"))):
        return i
    for j in range(i + 1, after):
        inside = time_at(t, j, after)
        if inside is not None:
            tail.times.append((j, inside))
            break
    return after


def skip_occasion(t: Tokens, i: int, end: int) -> int:
    """Index after ``when asked whether …`` at ``i``, up to the comma or the end; ``i`` where there is none."""
    if i < end and t[i].low in _OCCASIONS:
        j = i + 1
        while j < end and t[j].text != ",":
            j += 1
        return j
    return i
