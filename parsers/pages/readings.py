"""What each line of a page looks like by itself, before its place on the page is weighed."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from parsers.pages.furniture import furniture, labelled
from parsers.pages.kinds import Kind
from parsers.pages.lines import Unit
from parsers.pages.notes import is_credited, note

_ENDS = re.compile(r"[.!?…。！？][\"'”’»)\]）」』*]*(?: ?[(\[][\w\s./-]{2,30}[)\]])?$")
_TEASER = re.compile(r"(?:\.\.\.|…)[\"'”’)\]]*$")
_LEADS_ON = re.compile(r"[:;,：；，—–-]$")
_SPEECH = re.compile(r"[\"“”]|\b(?:said|says|told|asked|added)\b", re.IGNORECASE)
_QUICKLY_PROSE = 60
_SENTENCE = 4
_CLAUSE = 14
_HEADING = 9
_CAPTION = 50
_SHORT = 80
"""Characters of lines of which what they are is kept in mind."""
_BY = ("By ", "BY ", "by ")


@dataclass(frozen=True, slots=True)
class Reading:
    """A unit with what its form makes of it.

    ``kind`` is what it is if it is furniture or a note. ``sentence`` tells whether it ends as a sentence does;
    ``prose`` whether it can be a paragraph; ``teaser`` whether it breaks off, as in a list of other articles.
    """

    unit: Unit
    kind: Kind | None
    sentence: bool
    prose: bool
    teaser: bool

    @property
    def text(self) -> str:
        """The unit's text on one line."""
        return self.unit.text

    @property
    def words(self) -> int:
        """How many words it has; nought where it is furniture, so that sums count prose alone."""
        return 0 if self.kind else self.unit.words

    @property
    def firm(self) -> bool:
        """Whether it is a paragraph of an article wherever it stands: a whole sentence of some length."""
        return self.kind is None and not self.teaser and self.sentence and self.unit.words >= 12

    @property
    def label(self) -> bool:
        """Whether it is a few words with a colon: a turn of a transcript amid the body, a row of buttons below it."""
        return not self.prose and self.unit.words <= _HEADING and _LEADS_ON.search(self.unit.text[-2:]) is not None

    @property
    def heading(self) -> bool:
        """Whether it is too short and too unfinished for a paragraph, and nobody speaks in it."""
        text = self.unit.text
        return not (self.prose or self.unit.words > _HEADING or _LEADS_ON.search(text[-2:]) or _SPEECH.search(text))


def read_units(units: Iterable[Unit]) -> tuple[Reading, ...]:
    """Read each unit by itself; a line with an agency in brackets at its end is a caption if prose still follows."""
    readings = tuple(_read(unit) for unit in units)
    last = max(
        (at for at, reading in enumerate(readings) if reading.firm and not is_credited(reading.text)), default=-1
    )
    return tuple(
        replace(reading, kind=Kind("caption")) if at < last and _looks_captioned(reading) else reading
        for at, reading in enumerate(readings)
    )


def _looks_captioned(reading: Reading) -> bool:
    """Whether a line ends as a caption does; a byline ends so too, ``By MO JINGXI,AN BAIJIE(China Daily)``."""
    text = reading.text
    return reading.kind is None and 3 < reading.unit.words <= _CAPTION and is_credited(text) and text[:3] not in _BY


def _read(unit: Unit) -> Reading:
    end = unit.text[-40:]
    sentence = _ENDS.search(end) is not None and (unit.words > 1 or len(unit.text) > _SENTENCE)
    prose = (sentence and unit.words >= _SENTENCE) or (unit.words >= _CLAUSE and _is_clause(unit.text))
    kind = None
    if len(unit.text) <= _SHORT:
        kind = _kind_of_short(unit.text, unit.words, prose)
    elif unit.words <= _QUICKLY_PROSE or not sentence:
        kind = _kind(unit.text, unit.words, prose)
    return Reading(unit, kind, sentence, prose, _TEASER.search(end) is not None)


def _kind(text: str, words: int, prose: bool) -> Kind | None:
    return (labelled(text) if prose else furniture(text)) or note(text, words)


# The furniture of an outlet is the same on all its pages, and odd pages say one thing many times.
_kind_of_short = lru_cache(maxsize=4096)(_kind)


def _is_clause(text: str) -> bool:
    """Whether most words begin with small letters, as in a sentence and not in a list of titles."""
    words = text[:400].split()
    return sum(word[0].islower() for word in words) * 2 >= len(words)
