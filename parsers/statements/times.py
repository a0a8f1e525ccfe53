"""Expressions of time in a sentence: ``on Monday``, ``late on July 8``, ``two weeks ago``, ``last month``."""

import re
from collections.abc import Sequence

from parsers.statements import words
from parsers.statements.tokens import Token

Tokens = Sequence[Token]
_YEAR = re.compile(r"(19|20)\d\d$")
_DAY = re.compile(r"\d{1,2}(st|nd|rd|th)?$")
_RELATIVE_DAYS = frozenset("yesterday today tonight".split())
_UNITS = frozenset("day week month year weekend".split())
_SPANS = _UNITS | {"hour", "minute", "decade"}
_RELATORS = frozenset("last this next earlier late early previous same".split())
"""Words before a unit of time or a month: ``last week``, ``early July``."""
_PREPOSITIONS = frozenset("on in since late early earlier later of by at for until".split())
"""Words with which an expression of time may begin."""
_SHADES = frozenset("late early earlier later the".split())
"""Words between the preposition and the time: ``in late 2016``."""
_OPENERS = (
    _PREPOSITIONS
    | _SHADES
    | _RELATIVE_DAYS
    | _RELATORS
    | words.COUNTS
    | words.DAY_PARTS
    | words.WEEKDAYS.keys()
    | words.MONTHS.keys()
    | {"this", "next", "last"}
)
"""All words with which an expression of time may begin; figures apart."""
_CLOSERS = (
    _RELATIVE_DAYS
    | _UNITS
    | words.DAY_PARTS
    | words.WEEKDAYS.keys()
    | words.MONTHS.keys()
    | {"ago", "later", "earlier", ")"}
)
"""All words with which an expression of time may end; figures apart."""
_BEFORE_WEEKDAY = frozenset("last this next the same".split())


def time_at(t: Tokens, i: int, end: int) -> int | None:
    """Index after the expression of time that begins at token ``i``; None where there is none."""
    if i < end and t[i].low not in _OPENERS and t[i].kind != "n":
        return None
    start = i
    if i < end and t[i].low in _PREPOSITIONS:
        i += 1
        if i < end and t[i].low in _SHADES:
            i += 1
    if i >= end:
        return None
    if (after := _named_day(t, i, end)) is not None:
        return after
    preposition = i > start
    low = t[i].low
    if (ago := _ago(t, i, end)) is not None:
        return ago
    if low in words.MONTHS and t[i].capital and (preposition or (i + 1 < end and t[i + 1].kind == "n")):
        return _after_month(t, i, end)
    if t[i].kind == "n" and i + 1 < end and t[i + 1].low in words.MONTHS and t[i + 1].capital:
        return _after_month(t, i, end, first_day=True)
    if preposition and _YEAR.match(t[i].text):
        return i + 1
    if low in _RELATORS and i + 1 < end and _is_related(low, t[i + 1].low):
        return i + 2
    if low in words.DAY_PARTS and preposition:
        return i + 1
    return None


def _is_related(relator: str, low: str) -> bool:
    """``last week``, ``this March``, ``this morning``."""
    return low in _UNITS or low in words.MONTHS or (relator == "this" and low in words.DAY_PARTS)


def _ago(t: Tokens, i: int, end: int) -> int | None:
    """``two weeks ago``, ``a few days later``, ``10 years earlier``."""
    if t[i].kind != "n" and t[i].low not in words.COUNTS:
        return None
    for j in range(i + 1, min(i + 4, end - 1)):
        if t[j].low.rstrip("s") in _SPANS:
            return j + 2 if t[j + 1].low in ("ago", "later", "earlier") else None
    return None


def _named_day(t: Tokens, i: int, end: int) -> int | None:
    if t[i].low in _RELATIVE_DAYS:
        return _day_part(t, i + 1, end)
    if t[i].low in _BEFORE_WEEKDAY and i + 1 < end and t[i + 1].low in words.WEEKDAYS:
        i += 1
    if t[i].low in words.WEEKDAYS and t[i].capital:
        if i + 1 < end and t[i + 1].kind == "s":
            return None
        after = _day_part(t, i + 1, end)
        if after + 1 < end and t[after].text in (",", "(") and t[after + 1].low in words.MONTHS:
            after = _after_month(t, after + 1, end)
            return after + 1 if after < end and t[after].text == ")" else after
        return after
    return None


def _day_part(t: Tokens, i: int, end: int) -> int:
    if i < end and t[i].low in words.DAY_PARTS:
        return i + 1
    return i


def _after_month(t: Tokens, i: int, end: int, *, first_day: bool = False) -> int:
    i += 2 if first_day else 1
    if not first_day and i < end and _DAY.match(t[i].text):
        i += 1
    if i < end and _YEAR.match(t[i].text):
        return i + 1
    if i + 1 < end and t[i].text == "," and _YEAR.match(t[i + 1].text):
        return i + 2
    return i


def may_end_time(token: Token) -> bool:
    """Whether an expression of time may end with a token: cheap, for looking backwards."""
    return token.kind == "n" or token.low in _CLOSERS
