"""A page's text cut into the units that are told apart: lines, or soft-wrapped paragraphs.

Offsets always refer to the text exactly as given.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from parsers.errors import PageError
from parsers.records import Span

_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
_SPACES = re.compile(r"[\s\u200b\ufeff]+")
_UNTIDY = re.compile(r"[^\S ]|[\u200b\ufeff]|  ")
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1a\x7f]")
_MARGIN = "".join(
    map(chr, (*range(0x2000, 0x200C), *range(0x1C, 0x21), 9, 0xA0, 0x1680, 0x202F, 0x205F, 0x3000, 0xFEFF))
)
"""White space within a line, with the zero-width space and the byte order mark."""

WRAP_WIDTHS = range(40, 141)
"""Widths, in characters, at which text is wrapped by hand or by a mailer."""
MOST_LINES = 200_000
"""Lines of a text beyond which it is refused: a table or a log, which would take all memory for nothing."""
_WRAPPED_SHARE = 0.6
_RAGGED = 12
"""How far short of the width a wrapped line may end beyond the word that did not fit: some wrap unevenly."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A line of the page, or the lines of one wrapped paragraph.

    ``text`` is the span's text on one line with single ordinary spaces; ``words`` counts its words; ``opens`` tells
    whether a blank line or nothing stands before it.
    """

    span: Span
    text: str
    words: int
    opens: bool


def units(text: str) -> tuple[Unit, ...]:
    """Cut ``text`` into units; raises ``PageError`` for text that is empty or no text at all."""
    _check(text)
    lines = tuple(_lines(text))
    if not lines:
        raise PageError("reading a text copy: it is empty; give the text of an article")
    if len(lines) > MOST_LINES:
        raise PageError(
            f"reading a text copy: it has {len(lines)} lines, over {MOST_LINES}; give the text of one article"
        )
    spans = _unwrapped(text, lines) if _is_wrapped(text, lines) else lines
    return tuple(_unit(text, start, end, opens) for start, end, opens in spans)


def _check(text: str) -> None:
    if "\0" in text:
        raise PageError("reading a text copy: it holds NUL characters, so it is no text; give a text file in UTF-8")
    odd = len(_CONTROL.findall(text)) + text.count("\ufffd")
    if odd * 20 > len(text):
        raise PageError("reading a text copy: it is mostly no text; give a text file in UTF-8")
    try:
        text.isascii() or text.encode()
    except UnicodeEncodeError:
        raise PageError("reading a text copy: it holds halves of characters; give a text file in UTF-8") from None


def _lines(text: str) -> Iterator[tuple[int, int, bool]]:
    """Start, end and ``opens`` of each line that is not blank, its margins left out."""
    reached, last = 0, 0
    for found in _LINE.finditer(text):
        start, end = found.span()
        line = found[0]
        start += len(line) - len(line.lstrip(_MARGIN))
        end -= len(line) - len(line.rstrip(_MARGIN))
        if start < end:
            breaks = text[reached : found.start()]
            yield start, end, last == 0 or len(_BREAK.findall(breaks)) > 1
            reached = last = found.end()


Line = tuple[int, int, bool]


def _is_wrapped(text: str, lines: tuple[Line, ...]) -> bool:
    """Whether paragraphs run over several lines: most lines that have a next one in their block are full."""
    width = _width(lines)
    if width not in WRAP_WIDTHS:
        return False
    pairs = [(a, b) for a, b in pairwise(lines) if not b[2]]
    full = sum(_is_full(text, a, b, width) for a, b in pairs)
    return full >= 3 and full >= _WRAPPED_SHARE * len(pairs)


def _width(lines: tuple[Line, ...]) -> int:
    """The width that all but a few lines keep to: a notice or an address may be longer."""
    lengths = sorted(end - start for start, end, _ in lines)
    return lengths[(len(lengths) - 1) * 19 // 20]


def _is_full(text: str, line: Line, following: Line, width: int) -> bool:
    """Whether the next line's first word did not fit on this one, so that the paragraph goes on."""
    start, end, _ = following
    length = line[1] - line[0]
    word = text[start : min(end, start + width)].split(None, 1)[0]
    return length <= width + _RAGGED and length + 1 + len(word) + _RAGGED > width


def _unwrapped(text: str, lines: tuple[Line, ...]) -> Iterator[Line]:
    """Join each full line with the next one of its block."""
    width = _width(lines)
    start, end, opens = lines[0]
    for previous, line in pairwise(lines):
        if not line[2] and _is_full(text, previous, line, width):
            end = line[1]
        else:
            yield start, end, opens
            start, end, opens = line
    yield start, end, opens


def _unit(text: str, start: int, end: int, opens: bool) -> Unit:
    raw = text[start:end]
    tidy = _SPACES.sub(" ", raw) if _UNTIDY.search(raw) else raw
    return Unit(Span(start, end, raw), tidy, tidy.count(" ") + 1, opens)
