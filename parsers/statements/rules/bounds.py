"""The bounds of a clause: where relative and side clauses end, where the main clause begins, what dates it."""

from collections.abc import Sequence

from parsers.statements import words
from parsers.statements.grammar import Range, SentenceGrammar
from parsers.statements.times import time_at
from parsers.statements.tokens import Token
from parsers.statements.verbs import is_finite, is_finite_after

_SIDE_CLAUSES = frozenset(
    "while although though if when as since because after before even whereas considering".split()
)
"""Words that open a side clause at the front of a sentence."""
_NARRATION = frozenset("after as since because when before until if once where".split())
"""Words whose clause narrates: ``soured after Seoul agreed to host …``."""
_OF_SAYING = words.VENUES | {"speaking", "asked", "meeting"}
"""Words of an introduction that is about the saying: ``In a written reply on Tuesday``."""
_LONGEST_SUBJECT = 10
_LONGEST_INTRODUCTION = 40


def relative_end(g: SentenceGrammar, k: int, hi: int) -> int:
    """``Park, who denies any wrongdoing, is to be questioned``: the clause of ``k`` ends before the main verb."""
    if g.t[k - 1].low not in ("who", "which") or k < 2 or g.t[k - 2].text != ",":
        return hi
    ends = (j for j in range(k, hi - 1) if g.t[j].text == "," and is_finite_after(g.t[j + 1], ","))
    return next(ends, hi)


def side_clause_end(g: SentenceGrammar, lo: int, who: Sequence[Token], k: int, hi: int) -> int:
    """``While Tillerson said …, China has called …``: an opening side clause ends before the main clause."""
    first = g.index(who[0], lo, k)
    if first is None or not 0 < first - lo <= 2 or g.t[lo].low not in _SIDE_CLAUSES:
        return hi
    return next((j for j in range(k + 1, hi - 2) if g.t[j].text == "," and is_main_clause(g, j + 1, hi)), hi)


def is_main_clause(g: SentenceGrammar, i: int, hi: int) -> bool:
    """Whether a subject and a finite verb follow at once."""
    for j in range(i + 1, min(hi, i + _LONGEST_SUBJECT)):
        token = g.t[j]
        if token.text == "," or token.low in words.SUBORDINATORS or token.kind == "q":
            return False
        if is_finite(g.t, j) or (token.kind == "w" and not token.capital and g.cues(j, hi)):
            return g.phrase_before(i, j) == i
    return False


def is_narrated(g: SentenceGrammar, who: Sequence[Token], lo: int, k: int) -> bool:
    """Whether the clause is a side clause of narration: ``soured after Seoul agreed to host …``."""
    first = g.index(who[0], lo, k)
    return first is not None and first > lo and g.t[first - 1].low in _NARRATION


def introduction_times(g: SentenceGrammar, lo: int, who: Sequence[Token]) -> list[Range]:
    """``In a written reply on Tuesday, the bureau said``: the times in an introduction that is about the saying."""
    first = g.index(who[0], lo, len(g.t))
    if first is None or first <= lo or g.t[first - 1].text != ",":
        return []
    times: list[Range] = []
    j = max(lo, first - _LONGEST_INTRODUCTION)
    while j < first - 1:
        after = time_at(g.t, j, first)
        if after is not None:
            times.append((j, after))
        j = after if after is not None else j + 1
    # "On Monday, S said", "On Thursday, hours before the trucks set out, S told"
    alone = len(times) == 1 and times[0][0] <= lo + 1 and g.t[times[0][1]].text == ","
    of_saying = any(token.low in _OF_SAYING for token in g.t[lo:first])
    return times if alone or of_saying or _is_scene(g, lo, first) else []


def _is_scene(g: SentenceGrammar, lo: int, first: int) -> bool:
    """``In Beijing on Tuesday,``: a place and a time without a verb set the scene of the saying."""
    if g.t[lo].low not in ("in", "on", "at"):
        return False
    return not any(
        token.low in words.AUXILIARIES
        or words.looks_finite(token.low, g.t[j - 1].low)
        or token.low in words.SUBORDINATORS
        for j, token in enumerate(g.t[lo:first], lo)
    )
