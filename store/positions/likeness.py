"""How likely it is that two contents say the same, from what they have in common and what they have not."""

import itertools
import math
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

from store.positions.concepts import TELLING, Concept, Sense, rarity

_WEIGHTS = {
    "covered": 2.7, "common": 2.7, "shared": 2.3, "deeds": 2.5, "things": 0.8, "left": -1.9, "act": 2.3,
    "parties": -0.4,
}  # fmt: skip
"""How much each sign of likeness counts: a logistic regression over the pairs of statements of one holder in the
annotated sets that had been read by then (dev, a to d, p and q), rounded."""
_NONE = -6.7
"""What it counts that two statements have nothing in common but their holder."""
_FAMILIES = {
    "accuse": "oppose", "reject": "deny", "threaten": "threaten", "agree": "agree", "support": "agree",
    "consult": "agree", "concede": "state", "state": "state", "request": "request",
}  # fmt: skip
_SHARED, _KIND, _LEFT = 6, 4, 4
"""Weights from which more in common, of a kind, or left over counts no more."""
_MORE, _LESS = 0.3, 0.7
"""How much it takes away that the one that says more says beside what both say, and the one that says less."""


_USUAL = frozenset(("China", "Republic of Korea", "United States", "DPRK"))


@dataclass(frozen=True)
class Said:
    """What is said, by which act."""

    act: str
    about: Sense

    def telling(self) -> set[Concept]:
        """What of it tells most."""
        return {concept for concept in self.about.concepts if concept.weight >= TELLING}

    @cached_property
    def weight(self) -> float:
        """How much it says."""
        return _weight(self.about.concepts)

    def shared(self, other: "Said") -> float:
        """How much both say."""
        return _weight(self.about.concepts.keys() & other.about.concepts.keys())

    def rarest(self, share: float) -> set[Concept]:
        """Its rarest concepts: what is left weighs less than a share of all."""
        ordered = sorted(self.about.concepts, key=rarity)
        least, left = share * self.weight, self.weight
        found: set[Concept] = set()
        for concept in ordered:
            if left < least:
                break
            found.add(concept)
            left -= concept.weight
        return found

    def pairs(self, of: Collection[Concept] | None = None) -> list[str]:
        """Its deeds, each with each of its things; of all, or those that have one of some."""
        pairs = itertools.product(self.about.of("deed"), self.about.of("thing"))
        return sorted(f"{deed.name} {thing.name}" for deed, thing in pairs if of is None or deed in of or thing in of)


def likelihood(one: Said, other: Said) -> float:
    """How likely it is that the two say the same, from 0 to 1; 0 where they cannot. Symmetric."""
    if _differ(one.about, other.about):
        return 0.0
    told = sum(_WEIGHTS[sign] * size for sign, size in signs(one, other).items())
    return 1 / (1 + math.exp(-_NONE - told))


def _differ(one: Sense, other: Sense) -> bool:
    """Whether they cannot say the same, however alike their words: another number, date, country or denial, other
    deeds, or of other things.
    """
    if one.figures != other.figures:
        return True
    if one.parties - other.parties and other.parties - one.parties:
        return True
    shared = one.concepts.keys() & other.concepts.keys()
    if any(concept.kind == "deed" and one.concepts[concept] != other.concepts[concept] for concept in shared):
        return True
    mine, its = one.concepts.keys() - other.concepts.keys(), other.concepts.keys() - one.concepts.keys()
    if any(concept.kind == "deed" and concept.weight >= TELLING for concept in mine | its):
        return True
    if (
        _stands_for(mine, its)
        or _are_of_other_things(one, other)
        or _is_of_another(one, other)
        or _is_of_another(other, one)
    ):
        return True
    return not {"deed", "thing"} <= {concept.kind for concept in shared}


def _stands_for(mine: Collection[Concept], its: Collection[Concept]) -> bool:
    """Whether all that differs is one concept in the place of another of its kind."""
    if not len(mine) == len(its) == 1:
        return False
    (one,), (other,) = mine, its
    return one.kind == other.kind != "manner" and min(one.weight, other.weight) >= 1


def _are_of_other_things(one: Sense, other: Sense) -> bool:
    """Whether what they are about differs more than it is the same."""
    shared = _weight(one.concepts.keys() & other.concepts.keys(), "thing")
    return shared < min(
        _weight(mine.concepts.keys() - its.concepts.keys(), "thing") for mine, its in ((one, other), (other, one))
    )


def _is_of_another(one: Sense, other: Sense) -> bool:
    """Whether one is of a thing that tells, the other of a country that seldom has a part: *Taiwan*, *Japan*."""
    things = {concept for concept in one.concepts.keys() - other.concepts.keys() if concept.kind == "thing"}
    return any(thing.weight >= TELLING for thing in things) and not other.parties - one.parties <= _USUAL


def signs(one: Said, other: Said) -> dict[str, float]:
    """What tells for and against it that two say the same, each from 0 to 1."""
    mine, its = one.about.concepts.keys(), other.about.concepts.keys()
    shared = _weight(mine & its)
    more, less = sorted((_weight(mine - its), _weight(its - mine)), reverse=True)
    return {
        "covered": shared / (shared + _MORE * more + _LESS * less) if shared else 0.0,
        "common": shared / (shared + (more + less) / 2) if shared else 0.0,
        "shared": min(shared, _SHARED) / _SHARED,
        "deeds": min(_weight(mine & its, "deed"), _KIND) / _KIND,
        "things": min(_weight(mine & its, "thing"), _KIND) / _KIND,
        "left": min(less, _LEFT) / _LEFT,
        "act": acts_agree(one.act, other.act),
        "parties": float(one.about.parties != other.about.parties),
    }


def in_common(one: Said, other: Said) -> list[str]:
    """The names of the concepts that both have."""
    return sorted(concept.name for concept in one.about.concepts.keys() & other.about.concepts.keys())


def _weight(concepts: Collection[Concept], kind: str | None = None) -> float:
    return math.fsum(concept.weight for concept in concepts if kind is None or concept.kind == kind)


def acts_agree(one: str, other: str) -> float:
    """How well two acts go together, from 0 to 1; a plain statement goes with any, half."""
    mine, its = _FAMILIES[one], _FAMILIES[other]
    return 1.0 if mine == its else 0.5 if "state" in (mine, its) else 0.0
