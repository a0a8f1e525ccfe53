"""The reference data as one record, with the look-ups that are built once when it is loaded."""

import datetime as dt
import re
from collections import defaultdict
from dataclasses import dataclass, field

from parsers.reference.countries import CountryNames
from parsers.reference.finding import BodyNames
from parsers.reference.holders import holders
from parsers.reference.names import fold, straighten, turned, without_initials
from parsers.reference.records import Body, Cue, Government, Office, Outlet, Person, RelevanceTerm, Topic

_TURNED = {"Republic of Korea", "DPRK", "Japan"}
"""Countries whose people's names stand the other way round in some outlets: ``Jong-un Kim``, ``Abe Shinzo``."""

_LEADERS_OFFICE = re.compile(r"(?:(?:former|acting|president|prime minister|premier) )*(.+?)'s? office", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reference:
    """Everything that ``seeds/`` says, and what a name in a text stands for by it."""

    outlets: tuple[Outlet, ...]
    governments: tuple[Government, ...]
    bodies: tuple[Body, ...]
    people: tuple[Person, ...]
    topics: tuple[Topic, ...]
    relevance: tuple[RelevanceTerm, ...]
    cues: tuple[Cue, ...]
    _outlets: dict[str, Outlet] = field(init=False, repr=False, compare=False)
    _hosts: dict[str, Outlet] = field(init=False, repr=False, compare=False)
    _people: dict[str, tuple[Person, ...]] = field(init=False, repr=False, compare=False)
    _countries: CountryNames = field(init=False, repr=False, compare=False)
    _bodies: BodyNames = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        countries = CountryNames(self.governments)
        for name, index in (
            ("_outlets", {outlet.id: outlet for outlet in self.outlets}),
            ("_hosts", {host: outlet for outlet in self.outlets for host in outlet.hosts}),
            ("_people", _people_by_name(self.people)),
            ("_countries", countries),
            ("_bodies", BodyNames(self.bodies, countries)),
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

    def government_by_name(self, name: str) -> Government | None:
        """The government that ``name`` means, article or not: ``the ROK side``, ``Seoul``, ``S. Korea``; else None.

        A bare demonym (``Chinese``) is none; ``US`` counts in capitals only.
        """
        return self._countries.government(name)

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

        ``country`` None asks in all. Tenures that surely cover the day come first, of these the closest title;
        on a day of handing over, the successor.
        """
        offices = (office for person in self.people for office in person.offices)
        return holders(offices, title_or_kind, country, day)

    def _leaders_office(self, words: str, day: dt.date | None) -> Body | None:
        found = _LEADERS_OFFICE.fullmatch(straighten(words).removeprefix("the "))
        if found is None:
            return None
        bodies = {
            office.body
            for person in self.people
            if fold(found[1]) in (fold(person.surname), fold(person.name))
            for office in person.offices
            if office.kind == "head_of_state" and (day is None or office.may_hold_on(day))
        }
        return self.body_by_name(bodies.pop()) if len(bodies) == 1 else None


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
