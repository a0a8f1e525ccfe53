"""The records that parsers return and the other layers keep, choose and show.

Offsets are character offsets into ``Article.text``, end exclusive; a span always satisfies
``text[start:end] == span.text``.
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of an article's text: ``article.text[start:end] == text``."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Omission:
    """A part of the page that is not body text, with the reason why it was left out.

    ``reason`` is one short word or two in the field's terms: ``breadcrumb``, ``headline``, ``byline``,
    ``repeated headline``, ``caption``, ``related links``, ``copyright`` …
    """

    span: Span
    reason: str


@dataclass(frozen=True, slots=True)
class Article:
    """A page taken apart.

    ``text`` is what all spans refer to: for a text copy the file's text as it was read. ``paragraphs`` is the
    body and nothing else; every other non-blank line stands in ``omissions``. What the page does not say is None.
    """

    text: str
    paragraphs: tuple[Span, ...]
    omissions: tuple[Omission, ...]
    title: str | None = None
    bylines: tuple[str, ...] = ()
    editor: str | None = None
    source: str | None = None
    """The source credit as printed (``Xinhua``), which may differ from the outlet that carries the page."""
    section: str | None = None
    """The breadcrumb as printed, without ``Home``."""
    outlet: str | None = None
    """The outlet's id in ``seeds/outlets.csv``."""
    url: str | None = None
    page_date: dt.date | None = None
    """The date that the page prints."""
    page_time: dt.time | None = None
    url_date: dt.date | None = None
    """The date that the URL bears."""
    published: dt.date | None = None
    """The resolved date of publication, in the outlet's time zone."""
    published_basis: str = "none"
    """Where ``published`` is from: ``page``, ``url``, ``given`` or ``none``."""
    template: str = "text"
    """The parser that read the page."""


class Quote(StrEnum):
    """How much of the content stands in quotation marks: every word, some, none."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class Act(StrEnum):
    """The verbal event types of PLOVER (openeventdata/PLOVER), else ``state``."""

    AGREE = "agree"
    CONSULT = "consult"
    SUPPORT = "support"
    CONCEDE = "concede"
    REQUEST = "request"
    ACCUSE = "accuse"
    REJECT = "reject"
    THREATEN = "threaten"
    STATE = "state"


class SpeakerKind(StrEnum):
    """What a speaker is."""

    PERSON = "person"
    BODY = "body"
    GOVERNMENT = "government"
    UNNAMED = "unnamed"
    """A person or group that the text does not name: ``senior ROK officer``, ``villagers``."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: the canonical name, the office held on the day and the government spoken for.

    ``known`` is false where the name resolves to nothing in the reference data: it is kept as it stands.
    ``office`` and ``body`` are those of the day of saying (else of publication), from the reference data or, for a
    speaker who is not in it, from the words of the page. ``principal`` is the government or body spoken for, None
    for one who speaks for himself.
    """

    name: str
    kind: SpeakerKind
    known: bool
    office: str | None = None
    body: str | None = None
    country: str | None = None
    principal: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """Content that the text attributes to a speaker through a cue (``docs`` and README say what counts)."""

    id: str
    """Unique within the article; an attribution inside another is ``PARENT.n``."""
    content: tuple[Span, ...]
    cue: str
    """The cue's lemma: ``say``, ``according to``; ``:`` for a turn of a transcript."""
    cue_span: Span | None
    speaker_surface: str
    """The words that name the speaker where the cue stands."""
    speaker_span: Span | None
    mention: str
    """The fullest mention in the article that those words refer to."""
    speakers: tuple[Speaker, ...]
    quote: Quote
    act: Act
    reaffirms: bool
    said_on: dt.date | None
    via: str | None
    """Canonical name of the speaker through whom the text has it."""
    parent: str | None
    topics: tuple[str, ...]
    rule: str
    """Name of the rule that found it."""
    sentence: Span
    """The sentence of the cue, for reading the statement in its place."""
    said_on_span: Span | None = None
    """The words that give ``said_on``: ``on Monday``; None where there are none in the text that one could point at."""
