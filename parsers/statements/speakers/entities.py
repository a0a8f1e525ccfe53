"""Somebody or something that can speak, and the canonical speakers of the reference data."""

import datetime as dt
import re
from bisect import bisect_left, insort
from dataclasses import dataclass, field

from parsers.records import Speaker, SpeakerKind
from parsers.reference import Body, Person, Reference
from parsers.statements.nouns import FEMALE, MALE

_SUFFIXES = ("Jr.", "Sr.", "III")
_AFTER_HEAD = re.compile(r" (?:of|from|in|at|with|for) ")


@dataclass(slots=True, eq=False)
class Entity:
    """Somebody or something that can speak, with what the article tells of it."""

    speaker: Speaker
    mention: str
    """The first words for it that name it."""
    gender: str | None = None
    titles: set[str] = field(default_factory=set)
    positions: list[int] = field(default_factory=list)
    """Where it is mentioned or goes on speaking, in order."""

    def note(self, position: int) -> None:
        """Enters a mention."""
        insort(self.positions, position)

    def last_before(self, position: int) -> int:
        """Place of the last mention before ``position``, -1 without one."""
        at = bisect_left(self.positions, position)
        return self.positions[at - 1] if at else -1

    @property
    def first(self) -> int:
        """Place of the first mention, 0 without one."""
        return self.positions[0] if self.positions else 0

    @property
    def is_person(self) -> bool:
        """Whether it is a person, by name or not."""
        return self.speaker.kind in (SpeakerKind.PERSON, SpeakerKind.UNNAMED)

    @property
    def is_named_person(self) -> bool:
        """Whether it is a person by name."""
        return self.speaker.kind is SpeakerKind.PERSON

    @property
    def is_plural(self) -> bool:
        """Whether its words read as more than one: ``officials from the ministry``."""
        head = _AFTER_HEAD.split(self.speaker.name)[0].split()
        return bool(head) and head[-1].endswith("s") and not head[-1].endswith("ss")


def handles(name: str) -> set[str]:
    """The words by which a person is called after the first time: first and last of the name, in small letters."""
    parts = [part.lower() for part in name.split() if part not in _SUFFIXES]
    return {parts[0], parts[-1]} if parts else set()


def person_speaker(person: Person, day: dt.date | None, reference: Reference) -> Speaker:
    """A known person with the office of the day, and the government spoken for by that office."""
    office = person.office_on(day) if day is not None else None
    if office is None:
        return Speaker(person.name, SpeakerKind.PERSON, True, country=person.country)
    body = reference.body_by_name(office.body)
    principal = body.speaks_for if body is not None and office.kind != "legislator" else None
    return Speaker(person.name, SpeakerKind.PERSON, True, office.title, office.body, person.country, principal)


def body_speaker(body: Body) -> Speaker:
    """A known body and the government that it speaks for."""
    return Speaker(body.name, SpeakerKind.BODY, True, None, body.name, body.country, body.speaks_for)


def unknown_body(name: str, country: str | None = None) -> Speaker:
    """A body that the reference data does not have."""
    return Speaker(name, SpeakerKind.BODY, False, body=name, country=country)


def unknown_person(name: str) -> Speaker:
    """A person whom the reference data does not have."""
    return Speaker(name, SpeakerKind.PERSON, False)


def government_speaker(name: str) -> Speaker:
    """A government as such."""
    return Speaker(name, SpeakerKind.GOVERNMENT, True, None, None, name, name)


def gender_of(words: set[str]) -> str | None:
    """What titles say of a person's sex."""
    if words & MALE:
        return "m"
    return "f" if words & FEMALE else None
