"""Reading governments, bodies, people and their offices."""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping
from pathlib import Path

from parsers.reference.claims import Claims
from parsers.reference.names import fold
from parsers.reference.records import BODY_KINDS, OFFICE_KINDS, Body, Government, Office, Person
from parsers.reference.tables import Row, read_table

GENDERS = ("f", "m")


def read_governments(folder: Path) -> tuple[Government, ...]:
    """``governments.csv``; no name, alias or capital may lead to two governments."""
    claims = Claims()
    governments = []
    for row in read_table(folder / "governments.csv", ("government", "aliases", "demonyms", "capital", "note")):
        government = Government(
            name=row.required("government"),
            aliases=row.many("aliases"),
            demonyms=row.many("demonyms"),
            capital=row.optional("capital"),
        )
        claims.claim(row, "government", government.name, government.name)
        for alias in government.aliases:
            claims.claim(row, "aliases", alias, government.name)
        if government.capital is not None:
            claims.claim(row, "capital", government.capital, government.name)
        governments.append(government)
    return tuple(governments)


def read_bodies(folder: Path, countries: Collection[str]) -> tuple[Body, ...]:
    """``bodies.csv``; within a country no name may lead to two bodies, and every canonical name is unique."""
    names, aliases, generics = Claims(), Claims(), Claims()
    bodies = []
    for row in read_table(
        folder / "bodies.csv", ("body", "aliases", "generic", "country", "kind", "speaks_for", "note")
    ):
        body = _body(row, countries)
        names.claim(row, "body", body.name, body.name)
        aliases.claim(row, "body", body.name, body.name, body.country)
        for alias in body.aliases:
            aliases.claim(row, "aliases", alias, body.name, body.country)
        for generic in body.generic:
            generics.claim(row, "generic", generic, body.name, body.country)
        bodies.append(body)
    return tuple(bodies)


def _body(row: Row, countries: Collection[str]) -> Body:
    body = Body(
        name=row.required("body"),
        aliases=row.many("aliases"),
        generic=row.many("generic"),
        country=row.known("country", countries, "governments.csv"),
        kind=row.one_of("kind", BODY_KINDS, "kind of body"),
        speaks_for=row.known("speaks_for", countries, "governments.csv"),
        note=row.text("note"),
    )
    if body.generic and body.country is None:
        raise row.wrong("generic", "a body of no country has no generic names; move them to aliases")
    return body


def read_people(folder: Path, countries: Collection[str], bodies: Mapping[str, Body]) -> tuple[Person, ...]:
    """``people.csv`` and ``offices.csv``: persons with their offices in the order of the file."""
    rows = read_table(folder / "people.csv", ("person", "aliases", "shared", "country", "gender", "note"))
    _check_names(rows)
    countries_of = {row.required("person"): row.known("country", countries, "governments.csv") for row in rows}
    offices = _read_offices(folder, countries_of, bodies)
    return tuple(_person(row, countries_of, offices) for row in rows)


def _person(row: Row, countries_of: Mapping[str, str | None], offices: Mapping[str, tuple[Office, ...]]) -> Person:
    name = row.required("person")
    return Person(
        name=name,
        aliases=row.many("aliases"),
        shared=row.many("shared"),
        country=countries_of[name],
        gender=row.one_of("gender", GENDERS, "gender") if row.text("gender") else None,
        offices=offices.get(name, ()),
        note=row.text("note"),
    )


def _check_names(rows: tuple[Row, ...]) -> None:
    """No name or alias leads to two people, except what each of them lists as shared; no alias is a bare surname."""
    claims = Claims()
    sharers: dict[str, list[tuple[Row, str]]] = defaultdict(list)
    for row in rows:
        person = row.required("person")
        claims.claim(row, "person", person, person)
        for alias in row.many("aliases"):
            if " " not in alias:
                raise row.wrong("aliases", f"{alias!r} is one word, which may name many; write a full name")
            claims.claim(row, "aliases", alias, person, hint=", or move it to 'shared' in both")
        for name in row.many("shared"):
            sharers[fold(name)].append((row, name))
    for folded, claimants in sharers.items():
        row, name = claimants[0]
        people = {row.text("person") for row, _ in claimants}
        owner = claims.owner(name)
        if owner is not None and (owner not in people or fold(owner) != folded):
            raise row.wrong("shared", f"{name!r} is also a plain name of {owner!r}; list it as shared there")
        if len(people) == 1:
            raise row.wrong("shared", f"{name!r} is shared with nobody; move it to 'aliases'")


def _read_offices(
    folder: Path, countries_of: Mapping[str, str | None], bodies: Mapping[str, Body]
) -> dict[str, tuple[Office, ...]]:
    offices: dict[str, list[Office]] = defaultdict(list)
    seen: dict[tuple[str, str, str, str], int] = {}
    for row in read_table(folder / "offices.csv", ("person", "title", "body", "kind", "from", "to", "basis", "note")):
        office = _office(row, countries_of, bodies)
        key = (office.person, office.title, office.body, office.start_text)
        if key in seen:
            raise row.wrong("person", f"this tenure stands on line {seen[key]} already; take one out")
        seen[key] = row.line
        offices[office.person].append(office)
    return {person: tuple(held) for person, held in offices.items()}


def _office(row: Row, countries_of: Mapping[str, str | None], bodies: Mapping[str, Body]) -> Office:
    row.required("person")
    row.required("body")
    person = row.known("person", countries_of, "people.csv") or ""
    body = bodies[row.known("body", bodies, "bodies.csv") or ""]
    start, end = row.date("from"), row.date("to")
    if start is not None and end is not None and end.latest < start.earliest:
        raise row.wrong("to", f"{row.text('to')!r} is before {row.text('from')!r}; mend one of the two")
    return Office(
        person=person,
        title=row.required("title"),
        body=body.name,
        country=body.country or countries_of[person],
        kind=row.one_of("kind", OFFICE_KINDS, "kind of office"),
        start=start.earliest if start else None,
        start_text=row.text("from"),
        end=end.latest if end else None,
        end_text=row.text("to"),
        basis=_basis(row),
        confirmed=row.text("basis") != "memory",
        note=row.text("note"),
    )


def _basis(row: Row) -> str:
    basis = row.required("basis")
    if basis != "memory" and not re.match(r"page: *\S", basis):
        raise row.wrong("basis", f"{basis!r} is no basis; write 'memory' or 'page: ' and where it stands")
    return basis
