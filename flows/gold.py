"""A statement as one JSON object: the format of annotated articles, with where cue and speaker stand, and the rule."""

from collections.abc import Iterable
from typing import Any

from parsers.records import Span, Statement


def record(file: str, statement: Statement) -> dict[str, Any]:
    """Return ``statement`` of the file of that name; offsets count characters of the file's text."""
    return {
        "file": file,
        "id": statement.id,
        "content": [{"start": span.start, "end": span.end, "text": span.text} for span in statement.content],
        "cue": statement.cue,
        "speaker_surface": statement.speaker_surface,
        "speakers": [speaker.name for speaker in statement.speakers],
        "quote": statement.quote.value,
        "act": statement.act.value,
        "reaffirms": statement.reaffirms,
        "said_on": statement.said_on.isoformat() if statement.said_on else None,
        "via": statement.via,
        "parent": statement.parent,
        "note": None,
        "topics": list(statement.topics),
        "speaker_span": _ends(statement.speaker_span),
        "cue_span": _ends(statement.cue_span),
        "rule": statement.rule,
    }


def records(file: str, statements: Iterable[Statement]) -> list[dict[str, Any]]:
    """Return ``statements`` of a file as records, in their order."""
    return [record(file, statement) for statement in statements]


def _ends(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span else None
