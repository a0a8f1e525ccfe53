"""Who is mentioned where in an article: names from the reference data, ministries, governments."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from parsers.records import Article, Speaker, SpeakerKind
from parsers.reference import Body, Person, Reference
from parsers.statements.nouns import FEMALE, MALE, TITLES

_NAME = re.compile(r"[A-Z](?:\.|[\w'’-]*)(?:[A-Z]\.)*(?:\s(?:(?:[A-Z]\.)+|[A-Z][\w'’-]*|bin|van|von|de|al)){1,4}")
_MINISTRY = re.compile(
    r"(?:[A-Z][\w.]*(?:['’]s)?\s|[a-z]+ese\s|the\s|(?:presidential|foreign|defense|defence|unification|commerce|finance|trade|"
    r"culture|tourism|environment|military)\s){0,5}(?:[Mm]inistry|[Dd]epartment|Pentagon|Blue House|Cheong Wa Dae)"
    r"(?:\sof\s(?:the\s)?[A-Z]\w+(?:(?:,|\sand|\sof)?\s(?:the\s)?[A-Z]\w+){0,3})?"
)
_STYLE = re.compile(r"(?:[\w.'’-]+\s){0,7}$")


@dataclass(slots=True, eq=False)
class Entity:
    """Somebody or something that can speak, with what the article tells of it."""

    speaker: Speaker
    mention: str
    """The fullest words for it so far."""
    gender: str | None = None
    titles: set[str] = field(default_factory=set)
    positions: list[int] = field(default_factory=list)

    def last_before(self, position: int) -> int:
        """Place of the last mention before ``position``, -1 without one."""
        return max((p for p in self.positions if p < position), default=-1)


class Mentions:
    """The article's known people, ministries and governments by place, found when first asked for."""

    def __init__(self, article: Article, reference: Reference, day: dt.date | None) -> None:
        self.article = article
        self.reference = reference
        self.day = day

    @cached_property
    def people(self) -> list[tuple[int, Person, set[str], bool]]:
        """(place, person, words before the name, opens its paragraph or sentence) for every known full name."""
        found = []
        for paragraph in self.article.paragraphs:
            for match in _NAME.finditer(paragraph.text):
                for start, name in _readings(match):
                    person = self.reference.person_by_name(name, self.day)
                    if person is None:
                        continue
                    before = _STYLE.search(paragraph.text, 0, start)
                    words = before.group().lower().split() if before else []
                    sentence_start = (
                        start == 0 or paragraph.text[: match.start()].rstrip()[-1:] in ".?!" or match.start() == 0
                    )
                    found.append((paragraph.start + start, person, set(words[-6:]), sentence_start))
                    break
        return found

    @cached_property
    def ministries(self) -> list[tuple[int, Body]]:
        """(place, body) for every ministry or department that the text names with its country."""
        country = self.default_country
        found = []
        for paragraph in self.article.paragraphs:
            for match in _MINISTRY.finditer(paragraph.text):
                body = self.reference.find_body(match.group(), country, self.day)
                if body is not None:
                    found.append((paragraph.start + match.start(), body))
        return found

    @cached_property
    def default_country(self) -> str | None:
        """Whose the ministries are where the page does not say: the outlet's country."""
        outlet = self.reference.outlet(self.article.outlet) if self.article.outlet else None
        return outlet.country if outlet is not None else None

    @cached_property
    def countries(self) -> "CountryFinder":
        """Finds countries in words."""
        return CountryFinder(self.reference)

    @cached_property
    def governments(self) -> list[tuple[int, str]]:
        """(place, country) for every name of a country, its capital or its people in the body."""
        return [
            (paragraph.start + place, country)
            for paragraph in self.article.paragraphs
            for place, country in self.countries.find(paragraph.text)
        ]


class CountryFinder:
    """Names, capitals and demonyms of the governments in the reference data, as one expression."""

    def __init__(self, reference: Reference) -> None:
        names: dict[str, str] = {}
        for government in reference.governments:
            for name in (government.name, *government.aliases, *government.demonyms, government.capital or ""):
                if name and name not in ("South", "North", "America"):
                    names[name] = government.name
        self.names = names
        ordered = sorted(names, key=len, reverse=True)
        self.pattern = re.compile(r"(?<![\w])(?:" + "|".join(re.escape(name) for name in ordered) + r")(?![\w-])")

    def find(self, text: str) -> Iterator[tuple[int, str]]:
        """(place, country) of every country named in the text."""
        for match in self.pattern.finditer(text):
            yield match.start(), self.names[match.group()]

    def first(self, text: str) -> str | None:
        """The first country named in the text, if any."""
        return next((country for _, country in self.find(text)), None)


def _readings(match: re.Match[str]) -> Iterator[tuple[int, str]]:
    """The name as matched and without the titles and words that open it."""
    words = [(m.start() + match.start(), m.group()) for m in re.finditer(r"\S+", match.group())]
    words = [
        (start, word.removesuffix("'s").removesuffix("’s").rstrip(".") if len(word) > 3 else word)
        for start, word in words
    ]
    for size in (4, 3, 2):
        for first in range(len(words) - size + 1):
            if words[first][1].lower() not in TITLES:
                yield words[first][0], " ".join(word for _, word in words[first : first + size])


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


def government_speaker(name: str) -> Speaker:
    """A government as such."""
    return Speaker(name, SpeakerKind.GOVERNMENT, True, None, None, name, name)


def gender_of(words: set[str]) -> str | None:
    """What titles say of a person's sex."""
    if words & MALE:
        return "m"
    return "f" if words & FEMALE else None
