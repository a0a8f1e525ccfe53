"""One statement as a digest shows it: the line that every format writes in its own markup."""

import datetime as dt
from dataclasses import dataclass

from flows.digest import names, phrases, quotation
from flows.digest.safe import visible, web_address
from flows.digest.wording import act_words, third_person, tone
from store.model import Carrier, Item

SHOWN = 5
"""How many of the articles that carry a statement are named."""


@dataclass(frozen=True, slots=True)
class CarrierLine:
    """Another article that has the statement, with its own source credit."""

    outlet: str
    published: str
    credit: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class Line:
    """A statement in words. All text is plain and safe to show once the format has escaped its markup."""

    number: int
    parent: int | None
    status: str
    speaker: str
    role: str
    verb: str
    """The act in plain words: ``objects again``."""
    verb_alone: str
    """The same in the singular, for the heading of a move."""
    act: str
    tone: str
    cue: str
    words: str
    """The content, in quotation marks where they are the speaker's own."""
    partly_quoted: bool
    day: dt.date | None
    date: str
    basis: str
    via: str | None
    outlet: str
    published: str
    title: str | None
    url: str | None
    carriers: tuple[CarrierLine, ...]
    more_carriers: int
    """How many more there are than those that are named."""


def line(item: Item, governments: tuple[str, ...] = ()) -> Line:
    """Return the line of a statement; ``governments`` are those named by the heading above it."""
    together = len(item.voices) > 1
    verb = act_words(item.act, item.cue, together=together, reaffirms=item.reaffirms)
    return Line(
        number=item.statement_id,
        parent=item.parent_id,
        status=item.status,
        speaker=names.speaker(item, governments),
        role=names.role(item),
        verb=visible(verb),
        verb_alone=visible(third_person(verb) if together else verb),
        act=visible(item.act),
        tone=tone(item.act),
        cue=visible(item.cue),
        words=quotation.shown(item.content, item.quote),
        partly_quoted=quotation.partly_quoted(item.content, item.quote),
        day=item.dated,
        date=phrases.full_date(item.dated),
        basis=phrases.basis(item.dated_basis, item.published_basis),
        via=names.via(item, governments),
        outlet=visible(item.outlet),
        published=phrases.short_date(item.published),
        title=visible(item.title) if item.title else None,
        url=web_address(item.url),
        carriers=tuple(map(_carrier, item.carriers[:SHOWN])),
        more_carriers=max(0, len(item.carriers) - SHOWN),
    )


def _carrier(carrier: Carrier) -> CarrierLine:
    return CarrierLine(
        visible(carrier.outlet),
        phrases.short_date(carrier.published),
        visible(carrier.credit) if carrier.credit else None,
        web_address(carrier.url),
    )
