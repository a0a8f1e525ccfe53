"""A statement reduced to what decides whether another says the same."""

from collections.abc import Sequence
from dataclasses import dataclass

from store.normal import digest, words
from store.positions.concepts import Sense, sense
from store.positions.frames import frame
from store.positions.gists import read

_BLOCK = 16


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a statement says; two of one holder with equal ``frame`` say the same."""

    frame: str | None
    """Act, gist, target, qualifiers and the gist's numbers and dates; None where no gist makes a position."""
    act: str
    """The statement's, after what its gist implies."""
    about: Sense
    words: tuple[str, ...]
    """All words, in order."""

    def block(self, holder: str) -> str:
        """A hash that all statements share that may be like this one of the holder."""
        return digest("\n".join((holder, *sorted(self.about.figures))))[:_BLOCK]


def meaning(
    content: str, act: str, topics: Sequence[str], cue: str = "", holder: str = "", year: int | None = None
) -> Meaning:
    """What a statement with an act and topics (the weightiest first) says, in a year; a cue may tell its stance:
    ``oppose``.
    """
    told = frame(read(f"{cue} {content}"), act, topics, cue, holder)
    return Meaning(told.text, told.act, sense(f"{cue} {content}", holder, topics, year), words(content))
