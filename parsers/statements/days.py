"""The day on which each attribution was said, and the words that give it."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from parsers.records import Article, Span
from parsers.statements.found import Found
from parsers.statements.saying import date_of, is_day_before
from parsers.statements.tokens import tokenize

_CONFERENCE = re.compile(r"(?i)\b(press conference|briefing|remarks)\b")
_DATE = re.compile(
    r"(?:(?:on|of)\s+)?((?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?)\s+(\d{1,2})(?:,?\s+((?:19|20)\d\d))?"
)
_LATEST = dt.timedelta(days=8)
"""A conference is held less than so long before or after its transcript appears."""
_PARAGRAPHS = 3
"""So many paragraphs may give the day of a conference."""


@dataclass(frozen=True, slots=True)
class Said:
    """A day and the words of the text that give it, None where they are not in it."""

    day: dt.date
    span: Span | None


class Days:
    """The days of one article's attributions, noted in reading order."""

    def __init__(self, article: Article, found: Sequence[Found]) -> None:
        self.article = article
        self.conference = self._conference() if any(record.transcript for record in found) else None
        self.base = self.conference.day if self.conference is not None else article.published
        self._said: dict[Found, Said | None] = {}
        self._latest: dt.date | None = None

    def note(self, record: Found) -> None:
        """Finds the day of an attribution; that of its anchor must have been noted before."""
        said = self._find(record)
        self._said[record] = said
        if said is not None:
            self._latest = said.day

    def of(self, record: Found) -> Said | None:
        """The day of an attribution, None where nothing gives it."""
        return self._said[record]

    def _find(self, record: Found) -> Said | None:
        if record.transcript:
            return self.conference
        if record.anchor is not None:
            anchored = self._said.get(record.anchor)
            if anchored is None:
                return None
            return Said(anchored.day - dt.timedelta(days=record.days_before), self._span(record.anchor_range))
        for tokens in record.times:
            day = date_of(tokens, self.base)
            if day is None and self._latest is not None and is_day_before(tokens):
                day = self._latest - dt.timedelta(days=1)
            if day is not None:
                return Said(day, self._span((tokens[0].start, tokens[-1].end)))
        return None

    def _span(self, place: tuple[int, int]) -> Span:
        return Span(*place, self.article.text[slice(*place)])

    # ------------------------------------------------------------------ press conferences

    def _conference(self) -> Said | None:
        """The day of a press conference, from the heading, a caption or the first words; with a year before without."""
        dated = [
            (start, match)
            for start, text in self._headings()
            if _CONFERENCE.search(text)
            for match in _DATE.finditer(text)
        ]
        published = self.article.published
        for start, match in sorted(dated, key=lambda item: item[1][3] is None):
            words = " ".join(part for part in match.groups() if part)
            day = date_of(tokenize(words, 0, len(words)), published)
            if day is not None and (published is None or abs(published - day) < _LATEST):
                place = (start + match.start(), start + match.end()) if start is not None else None
                return Said(day, self._span(place) if place is not None else None)
        return None

    def _headings(self) -> Iterator[tuple[int | None, str]]:
        """(place in the text, words) of what may name a conference; no place for a title that the text has not."""
        if self.article.title:
            at = self.article.text.find(self.article.title)
            yield at if at >= 0 else None, self.article.title
        for span in (*(omission.span for omission in self.article.omissions), *self.article.paragraphs[:_PARAGRAPHS]):
            yield span.start, span.text
