"""Names that a person has linked: what the reference data lacks is somebody whom it has, or bears another name."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace

from parsers.records import Article, Speaker, SpeakerKind, Statement
from parsers.reference import Reference
from parsers.statements.speakers.entities import body_speaker, government_speaker, person_speaker

Links = Mapping[tuple[str, str], str]
"""Name and kind of a speaker as extracted, and the name of whom it is."""


def linked(statements: Sequence[Statement], article: Article, reference: Reference, links: Links) -> list[Statement]:
    """Return ``statements`` with the speakers that ``links`` names in the place of those that nobody knows.

    One who is in the reference data gets office, body and principal of the day of saying, else of publication; one who
    is not keeps what the page says of him. A speaker whom the reference data knows is never changed by a link.
    """
    if not links:
        return list(statements)
    return [_linked(statement, article, reference, links) for statement in statements]


def speaker_of(name: str, day: dt.date | None, reference: Reference) -> Speaker | None:
    """Return the person, body or government of a canonical name or alias as it spoke on ``day``; None where none is."""
    person = reference.person_by_name(name, day)
    if person is not None:
        return person_speaker(person, day, reference)
    body = reference.body_by_name(name)
    if body is not None:
        return body_speaker(body)
    government = reference.government_by_name(name, day)
    return government_speaker(government.name) if government is not None else None


def _linked(statement: Statement, article: Article, reference: Reference, links: Links) -> Statement:
    day = statement.said_on or article.published
    speakers = tuple(_resolved(speaker, day, reference, links) for speaker in statement.speakers)
    via = statement.via
    if via is not None:
        via = _resolved(Speaker(via, SpeakerKind.BODY, False), day, reference, links).name
    return replace(statement, speakers=speakers, via=via)


def _resolved(speaker: Speaker, day: dt.date | None, reference: Reference, links: Links) -> Speaker:
    """Follow the links from a speaker; each is followed once, so that a circle of them ends."""
    followed: set[str] = set()
    while not speaker.known and (target := links.get((speaker.name, str(speaker.kind)))) and target not in followed:
        followed.add(target)
        speaker = speaker_of(target, day, reference) or replace(speaker, name=target)
    return speaker
