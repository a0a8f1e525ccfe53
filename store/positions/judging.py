"""Whether two statements of one holder say the same, and why."""

import itertools
import math
from collections.abc import Collection
from dataclasses import dataclass

from store.positions.concepts import Concept
from store.positions.meaning import Meaning

LIKELY = 0.3
"""Likelihood from which two contents of no known gist say the same."""
_WEIGHTS = {
    "covered": 2.7, "common": 2.7, "shared": 2.3, "deeds": 2.5, "things": 0.8, "left": -1.9, "act": 2.3,
    "parties": -0.4,
}  # fmt: skip
"""How much each sign of likeness counts: a logistic regression over the pairs of statements of one holder in the
annotated sets (``python -m tests.quality.likeness``)."""
_NONE = -6.7
"""What it counts that two statements have nothing in common but their holder."""
_FAMILIES = {
    "accuse": "oppose", "reject": "deny", "threaten": "threaten", "agree": "agree", "support": "agree",
    "consult": "agree", "concede": "state", "state": "state", "request": "request",
}  # fmt: skip
_SHARED, _KIND, _LEFT = 6, 4, 4
"""Weights from which more in common, of a kind, or left over counts no more."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Why two statements are taken for the same position."""

    score: float
    reasons: str


def judge(one: Meaning, other: Meaning) -> Verdict | None:
    """Why the two say the same; None where they do not. Symmetric."""
    if one.frame is not None or other.frame is not None:
        return Verdict(1.0, f"same gist: {one.frame}") if one.frame == other.frame else None
    if one.words == other.words:
        return Verdict(1.0, "same words")
    if _differ(one, other):
        return None
    likelihood = 1 / (1 + math.exp(-_NONE - sum(_WEIGHTS[sign] * size for sign, size in signs(one, other).items())))
    if likelihood < LIKELY:
        return None
    shared = ", ".join(sorted(concept.name for concept in one.about.concepts.keys() & other.about.concepts.keys()))
    return Verdict(likelihood, f"alike in {shared}: {likelihood:.2f}")


def _differ(one: Meaning, other: Meaning) -> bool:
    """Whether they cannot say the same, however alike their words: another number, date, country or denial, other
    deeds, or of other things.
    """
    mine, its = one.about, other.about
    if mine.figures != its.figures:
        return True
    if mine.parties and its.parties and mine.parties.isdisjoint(its.parties):
        return True
    shared = mine.concepts.keys() & its.concepts.keys()
    if any(concept.kind == "deed" and mine.concepts[concept] != its.concepts[concept] for concept in shared):
        return True
    return not {"deed", "thing"} <= {concept.kind for concept in shared}


def signs(one: Meaning, other: Meaning) -> dict[str, float]:
    """What tells for and against it that two statements say the same, each from 0 to 1."""
    mine, its = one.about.concepts.keys(), other.about.concepts.keys()
    shared = _weight(mine & its)
    more, less = sorted((_weight(mine - its), _weight(its - mine)), reverse=True)
    return {
        "covered": shared / (shared + 0.3 * more + 0.7 * less) if shared else 0.0,
        "common": shared / (shared + (more + less) / 2) if shared else 0.0,
        "shared": min(shared, _SHARED) / _SHARED,
        "deeds": min(_weight(mine & its, "deed"), _KIND) / _KIND,
        "things": min(_weight(mine & its, "thing"), _KIND) / _KIND,
        "left": min(less, _LEFT) / _LEFT,
        "act": _alike_in_act(one.act, other.act),
        "parties": float(one.about.parties != other.about.parties),
    }


def _weight(concepts: Collection[Concept], kind: str | None = None) -> float:
    return sum(concept.weight for concept in concepts if kind is None or concept.kind == kind)


def _alike_in_act(one: str, other: str) -> float:
    mine, its = _FAMILIES[one], _FAMILIES[other]
    return 1.0 if mine == its else 0.5 if "state" in (mine, its) else 0.0


def leads(meaning: Meaning) -> list[str]:
    """What leads to all statements that may be alike: they share a deed and a thing, or all their words."""
    pairs = itertools.product(meaning.about.of("deed"), meaning.about.of("thing"))
    return [" ".join(meaning.words), *sorted(f"{deed.name} {thing.name}" for deed, thing in pairs)]
