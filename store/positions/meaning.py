"""A statement reduced to what decides whether another says the same."""

from collections.abc import Sequence
from dataclasses import dataclass

from store.normal import digest, words
from store.positions.details import is_unknown
from store.positions.frames import Frame, frame
from store.positions.gists import Found, Reading, read
from store.positions.lists import is_date, is_number, plain, relative_dates, word_lists

STEM = 6
"""Letters of a word that count: deployment and deployed are one (cutting words short does nearly as well as
stemming in English retrieval, McNamee and Mayfield 2004)."""
_BLOCK = 16


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a statement says; two of one holder with equal ``frame`` say the same."""

    frame: str | None
    """Act, gist, target, qualifiers and the gist's numbers and dates; None where no gist makes a position."""
    core: tuple[str, ...]
    """All that two without a frame must have in common beside their words: act, gists, numbers, dates, parties,
    names and whether they deny.
    """
    gists: frozenset[str]
    """The gists of the core, ``not`` before one that is negated."""
    terms: frozenset[str]
    """Its gists, and the stems of the content words that tell none."""
    content: frozenset[str]
    """The stems of the words among them that say something in this field."""
    words: tuple[str, ...]
    """All words, in order."""

    def block(self, holder: str) -> str:
        """A hash that all statements share that may be like this one of the holder."""
        return digest("\n".join((holder, *self.core)))[:_BLOCK]


def meaning(content: str, act: str, topics: Sequence[str], cue: str = "", holder: str = "") -> Meaning:
    """What a statement with an act and topics (the weightiest first) says; a cue may tell its stance: ``oppose``."""
    reading = read(f"{cue} {content}")
    tokens = words(content)
    told = frame(reading, act, topics, cue, holder)
    gists = frozenset(one.name for one in told.core)
    core = _core(tokens, told, reading, holder)
    return Meaning(told.text, core, gists, _terms(tokens, reading.found), _content(tokens, reading.found), tokens)


def _core(tokens: Sequence[str], told: Frame, reading: Reading, holder: str) -> tuple[str, ...]:
    figures = sorted({*relative_dates(tokens), *(word for word in plain(tokens) if is_number(word) or is_date(word))})
    # A holder may name itself or not.
    parties = {one.gist.name for one in reading.found if one.gist.kind == "party"} - {holder}
    names = sorted(_names(reading, holder))
    negations = sum(word in word_lists()["negation"] for word in tokens)
    denies = bool(negations % 2) or told.act == "reject"
    gists = sorted({one.gist.name for one in told.core})
    act = "state" if told.act == "reject" else told.act
    return (act, str(denies), "+".join(gists), "+".join(figures), "+".join(sorted(parties)), "+".join(names))


def _names(reading: Reading, holder: str) -> set[str]:
    """Places, bodies and people that no gist tells; who else is named is spoken of."""
    told = {word for one in reading.found for word in one.text.split()}
    known = told | {*words(holder)} | word_lists()["idle"]
    return {word for word in reading.names if is_unknown(word, known)}


def _content(tokens: Sequence[str], found: Sequence[Found]) -> frozenset[str]:
    lists = word_lists()
    told = {word for one in found for word in one.text.split()}
    idle = told | lists["stop"] | lists["negation"] | lists["filler"] | lists["idle"] | lists["pair"] | lists["number"]
    return frozenset(stem(word) for word in tokens if word not in idle)


def _terms(tokens: Sequence[str], found: Sequence[Found]) -> frozenset[str]:
    told = {word for one in found for word in one.text.split()}
    idle = word_lists()["stop"] | word_lists()["negation"] | told
    stems = {stem(word) for word in tokens if word not in idle}
    return frozenset(stems | {one.gist.name for one in found})


def stem(word: str) -> str:
    """The beginning of a word that stands for all its forms."""
    return word[:STEM]
