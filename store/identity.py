"""Which statement of a text is which one of the store: across the versions of an article, and across parsers."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from parsers.records import Statement
from store.normal import JOINT, likeness, words

REREAD = 0.5
"""Token F1 from which a statement that a parser finds is the one that an earlier parser found in the same text."""
REWORDED = 0.6
"""Token F1 from which a statement of a new version is an old one with its words changed."""


@dataclass(frozen=True)
class Shape:
    """What a statement is recognised by within its article."""

    content: str
    speakers: tuple[str, ...]
    nested: bool

    @classmethod
    def of(cls, statement: Statement) -> "Shape":
        """The shape of a parser's statement."""
        content = JOINT.join(span.text for span in statement.content)
        return cls(content, tuple(speaker.name for speaker in statement.speakers), statement.parent is not None)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The content's words, folded."""
        return words(self.content)

    @cached_property
    def bag(self) -> Counter[str]:
        """The same without their order."""
        return Counter(self.words)


Score = Callable[[Shape, Shape], float]


def same(one: Shape, other: Shape) -> float:
    """1 for the same words by the same speakers, else 0; what nests alike goes first."""
    if one.words != other.words or one.speakers != other.speakers:
        return 0.0
    return 1.0 if one.nested == other.nested else 0.9


def reread(one: Shape, other: Shape) -> float:
    """How surely two parsers mean the same statement of one text; 0 below ``REREAD``.

    Speaker and nesting decide between statements of the same words: an agency and the source that it cites.
    """
    alike = likeness(one.bag, other.bag)
    agreeing = (one.speakers == other.speakers) + (one.nested == other.nested)
    return alike + agreeing / 100 if alike >= REREAD else 0.0


def reworded(one: Shape, other: Shape) -> float:
    """How surely a statement of a new version is an old one that was corrected; 0 where it is another."""
    alike = likeness(one.bag, other.bag)
    if alike < REWORDED or (one.speakers != other.speakers and alike < 1):
        return 0.0
    return alike


def pair(old: Mapping[int, Shape], new: Sequence[Shape], among: Iterable[int], score: Score) -> dict[int, int]:
    """Pair new statements (those of ``among``, by index) with old ones (by id), best first, each once.

    Among equals the lower id and the lower index go first, so that the result hangs on nothing else.
    """
    candidates = sorted(
        (-value, id_, index) for index in among for id_, shape in old.items() if (value := score(shape, new[index])) > 0
    )
    pairs: dict[int, int] = {}
    for _, id_, index in candidates:
        if index not in pairs and id_ not in pairs.values():
            pairs[index] = id_
    return pairs
