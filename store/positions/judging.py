"""Whether two statements of one holder say the same, and why."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from store.positions.likeness import acts_agree, in_common, likelihood
from store.positions.meaning import Meaning

LIKELY = 0.3
"""Likelihood from which two contents of no known position say the same."""
SHARE = 0.5
"""How much of what either says, by weight, both must say for that."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Why two statements are taken for the same position."""

    score: float
    reasons: str


def judge(one: Meaning, other: Meaning) -> Verdict | None:
    """Why the two say the same; None where they do not. Symmetric."""
    if one.frame is not None or other.frame is not None:
        if one.frame != other.frame:
            return None
        return Verdict(min(one.sure, other.sure), f"same gist: {one.frame}")
    if one.words == other.words:
        return Verdict(1.0, "same words") if acts_agree(one.said.act, other.said.act) else None
    if not _enough(one.said.shared(other.said), one.said.weight, other.said.weight):
        return None
    if sorted(one.words) == sorted(other.words):
        return None  # in another order they tell the roles the other way round
    likely = likelihood(one.said, other.said)
    if likely < LIKELY:
        return None
    return Verdict(likely, f"alike in {', '.join(in_common(one.said, other.said))}: {likely:.2f}")


def _enough(shared: float, *weights: float) -> bool:
    return shared >= SHARE * max(weights)


@dataclass(frozen=True, slots=True)
class Told:
    """What a statement says as the store keeps it: enough to tell which others are worth judging."""

    weight: float
    concepts: Mapping[str, float]
    """The weight of each, by its line."""

    @property
    def weights(self) -> tuple[float, float]:
        """The least and most that another can weigh that shares enough with this one."""
        return SHARE * self.weight, self.weight / SHARE

    @property
    def lines(self) -> str:
        """Its concepts as they are kept, one a line."""
        return "\n".join(self.concepts)

    def may_be(self, weight: float, lines: str) -> bool:
        """Whether one that is kept so shares enough with this one; where not, ``judge`` finds no reason."""
        both = math.fsum(self.concepts[line] for line in self.concepts.keys() & lines.split("\n"))
        return _enough(both, self.weight, weight)


def told(meaning: Meaning) -> Told:
    """What of a meaning is kept with the statement."""
    concepts = meaning.said.about.concepts
    return Told(meaning.said.weight, {f"{one.weight:g} {one.kind} {one.name}": one.weight for one in concepts})


def leads(meaning: Meaning) -> list[str]:
    """What leads to all statements that may be alike: they have some of it too.

    Where half of either's concepts are to be shared, the rarest of those is among the rarer half of both, in one order
    for all (prefix filtering, Chaudhuri, Ganti and Kaushik 2006); and they share a deed together with a thing. So of
    the pairs those suffice that have one of the rarer half, and the commonest lead nowhere.
    """
    return [" ".join(meaning.words), *meaning.said.pairs(meaning.said.rarest(SHARE))]
