"""The difference of two texts by words, as an editor marks it."""

from dataclasses import dataclass
from difflib import SequenceMatcher

_WORTH_COMPARING = 4_000_000
"""Pairs of words up to which texts are compared; longer ones count as wholly replaced."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words: ``kept``, ``deleted`` or ``inserted``."""

    kind: str
    text: str


def by_words(before: str, after: str) -> tuple[Piece, ...]:
    """Return the pieces of which both texts are made, deletions before insertions.

    ``kept`` and ``deleted`` pieces together are the words of ``before``, ``kept`` and ``inserted`` those of ``after``.
    """
    old, new = before.split(), after.split()
    if len(old) * len(new) > _WORTH_COMPARING and old != new:
        return _pieces(("deleted", old), ("inserted", new))
    pieces: list[Piece] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces += _pieces(("kept", old[i1:i2]))
        else:
            pieces += _pieces(("deleted", old[i1:i2]), ("inserted", new[j1:j2]))
    return tuple(pieces)


def _pieces(*runs: tuple[str, list[str]]) -> tuple[Piece, ...]:
    return tuple(Piece(kind, " ".join(words)) for kind, words in runs if words)
