"""Whether two statements of one holder say the same, and why."""

import math
from dataclasses import dataclass

from store.positions.lists import common_stems
from store.positions.meaning import Meaning

ALIKE = 0.7
"""F1 of terms from which two contents of no known gist say the same."""
ALIKE_IN_GIST = 0.5
"""The same where both have the same gists, which alone make no position."""
ENOUGH = 3
"""Terms that must be in common for that, if not all are."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Why two statements are taken for the same position."""

    score: float
    reasons: str


def judge(one: Meaning, other: Meaning) -> Verdict | None:
    """Why the two say the same; None where they do not. Symmetric."""
    if one.frame is not None or other.frame is not None:
        return Verdict(1.0, f"same gist: {one.frame}") if one.frame == other.frame else None
    if one.core != other.core or _told_the_other_way_round(one, other):
        return None
    if one.words == other.words:
        return Verdict(1.0, "same words")
    shared = one.terms & other.terms
    if len(one.terms - shared) == len(other.terms - shared) == 1:
        return None  # one word stands in the place of another
    if _f1(one.content, other.content) < ALIKE_IN_GIST:
        return None
    common = _f1(one.terms, other.terms)
    if common >= _threshold(one) and (len(shared) >= ENOUGH or one.terms == other.terms):
        return Verdict(common, f"alike in {', '.join(sorted(shared))}: {common:.2f}")
    return None


@dataclass(frozen=True, slots=True)
class Lead:
    """What leads to all statements that are alike: they have ``common`` of the ``terms`` among theirs."""

    terms: tuple[str, ...]
    common: int


def lead(meaning: Meaning) -> Lead:
    """Enough of a statement's terms to share some with every one that is alike, the rarest first.

    Where F1 is to be t, at least t / (2 - t) of either side's terms are shared; so of terms in one order for all, the
    first few shared ones stand before that many of the last (prefix filtering, Chaudhuri, Ganti and Kaushik 2006).
    The order hangs on no store: what arrives later changes nothing.
    """
    size = len(meaning.terms)
    share = _threshold(meaning) / (2 - _threshold(meaning))
    common = min(ENOUGH, size)
    needed = max(math.ceil(share * size - 1e-9), common)
    return Lead(tuple(sorted(meaning.terms, key=_rarity)[: size - needed + common]), common)


def _rarity(term: str) -> tuple[int, str]:
    return common_stems().get(term, 0 if term.islower() else 1), term


def _f1(one: frozenset[str], other: frozenset[str]) -> float:
    """1 for the same, and for two that are empty."""
    size = len(one) + len(other)
    return 2 * len(one & other) / size if size else 1.0


def _threshold(meaning: Meaning) -> float:
    return ALIKE_IN_GIST if meaning.gists else ALIKE


def _told_the_other_way_round(one: Meaning, other: Meaning) -> bool:
    """The same words in another order tell the roles the other way round."""
    return one.words != other.words and sorted(one.words) == sorted(other.words)
