"""Who held an office on a day, asked by the words of a title or by the kind of office."""

import datetime as dt
import re
from collections.abc import Iterable

from parsers.reference.records import OFFICE_KINDS, Office

_SAME = {
    "spokesman": "spokesperson",
    "spokeswoman": "spokesperson",
    "defence": "defense",
    "adviser": "security",  # a national security adviser is the ROK's director of national security
    "advisor": "security",
    "chairperson": "chairman",
    "chairwoman": "chairman",
    "chief": "chairman",
    "premier": "prime-minister",
    "head": "director",
    "envoy": "representative",
    "councillor": "councilor",
    "secretary-general": "secretary general",
    "us": "united-states",
}
_DROPPED = {"of", "for", "the", "and", "to", "national", "affairs", "a", "an", "states", "united", "republic", "korea"}
_QUALIFIERS = {"vice", "deputy", "assistant", "acting", "first", "second", "senior", "principal", "former", "co"}
_WORD = re.compile(r"[a-z]+")


def title_words(text: str) -> frozenset[str]:
    """The words of a title that tell it from others: ``Minister of National Defense`` as ``defense minister``."""
    phrase = text.casefold().replace("prime minister", "premier")
    words = (_SAME.get(word, word) for word in _WORD.findall(phrase))
    return frozenset(word for word in words if word not in _DROPPED)


def holders(offices: Iterable[Office], title_or_kind: str, country: str | None, day: dt.date) -> tuple[Office, ...]:
    """The tenures of ``offices`` that answer to a title or kind on a day; see ``Reference.holders``."""
    asked = title_words(title_or_kind)
    found = [
        office
        for office in offices
        if (country is None or office.country == country)
        and office.may_hold_on(day)
        and (office.kind == title_or_kind if title_or_kind in OFFICE_KINDS else _answers(office, asked))
    ]
    return tuple(sorted(found, key=lambda office: _order(office, asked, day)))


def _answers(office: Office, asked: frozenset[str]) -> bool:
    """Whether the title is asked for: all words asked stand in title or body, qualifiers are those of the title.

    Somebody acting answers to the plain title as well.
    """
    title = title_words(office.title)
    if not asked or not asked & title or not asked <= title | title_words(office.body):
        return False
    return (title & _QUALIFIERS) - {"acting"} == (asked & _QUALIFIERS) - {"acting"}


def _order(office: Office, asked: frozenset[str], day: dt.date) -> tuple[bool, int, int, int]:
    """Sure tenures first, then the title with the fewest words that were not asked for, then the later start."""
    extra = len(title_words(office.title) - asked)
    start = office.start or dt.date.min
    return (not office.holds_on(day), extra, office.rank, -start.toordinal())
