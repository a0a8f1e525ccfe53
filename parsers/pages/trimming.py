"""What stands at the two ends of an article's text: datelines, end marks, and the names in notes below it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from parsers.pages.body import Cut
from parsers.pages.credits import Credits
from parsers.pages.dateline import dateline
from parsers.pages.infoline import InfoLine, editing
from parsers.records import Omission, Span

_DATELINES_WITHIN = 3
"""Paragraphs from the first in which a dateline is looked for: a summary may stand before the one that has it."""
_END_MARK = re.compile(r"(?<=\S)\s+(?:Enditem|\(END\)|\(end\)|-0-|-30-|[■□●◆]|#{3})$")
_END_MARK_WITHIN = 40
_CREDITING = frozenset({"credit", "related links", "note", "byline", "e-mail"})
"""Reasons of lines, outside the head too, that may name a writer or an editor."""


@dataclass(frozen=True, slots=True)
class Trimmed:
    """The paragraphs without dateline and end mark, what was cut off, and the agency that a dateline credits."""

    paragraphs: tuple[Span, ...]
    omissions: tuple[Omission, ...]
    agency: str | None


def trim(paragraphs: Sequence[Span], credits: Credits) -> Trimmed:
    """Cut the datelines off the first paragraphs and the end mark off the last."""
    kept: list[Span] = []
    cut: list[Omission] = []
    agency: str | None = None
    for span in paragraphs:
        found = dateline(span.text, credits) if len(kept) < _DATELINES_WITHIN else None
        body = span
        if found is not None:
            length, named = found
            head = span.text[:length].rstrip()
            agency = agency or named
            cut.append(Omission(Span(span.start, span.start + len(head), head), "dateline"))
            body = Span(span.start + length, span.end, span.text[length:])
        if body.text:
            kept.append(body)
    return Trimmed(*_without_end_mark(kept, cut), agency)


def tail_info(cuts: Sequence[Cut], info: InfoLine, credits: Credits) -> InfoLine:
    """``info`` with what notes and lines after the article add: ``(Web editor: …)``, ``Editing by …``."""
    for cut in cuts:
        if cut.reason in _CREDITING:
            info = info.joined(editing(cut.reading.text, credits))
    return info


def _without_end_mark(kept: list[Span], cut: list[Omission]) -> tuple[tuple[Span, ...], tuple[Omission, ...]]:
    """Cut the mark that ends the last paragraph, as agencies set it: ``Enditem``, ``(END)``, ``-0-``."""
    found = _END_MARK.search(kept[-1].text[-_END_MARK_WITHIN:]) if kept else None
    if found is None:
        return tuple(kept), tuple(cut)
    *others, last = kept
    length = len(found[0].lstrip())
    body = last.text[: len(last.text) - len(found[0])]
    mark = Omission(Span(last.end - length, last.end, last.text[-length:]), "end mark")
    return (*others, Span(last.start, last.start + len(body), body)), (*cut, mark)
