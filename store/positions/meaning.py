"""A statement reduced to what decides whether another says the same."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from store.normal import digest, words
from store.positions.concepts import sense
from store.positions.examples import Example, likest
from store.positions.frames import frame
from store.positions.gists import read, sentences
from store.positions.likeness import Said
from store.positions.lists import word_lists

_BLOCK = 16
_ALLIES = ("Republic of Korea", "United States")
"""The first holds what both say."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a statement says; two of one holder with equal ``frame`` say the same."""

    frame: str | None
    """Act, gist, target, qualifiers and the gist's numbers and dates, or what the likest example stands for; None
    where no gist makes a position and no example is like it.
    """
    sure: float
    """How likely the frame is: 1 where a gist makes it."""
    said: Said
    words: tuple[str, ...]
    """All words, in order."""

    def block(self, holder: str) -> str:
        """A hash that all statements share that may be like this one of the holder."""
        return digest("\n".join((holder, *sorted(self.said.about.figures))))[:_BLOCK]


Key = tuple[str, str, tuple[str, ...], str, str, int | None]
"""The parameters of ``meaning``."""
_KNOWN = 65_536
"""Statements whose meaning is kept in mind."""
_known: dict[Key, Meaning] = {}


def meaning(
    content: str, act: str, topics: Sequence[str], cue: str = "", holder: str = "", year: int | None = None
) -> Meaning:
    """What a statement with an act and topics (the weightiest first) says, in a year; a cue may tell its stance:
    ``oppose``.
    """
    key = (content, act, tuple(topics), cue, holder, year)
    found = _known.get(key)
    if found is None:
        found = _meaning(*key)
        remember([(key, found)])
    return found


def remember(found: Iterable[tuple[Key, Meaning]]) -> None:
    """Keep in mind what has been worked out, here or elsewhere; what was known longest is forgotten for it."""
    _known.update(found)
    while len(_known) > _KNOWN:
        del _known[next(iter(_known))]


def together(holders: Collection[str]) -> str:
    """Who holds a position that these state together; what the Republic of Korea says with its ally is its own."""
    return _ALLIES[0] if {*holders} == {*_ALLIES} else "; ".join(sorted(holders))


def _meaning(content: str, act: str, topics: Sequence[str], cue: str, holder: str, year: int | None) -> Meaning:
    text = f"{cue} {content}"
    told = frame(read(text), act, topics, cue, holder)
    said = Said(told.act, sense(text if _tells(cue) else content, holder, topics, year))
    if told.text is not None:
        return Meaning(told.text, 1.0, said, words(content))
    found = max(_likest(content, said, holder, topics, year), key=lambda one: one[1], default=None)
    if found is not None:
        return Meaning(found[0].frame, found[1], said, words(content))
    return Meaning(None, 0.0, said, words(content))


def _likest(
    content: str, said: Said, holder: str, topics: Sequence[str], year: int | None
) -> Iterator[tuple[Example, float]]:
    """The likest example of the whole content, and of each of its sentences."""
    parts = sentences(content)
    alone = [Said(said.act, sense(part, holder, topics, year)) for part in parts] if len(parts) > 1 else []
    for one in (said, *alone):
        found = likest(one)
        if found is not None:
            yield found


def _tells(cue: str) -> bool:
    """Whether a cue says something itself, as *oppose* does and *say* does not."""
    return not word_lists()["report"].issuperset(words(cue))
