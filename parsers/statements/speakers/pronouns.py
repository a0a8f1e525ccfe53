"""Pronouns, and what belongs to somebody: ``he``, ``it``, ``they``; ``his campaign``."""

import re

from parsers.records import Speaker, SpeakerKind
from parsers.statements import words as w
from parsers.statements.nouns import BODIES, DOCUMENTS, ORGANIZATION_NAMES, TITLES, WORDS_OF
from parsers.statements.speakers.entities import Entity, government_speaker, unknown_person
from parsers.statements.speakers.naming import Tokens, words_of
from parsers.statements.speakers.scene import Here, Scene

_OPENING_NAME = re.compile(r"(?:^|[.?!]\s)([A-Z][\w'’-]+ [A-Z][\w'’-]+)(?=[ ,])")
_NO_NAME = ORGANIZATION_NAMES | TITLES | w.DETERMINERS
_PARAGRAPHS = 3
"""So many paragraphs back a stranger is looked for."""


def pronoun(scene: Scene, low: str, here: Here) -> list[Entity]:
    """Whom a pronoun refers to; nobody where the article has told of nobody who fits."""
    if low in ("he", "she", "him", "her"):
        return he(scene, "f" if low in ("she", "her") else "m", here)
    if low in ("i", "we", "you"):
        return here.parent or scene.last()
    many = low == "they"
    if here.parent and many == (len(here.parent) > 1) and not here.parent[0].is_person:
        return here.parent
    return _last_group(scene, scene.last()) if many else _it(scene, here, skip=None)


def opening_it(scene: Scene, here: Here) -> list[Entity]:
    """``It`` at the start of a sentence within somebody's words: not the one who spoke last."""
    return _it(scene, here, skip=scene.last())


def _it(scene: Scene, here: Here, skip: list[Entity] | None) -> list[Entity]:
    for entities in reversed(scene.spoken):
        if entities is not skip and len(entities) == 1 and not entities[0].is_person:
            return entities
    government = scene.mentions.government_before(here.place)
    return [scene.entity(government_speaker(government), government)] if government else []


def _last_group(scene: Scene, otherwise: list[Entity]) -> list[Entity]:
    for entities in reversed(scene.spoken):
        if len(entities) > 1 or entities[0].speaker.kind is SpeakerKind.UNNAMED:
            return entities
    return otherwise


# ---------------------------------------------------------------------- he and she


def he(scene: Scene, gender: str, here: Here) -> list[Entity]:
    """The person of this sex at hand: who speaks around it, who opened a sentence since, who spoke last."""
    if here.parent and len(here.parent) == 1 and _can_be(here.parent[0], gender):
        here.parent[0].gender = gender
        return here.parent
    speaker = _last_speaker(scene, gender)
    since = speaker.last_before(here.place) if speaker is not None else -1
    chosen = _mentioned(scene, gender, here.place, since, opening=True) or speaker
    chosen = chosen or _mentioned(scene, gender, here.place, -1, opening=False) or _stranger(scene, here.place)
    if chosen is None:
        return []
    chosen.gender = gender
    return [chosen]


def _can_be(entity: Entity, gender: str) -> bool:
    if entity.gender not in (None, gender):
        return False
    return entity.is_named_person or (entity.is_person and not entity.is_plural)


def _last_speaker(scene: Scene, gender: str) -> Entity | None:
    alone = (entities[0] for entities in reversed(scene.spoken) if len(entities) == 1)
    return next((entity for entity in alone if _can_be(entity, gender)), None)


def _mentioned(scene: Scene, gender: str, place: int, since: int, *, opening: bool) -> Entity | None:
    """The known person mentioned last between ``since`` and ``place``, at the opening of a sentence if so asked."""
    for mention in scene.mentions.people_before(place):
        if mention.place <= since:
            return None
        if (mention.opens or not opening) and _can_be(scene.mentioned(mention), gender):
            return scene.mentioned(mention)
    return None


def _stranger(scene: Scene, place: int) -> Entity | None:
    """Somebody unknown whose full name opens a sentence shortly before: ``Tao Weiran warned the captains.``"""
    for paragraph in scene.mentions.paragraphs_before(place, _PARAGRAPHS):
        stretch = paragraph.text[: max(0, place - paragraph.start)]
        for match in reversed(list(_OPENING_NAME.finditer(stretch))):
            name = match[1]
            if any(part.lower() in _NO_NAME for part in name.split()) or name.split()[0] in scene.countries.names:
                continue
            if scene.reference.find_body(name, None) is None:
                return scene.entity(unknown_person(name), name)
    return None


# ---------------------------------------------------------------------- his and her


def possessed(scene: Scene, head: Tokens, here: Here) -> Entity | None:
    """``His campaign``: somebody's something, under the owner's name."""
    if len(head) < 2 or head[0].low not in ("his", "her"):
        return None
    found = he(scene, "f" if head[0].low == "her" else "m", here)
    if not found:
        return None
    nearer = _named_before(scene, here) if head[1].low in BODIES else None
    owner = nearer or found[0]
    if any(token.low in WORDS_OF or token.low in DOCUMENTS for token in head[1:3]):
        return owner
    body = scene.reference.body_by_name(owner.speaker.body) if owner.speaker.body else None
    if head[1].low == "office" and body is not None:
        return scene.body(body, words_of(head))
    phrase = f"{owner.speaker.name}'s {words_of(head[1:])}"
    return scene.entity(Speaker(phrase, SpeakerKind.UNNAMED, False, country=owner.speaker.country), phrase)


def _named_before(scene: Scene, here: Here) -> Entity | None:
    """The person whose name stands last between the start of the sentence and here."""
    stretch = scene.article.text[here.sentence[0] : here.place]
    best: tuple[int, Entity] | None = None
    for entity in scene.entities.values():
        parts = entity.speaker.name.split() if entity.is_named_person else []
        at = max((stretch.rfind(part) for part in (*parts[:1], *parts[-1:])), default=-1)
        if at >= 0 and (best is None or at > best[0]):
            best = (at, entity)
    return best[1] if best is not None else None
