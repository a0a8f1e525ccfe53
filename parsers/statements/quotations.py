"""Quotations: where quotation marks open and close, also over several paragraphs.

News copy closes a quotation that runs over several paragraphs only in the last one and opens every paragraph anew
(Chicago Manual of Style 13.32); marks are straight or curly, and now and then one is missing.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from parsers.records import Span

_DOUBLE = re.compile("[\"“”„‟＂]|``|''")
_SINGLE_OPEN = re.compile(r"['‘](?:(?<=[\s(—–-].)|(?<![\s\S].))(?=[^\s\W])")
_SINGLE_CLOSE = re.compile(r"(?<=[^\s])['’](?=[\s,.;:?!)—–-]|$)")
_CUE_LIKE = re.compile(r"[,.?!](?=\s(?:[^,.?!\"“”]{2,60}(?:ed|id|ld|ys|te)\b|(?:said|says) )[^\"“”]{0,60}$)")
_LONGEST_CUE = 130
"""Characters that a cue may take behind a quotation whose closing mark is missing."""
_OPENERS = "“„‟"
_QUOTE_MARKS = "\"“”„‟＂'‘’`"


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch in quotation marks; ``start``/``end`` take in the marks, ``inner_*`` do not.

    ``chain`` numbers the quotation of which this is a part: parts of one quotation that runs over several
    paragraphs bear the same number.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    chain: int


def find_quotations(text: str, paragraphs: Sequence[Span]) -> list[list[Quotation]]:
    """The quotations of each paragraph, in order.

    Takes the article's text and its body paragraphs; offsets are those of the text. An opening mark without a
    closing one reaches to the end of its paragraph where the next paragraph opens anew or where what follows reads
    as a quotation; else the lone mark is passed over.
    """
    found: list[list[Quotation]] = []
    chain = 0
    carried: int | None = None
    for number, paragraph in enumerate(paragraphs):
        following = paragraphs[number + 1].text if number + 1 < len(paragraphs) else ""
        pairs, unclosed = _pairs(paragraph.text, _opens(following))
        quotations = []
        for order, (start, opened, closed, end) in enumerate(pairs):
            if carried is not None and order == 0 and start == 0:
                own = carried
            else:
                chain += 1
                own = chain
            quotations.append(
                Quotation(
                    paragraph.start + start,
                    paragraph.start + end,
                    paragraph.start + opened,
                    paragraph.start + closed,
                    own,
                )
            )
        carried = quotations[-1].chain if unclosed and quotations and _opens(following) else None
        found.append(quotations)
    return found


def _opens(paragraph: str) -> bool:
    return paragraph.lstrip()[:1] in ('"', "“", "„", "‟", "＂") or paragraph.lstrip().startswith("``")


def _pairs(text: str, next_opens: bool) -> tuple[list[tuple[int, int, int, int]], bool]:
    """Pairs (start, inner start, inner end, end) and whether the last one is left open to the paragraph's end."""
    marks = list(_DOUBLE.finditer(text))
    if not marks:
        return _single_pairs(text), False
    pairs: list[tuple[int, int, int, int]] = []
    opened: tuple[int, int] | None = None
    for mark in marks:
        opening = _is_opening(text, mark.start(), mark.end(), opened is not None)
        if opening and opened is None:
            opened = mark.span()
        elif opening and opened is not None:
            if mark.group() in _OPENERS and mark.start() - opened[1] < 3:
                continue
            if (missing := _missing_close(text, opened[1], mark.start())) is not None:
                pairs.append((*opened, missing, missing))
            opened = mark.span()
        elif opened is not None:
            pairs.append((opened[0], opened[1], mark.start(), mark.end()))
            opened = None
        elif not pairs and text[: min(mark.start(), 80)].count(" ") >= 2 and text[mark.start() - 1] in ",.?!":
            pairs.append((0, 0, mark.start(), mark.end()))
    if opened is None:
        return pairs, False
    if next_opens or opened[0] == 0 or text[: opened[0]].rstrip()[-1:] in ",:":
        closed = len(text.rstrip())
        pairs.append((opened[0], opened[1], closed, closed))
        return pairs, True
    if (missing := _missing_close(text, opened[1], len(text))) is not None:
        pairs.append((*opened, missing, missing))
    return pairs, False


def _missing_close(text: str, start: int, end: int) -> int | None:
    """Where a quotation without a closing mark ends: before ``, Shu said.`` at the end of the stretch."""
    end = _visible_end(text, end)
    first = max(start, end - _LONGEST_CUE)
    found = _CUE_LIKE.search(text[first:end])
    return first + found.end() if found is not None else None


def _visible_end(text: str, end: int) -> int:
    """``end`` without white space before it."""
    while end and text[end - 1].isspace():
        end -= 1
    return end


def _is_opening(text: str, start: int, end: int, inside: bool) -> bool:
    mark = text[start:end]
    if mark in ("“", "„", "``"):
        return True
    if mark in ("”", "''"):
        # a closing mark typed where an opening one belongs
        return not inside and start == 0
    before, after = text[start - 1 : start], text[end : end + 1]
    if not before or before.isspace() or before in "([—–-‘'":
        return bool(after) and not after.isspace() and not (inside and after in ",.;:?!)")
    return not inside and bool(after) and after.isalnum() and not before.isalnum() and before not in ",.?!"


def _single_pairs(text: str) -> list[tuple[int, int, int, int]]:
    """Single quotation marks serve as such only where a paragraph has no double ones."""
    pairs = []
    position = 0
    while (opener := _SINGLE_OPEN.search(text, position)) is not None:
        closer = _SINGLE_CLOSE.search(text, opener.end() + 1)
        while closer is not None and _is_apostrophe(text, closer.start()):
            closer = _SINGLE_CLOSE.search(text, closer.end())
        if closer is None:
            break
        pairs.append((opener.start(), opener.end(), closer.start(), closer.end()))
        position = closer.end()
    return pairs


def _is_apostrophe(text: str, at: int) -> bool:
    """A plural possessive (``soldiers' own``) closes nothing."""
    return text[at - 1] in "sz" and re.match(r"['’] [a-z]", text[at : at + 3]) is not None


def without_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without quotation marks, white space and light punctuation at its ends."""
    while start < end and (text[start].isspace() or text[start] in _QUOTE_MARKS + ",;:–—-"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in _QUOTE_MARKS + ",;:–—-"):
        end -= 1
    return start, end
