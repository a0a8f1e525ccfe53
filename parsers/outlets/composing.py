"""From the parts of a page to an article.

The text that all spans refer to is made here: the title, the paragraphs, then what was left out, in the order of the
page, with a blank line between any two. Title and paragraphs come first so that their offsets hang on nothing but
themselves: the captions and links that a page shows on another day, in another edition or under another template
move no span. What was left out stands in the same text, as in a text copy, so that every reason can be checked
against its words and a span is the text's in one way only.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from parsers.outlets.blocks import Block
from parsers.pages.body import Cut, divide
from parsers.pages.credits import Credits
from parsers.pages.head import Head
from parsers.pages.infoline import InfoLine
from parsers.pages.kinds import Kind
from parsers.pages.lines import Unit
from parsers.pages.readings import Reading, read_units
from parsers.pages.trimming import Trimmed, tail_info, trim
from parsers.records import Omission, Span

_BETWEEN = "\n\n"


@dataclass(frozen=True, slots=True)
class Composed:
    """An article's text, its paragraphs and omissions, and what its info lines say."""

    text: str
    paragraphs: tuple[Span, ...]
    omissions: tuple[Omission, ...]
    info: InfoLine


def compose(
    title: str, body: Sequence[Block], beside: Iterable[Block], info: InfoLine, credits: Credits, agency: bool = True
) -> Composed:
    """Tell the paragraphs among the blocks of the body and set the article's text.

    ``beside`` are blocks of the page that are no part of the body and bear their reasons; ``info`` is what they say.
    Blocks of the body without a reason are judged by the rules for text copies.
    """
    cuts = _divided(title, body, credits)
    left_out = [(block.text, block.reason or "note") for block in beside]
    left_out += [(cut.reading.text, cut.reason) for cut in cuts if cut.reason is not None]
    text, paragraphs, omissions = set_text(title, [cut.reading.text for cut in cuts if cut.reason is None], left_out)
    trimmed = trim(paragraphs, credits)
    info = tail_info(cuts, info, credits)
    if agency and not info.bylines and trimmed.agency:
        info = replace(info, agency=info.agency or trimmed.agency)
    return Composed(text, trimmed.paragraphs, _in_order(trimmed, omissions), info)


def set_text(
    title: str, paragraphs: Sequence[str], left_out: Sequence[tuple[str, str]]
) -> tuple[str, tuple[Span, ...], tuple[Omission, ...]]:
    """The text of title, paragraphs and what is left out (text and reason), and where each of them stands in it."""
    pieces = [title, *paragraphs, *(text for text, _ in left_out)]
    spans: list[Span] = []
    reached = 0
    for piece in pieces:
        spans.append(Span(reached, reached + len(piece), piece))
        reached += len(piece) + len(_BETWEEN)
    first = 1 + len(paragraphs)
    reasons = ["headline", *(reason for _, reason in left_out)]
    omitted = zip([spans[0], *spans[first:]], reasons, strict=True)
    return _BETWEEN.join(pieces), tuple(spans[1:first]), tuple(Omission(span, reason) for span, reason in omitted)


def _in_order(trimmed: Trimmed, omissions: Iterable[Omission]) -> tuple[Omission, ...]:
    return tuple(sorted((*omissions, *trimmed.omissions), key=lambda omission: omission.span.start))


def _divided(title: str, body: Sequence[Block], credits: Credits) -> tuple[Cut, ...]:
    """What each block of the body is: the reason that its element gives it, else what the rules for lines say."""
    units = [Unit(Span(0, len(block.text), block.text), block.text, block.text.count(" ") + 1, True) for block in body]
    readings = [_with_reason(reading, block) for reading, block in zip(read_units(units), body, strict=True)]
    return divide(readings, Head(0, None, title, InfoLine(), {}), credits) if readings else ()


def _with_reason(reading: Reading, block: Block) -> Reading:
    return replace(reading, kind=Kind(block.reason)) if block.reason else reading
