"""What an article has told so far of who is who, as its subjects are resolved in reading order."""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from parsers.records import Article, Speaker
from parsers.reference import Body, Person
from parsers.statements.nouns import ROLES
from parsers.statements.speakers.background import Background
from parsers.statements.speakers.entities import Entity, body_speaker, gender_of, handles, person_speaker
from parsers.statements.speakers.mentions import Mentions, PersonMention
from parsers.statements.speakers.naming import apposed_roles

_MEMORY = 200
"""So many attributions back a pronoun or ``the ministry`` may refer."""


@dataclass(frozen=True, slots=True)
class Here:
    """Where a subject stands: its place, the offsets of its sentence, and who speaks the enclosing attribution."""

    place: int
    sentence: tuple[int, int]
    parent: list[Entity] | None = None


class Scene:
    """The entities of one article and who has spoken, the last one last."""

    def __init__(self, article: Article, background: Background) -> None:
        self.article = article
        self.background = background
        self.reference = background.reference
        self.countries = background.countries
        self.day = article.published
        self.mentions = Mentions(article, background, self.day)
        self.entities: dict[str, Entity] = {}
        self.spoken: deque[list[Entity]] = deque(maxlen=_MEMORY)
        self.issuer: Entity | None = None
        """Who issued the last document that spoke."""
        self._bodies: dict[tuple[str, str | None], Body | None] = {}
        self._called: dict[str, list[Entity]] = defaultdict(list)
        for mention in self.mentions.people:
            self._note(mention)

    # ------------------------------------------------------------------ entities

    def entity(self, speaker: Speaker, mention: str) -> Entity:
        """The entity of a speaker, made where he is new."""
        key = speaker.name.casefold()
        if key not in self.entities:
            self.entities[key] = entity = Entity(speaker, mention)
            if entity.is_named_person:
                for handle in handles(speaker.name):
                    self._called[handle].append(entity)
        return self.entities[key]

    def find_body(self, words: str, country: str | None) -> Body | None:
        """The body that words name, asked of the reference data once an article."""
        key = (words, country)
        if key not in self._bodies:
            self._bodies[key] = self.reference.find_body(words, country, self.day)
        return self._bodies[key]

    def body(self, body: Body, mention: str) -> Entity:
        """The entity of a known body."""
        return self.entity(body_speaker(body), mention)

    def person(self, person: Person, mention: str) -> Entity:
        """The entity of a known person, with the office of the day."""
        known = self.entities.get(person.name.casefold())
        return known or self.entity(person_speaker(person, self.day, self.reference), mention)

    def called(self, name: str) -> list[Entity]:
        """The people whose name begins or ends with a word in small letters, in the order in which they were met."""
        return list(self._called.get(name, ()))

    def mentioned(self, mention: PersonMention) -> Entity:
        """The entity of a known person who is mentioned in the article."""
        return self.entities[mention.person.name.casefold()]

    def _note(self, mention: PersonMention) -> None:
        """Enters a known person, so that a surname or a title finds him."""
        person = mention.person
        new = person.name.casefold() not in self.entities
        entity = self.person(person, person.name)
        entity.gender = entity.gender or person.gender or gender_of(set(mention.titles))
        entity.titles |= mention.titles & ROLES
        entity.titles |= apposed_roles(self.article.text, mention.place + len(person.name))
        if new and self.day is not None:
            entity.titles |= {word for office in person.offices_on(self.day) for word in office.title.lower().split()}
        entity.note(mention.place)

    # ------------------------------------------------------------------ speaking

    def speak(self, entities: list[Entity], place: int, *, inside: bool = False) -> list[Entity]:
        """Notes that these speak at ``place``; returns them.

        ``inside`` a person's words they do not become the one who spoke last: ``Jin said Bo had agreed. He added``.
        """
        for entity in entities:
            entity.note(place)
        if inside and self.spoken:
            outer = self.spoken.pop()
            self.spoken.extend((entities, outer))
        else:
            self.spoken.append(entities)
        return entities

    def last(self) -> list[Entity]:
        """Who spoke last."""
        return self.spoken[-1] if self.spoken else []

    def speakers(self) -> Iterator[Entity]:
        """Who has spoken, the last first."""
        return (entity for entities in reversed(self.spoken) for entity in entities)


def latest(entities: Iterable[Entity], place: int) -> Entity | None:
    """The entity that was mentioned last before ``place``; the first of the list where two were."""
    best: tuple[int, Entity] | None = None
    for entity in entities:
        at = entity.last_before(place)
        if at >= 0 and (best is None or at > best[0]):
            best = (at, entity)
    return best[1] if best is not None else None
