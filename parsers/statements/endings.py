"""Where a content stops before its sentence does: at adverbials of narration, and behind a quotation."""

from collections.abc import Sequence

from parsers.statements.tails import skip_occasion
from parsers.statements.times import time_at
from parsers.statements.tokens import Token

Tokens = Sequence[Token]
_COMMENTED = frozenset(
    "claim charge position view line argument notion assertion accusation remark statement move stance".split()
)
"""Nouns by which the narrator takes up what was said: ``…, a claim that Seoul denies``."""
_RELATIVES = frozenset("that which he she it they".split())
"""Words that go on behind such a noun."""
_UNITS = frozenset("minutes hours day days week weeks".split())
_NUMBERS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5}
_NARRATING = frozenset("as when while before during according".split())
"""Words with which narration goes on behind a quotation."""


def cut_adverbial(t: Tokens, start: int, end: int) -> int | None:
    """Index of the comma before ``hours after …``, ``a day before …``, ``when asked …``: narration, not content."""
    for j in range(end - 3, start, -1):
        asked = {token.low for token in t[j + 1 : j + 4]} & {"asked", "pressed"}
        if t[j].low == "when" and asked and j > start:
            return j
        if t[j].kind == "q" and t[j + 1].low in ("referring", "alluding"):
            return j + 1
        if t[j].text != ",":
            continue
        if t[j + 1].low == "after" and j + 3 < end and start + 3 < j:
            return j
        if (
            t[j + 1].low in ("a", "an")
            and t[j + 2].low in _COMMENTED
            and j + 3 < end
            and t[j + 3].low in ("that", "which", "he", "she", "it", "they")
        ):
            return j
        if t[j + 1].low in ("referring", "alluding", "according") and t[j + 2].low == "to":
            return j
        if skip_occasion(t, j + 1, end) > j + 1 and t[j + 1].low == "when" and t[j + 2].low in ("asked", "pressed"):
            return j
        window = [token.low for token in t[j + 1 : j + 5]]
        for k, low in enumerate(window[1:], 1):
            if low in ("after", "before") and window[k - 1] in _UNITS:
                return j
    return None


def days_between(t: Tokens, comma: int) -> tuple[int, int] | None:
    """``, a day after`` → 1, ``, two days after`` → 2, each with the index behind; None for others."""
    for j in range(comma + 2, min(comma + 4, len(t) - 1)):
        if t[j].low in ("day", "days") and t[j + 1].low == "after":
            number = t[j - 1].low
            days = _NUMBERS.get(number) or (int(number) if number.isdecimal() else 0)
            return (days, j + 2) if days else None
    return None


def quotation_ends_content(t: Tokens, i: int, end: int, *, with_clause: bool = True) -> int | None:
    """Where content that opens with a quotation at ``i`` stops short of ``end``; None where it runs on.

    ``chanted "Go home" as the convoy rolled past``: what follows is narration. ``said "it will be a shame" if the
    dialogue is cancelled``: what follows is said too.
    """
    if t[i].kind != "q" or i + 1 >= end:
        return None
    following = t[i + 1]
    if not with_clause:
        return i + 1
    if t[i].text.strip("\"“”'’").lower().startswith("to ") and following.kind == "w":
        return None
    if t[i].text.rstrip("\"”’'").endswith((",", ".", "?", "!")):
        return i + 1
    if following.low in ("as", "when", "while", "before", "during", "according") or time_at(t, i + 1, end) is not None:
        return i + 1
    return None
