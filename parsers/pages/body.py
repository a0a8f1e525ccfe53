"""The body and the tail of a page: which lines after the head are the article's paragraphs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from parsers.pages.credits import Credits
from parsers.pages.head import Head
from parsers.pages.infoline import is_signature
from parsers.pages.kinds import Reach
from parsers.pages.readings import Reading
from parsers.reference import fold

_LEAST_REPEATED = 20
"""Folded letters that a repeated headline has in common with the headline at the least, where it is cut short."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A line of the page and why it is left out; None for a paragraph of the article."""

    reading: Reading
    reason: str | None


def divide(readings: Sequence[Reading], head: Head, credits: Credits) -> tuple[Cut, ...]:
    """Tell the paragraphs from everything else, with a reason for each line that is left out."""
    tail = _tail_start(readings, head.body)
    if tail == head.body:
        # No line is like a paragraph: then those that are like nothing else have to be the article.
        tail = len(readings)
        body = [Cut(reading, reading.kind.reason if reading.kind else None) for reading in readings[head.body :]]
        return (*(Cut(readings[at], head.reasons[at]) for at in range(head.body)), *body)
    cuts = [Cut(readings[at], head.reasons[at]) for at in range(head.body)]
    cuts.extend(_body(readings[head.body : tail], head.title))
    cuts.extend(_tail(readings[tail:], credits))
    return tuple(cuts)


def _tail_start(readings: Sequence[Reading], body: int) -> int:
    """The index of the first heading or end mark after which no prose comes, else of what follows the last prose.

    After a line that ends an article (a notice of rights, ``(END)``) readers' comments may come: there the tail
    begins unless more than half as much prose as before comes after.
    """
    last_firm = max((at for at in range(body, len(readings)) if readings[at].firm), default=body)
    total = sum(reading.words for reading in readings[body:] if reading.firm)
    before = 0
    for at in range(body, len(readings)):
        reading = readings[at]
        before += reading.words if reading.firm else 0
        if reading.kind is None or reading.kind.reach is Reach.LINE:
            continue
        if at > last_firm or (reading.kind.reach is Reach.END and (total - before) * 2 < before):
            return _after_last(readings, body, at)
    return _after_last(readings, body, len(readings))


def _after_last(readings: Sequence[Reading], body: int, end: int) -> int:
    """The index after the last line before ``end`` that can end an article: titles may stand below it unannounced."""
    return next((at + 1 for at in range(end - 1, body - 1, -1) if _may_end(readings[at])), body)


def _may_end(reading: Reading) -> bool:
    """Whether an article can end with the line: prose, or words too long or too open for the title of another one."""
    return reading.kind is None and (reading.prose or reading.sentence or not (reading.heading or reading.label))


def _body(readings: Sequence[Reading], title: str | None) -> Iterator[Cut]:
    folded = fold(title) if title else None
    listing = False
    for at, reading in enumerate(readings):
        kind = reading.kind
        if kind is not None:
            listing = kind.reach is Reach.LIST
            yield Cut(reading, kind.reason)
            continue
        listing = listing and not (reading.prose or reading.sentence)
        if _repeats(reading, folded):
            yield Cut(reading, "repeated headline")
        elif listing:
            yield Cut(reading, "related links")
        elif reading.sentence or not reading.heading:
            yield Cut(reading, "caption" if _is_captioned(readings, at) else None)
        else:
            yield Cut(reading, "subheading")


def _repeats(reading: Reading, title: str | None) -> bool:
    """Whether the line is the headline again, whole or cut short, as at the slot of a picture."""
    if title is None or reading.unit.words > 40:
        return False
    folded = fold(reading.text)
    if folded == title:
        return True
    return (
        not reading.sentence
        and len(folded) >= _LEAST_REPEATED
        and (title.startswith(folded) or folded.startswith(title))
    )


def _is_captioned(readings: Sequence[Reading], at: int) -> bool:
    """Whether the next line, with no blank line between, credits a picture: then this one describes it."""
    if at + 1 >= len(readings):
        return False
    following = readings[at + 1]
    credited = following.kind is not None and following.kind.reason == "caption" and following.unit.words <= 6
    return credited and readings[at].unit.opens and not following.unit.opens and readings[at].unit.words <= 45


def _tail(readings: Sequence[Reading], credits: Credits) -> Iterator[Cut]:
    """Everything after the article: each line by its own kind, else as an item of the list above it."""
    reason = "related links"
    for reading in readings:
        if reading.kind is not None:
            if reading.kind.reach is not Reach.LINE:
                reason = reading.kind.reason
            yield Cut(reading, reading.kind.reason)
        elif is_signature(reading.text):
            yield Cut(reading, "byline")
        else:
            yield Cut(reading, "credit" if credits.outlet(reading.text) is not None else reason)
