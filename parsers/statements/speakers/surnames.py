"""People by surname: ``Piao``, ``President Moon``."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from parsers.reference import Person
from parsers.statements import words as w
from parsers.statements.nouns import INDEFINITE, ORGANIZATION_NAMES, ROLES, TITLES
from parsers.statements.speakers.entities import Entity, gender_of, unknown_person
from parsers.statements.speakers.plurals import is_plain_plural
from parsers.statements.speakers.scene import Scene, latest
from parsers.statements.speakers.strangers import introduced
from parsers.statements.tokens import Token

_NO_NAME = ORGANIZATION_NAMES | TITLES | w.DETERMINERS
_FAMILIAR = ("head_of_state", "minister")
"""Kinds of office whose holder a text may call by surname alone."""


@dataclass(frozen=True, slots=True)
class Surname:
    """A surname as a subject has it: with titles beside it or not, and the body that it is of."""

    token: Token
    titles: set[str]
    titled: bool
    body: str | None

    @property
    def told(self) -> set[str]:
        """What the titles tell."""
        return (self.titles - {self.token.low}) & (ROLES | TITLES)


def by_surname(scene: Scene, name: Surname, place: int) -> Entity | None:
    """Somebody of this surname in the article, else the one in office, else a person of no other name."""
    if name.token.low in INDEFINITE or (not name.titled and is_plain_plural(scene, name.token)):
        return None
    bearers = scene.called(name.token.low)
    stranger = _other_than(scene, name, bearers, place)
    if stranger is not None:
        return stranger
    bearers = _narrowed(name, bearers)
    if bearers:
        return latest(bearers, place) or min(bearers, key=lambda entity: entity.first)
    known = _introduced(scene, name.token.text, place) or _in_office(scene, name.token.text)
    return known or _by_surname_alone(scene, name)


def _other_than(scene: Scene, name: Surname, bearers: Sequence[Entity], place: int) -> Entity | None:
    """Somebody else of the surname, where the title (``spokesman Kim``) fits nobody who was met."""
    roles = name.told & ROLES
    if not name.titled or not roles or any(entity.titles & name.told for entity in bearers):
        return None
    stranger = _introduced(scene, name.token.text, place, apart=bearers)
    if stranger is not None:
        stranger.titles |= roles
    return stranger


def _narrowed(name: Surname, bearers: list[Entity]) -> list[Entity]:
    """The bearers whom title, body and sex fit, as far as they fit any."""
    if name.titled and name.told:
        bearers = [entity for entity in bearers if entity.titles & name.told] or bearers
    if len(bearers) > 1 and name.body:
        bearers = [entity for entity in bearers if entity.speaker.body == name.body] or bearers
    gender = gender_of(name.titles)
    if gender is not None:
        bearers = [entity for entity in bearers if entity.gender == gender] or bearers
    return bearers


def _introduced(scene: Scene, surname: str, place: int, apart: Sequence[Entity] = ()) -> Entity | None:
    """Somebody whose full name stands in the text without having spoken yet: ``Her host, Tang Guixiang``."""
    others = {entity.speaker.name for entity in apart}
    for at, name in scene.mentions.nearest_names(surname, place):
        if _is_personal(scene, name) and not _is_one_of(scene, name, others):
            entity = introduced(scene, name, at)
            entity.note(at)
            return entity
    return None


def _is_personal(scene: Scene, name: str) -> bool:
    parts = name.split()
    if "-" in parts[0] or parts[0].lower() in w.INTRODUCTIONS:
        return False
    return not any(part.lower() in _NO_NAME or part in scene.countries.names for part in parts)


def _is_one_of(scene: Scene, name: str, others: Collection[str]) -> bool:
    """Whether the name is known, where somebody else than ``others`` is looked for, or one of theirs."""
    return bool(others) and (name in others or scene.reference.person_by_name(name, scene.day) is not None)


def _in_office(scene: Scene, surname: str) -> Entity | None:
    """The one person of this surname who is a head of state or minister on the day."""
    people = scene.background.by_surname.get(surname, ())
    holders = [person for person in people if _office_kind(scene, person) in _FAMILIAR]
    if len(holders) > 1:
        holders = [person for person in holders if _office_kind(scene, person) == "head_of_state"]
    if len(holders) != 1:
        return None
    entity = scene.person(holders[0], surname)
    entity.gender = holders[0].gender
    return entity


def _office_kind(scene: Scene, person: Person) -> str | None:
    office = person.office_on(scene.day) if scene.day is not None else None
    return office.kind if office is not None else None


def _by_surname_alone(scene: Scene, name: Surname) -> Entity | None:
    """A person of whom the text tells no more than the surname."""
    text = name.token.text
    if name.token.low in ORGANIZATION_NAMES or (text.isupper() and len(text) > 1):
        return None
    if not (name.titled or name.token.capital) or scene.reference.body_by_name(text) is not None:
        return None
    return scene.entity(unknown_person(text), text)
