"""Descriptions that refer back: ``the ministry``, ``the ROK ministry``, ``the spokesperson``, ``the official``."""

import re
from collections.abc import Iterator

from parsers.records import SpeakerKind
from parsers.statements.nouns import BODIES, FIRMS, ROLES
from parsers.statements.speakers.entities import Entity, body_speaker, unknown_body
from parsers.statements.speakers.naming import Tokens, without_article, words_of
from parsers.statements.speakers.scene import Here, Scene, latest

_INDEFINITE = frozenset("a an another some one".split())
_DEFINITE = frozenset("the its this that his".split())
_PLURAL_BODIES = ("forces", "chiefs")
_PARTS = frozenset("bureau office agency department".split())
"""Bodies that may stand for any body that spoke last."""
_LONGEST = 5
"""Words of a description that refers back; longer ones describe somebody new."""
_ROK = "Republic of Korea"


def anaphor(scene: Scene, head: Tokens, here: Here) -> Entity | None:
    """The body or person that a description refers back to; None where it is new or refers to nobody."""
    if not head or head[0].low in _INDEFINITE:
        return None
    core = without_article(head)
    noun = next((token.low for token in reversed(head) if token.low in BODIES or token.low in ROLES), None)
    if noun is None or len(core) > _LONGEST or core[-1].low != noun:
        return None
    if head[0].low not in _DEFINITE and not core[0].capital and len(core) > 1:
        return None
    if noun.endswith("s") and noun not in _PLURAL_BODIES:
        return None
    country = scene.countries.first(words_of(head))
    if noun == "ministry" and _names_another(scene, core):
        return None
    if noun in BODIES:
        found = _last_body(scene, noun, country, here.place)
        return found or (_own_ministry(scene, country) if noun == "ministry" else None)
    return _last_person(scene, noun, country, here.place, words_of(core))


def _names_another(scene: Scene, core: Tokens) -> bool:
    """``China's agriculture ministry``: a word before the noun that is no country's tells of a ministry of its own."""
    return any(
        token.kind == "w" and not token.capital and token.low not in ("own", "same", "said") for token in core[:-1]
    )


# ---------------------------------------------------------------------- bodies


def _last_body(scene: Scene, noun: str, country: str | None, place: int) -> Entity | None:
    """The body of this kind that was named last, in the text or as a speaker; else one that is named further on."""
    best = latest((e for e in scene.entities.values() if _is_body(e, noun, country)), place)
    since = best.last_before(place) if best is not None else -1
    for at, body in scene.mentions.ministries_before(place):
        if at <= since:
            break
        if noun in body.name.lower() and country in (None, body.country):
            return scene.body(body, body.name)
    best = best or _body_in_text(scene, noun, country, place)
    if best is None and noun in _PARTS:
        return next((entity for entity in scene.speakers() if entity.speaker.kind is SpeakerKind.BODY), None)
    return best


def _is_body(entity: Entity, noun: str, country: str | None) -> bool:
    if entity.speaker.kind is not SpeakerKind.BODY or country not in (None, entity.speaker.country):
        return False
    if noun in FIRMS and not entity.speaker.known:
        return True
    return noun in entity.speaker.name.lower() or noun in entity.mention.lower()


def _body_in_text(scene: Scene, noun: str, country: str | None, place: int) -> Entity | None:
    """A body whose name ends with the noun (``Democratic Party``), the last before the place, else the next after."""
    best: Entity | None = None
    for at, name in _names_with(scene, noun):
        if best is not None and at > place:
            break
        body = scene.find_body(name, scene.mentions.default_country)
        body = body or scene.find_body(name, _ROK)
        if body is None and " " not in name:
            continue
        speaker = body_speaker(body) if body is not None else unknown_body(name)
        if country in (None, speaker.country):
            best = scene.entity(speaker, name)
    return best


def _names_with(scene: Scene, noun: str) -> Iterator[tuple[int, str]]:
    """(place, name) of the capitals that end with the noun, in order: ``Democratic Party``, ``Bank of Korea``."""
    word = noun.capitalize()
    pattern = re.compile(rf"(?:[A-Z][\w.'’-]*\s){{1,5}}{re.escape(word)}\b(?:\sof\s[A-Z]\w+)?")
    for paragraph in scene.article.paragraphs:
        for match in pattern.finditer(paragraph.text) if word in paragraph.text else ():
            yield paragraph.start + match.start(), match.group().removeprefix("The ")


def _own_ministry(scene: Scene, country: str | None) -> Entity | None:
    """A ministry that was never named: the one whose spokesperson is, else the defence ministry of the country."""
    for entity in scene.speakers():
        body = scene.reference.body_by_name(entity.speaker.body) if entity.speaker.body else None
        if body is not None and "Ministry" in body.name and country in (None, body.country):
            return scene.body(body, body.name)
    body = scene.find_body("defense ministry", country) if country else None
    return scene.body(body, body.name) if body is not None else None


# ---------------------------------------------------------------------- people


def _last_person(scene: Scene, noun: str, country: str | None, place: int, phrase: str) -> Entity | None:
    """The person in this role who was mentioned last, else the first one further on, else the one in office."""
    stem = "spokes" if noun.startswith("spokes") else noun
    candidates = [entity for entity in scene.entities.values() if _has_role(entity, stem, country)]
    if candidates:
        return latest(candidates, place) or min(candidates, key=lambda entity: entity.first)
    if scene.day is None or country is None or stem == "spokes":
        return None
    holders = scene.reference.holders(phrase, country, scene.day)
    person = scene.reference.person_by_name(holders[0].person, scene.day) if holders else None
    return scene.person(person, phrase) if person is not None else None


def _has_role(entity: Entity, stem: str, country: str | None) -> bool:
    if entity.speaker.kind is SpeakerKind.UNNAMED:
        words = entity.speaker.name.lower()
        return stem in words if stem == "spokes" else stem in words.split()
    if not entity.is_named_person or country not in (None, entity.speaker.country):
        return False
    office = (entity.speaker.office or "").lower().split()
    return any(title.startswith(stem) for title in (*entity.titles, *office))
