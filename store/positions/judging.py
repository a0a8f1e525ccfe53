"""Whether two statements of one holder say the same, and why."""

from dataclasses import dataclass

from store.normal import likeness
from store.positions.meaning import Meaning

SAME_WORDS = 0.8
"""Token F1 from which two contents are copies, if nothing that decides has changed."""
ALIKE = 0.7
"""F1 of terms from which two contents of no known gist say the same."""
ALIKE_IN_GIST = 0.5
"""The same where both have the same gists, which alone make no position."""
ENOUGH = 3
"""Terms that must be in common for that."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Why two statements are taken for the same position."""

    score: float
    reasons: str


def judge(one: Meaning, other: Meaning) -> Verdict | None:
    """Why the two say the same; None where they do not. Symmetric."""
    if one.frame is not None and other.frame is not None:
        return Verdict(1.0, f"same gist: {one.frame}") if one.frame == other.frame else None
    if _differ(one, other):
        return None
    alike = likeness(one.bag, other.bag)
    if alike >= SAME_WORDS:
        return Verdict(alike, f"same words: {alike:.2f}")
    if one.frame != other.frame:
        return None
    shared = one.terms & other.terms
    common = 2 * len(shared) / ((len(one.terms) + len(other.terms)) or 1)
    if len(shared) >= ENOUGH and common >= (ALIKE_IN_GIST if one.gists else ALIKE):
        return Verdict(common, f"alike in {', '.join(sorted(shared))}: {common:.2f}")
    return None


def _differ(one: Meaning, other: Meaning) -> bool:
    """Whether something differs that makes another position however alike the words are."""
    return (
        one.act != other.act
        or one.gists != other.gists
        or one.numbers != other.numbers
        or one.dates != other.dates
        or one.parties != other.parties
        or one.negations % 2 != other.negations % 2
        # The same words in another order tell the roles the other way round.
        or (one.bag == other.bag and one.words != other.words)
    )
