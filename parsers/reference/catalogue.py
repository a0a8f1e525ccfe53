"""The reference data as one record, with the look-ups that are built once when it is loaded."""

import datetime as dt
import itertools
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from parsers.reference.countries import CountryNames
from parsers.reference.finding import BodyNames
from parsers.reference.holders import Tenure, holders, tenures
from parsers.reference.names import fold, straighten, turned, without_initials
from parsers.reference.records import Body, Cue, Government, Office, Outlet, Person, Topic
from parsers.reference.terms import Term, TermIndex

_TURNED = {"Republic of Korea", "DPRK", "Japan"}
"""Countries whose people's names stand the other way round in some outlets: ``Jong-un Kim``, ``Abe Shinzo``."""

_LEADERS_OFFICE = re.compile(r"(.+?)'s? office", re.IGNORECASE)
_LEADERS_GOVERNMENT = re.compile(r"(.+?)(?:'s?)? (?:government|administration)", re.IGNORECASE)
_STYLE = re.compile(r"(?:the )?(?:(?:former|acting|president|prime minister|premier) )*", re.IGNORECASE)
_HEADS = ("Prime Minister", "Premier")


@dataclass(frozen=True, slots=True)
class Reference:
    """Everything that ``seeds/`` says, and what a name in a text stands for by it."""

    outlets: tuple[Outlet, ...]
    governments: tuple[Government, ...]
    bodies: tuple[Body, ...]
    people: tuple[Person, ...]
    topics: tuple[Topic, ...]
    relevance: tuple[tuple[str, float], ...]
    """Terms that speak for (with a negative weight, against) an article's being about the subject."""
    cues: tuple[Cue, ...]
    acts: tuple[Topic, ...]
    """Per act the words by which a content shows it."""
    topic_terms: TermIndex = field(init=False, repr=False, compare=False)
    """The terms of ``topics``, each with its topic's id as key, ready to be found in a text."""
    relevance_terms: TermIndex = field(init=False, repr=False, compare=False)
    """The terms of ``relevance``, all with the key ``relevance``."""
    _outlets: dict[str, Outlet] = field(init=False, repr=False, compare=False)
    _hosts: dict[str, Outlet] = field(init=False, repr=False, compare=False)
    _people: dict[str, tuple[Person, ...]] = field(init=False, repr=False, compare=False)
    _beginnings: frozenset[str] = field(init=False, repr=False, compare=False)
    _heads: tuple[tuple[tuple[str, str], tuple[Office, ...]], ...] = field(init=False, repr=False, compare=False)
    _countries: CountryNames = field(init=False, repr=False, compare=False)
    _bodies: BodyNames = field(init=False, repr=False, compare=False)
    _tenures: tuple[Tenure, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        countries = CountryNames(self.governments)
        people = _people_by_name(self.people)
        topics = (Term(topic.id, term, weight) for topic in self.topics for term, weight in topic.terms)
        for name, index in (
            ("topic_terms", TermIndex(topics)),
            ("relevance_terms", TermIndex(Term("relevance", term, weight) for term, weight in self.relevance)),
            ("_outlets", {outlet.id: outlet for outlet in self.outlets}),
            ("_hosts", {host: outlet for outlet in self.outlets for host in outlet.hosts}),
            ("_people", people),
            ("_beginnings", frozenset(full[:end] for full in people for end in range(1, len(full) + 1))),
            ("_heads", tuple(_heads(self.people))),
            ("_countries", countries),
            ("_bodies", BodyNames(self.bodies, countries)),
            ("_tenures", tenures((office for person in self.people for office in person.offices), self.bodies)),
        ):
            object.__setattr__(self, name, index)

    def outlet(self, outlet_id: str) -> Outlet | None:
        """The outlet of an id (``china-daily``), or None."""
        return self._outlets.get(outlet_id)

    def outlet_by_host(self, host: str) -> Outlet | None:
        """The outlet whose domain is ``host`` or has it below it; labels match whole, so look-alikes do not."""
        labels = host.casefold().partition(":")[0].rstrip(".").split(".")
        for start in range(len(labels)):
            outlet = self._hosts.get(".".join(labels[start:]))
            if outlet is not None:
                return outlet
        return None

    def government_by_name(self, name: str, day: dt.date | None = None) -> Government | None:
        """The government that ``name`` means, article or not: ``the ROK side``, ``Seoul``, ``S. Korea``; else None.

        A bare demonym (``Chinese``) is none; ``US`` counts in capitals only. ``the Moon administration`` is that
        of the leader of this name, on ``day`` if it is given.
        """
        government = self._countries.government(name)
        if government is not None:
            return government
        countries = {office.country for office in self._leaders(_LEADERS_GOVERNMENT, name, day)}
        country = countries.pop() if len(countries) == 1 else None
        return self._countries.named(country) if country is not None else None

    def person_by_name(self, name: str, day: dt.date | None = None) -> Person | None:
        """The person of a full name in any spelling (``Kim Jong Un``, ``Jong-un Kim``), or None.

        A name that two people bear leads to the one who holds an office on ``day``, to nobody where that leaves
        both or neither, or without a day.
        """
        people = self.people_by_name(name)
        if len(people) > 1:
            people = tuple(person for person in people if day is not None and person.office_on(day) is not None)
        return people[0] if len(people) == 1 else None

    def people_by_name(self, name: str) -> tuple[Person, ...]:
        """Everybody who bears the full name; middle initials count only where they are all that differs."""
        return self._people.get(fold(name)) or self._people.get(fold(without_initials(name)), ())

    def opens_name(self, word: str) -> bool:
        """Whether the name of anybody may begin with ``word``: cheap, for leaving out what ``person_by_name`` lacks."""
        return (word.casefold() if word.isalpha() and word.isascii() else fold(word)) in self._beginnings

    def body_by_name(self, name: str) -> Body | None:
        """The body of which ``name`` is the canonical name or an alias; None where there is none or more than one."""
        return self._bodies.named(name)

    def find_body(self, words: str, default_country: str | None, day: dt.date | None = None) -> Body | None:
        """The body that a noun phrase names as it stands in a text, or None.

        A country in the words decides (``Chinese Foreign Ministry``, ``defense ministry in Seoul``), else
        ``default_country`` does for a name that every country has (``Foreign Ministry``). A bureau, a web page or
        a spokesperson's office is the body that it is of. ``Moon's office`` is that of the leader of this name,
        on ``day`` if it is given. Words with more than a body in them (``Foreign Ministry spokesman``) name none.
        """
        return self._bodies.find(words, default_country) or self._leaders_office(words, day)

    def holders(self, title_or_kind: str, country: str | None, day: dt.date) -> tuple[Office, ...]:
        """Who held an office on ``day``: by kind (``spokesperson``) or by title in any wording (``foreign minister``).

        A country before the title (``ROK defence minister``) goes before ``country``; without either all are asked.
        Tenures that surely cover the day come first, of these the closest title; on a day of handing over, the
        successor.
        """
        title = straighten(title_or_kind)
        for government, rest in self._countries.leading(title):
            title, country = rest, government.name
            break
        office, joint, where = title.rpartition(" to ")
        host = self._countries.government(where) if joint else None
        return holders(self._tenures, f"{office} to {host.name}" if host else title, country, day)

    def _leaders_office(self, words: str, day: dt.date | None) -> Body | None:
        bodies = {office.body for office in self._leaders(_LEADERS_OFFICE, words, day)}
        return self.body_by_name(bodies.pop()) if len(bodies) == 1 else None

    def _leaders(self, pattern: re.Pattern[str], words: str, day: dt.date | None) -> Iterator[Office]:
        """The first office as head of a state or cabinet of everybody whose name ``pattern`` finds in ``words``."""
        found = pattern.fullmatch(_STYLE.sub("", straighten(words), count=1))
        name = fold(found[1]) if found is not None else ""
        for names, offices in self._heads if name else ():
            if name in names:
                held = (office for office in offices if day is None or office.may_hold_on(day))
                yield from itertools.islice(held, 1)


def _heads(people: tuple[Person, ...]) -> Iterator[tuple[tuple[str, str], tuple[Office, ...]]]:
    """The offices at the head of a state or cabinet, by the surname and the name of who held them."""
    for person in people:
        offices = tuple(office for office in person.offices if office.kind == "head_of_state" or office.title in _HEADS)
        if offices:
            yield (fold(person.surname), fold(person.name)), offices


def _people_by_name(people: tuple[Person, ...]) -> dict[str, tuple[Person, ...]]:
    """People by every folded name that they bear; a name as written goes before one that is derived from it."""
    written: dict[str, list[Person]] = defaultdict(list)
    derived: dict[str, list[Person]] = defaultdict(list)
    for person in people:
        for name in (person.name, *person.aliases, *person.shared):
            written[fold(name)].append(person)
            for other in _derived(name, person.country):
                derived[fold(other)].append(person)
    return {name: tuple(dict.fromkeys(bearers)) for name, bearers in (derived | written).items()}


def _derived(name: str, country: str | None) -> list[str]:
    other = turned(name) if country in _TURNED else without_initials(name)
    return [other] if other is not None and fold(other) != fold(name) else []
