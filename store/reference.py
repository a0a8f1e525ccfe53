"""The reference data in tables, so that SQL can join it."""

import hashlib

from sqlite_utils import Database

from parsers.records import SpeakerKind
from parsers.reference import Body, Person, Reference
from store.copies import credits
from store.database import made, one, transaction


def sync(db: Database, reference: Reference) -> bool:
    """Bring outlets, speakers, aliases, offices and topics to the reference data; returns whether there was a change.

    Speakers and outlets that a later reference lacks stay, as unknown: statements refer to them. Unchanged reference
    data costs one look-up.
    """
    sha256 = _fingerprint(reference)
    if one(db, "SELECT 1 FROM meta WHERE name = 'reference_sha256' AND value = ?", (sha256,)):
        return False
    with transaction(db, "bringing the store to the reference data"):
        db.execute("UPDATE speakers SET known = 0 WHERE known = 1")
        db.execute("DELETE FROM aliases")
        db.execute("DELETE FROM offices")
        db.execute("UPDATE topics SET known = 0")
        _outlets(db, reference)
        _governments(db, reference)
        for body in reference.bodies:
            _body(db, body)
        for person in reference.people:
            _person(db, person)
        for topic in reference.topics:
            db.execute(
                "INSERT INTO topics (topic, known) VALUES (?, 1) ON CONFLICT (topic) DO UPDATE SET known = 1",
                (topic.id,),
            )
        db.execute("INSERT OR REPLACE INTO meta (name, value) VALUES ('reference_sha256', ?)", (sha256,))
    return True


def _fingerprint(reference: Reference) -> str:
    parts = (reference.outlets, reference.governments, reference.bodies, reference.people, reference.topics)
    return hashlib.sha256(repr(parts).encode("utf-8")).hexdigest()


def _outlets(db: Database, reference: Reference) -> None:
    db.execute("DELETE FROM credits")
    for outlet in reference.outlets:
        db.execute(
            "INSERT INTO outlets (outlet, name, country, zone) VALUES (?, ?, ?, ?) ON CONFLICT (outlet) DO UPDATE"
            " SET name = excluded.name, country = excluded.country, zone = excluded.zone",
            (outlet.id, outlet.name, outlet.country, outlet.zone),
        )
        for name in credits.names(outlet):
            db.execute("INSERT OR IGNORE INTO credits (name, outlet) VALUES (?, ?)", (name, outlet.id))


def _governments(db: Database, reference: Reference) -> None:
    for government in reference.governments:
        speaker = _speaker(db, government.name, SpeakerKind.GOVERNMENT, government.name)
        capital = (government.capital,) if government.capital else ()
        _aliases(db, speaker, government.name, (*government.aliases, *capital))


def _body(db: Database, body: Body) -> None:
    speaker = _speaker(db, body.name, SpeakerKind.BODY, body.country)
    _aliases(db, speaker, body.name, (*body.aliases, *body.generic))
    speaks_for = None
    if body.speaks_for is not None:
        speaks_for = _speaker(db, body.speaks_for, SpeakerKind.GOVERNMENT, body.speaks_for)
    db.execute("UPDATE speakers SET speaks_for = ? WHERE id = ?", (speaks_for, speaker))


def _person(db: Database, person: Person) -> None:
    speaker = _speaker(db, person.name, SpeakerKind.PERSON, person.country)
    _aliases(db, speaker, person.name, person.aliases)
    for office in person.offices:
        body = one(db, "SELECT id FROM speakers WHERE name = ? AND kind = 'body'", (office.body,))
        db.execute(
            "INSERT INTO offices (speaker, office, body, country, kind, held_from, held_to, basis, confirmed)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *(speaker, office.title, body[0] if body else None, office.country, office.kind),
                *(office.start_text, office.end_text, office.basis, office.confirmed),
            ),
        )


def _speaker(db: Database, name: str, kind: SpeakerKind, country: str | None) -> int:
    return made(
        db,
        "INSERT INTO speakers (name, kind, known, country) VALUES (?, ?, 1, ?)"
        " ON CONFLICT (name, kind) DO UPDATE SET known = 1, country = excluded.country RETURNING id",
        (name, str(kind), country),
    )


def _aliases(db: Database, speaker: int, name: str, aliases: tuple[str, ...]) -> None:
    for alias in dict.fromkeys(aliases):
        if alias != name:
            db.execute("INSERT OR IGNORE INTO aliases (speaker, alias) VALUES (?, ?)", (speaker, alias))
