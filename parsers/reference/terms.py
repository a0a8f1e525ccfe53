"""Weighted terms and finding them in a text."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_TERM_WORD = re.compile(_WORD.pattern + r"\*?")
SHORTEST_STEM = 3
"""Letters by which stems are looked up; a starred word has at least as many before its star."""


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
    """Terms, looked up by their first word."""

    __slots__ = ("_exact", "_stems")

    def __init__(self, terms: Iterable[Term]) -> None:
        self._exact: dict[str, list[tuple[tuple[str, ...], Term]]] = defaultdict(list)
        self._stems: dict[str, list[tuple[tuple[str, ...], Term]]] = defaultdict(list)
        for term in terms:
            words = term.words
            table, key = (self._stems, words[0][:SHORTEST_STEM]) if words[0].endswith("*") else (self._exact, words[0])
            table[key].append((words, term))

    def hits(self, text: str) -> Iterator[Hit]:
        """The terms in ``text`` where they stand; a word may belong to several."""
        words = [(_plain(match[0]), match.start(), match.end()) for match in _WORD.finditer(text)]
        for place, (word, start, _) in enumerate(words):
            for pattern, term in (*self._exact.get(word, ()), *self._stems.get(word[:SHORTEST_STEM], ())):
                last = place + len(pattern)
                if last <= len(words) and all(map(_fits, pattern, (w for w, _, _ in words[place:last]))):
                    yield Hit(term, start, words[last - 1][2])

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


def _fits(pattern: str, word: str) -> bool:
    return word.startswith(pattern[:-1]) if pattern.endswith("*") else word == pattern
