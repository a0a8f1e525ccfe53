"""Which body a noun phrase names, by the country in its words or by the one that the outlet takes for granted."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from parsers.reference.countries import CountryNames
from parsers.reference.names import fold, is_acronym, straighten
from parsers.reference.records import Body

_LONGEST = 20
"""Words of the longest phrase that is read: a longer one is a sentence, not a name."""

_MODIFIERS = re.compile(
    r"(?:presidential|official|state|state-run|government|ruling|governing|main|opposition|conservative|liberal|"
    r"progressive|local|news agency|news outlet|newspaper|daily|broadcaster|public broadcaster|party|"
    r"[\w.]+-(?:led|based|run|owned|funded|backed|affiliated|managed)) (?=\S)",
    re.IGNORECASE,
)
"""Words before a name that do not change whom it names: ``presidential Blue House``, ``Seoul-based Yonhap``."""

_PART = re.compile(
    r"(?:[\w'-]+ ){0,3}(?:bureau|office|department|division|service|website|web page|home page)"
    r"(?: (?:of|for) [\w' -]+)?",
    re.IGNORECASE,
)
"""A part of a body, or its place on the web, for which the body answers: ``Information Bureau``."""

_PART_BEFORE = re.compile(r" (?:of|at|under) (?:the )?", re.IGNORECASE)
_PART_AFTER = re.compile(
    r"(.+?)(?: (?:information|press|news|publicity|spokesperson's|public affairs) (?:office|bureau|department|service)|"
    r" (?:official )?(?:website|web site|web page|home ?page))",
    re.IGNORECASE,
)
_ABBREVIATED = re.compile(r"(.+?) ?\([A-Z][\w.& -]*\)")
_POSSESSIVE = re.compile(r"(.+?)(?:'s|s') (.+)", re.IGNORECASE)
_EMBASSY_NAME = re.compile(r"Embassy of (?:the )?(.+) in (?:the )?(.+)")
_EMBASSY = re.compile(r"(?:(.+?)(?:'s?)? )?embassy(?: of (?:the )?(.+?))?(?: (?:in|to) (?:the )?(.+))?", re.IGNORECASE)


class BodyNames:
    """The names of bodies and the ways in which texts put a country to them."""

    __slots__ = ("_countries", "_embassies", "_generic", "_proper")

    def __init__(self, bodies: Iterable[Body], countries: CountryNames) -> None:
        self._countries = countries
        self._proper: dict[str, list[tuple[Body, bool]]] = defaultdict(list)
        self._generic: dict[tuple[str, str], tuple[Body, bool]] = {}
        self._embassies: dict[tuple[str, str], Body] = {}
        for body in bodies:
            for name in (body.name, *body.aliases):
                self._proper[fold(name)].append((body, is_acronym(name)))
            for name in body.generic:
                self._generic[fold(name), body.country or ""] = (body, is_acronym(name))
            self._note_embassy(body)

    def _note_embassy(self, body: Body) -> None:
        found = _EMBASSY_NAME.fullmatch(body.name)
        host = self._countries.named(found[2]) if found else None
        if host is not None and body.country is not None:
            self._embassies[body.country, host.name] = body

    def named(self, name: str) -> Body | None:
        """The body of which ``name`` is the canonical name or an alias, if only one has it."""
        bodies = self._exact(straighten(name))
        return bodies[0] if len(bodies) == 1 else None

    def find(self, words: str, default_country: str | None) -> Body | None:
        """The body that the noun phrase ``words`` names; see ``Reference.find_body``."""
        phrase = _bare(words)
        return self._find(phrase, default_country, 0) if 0 < len(phrase.split(None, _LONGEST)) <= _LONGEST else None

    def _find(self, phrase: str, default: str | None, depth: int) -> Body | None:
        if depth > 3:
            return None
        body = self._known(phrase, default) or self._by_country(phrase) or self._embassy(phrase, default)
        if body is not None:
            return body
        for inner in _inner_phrases(phrase):
            body = self._find(_bare(inner), default, depth + 1)
            if body is not None:
                return body
        return self._of_owner(phrase, default, depth)

    def _known(self, phrase: str, default: str | None) -> Body | None:
        """The body that ``phrase`` names as it stands: one of ``default`` before one known everywhere."""
        body = self._within(phrase, default) if default is not None else None
        bodies = self._exact(phrase)
        return body or (bodies[0] if len(bodies) == 1 else None)

    def _exact(self, phrase: str) -> list[Body]:
        small = any(letter.islower() for letter in phrase)
        return [body for body, acronym in self._proper.get(fold(phrase), ()) if not (acronym and small)]

    def _within(self, phrase: str, country: str) -> Body | None:
        """The body of ``country`` that ``phrase``, which does not name the country, names."""
        for body in self._exact(phrase):
            if body.country == country:
                return body
        generic, acronym = self._generic.get((fold(phrase), country), (None, False))
        if generic is not None and not (acronym and any(letter.islower() for letter in phrase)):
            return generic
        modifier = _MODIFIERS.match(phrase)
        return self._within(phrase[modifier.end() :], country) if modifier else None

    def _by_country(self, phrase: str) -> Body | None:
        """``China's Foreign Ministry``, ``ROK defence ministry``, ``Ministry of Defense of Japan``, ``… in Seoul``."""
        for government, rest in (*self._countries.leading(phrase), *self._countries.trailing(phrase)):
            body = self._within(rest, government.name)
            if body is not None:
                return body
        return None

    def _embassy(self, phrase: str, default: str | None) -> Body | None:
        """``Chinese embassy in Seoul``, ``embassy of China in South Korea``; ``embassy in Seoul`` is the default's."""
        found = _EMBASSY.fullmatch(phrase)
        if found is None or found[3] is None:
            return None
        sender, host = found[1] or found[2], self._countries.named(found[3])
        sending = self._countries.named(sender, adjective=True) if sender else None
        country = sending.name if sending else default if sender is None else None
        return self._embassies.get((country, host.name)) if country and host else None

    def _of_owner(self, phrase: str, default: str | None, depth: int) -> Body | None:
        """``ROK military's Joint Chiefs of Staff``; ``Foreign Ministry's Department of Asian Affairs``."""
        found = _POSSESSIVE.fullmatch(phrase)
        owner = self._find(_bare(found[1]), default, depth + 1) if found else None
        if found is None or owner is None:
            return None
        if _PART.fullmatch(found[2]):
            return owner
        return self._within(found[2], owner.country) if owner.country else None


def _bare(words: str) -> str:
    """``words`` without the article before and the possessive mark and punctuation after them."""
    phrase = straighten(words).strip(' ,.;:"“”')
    if phrase[:4].casefold() == "the ":
        phrase = phrase[4:]
    return phrase.removesuffix("'s").removesuffix("'")


def _inner_phrases(phrase: str) -> Iterator[str]:
    """The phrases inside ``phrase`` whose body answers for the whole: without a part, a web page, a modifier."""
    for found in (_ABBREVIATED.fullmatch(phrase), _PART_AFTER.fullmatch(phrase)):
        if found is not None:
            yield found[1]
    for joint in _PART_BEFORE.finditer(phrase):
        if _PART.fullmatch(phrase[: joint.start()]):
            yield phrase[joint.end() :]
    modifier = _MODIFIERS.match(phrase)
    if modifier is not None:
        yield phrase[modifier.end() :]
