"""The annotated records of the project's shared material, as articles and statements; absent outside the workshop."""

import datetime as dt
import json
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from parsers.records import Act, Article, Quote, Span, Speaker, SpeakerKind, Statement
from parsers.reference import Reference, load
from seeds import FOLDER

SHARED = Path(__file__).parents[3] / "shared"
needs_gold = pytest.mark.skipif(
    not (SHARED / "gold" / "dev.jsonl").exists(), reason="the annotated articles lie beside the project, not in it"
)


@lru_cache
def articles(name: str) -> list[tuple[Article, list[Statement], list[dict[str, Any]]]]:
    """The articles of ``dev`` or ``seeds`` with their statements, and the annotations that these are made of."""
    reference = load(FOLDER)
    folder = SHARED / "gold" / "dev" if name == "dev" else SHARED / "seeds"
    listed = json.loads((folder if name == "dev" else FOLDER).joinpath("articles.json").read_text("utf-8"))
    records = [json.loads(line) for line in (SHARED / "gold" / f"{name}.jsonl").read_text("utf-8").splitlines()]
    found = []
    for entry in listed:
        mine = [record for record in records if record["file"] == entry["file"]]
        text = folder.joinpath(entry["file"]).read_text("utf-8")
        day = dt.date.fromisoformat(entry["published"]) if entry["published"] else None
        page = Article(
            text,
            _lines(text),
            (),
            title=entry.get("title"),
            url=entry["url"],
            published=day,
            published_basis="given" if day else "none",
        )
        found.append((page, [_statement(record, page, reference, day) for record in mine], mine))
    return found


def _lines(text: str) -> tuple[Span, ...]:
    spans, at = [], 0
    for line in text.splitlines(keepends=True):
        if words := line.strip():
            start = at + line.index(words)
            spans.append(Span(start, start + len(words), words))
        at += len(line)
    return tuple(spans)


def _statement(record: dict[str, Any], page: Article, reference: Reference, day: dt.date | None) -> Statement:
    content = tuple(Span(**span) for span in record["content"])
    sentence = next(line for line in page.paragraphs if line.start <= content[0].start < line.end)
    said = record["said_on"]
    return Statement(
        id=record["id"],
        content=content,
        cue=record["cue"],
        cue_span=None,
        speaker_surface=record["speaker_surface"],
        speaker_span=None,
        mention=record["speaker_surface"],
        speakers=tuple(speaker(name, reference, day) for name in record["speakers"]),
        quote=Quote(record["quote"]),
        act=Act(record["act"]),
        reaffirms=record["reaffirms"],
        said_on=dt.date.fromisoformat(said) if said else None,
        via=record["via"],
        parent=record["parent"],
        topics=tuple(record["topics"]),
        rule="annotated",
        sentence=sentence,
    )


def speaker(name: str, reference: Reference, day: dt.date | None) -> Speaker:
    """The speaker of a canonical name on a day, as the reference data has it."""
    if any(government.name == name for government in reference.governments):
        return Speaker(name, SpeakerKind.GOVERNMENT, True, country=name, principal=name)
    bodies = {body.name: body for body in reference.bodies}
    if name in bodies:
        body = bodies[name]
        return Speaker(name, SpeakerKind.BODY, True, country=body.country, principal=body.speaks_for)
    person = reference.person_by_name(name, day)
    office = person.office_on(day) if person and day else None
    if person and office:
        held = bodies.get(office.body)
        return Speaker(
            *(person.name, SpeakerKind.PERSON, True, office.title, office.body, office.country),
            held.speaks_for if held else None,
        )
    if name == "U.S. officials":
        return Speaker(name, SpeakerKind.UNNAMED, False, country="United States", principal="United States")
    return Speaker(name, SpeakerKind.PERSON if name[:1].isupper() else SpeakerKind.UNNAMED, False)
