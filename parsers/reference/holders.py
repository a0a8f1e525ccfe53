"""Who held an office on a day, asked by the words of a title or by the kind of office."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from parsers.reference.records import OFFICE_KINDS, Body, Office

_SAME = {
    "spokesman": "spokesperson",
    "spokeswoman": "spokesperson",
    "defence": "defense",
    "premier": "prime",
    "councillor": "councilor",
    "envoy": "representative",
    **dict.fromkeys(
        ("adviser", "advisor", "chief", "chairman", "chairwoman", "chairperson", "chair", "director"), "head"
    ),
}
"""Words that stand for one another in titles: the ROK's director of national security is its security adviser."""

_IDLE = {"of", "for", "the", "and", "to", "a", "an", "in", "national", "affairs", "s"}
_QUALIFIERS = {"vice", "deputy", "assistant", "acting", "first", "second", "senior", "principal", "former", "interim"}
_WORD = re.compile(r"[a-z]+")


def title_words(text: str) -> frozenset[str]:
    """The words that tell a title from others; ``Minister of National Defense`` has those of ``defence minister``."""
    words = _WORD.findall(text.casefold().replace("prime minister", "premier").replace("u.s.", "us"))
    return frozenset(_SAME.get(word, word) for word in words if word not in _IDLE)


@dataclass(frozen=True, slots=True)
class Tenure:
    """An office with the words that may name it: those of its title, and those of its body's names."""

    office: Office
    title: frozenset[str]
    body: frozenset[str]

    def answers(self, asked: frozenset[str]) -> bool:
        """Whether the words asked for stand in title or body, the title's qualifiers (``vice``) among them.

        Somebody acting answers to the plain title as well.
        """
        if not asked & self.title or not asked <= self.title | self.body:
            return False
        return (self.title & _QUALIFIERS) - {"acting"} == (asked & _QUALIFIERS) - {"acting"}


def tenures(offices: Iterable[Office], bodies: Iterable[Body]) -> tuple[Tenure, ...]:
    """The offices with their words, for ``holders``."""
    words: Mapping[str, frozenset[str]] = {
        body.name: title_words(" ".join((body.name, *body.aliases, *body.generic))) for body in bodies
    }
    return tuple(Tenure(office, title_words(office.title), words[office.body]) for office in offices)


def holders(known: Iterable[Tenure], title_or_kind: str, country: str | None, day: dt.date) -> tuple[Office, ...]:
    """The offices that answer to a title or kind on a day; see ``Reference.holders``."""
    asked = title_words(title_or_kind)
    by_kind = title_or_kind in OFFICE_KINDS
    found = [
        tenure
        for tenure in known
        if (country is None or tenure.office.country == country)
        and tenure.office.may_hold_on(day)
        and (tenure.office.kind == title_or_kind if by_kind else tenure.answers(asked))
    ]
    return tuple(tenure.office for tenure in sorted(found, key=lambda tenure: _order(tenure, asked, day)))


def _order(tenure: Tenure, asked: frozenset[str], day: dt.date) -> tuple[bool, int, int, int]:
    """Sure tenures first, then the title with the fewest words that were not asked for, then the later start."""
    office = tenure.office
    start = office.start or dt.date.min
    return (not office.holds_on(day), len(tenure.title - asked), office.rank, -start.toordinal())
