"""Who is mentioned where in an article: names from the reference data, ministries, governments, names of any kind."""

import datetime as dt
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from parsers.records import Article, Span
from parsers.reference import Body, Person
from parsers.statements.nouns import TITLES
from parsers.statements.speakers.background import Background

_NAME = re.compile(r"[A-Z](?:\.|[\w'’-]*)(?:[A-Z]\.)*(?:\s(?:(?:[A-Z]\.)+|[A-Z][\w'’-]*|bin|van|von|de|al)){1,4}")
_MINISTRY = re.compile(
    r"(?:[A-Z][\w.]*(?:['’]s)?\s|[a-z]+ese\s|the\s|(?:presidential|foreign|defense|defence|unification|commerce|finance|trade|"
    r"culture|tourism|environment|military)\s){0,5}(?:[Mm]inistry|[Dd]epartment|Pentagon|Blue House|Cheong Wa Dae)"
    r"(?:\sof\s(?:the\s)?[A-Z]\w+(?:(?:,|\sand|\sof)?\s(?:the\s)?[A-Z]\w+){0,3})?"
)
_NONSPACE = re.compile(r"\S+")
_BREAK = re.compile(r"[^\w.'’\s-]|\s\s")
_STYLE_LENGTH, _STYLE_WORDS = 160, 6
"""So many characters, and so many words in them, before a name are looked through for titles."""
_WORD = re.compile(r"\w+")
_CAPITAL = re.compile(r"\b[^\W\d_a-z]\w*")
_NAME_BEHIND = re.compile(r" [A-Z][\w-]+(?: [A-Z][\w-]+)?\b")
_NAME_BEFORE = re.compile(r"\b[A-Z][\w.-]+ (?:[A-Z]\. )?$")
_LONGEST_NAME = 80
"""Characters before a surname in which the given name is looked for."""
_FARTHEST = 300
"""So many mentions are gone back through for one that fits."""


@dataclass(frozen=True, slots=True)
class PersonMention:
    """A known person's full name at ``place``, the words before it, and whether it opens its sentence."""

    place: int
    person: Person
    titles: frozenset[str]
    opens: bool


class Mentions:
    """The article's known people, ministries and governments by place, found when first asked for."""

    def __init__(self, article: Article, background: Background, day: dt.date | None) -> None:
        self.article = article
        self.background = background
        self.reference = background.reference
        self.day = day
        self._full_names: dict[str, list[tuple[int, str]]] = {}

    # ------------------------------------------------------------------ people

    @cached_property
    def people(self) -> list[PersonMention]:
        """Every known full name in the body, in order."""
        return [found for paragraph in self.article.paragraphs for found in self._people(paragraph)]

    def _people(self, paragraph: Span) -> Iterator[PersonMention]:
        text = paragraph.text
        for match in _NAME.finditer(text):
            for start, name in self._readings(match):
                person = self.reference.person_by_name(name, self.day)
                if person is not None:
                    titles = _words_before(text, start)
                    opens = character_before(text, match.start()) in ("", ".", "?", "!")
                    yield PersonMention(paragraph.start + start, person, titles, opens)
                    break

    def _readings(self, match: re.Match[str]) -> Iterator[tuple[int, str]]:
        """What may be a known name in capitals that stand together: without titles before it and words behind it."""
        words = [(match.start() + m.start(), _plain(m[0])) for m in _NONSPACE.finditer(match[0])]
        opens = [self.reference.opens_name(word) and word.lower() not in TITLES for _, word in words]
        for size in (4, 3, 2) if any(opens) else ():
            for first in range(len(words) - size + 1):
                if opens[first]:
                    yield words[first][0], " ".join(word for _, word in words[first : first + size])

    def people_before(self, place: int) -> Iterator[PersonMention]:
        """Known full names before ``place``, the nearest first."""
        at = bisect_left(self.people, place, key=lambda mention: mention.place)
        for order in range(at - 1, max(-1, at - 1 - _FARTHEST), -1):
            yield self.people[order]

    # ------------------------------------------------------------------ ministries and governments

    @cached_property
    def ministries(self) -> list[tuple[int, Body]]:
        """(place, body) for every ministry or department that the text names with its country, in order."""
        found = []
        for paragraph in self.article.paragraphs:
            for match in _MINISTRY.finditer(paragraph.text):
                body = self.reference.find_body(match.group(), self.default_country, self.day)
                if body is not None:
                    found.append((paragraph.start + match.start(), body))
        return found

    def ministries_before(self, place: int) -> Iterator[tuple[int, Body]]:
        """(place, body) of the ministries named before ``place``, the nearest first."""
        at = bisect_left(self.ministries, place, key=lambda mention: mention[0])
        for order in range(at - 1, max(-1, at - 1 - _FARTHEST), -1):
            yield self.ministries[order]

    @cached_property
    def default_country(self) -> str | None:
        """Whose the ministries are where the page does not say: the outlet's country."""
        outlet = self.reference.outlet(self.article.outlet) if self.article.outlet else None
        return outlet.country if outlet is not None else None

    @cached_property
    def governments(self) -> list[tuple[int, str]]:
        """(place, country) for every name of a country, its capital or its people in the body, in order."""
        return [
            (paragraph.start + place, country)
            for paragraph in self.article.paragraphs
            for place, country in self.background.countries.find(paragraph.text)
        ]

    @cached_property
    def by_country(self) -> dict[str, list[int]]:
        """The places of each country, those named first in front."""
        places: dict[str, list[int]] = {}
        for place, country in self.governments:
            places.setdefault(country, []).append(place)
        return places

    def government_before(self, place: int) -> str | None:
        """The country named last before ``place``."""
        at = bisect_left(self.governments, place, key=lambda mention: mention[0])
        return self.governments[at - 1][1] if at else None

    # ------------------------------------------------------------------ names of any kind

    @cached_property
    def starts(self) -> list[int]:
        """Where the paragraphs begin."""
        return [paragraph.start for paragraph in self.article.paragraphs]

    def opens_paragraph(self, place: int) -> bool:
        """Whether a paragraph begins at ``place``."""
        at = bisect_left(self.starts, place)
        return at < len(self.starts) and self.starts[at] == place

    def paragraphs_before(self, place: int, count: int) -> Sequence[Span]:
        """The last paragraphs that begin before ``place``, the nearest first."""
        at = bisect_left(self.starts, place)
        return self.article.paragraphs[max(0, at - count) : at][::-1]

    @cached_property
    def _capitals(self) -> dict[str, list[tuple[Span, int]]]:
        """Where each word with a capital stands: (paragraph, offset in it)."""
        places: dict[str, list[tuple[Span, int]]] = defaultdict(list)
        for paragraph in self.article.paragraphs:
            for match in _CAPITAL.finditer(paragraph.text):
                if match[0][0].isupper():
                    places[match[0]].append((paragraph, match.start()))
        return places

    def nearest_names(self, surname: str, place: int) -> Iterator[tuple[int, str]]:
        """(place, name) of the full names with a surname: those before ``place``, the nearest first, then the others.

        A surname begins its full names (``Tang Guixiang``) if it begins any in this article, else it ends them.
        """
        if surname not in self._full_names:
            self._full_names[surname] = self._find_full_names(surname)
        names = self._full_names[surname]
        at = bisect_left(names, place, key=lambda name: name[0])
        yield from reversed(names[:at])
        yield from reversed(names[at:])

    def _find_full_names(self, surname: str) -> list[tuple[int, str]]:
        word = _WORD.match(surname)
        places = self._capitals.get(word[0], []) if word is not None else []
        places = [(paragraph, at) for paragraph, at in places if paragraph.text.startswith(surname, at)]
        return list(_begun(surname, places)) or list(_ended(surname, places))


def character_before(text: str, place: int) -> str:
    """The last character before ``place`` that is no white space, empty where there is none."""
    while place and text[place - 1].isspace():
        place -= 1
    return text[place - 1 : place]


def _words_before(text: str, place: int) -> frozenset[str]:
    """The last words before ``place``, in small letters, as far as nothing but white space stands between them."""
    stretch = _BREAK.split(text[max(0, place - _STYLE_LENGTH) : place])[-1]
    return frozenset(stretch.lower().split()[-_STYLE_WORDS:]) if stretch[-1:].isspace() else frozenset()


def _begun(surname: str, places: Sequence[tuple[Span, int]]) -> Iterator[tuple[int, str]]:
    read = -1
    for paragraph, at in places:
        given = _NAME_BEHIND.match(paragraph.text, at + len(surname))
        if given is not None and paragraph.start + at >= read:
            read = paragraph.start + given.end()
            yield paragraph.start + at, surname + given.group()


def _ended(surname: str, places: Sequence[tuple[Span, int]]) -> Iterator[tuple[int, str]]:
    for paragraph, at in places:
        end = at + len(surname)
        if paragraph.text[end : end + 1].isalnum():
            continue
        start = max(0, at - _LONGEST_NAME)
        given = _NAME_BEFORE.search(paragraph.text[start:at])
        if given is not None:
            yield paragraph.start + start + given.start(), given.group() + surname


def _plain(word: str) -> str:
    """Without a possessive ending or a full stop; short words may be initials."""
    return word.removesuffix("'s").removesuffix("’s").rstrip(".") if len(word) > 3 else word
