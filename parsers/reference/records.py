"""The records of the reference data; each is a row of a file under ``seeds/`` or a few rows together."""

import datetime as dt
from dataclasses import dataclass

from parsers.reference.dates import PartialDate

OFFICE_KINDS = (
    "head_of_state",
    "minister",
    "commander",
    "spokesperson",
    "deputy",
    "envoy",
    "ambassador",
    "other",
    "legislator",
)
"""Kinds of office, the most telling first: who holds two on a day speaks by the first of them.

A spokesperson who is an assistant minister as well (Hua Chunying, 2021–24) speaks from the podium.
"""

BODY_KINDS = (
    "presidency",
    "ministry",
    "military",
    "party",
    "legislature",
    "news_agency",
    "newspaper",
    "broadcaster",
    "think_tank",
    "university",
    "company",
    "international",
)

_FAMILY_NAME_FIRST = {"China", "Republic of Korea", "DPRK"}


@dataclass(frozen=True, slots=True)
class Outlet:
    """A medium or an organ's own site that publishes articles.

    ``hosts`` are domains, matched on whole labels, subdomains included. ``country`` is the one whose organ is
    meant where the outlet writes ``the Foreign Ministry`` bare; None for the international agencies. ``zone`` is
    the IANA zone of its dates. ``credits`` are the forms in which info lines print its name. ``organ_of`` is the
    body or government whose organ it is.
    """

    id: str
    name: str
    hosts: tuple[str, ...]
    country: str | None
    zone: str
    credits: tuple[str, ...]
    organ_of: str | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Government:
    """A country (or the United Nations) that speaks: ``China``, called also ``Beijing`` and ``Chinese``.

    ``aliases`` are names without article, ``capital`` among them where it stands for the government.
    """

    name: str
    aliases: tuple[str, ...]
    demonyms: tuple[str, ...]
    capital: str | None


@dataclass(frozen=True, slots=True)
class Body:
    """An organ of state, a medium, a party, an institute or a company.

    ``aliases`` name this body wherever they stand. ``generic`` names need a country beside them, in the words or
    from the outlet: ``Foreign Ministry``. ``speaks_for`` is the government whose position the body states, None
    where it speaks for itself.
    """

    name: str
    aliases: tuple[str, ...]
    generic: tuple[str, ...]
    country: str | None
    kind: str
    speaks_for: str | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Office:
    """A person's tenure of an office.

    ``start_text`` and ``end_text`` are the dates as written (``2013``, ``2017-08``, ``2017-08-03``, empty for an
    open end); ``start`` is the earliest day that the first can mean, ``end`` the latest that the second can.
    ``confirmed`` is false where the row rests on memory alone.
    """

    person: str
    title: str
    body: str
    country: str | None
    kind: str
    start: dt.date | None
    start_text: str
    end: dt.date | None
    end_text: str
    basis: str
    confirmed: bool
    note: str = ""

    def may_hold_on(self, day: dt.date) -> bool:
        """Whether the tenure, its dates read as widely as they allow, has ``day`` in it (both ends included)."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)

    def holds_on(self, day: dt.date) -> bool:
        """Whether the tenure has ``day`` in it whatever the days are that its dates leave open."""
        started = not self.start_text or PartialDate.parse(self.start_text).latest <= day
        return started and (not self.end_text or day <= PartialDate.parse(self.end_text).earliest)

    @property
    def rank(self) -> int:
        """Place of the office's kind in ``OFFICE_KINDS``: lower tells more."""
        return OFFICE_KINDS.index(self.kind)


@dataclass(frozen=True, slots=True)
class Person:
    """A person who held an office that matters here, with every spelling in use.

    ``name`` is canonical and unique. ``shared`` are spellings that somebody else in the data bears too: they name
    the person only on days when the other holds no office.
    """

    name: str
    aliases: tuple[str, ...]
    shared: tuple[str, ...]
    country: str | None
    gender: str | None
    offices: tuple[Office, ...]
    note: str = ""

    @property
    def surname(self) -> str:
        """The family name: the first word in China, the ROK and the DPRK, the last word (not ``Jr.``) elsewhere."""
        words = [word for word in self.name.split() if word not in ("Jr.", "Sr.", "III")]
        return words[0] if self.country in _FAMILY_NAME_FIRST else words[-1]

    def offices_on(self, day: dt.date) -> tuple[Office, ...]:
        """The offices held on ``day``, the most telling first.

        A tenure that surely covers the day goes before one that may; then the kind decides, then the later start,
        then the order of the file.
        """
        held = [office for office in self.offices if office.may_hold_on(day)]
        return tuple(sorted(held, key=lambda office: (not office.holds_on(day), office.rank, _latest_first(office))))

    def office_on(self, day: dt.date) -> Office | None:
        """The most telling office held on ``day``, or None."""
        return next(iter(self.offices_on(day)), None)


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic with the terms that speak for it, each with a weight (see ``docs/reference-data.md``)."""

    id: str
    terms: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Cue:
    """A word or phrase that carries attributions: its forms, the frames it stands in, the act it reports."""

    lemma: str
    forms: tuple[str, ...]
    frames: frozenset[str]
    act: str
    flags: frozenset[str]
    note: str = ""


def _latest_first(office: Office) -> int:
    return -(office.start or dt.date.min).toordinal()
