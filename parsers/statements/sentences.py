"""Sentences of a paragraph, with quotations kept whole.

The splitting itself is sentencex's (Wikimedia). Quotations are masked first: a quotation of several sentences
stays in the sentence that quotes it, and one that ends a sentence ends it.
"""

import re
from collections.abc import Sequence

from sentencex import segment

from parsers.records import Span
from parsers.statements.quotations import Quotation

Sentence = tuple[int, int]
"""Offsets of a sentence in the article's text, end exclusive."""
_ABBREVIATIONS = tuple(
    f" {short}." for short in "Mr Mrs Ms Dr Prof Gen Lt Col Maj Capt Sgt Adm Cmdr Brig Sen Rep Gov No St Jr vs".split()
)
_UNSPACED = re.compile(r"[.?!](?<=[a-z]{3}.)(?=[A-Z][a-z]+\s)")
_ENDS = ".?!…"


def split_sentences(text: str, paragraph: Span, quotations: Sequence[Quotation]) -> list[Sentence]:
    """Offsets (start, end) of the paragraph's sentences in ``text``, white space at their ends left out."""
    masked = _mask(text, paragraph, quotations) if quotations else paragraph.text
    sentences: list[Sentence] = []
    at = 0
    for piece in segment("en", masked):
        found = masked.find(piece, at)
        if found < 0 or not piece.strip():
            continue
        at = found + len(piece)
        start = paragraph.start + found + len(piece) - len(piece.lstrip())
        end = paragraph.start + found + len(piece.rstrip())
        if sentences and (
            masked[start - paragraph.start].islower()
            or text[sentences[-1][0] : sentences[-1][1]].endswith(_ABBREVIATIONS)
        ):
            sentences[-1] = (sentences[-1][0], end)
        else:
            sentences.extend(_unspaced(masked, start, end, paragraph.start))
    return sentences


def _unspaced(masked: str, start: int, end: int, base: int) -> list[tuple[int, int]]:
    """A sentence cut where a full stop has no blank behind it: ``for the first time.On Monday``."""
    cuts = [base + match.end() for match in _UNSPACED.finditer(masked, start - base, end - base)]
    return list(zip([start, *cuts], [*cuts, end], strict=True))


def _mask(text: str, paragraph: Span, quotations: Sequence[Quotation]) -> str:
    """The paragraph with the inside of quotations blotted out, length kept, closing punctuation moved to the end."""
    parts: list[str] = []
    at = paragraph.start
    for quotation in quotations:
        parts.append(text[at : quotation.start])
        inner = text[quotation.inner_start : quotation.inner_end].rstrip()
        length = quotation.end - quotation.start
        final = inner[-1:] if inner[-1:] in _ENDS + "," else "x"
        goes_on = text[quotation.end : quotation.end + 2].lstrip()[:1].islower()
        parts.append("X" + "x" * (length - 2) + ("," if goes_on and final in _ENDS else final) if length > 1 else "x")
        at = quotation.end
    parts.append(text[at : paragraph.end])
    return "".join(parts)
