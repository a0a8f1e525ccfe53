"""The head of a page: what stands before the article's first paragraph, the headline and info lines in it."""

from collections.abc import Sequence
from dataclasses import dataclass

from parsers.pages.credits import Credits
from parsers.pages.infoline import InfoLine, read_info, slot, slot_value
from parsers.pages.names import is_name_list, names
from parsers.pages.readings import Reading
from parsers.reference import fold

_FURTHEST = 60
"""Lines among which the head ends; a bar of sections set one to a line can be long."""
_LOOK_AHEAD = 4
"""Lines after a first sentence in which an info line shows that the sentence was the headline."""
_HEADLINE_WORDS = range(3, 31)
_INFO_WORDS = 45
_BEFORE_TRAIL = 1.5
"""What a line loses in likeness to a headline by standing above the breadcrumb, where names of sites stand."""
_FULL_STOP = (".", '."', ".”", ".'", ".’")
_SOFT = frozenset({"navigation", "share bar", "related links"})
"""Kinds known by their words alone, of which a headline may happen to be made."""


@dataclass(frozen=True, slots=True)
class Head:
    """The head: its first paragraph's index, the headline, and the reason for leaving out each line before it."""

    body: int
    headline: int | None
    title: str | None
    info: InfoLine
    reasons: dict[int, str]


def read_head(readings: Sequence[Reading], credits: Credits, title: str | None = None) -> Head:
    """Find headline, info lines and the first paragraph; ``title`` is the headline where it is known already."""
    known = fold(title) if title else None
    infos = _infos(readings, credits)
    headline = _headline(readings, infos, known)
    body = _first_paragraph(readings, infos, headline)
    infos = {at: info for at, info in infos.items() if at < body}
    after = headline if headline is not None else -1
    reasons, joined = _explain(readings, infos, headline, body, credits), InfoLine()
    for at, info in sorted(infos.items()):
        if not (at < after and reasons[at] == "banner"):
            joined = joined.joined(info)
    joined = joined.joined(_bare(readings, infos, reasons, after, body))
    return Head(body, headline, readings[headline].text if headline is not None else None, joined, reasons)


def _infos(readings: Sequence[Reading], credits: Credits) -> dict[int, InfoLine]:
    """The info lines at the beginning of the page, by index, up to the first paragraphs that are surely prose."""
    found: dict[int, InfoLine] = {}
    firm, role = 0, None
    for at, reading in enumerate(readings[:_FURTHEST]):
        firm += reading.firm
        if firm > 1 or (firm and at > _LOOK_AHEAD and found):
            break
        if role is not None and slot(reading.text) is None:
            found[at] = slot_value(role, reading.text, credits)
            role = None
            continue
        role = slot(reading.text)
        if role is not None:
            found[at] = InfoLine()
        elif reading.unit.words <= _INFO_WORDS and not _caption(reading):
            info = read_info(reading.unit.span.text, credits)
            if info is not None:
                found[at] = info
    return found


def _caption(reading: Reading) -> bool:
    return reading.kind is not None and reading.kind.reason in ("caption", "edit note", "disclaimer")


def _headline(readings: Sequence[Reading], infos: dict[int, InfoLine], known: str | None) -> int | None:
    """The line that is most like a headline; None where nothing before the first paragraph can be one."""
    firm = next((at for at, reading in enumerate(readings) if reading.firm and at not in infos), len(readings))
    after = [at for at in infos if firm < at <= firm + _LOOK_AHEAD]
    end = (
        firm + 1
        if after or (len(readings) > 1 and known == fold(readings[min(firm, len(readings) - 1)].text))
        else firm
    )
    later = {fold(reading.text) for reading in readings[end:] if reading.unit.words in _HEADLINE_WORDS}
    trail = max((at for at in range(min(end, len(readings))) if _is_trail(readings[at])), default=-1)
    best, most = None, 0.0
    for at in range(min(end, _FURTHEST, len(readings))):
        if at in infos or len(readings) == 1:
            continue
        if best is not None and known is None and at not in range(firm, end) and _is_paragraph(readings[at]):
            break
        likeness = _likeness(readings[at], at, later, known, before_info=any(at < other for other in infos))
        likeness -= _BEFORE_TRAIL if at < trail else 0.0
        if likeness > most:
            best, most = at, likeness
    return best


def _is_trail(reading: Reading) -> bool:
    return reading.kind is not None and reading.kind.reason == "breadcrumb"


def _is_paragraph(reading: Reading) -> bool:
    return reading.kind is None and reading.prose and reading.text.endswith(_FULL_STOP)


def _likeness(reading: Reading, at: int, later: set[str], known: str | None, *, before_info: bool) -> float:
    """How much a line of the head is like a headline; nought or less where it is none."""
    words, folded = reading.unit.words, fold(reading.text)
    if known is not None and folded == known:
        return 100.0
    if words not in _HEADLINE_WORDS:
        return 0.5 if words < _HEADLINE_WORDS.start and reading.kind is None and before_info else 0.0
    score = 2.0 if words > 4 else 1.5 if words == 4 else 1.0
    if reading.kind is not None:
        # A headline may happen to be made of words that bars are made of; it is taken where nothing better is.
        return (
            0.0 if reading.kind.reason not in _SOFT else 4.0 if folded in later else 0.1 * score if words > 3 else 0.0
        )
    score += 4.0 if folded in later else 0.0
    score += 1.0 if before_info else 0.0
    score -= 1.2 if reading.text.endswith(".") else 0.0
    return score - (0.8 if words <= 4 and is_name_list(reading.text) else 0.0)


def _first_paragraph(readings: Sequence[Reading], infos: dict[int, InfoLine], headline: int | None) -> int:
    """The first line after headline and info lines that can be a paragraph; with no prose, the first after them."""
    start = headline + 1 if headline is not None else 0
    firm = next((at for at in range(start, len(readings)) if readings[at].firm and at not in infos), len(readings))
    last_info = max((at for at in infos if at < firm), default=-1)
    for at in range(start, len(readings)):
        reading = readings[at]
        if at in infos or reading.kind is not None:
            continue
        if reading.firm or (at > last_info and (reading.prose or reading.text.endswith(_FULL_STOP))):
            return at
    rest = [at for at in range(start, len(readings)) if at not in infos and readings[at].kind is None]
    return rest[0] if rest else len(readings)


def _explain(
    readings: Sequence[Reading], infos: dict[int, InfoLine], headline: int | None, body: int, credits: Credits
) -> dict[int, str]:
    reasons: dict[int, str] = {}
    for at in range(body):
        reading = readings[at]
        if at == headline:
            reasons[at] = "headline"
        elif at in infos:
            banner = headline is not None and at < headline and credits.outlet(reading.text) is not None
            reasons[at] = "banner" if banner else "byline"
        elif reading.kind is not None:
            reasons[at] = reading.kind.reason
        else:
            reasons[at] = "navigation" if headline is not None and at < headline else "summary"
    return reasons


def _bare(
    readings: Sequence[Reading], infos: dict[int, InfoLine], reasons: dict[int, str], after: int, body: int
) -> InfoLine:
    """A name alone on its line after the headline: the editor's below a source alone, else the writer's."""
    for at in range(after + 1, body):
        if reasons[at] == "summary" and is_name_list(readings[at].text):
            above = infos.get(at - 1)
            sourced = above is not None and above == InfoLine(source=above.source, agency=above.agency)
            reasons[at] = "byline"
            found = names(readings[at].text)
            return InfoLine(editor=found[0]) if sourced else InfoLine(bylines=found)
    return InfoLine()
