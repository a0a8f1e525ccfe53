"""Weighted terms and finding them in a text."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_TERM_WORD = re.compile(_WORD.pattern + r"\*?")
_ENDING = r"[^\W_]*+(?:['’][^\W_]++)?"
_POSSESSIVE = r"(?:['’]s)?(?![^\W_])(?!['’][^\W_])"
_BETWEEN = r"[\W_]++"
SHORTEST_STEM = 3
"""Letters by which terms are looked up; a starred word has at least as many before its star."""


@dataclass(frozen=True, slots=True)
class Term:
    """A term that speaks for ``key`` (a topic) with a weight.

    A term is words; hyphens count as spaces, case and the British spelling of ``defense`` do not count. A word
    with a star stands for every word that begins so: ``deploy*``.
    """

    key: str
    term: str
    weight: float

    @property
    def words(self) -> tuple[str, ...]:
        """The term's words as they are compared, a star kept."""
        return tuple(_plain(word) for word in _TERM_WORD.findall(self.term))


@dataclass(frozen=True, slots=True)
class Hit:
    """A term found: ``text[start:end]`` are the words that it stands for."""

    term: Term
    start: int
    end: int

    def overlaps(self, other: "Hit") -> bool:
        """Whether both are of one key and share a character."""
        return self.term.key == other.term.key and self.start < other.end and other.start < self.end


class TermIndex:
    """Terms, found by the first letters of their first word: those that stand nowhere cost next to nothing.

    The patterns of a beginning are made when a text first has it: a command that reads one page needs few of them.
    """

    __slots__ = ("_heads", "_patterns", "_terms")

    def __init__(self, terms: Iterable[Term]) -> None:
        self._terms: dict[str, list[Term]] = defaultdict(list)
        self._patterns: dict[str, list[tuple[re.Pattern[str], Term]]] = {}
        for term in terms:
            self._terms[term.words[0].rstrip("*")[:SHORTEST_STEM]].append(term)
        self._heads = re.compile(rf"(?<![^\W_])(?:{_alternatives(self._terms)})" if self._terms else r"(?!)")

    def hits(self, text: str) -> Iterator[Hit]:
        """The terms in ``text`` where they stand; a word may belong to several."""
        folded = _folded(text)
        for head in self._heads.finditer(folded):
            for pattern, term in self._of_head(head[0]):
                if (found := pattern.match(folded, head.start())) is not None:
                    yield Hit(term, found.start(), found.end())

    def _of_head(self, head: str) -> list[tuple[re.Pattern[str], Term]]:
        if head not in self._patterns:
            self._patterns[head] = [(_pattern(term), term) for term in self._terms[head]]
        return self._patterns[head]

    def counted(self, text: str) -> tuple[Hit, ...]:
        """The hits that count for weighing, the heaviest first: a term once, and of terms of one key that overlap one.

        The sum of their weights per key is the weight of the text for that key.
        """
        counted: list[Hit] = []
        terms: set[Term] = set()
        for hit in sorted(self.hits(text), key=lambda hit: (-abs(hit.term.weight), hit.start)):
            if hit.term not in terms and not any(hit.overlaps(other) for other in counted):
                terms.add(hit.term)
                counted.append(hit)
        return tuple(counted)


def _plain(word: str) -> str:
    return word.casefold().replace("’", "'").removesuffix("'s").replace("defence", "defense")


def _folded(text: str) -> str:
    """``text`` in small letters, as long as it was."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _alternatives(heads: Iterable[str]) -> str:
    """Beginnings of words as a pattern that looks at the first letter first."""
    by_letter: dict[str, list[str]] = defaultdict(list)
    for head in sorted(heads, reverse=True):  # of "am" and "amb" the longer is tried first
        by_letter[head[0]].append(re.escape(head[1:]))
    return "|".join(f"{re.escape(letter)}(?:{'|'.join(rests)})" for letter, rests in by_letter.items())


def _pattern(term: Term) -> re.Pattern[str]:
    return re.compile(_BETWEEN.join(map(_word_pattern, term.words)))


def _word_pattern(word: str) -> str:
    """A word as it may be written in small letters: British or American, possessive or not."""
    letters = re.escape(word.rstrip("*")).replace("defense", "defen[cs]e").replace("'", "['’]")
    return letters + (_ENDING if word.endswith("*") else _POSSESSIVE)
