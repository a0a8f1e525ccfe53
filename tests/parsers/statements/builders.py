"""Articles made of bare paragraphs, and short readings of what is said in them."""

import datetime as dt
from collections.abc import Iterable

from parsers.records import Article, Span, Statement
from parsers.reference import Reference
from parsers.statements import Extractor

WEDNESDAY = dt.date(2017, 3, 8)
"""The day on which an article appears where a test does not say: a Wednesday."""

_EDGES = " \t\n\r\"“”„‘’'`,;:.–—-"

Heard = list[tuple[str, str, str]]


def article(
    text: str, *, published: dt.date | None = WEDNESDAY, outlet: str | None = "china-daily", title: str | None = None
) -> Article:
    """An article whose paragraphs are the lines of ``text`` that are not blank."""
    paragraphs = []
    start = 0
    for line in text.splitlines(keepends=True):
        words = line.strip()
        if words:
            first = start + line.index(words)
            paragraphs.append(Span(first, first + len(words), words))
        start += len(line)
    return Article(text, tuple(paragraphs), (), title=title, outlet=outlet, published=published)


def bare(text: str) -> str:
    """Words without the marks at their ends: whether those stand in or out does not matter."""
    return " ".join(text.split()).strip(_EDGES)


def content(statement: Statement) -> str:
    """The content's spans, joined by an ellipsis."""
    return " … ".join(bare(span.text) for span in statement.content)


def names(statement: Statement) -> str:
    """The canonical speakers, joined by a semicolon."""
    return "; ".join(speaker.name for speaker in statement.speakers)


def sound(text: str, statements: Iterable[Statement]) -> bool:
    """Whether every span of the statements is what the text has there."""
    for statement in statements:
        spans = [*statement.content, statement.sentence, statement.cue_span, statement.speaker_span]
        if any(span is not None and text[span.start : span.end] != span.text for span in spans):
            return False
    return True


class Reader:
    """Reads what is said in a text, one field or a few at a time."""

    def __init__(self, reference: Reference) -> None:
        self.reference = reference
        self.extract = Extractor(reference)

    def statements(
        self,
        text: str,
        published: dt.date | None = WEDNESDAY,
        outlet: str | None = "china-daily",
        title: str | None = None,
    ) -> tuple[Statement, ...]:
        """The statements of a text whose lines are paragraphs."""
        found = self.extract(article(text, published=published, outlet=outlet, title=title))
        assert sound(text, found)
        return found

    def heard(self, text: str, published: dt.date | None = WEDNESDAY, outlet: str | None = "china-daily") -> Heard:
        """(speakers, cue, content) of every statement."""
        return [(names(s), s.cue, content(s)) for s in self.statements(text, published, outlet)]

    def quoted(self, text: str) -> list[tuple[str, str]]:
        """(quote, content) of every statement."""
        return [(s.quote.value, content(s)) for s in self.statements(text)]

    def through(self, text: str) -> list[tuple[str, str, str | None, str]]:
        """(id, speakers, via, content) of every statement."""
        return [(s.id, names(s), s.via, content(s)) for s in self.statements(text)]

    def speakers(
        self, text: str, published: dt.date | None = WEDNESDAY, outlet: str | None = "china-daily"
    ) -> list[str]:
        """The speakers of every statement."""
        return [names(s) for s in self.statements(text, published, outlet)]

    def acts(self, text: str) -> list[str]:
        """The act of every statement."""
        return [s.act.value for s in self.statements(text)]

    def reaffirms(self, text: str) -> list[bool]:
        """Of every statement, whether the text says that it is not new."""
        return [s.reaffirms for s in self.statements(text)]

    def days(self, text: str, published: dt.date | None = WEDNESDAY, title: str | None = None) -> list[str | None]:
        """The day of saying of every statement."""
        return [s.said_on.isoformat() if s.said_on else None for s in self.statements(text, published, title=title)]

    def rules(self, text: str) -> list[str]:
        """The rule that found each statement."""
        return [s.rule for s in self.statements(text)]
