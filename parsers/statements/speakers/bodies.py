"""Bodies by name: ministries and parties of the reference data, and those it does not know."""

import re
from collections.abc import Iterator

from parsers.records import Speaker, SpeakerKind
from parsers.reference import Body
from parsers.statements import words as w
from parsers.statements.nouns import BODIES, INDEFINITE, ORGANIZATION_NAMES, ROLES
from parsers.statements.speakers.entities import Entity, unknown_body
from parsers.statements.speakers.naming import Tokens, words_of
from parsers.statements.speakers.plurals import is_plain_plural
from parsers.statements.speakers.scene import Here, Scene

_ROK = "Republic of Korea"
_POSSESSIVE = re.compile(r"(?i)^(its|their) ")
_PARTY_STYLE = re.compile(
    r"(?i)^(?:(?:opposition|ruling|main|conservative|liberal|progressive|minor|splinter|governing) )+"
)
_BRACKETS = re.compile(r"\s*\([^)]*\)")
_FOREIGN = re.compile(r"([A-Z]\w+(?: [A-Z]\w+)?)['’]s ((?:Ministry|Department) of .+)")
_IN_CAPITAL = re.compile(r"(?:Meanwhile, )?In ([A-Z]\w+),")
_LONGEST_OPENING = 40
_MAKERS = frozenset(
    "organizer organiser manufacturer maker publisher retailer broadcaster pollster think-tank tour online state-run "
    "private".split()
)
"""What may stand in small letters before the name of a company or the like."""


def body(scene: Scene, phrase: str, here: Here) -> Entity | None:
    """The body that a phrase names, None for another phrase."""
    country = _country(scene, phrase, here)
    phrase = _POSSESSIVE.sub("", phrase)
    for words, owner in _readings(phrase, country):
        found = scene.find_body(words, owner)
        if found is not None:
            return scene.body(found, phrase)
    foreign = _FOREIGN.fullmatch(phrase)
    if foreign is None:
        return None
    name = f"{foreign[2]} ({foreign[1]})"
    speaker = Speaker(name, SpeakerKind.BODY, False, body=name, country=foreign[1], principal=foreign[1])
    return scene.entity(speaker, phrase)


def _readings(phrase: str, country: str | None) -> Iterator[tuple[str, str | None]]:
    """The phrase, and without what may be added to a body's name; each with whose body it is."""
    yield phrase, country
    if " in " in phrase:
        yield phrase.split(" in ", maxsplit=1)[0], country
    if "part" in phrase.lower():
        plain = _PARTY_STYLE.sub("", phrase)
        yield plain, country
        yield plain, _ROK
    if "(" in phrase:
        yield _BRACKETS.sub("", phrase), country


def _country(scene: Scene, phrase: str, here: Here) -> str | None:
    """Whose body a bare ``defense ministry`` is: by ``In Seoul,``, by the last one named, by the outlet."""
    if _POSSESSIVE.match(phrase):
        return scene.mentions.government_before(here.place)
    start, end = here.sentence
    opening = _IN_CAPITAL.match(scene.article.text[start : min(start + _LONGEST_OPENING, end)])
    country = scene.countries.first(opening[1]) if opening is not None else None
    if country is not None:
        return country
    last = _last_of_kind(scene, phrase, here.place)
    return last or scene.mentions.default_country or scene.mentions.government_before(here.place)


def _last_of_kind(scene: Scene, phrase: str, place: int) -> str | None:
    """Country of the body of the same kind that was named last, where the article named it in full before."""
    low = phrase.lower()
    if "ministry" not in low and "chiefs" not in low:
        return None
    kind = "Defense" if "defen" in low else "Foreign" if "foreign" in low else None
    if kind is None:
        return None
    return next((body.country for _, body in scene.mentions.ministries_before(place - 3) if kind in body.name), None)


def office_body(scene: Scene, office: str | None, country: str | None) -> Body | None:
    """The body in the words of an office: ``director of the Institute for Peace`` is of the institute."""
    words = office.split() if office else []
    default = country or scene.mentions.default_country
    for start in range(len(words)):
        for end in range(len(words), start + 1, -1):
            part = " ".join(words[start:end])
            if part[0].isupper() or "ministry" in part.lower():
                found = scene.find_body(part, default)
                if found is not None:
                    return found
    return None


def organization(scene: Scene, head: Tokens) -> Entity | None:
    """A body that the reference data does not know: capitals, and a noun that says so."""
    head = _without_style(head)
    core = next((head[:j] for j, token in enumerate(head) if j and token.low in ("in", "at", "on", "with")), head)
    if not core or not core[-1].capital or not _can_name_body(scene, core):
        return None
    named = any(token.low in ORGANIZATION_NAMES for token in core)
    if not named and not all(token.capital for token in core):
        return None
    phrase = words_of(core)
    return scene.entity(unknown_body(phrase, scene.countries.first(phrase)), phrase)


def _without_style(head: Tokens) -> Tokens:
    """``broadcaster KBS``, ``tour operator Hana``: the small words before the name left out."""
    while len(head) > 1 and not head[0].capital and head[1].capital and _is_style(head[0].low):
        head = head[1:]
    return head


def _is_style(low: str) -> bool:
    return low in ROLES or low in BODIES or low in _MAKERS


def _can_name_body(scene: Scene, core: Tokens) -> bool:
    if core[0].low in INDEFINITE or (len(core) == 1 and is_plain_plural(scene, core[0])):
        return False
    if any(token.low in w.MONTHS or token.low in w.WEEKDAYS for token in core):
        return False
    return not any(token.low in ROLES for token in core if not token.capital)
