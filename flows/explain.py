"""An article with its statements marked where they stand, and why each was read so: for a person at a terminal.

Pure: the same article and statements give the same text. Speakers stand in ``[ ]``, cues in ``< >``, contents in
``{ }``, each with the number of its statement after it; in colour the brackets give way to colours.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import click

from flows.digest.safe import visible
from parsers.records import Article, Omission, Span, Speaker, Statement
from parsers.reference import Reference
from parsers.statements.topics import RELEVANT, Relevance, relevance

_ROLES = {"content": ("{", "}"), "speaker": ("[", "]"), "cue": ("<", ">")}
_COLOURS = {"content": "green", "speaker": "cyan", "cue": "yellow"}
_RAISED = str.maketrans("0123456789.", "⁰¹²³⁴⁵⁶⁷⁸⁹·")
_LONGEST_OMISSION = 80
"""Characters that are shown of a part of the page that was left out."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the article's text that has a part (a key of ``_ROLES``) in the statement ``number``."""

    start: int
    end: int
    role: str
    number: str


def explanation(name: str, article: Article, statements: Sequence[Statement], found: Relevance, *, colour: bool) -> str:
    """Return ``article`` (of the file ``name``) sentence by sentence, each statement explained under its own one."""
    marks = list(_marks(statements))
    lines = [_heading(name, article), "relevance: " + _relevance(found)]
    untold = list(statements)
    for paragraph in article.paragraphs:
        lines.append("")
        for piece in _pieces(paragraph, statements):
            lines.append(_marked(article.text, piece, marks, colour=colour))
            here = [statement for statement in untold if _opens_in(statement, piece)]
            lines += [line for statement in here for line in _reasons(statement, article)]
            untold = [statement for statement in untold if statement not in here]
    lines += [line for statement in untold for line in _reasons(statement, article)]
    return "\n".join([*lines, *_omitted(article.omissions)])


def weighed(article: Article, reference: Reference) -> Relevance:
    """Return how much ``article``, its title and body, is about the subject."""
    return relevance([article.title or "", *(span.text for span in article.paragraphs)], reference.relevance_terms)


def relevance_line(name: str, found: Relevance) -> str:
    """Return whether the article of the file ``name`` is about the subject, and the words that decided it."""
    return f"{visible(name)}: {_relevance(found)}"


def _relevance(found: Relevance) -> str:
    words = ", ".join(f"{word} {weight:+g}" for word, weight in found.words) or "no word of weight"
    return f"{'relevant' if found.relevant else 'not relevant'}, {found.score:g} of {RELEVANT:g}: {words}"


def _heading(name: str, article: Article) -> str:
    published = f"published {article.published} ({article.published_basis})" if article.published else "no date"
    parts = [name, f'"{article.title}"' if article.title else "no title", article.outlet or "no outlet", published]
    return " · ".join(map(visible, parts))


# ---------------------------------------------------------------------- the text, marked


def _marks(statements: Sequence[Statement]) -> Iterator[Mark]:
    for statement in statements:
        for span in statement.content:
            yield Mark(span.start, span.end, "content", statement.id)
        for role, place in (("speaker", statement.speaker_span), ("cue", statement.cue_span)):
            if place is not None:
                yield Mark(place.start, place.end, role, statement.id)


def _pieces(paragraph: Span, statements: Sequence[Statement]) -> Iterator[tuple[int, int]]:
    """The paragraph cut into the sentences that have a cue, and what stands between them."""
    at = paragraph.start
    for start, end in sorted({(one.sentence.start, one.sentence.end) for one in statements}):
        if paragraph.start <= start < paragraph.end and end > at:
            if at < start:
                yield at, start
            yield max(at, start), min(end, paragraph.end)
            at = min(end, paragraph.end)
    if at < paragraph.end:
        yield at, paragraph.end


def _opens_in(statement: Statement, piece: tuple[int, int]) -> bool:
    return piece[0] <= statement.sentence.start < piece[1]


def _marked(text: str, piece: tuple[int, int], marks: Sequence[Mark], *, colour: bool) -> str:
    """The piece on one line, with brackets or colours around what has a part in a statement."""
    start, end = piece
    here = [
        Mark(max(mark.start, start), min(mark.end, end), mark.role, mark.number)
        for mark in marks
        if mark.start < end and mark.end > start and mark.start < mark.end
    ]
    cuts = sorted({start, end, *(mark.start for mark in here), *(mark.end for mark in here)})
    line = ""
    for at, following in zip(cuts, [*cuts[1:], None], strict=True):
        closing = sorted((mark for mark in here if mark.end == at), key=_innermost)
        opening = sorted((mark for mark in here if mark.start == at), key=_innermost, reverse=True)
        line += "".join(_close(mark, colour=colour) for mark in closing)
        if following is not None:
            line += "" if colour else "".join(_ROLES[mark.role][0] for mark in opening)
            line += _stretch(text[at:following], [m for m in here if m.start <= at < m.end], colour=colour)
    return line.strip()


def _innermost(mark: Mark) -> tuple[int, bool, int]:
    """Sorts the shortest first; of equal length, a content and an outer statement go around the others."""
    return mark.end - mark.start, mark.role == "content", -mark.number.count(".")


def _close(mark: Mark, *, colour: bool) -> str:
    number = mark.number.translate(_RAISED)
    return click.style(number, dim=True) if colour else _ROLES[mark.role][1] + number


def _stretch(text: str, covering: Sequence[Mark], *, colour: bool) -> str:
    """Text without a mark inside, in the colour of the innermost mark around it; white space at its ends kept."""
    shown = visible(text)
    shown = (" " if text[:1].isspace() else "") + shown + (" " if shown and text[-1:].isspace() else "")
    if not colour or not covering:
        return shown
    role = min(covering, key=_innermost).role
    return click.style(shown, fg=_COLOURS[role], bold=role != "content")


# ---------------------------------------------------------------------- the reasons


def _reasons(statement: Statement, article: Article) -> Iterator[str]:
    """The lines under a sentence that say how a statement in it was read."""
    yield f"    {statement.id.translate(_RAISED)} {statement.cue}: {statement.rule}"
    facts = [
        *(("speaker", _speaker(speaker)) for speaker in statement.speakers),
        ("named", _named(statement)),
        ("act", statement.act.value + (", not for the first time" if statement.reaffirms else "")),
        ("quote", statement.quote.value),
        ("said on", _date(statement, article)),
        ("through", (statement.via or "") + (f" (inside {statement.parent})" if statement.parent else "")),
        ("topics", ", ".join(statement.topics)),
    ]
    yield from (f"      {label:8} {visible(fact)}" for label, fact in facts if fact)


def _speaker(speaker: Speaker) -> str:
    body = speaker.body if speaker.body and speaker.body not in (speaker.office or speaker.name) else None
    office = ", ".join(filter(None, (speaker.office, body)))
    told = speaker.name + (f" ({office})" if office else "")
    if speaker.principal != speaker.name:
        told += f", for {speaker.principal or 'no government'}"
    return told + ("" if speaker.known else "; not in the reference data")


def _named(statement: Statement) -> str:
    surface, mention = statement.speaker_surface, statement.mention
    return f'"{surface}"' if mention in surface else f'"{surface}", which is "{mention}"'


def _date(statement: Statement, article: Article) -> str:
    published = f"published {article.published}" if article.published else "the day of publication is unknown"
    if statement.said_on is None:
        return f"no day is given; {published}"
    words = f'"{statement.said_on_span.text}"' if statement.said_on_span else "from the text"
    return f"{statement.said_on}: {words}, {published}"


def _omitted(omissions: Sequence[Omission]) -> Iterator[str]:
    """What stands on the page and is no body text, each with the reason."""
    if omissions:
        yield from ("", "left out")
    for omission in omissions:
        text = visible(omission.span.text)
        yield f"  {omission.reason}: {text[:_LONGEST_OMISSION]}{'…' if len(text) > _LONGEST_OMISSION else ''}"
