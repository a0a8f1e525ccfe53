"""The cues of ``seeds/cues.csv``, looked up by word form."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from parsers.reference import Cue
from parsers.statements.tokens import Token

_FORM_NAMES = ("base", "s", "past", "participle", "ing")
_FIXED = frozenset({("think", "tank"), ("think", "tanks"), ("call", "center"), ("thanks", "to"), ("report", "card")})
_LONGEST_GAP = 6
"""So many tokens may stand between a verb and its particle: ``called on Tuesday for``."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A cue in one of its forms."""

    cue: Cue
    forms: frozenset[str]
    """Which forms the word may be: ``base``, ``s``, ``past``, ``participle``, ``ing``."""
    particles: tuple[str, ...]
    """The words that must follow: ``("note", "of")`` for ``take note of``."""


class Lexicon:
    """Cues by the form of their first word, those with the most particles first."""

    def __init__(self, cues: Iterable[Cue]) -> None:
        self.entries: dict[str, list[Entry]] = {}
        for cue in cues:
            particles = tuple(cue.lemma.split()[1:])
            for form in {f for slot in cue.forms for f in slot.split("/")}:
                names = frozenset(
                    name for name, words in zip(_FORM_NAMES, cue.forms, strict=False) if form in words.split("/")
                )
                self.entries.setdefault(form, []).append(Entry(cue, names or frozenset({"base"}), particles))
        for entries in self.entries.values():
            entries.sort(key=lambda entry: -len(entry.particles))

    def at(self, tokens: Sequence[Token], i: int, end: int) -> list[tuple[Entry, int]]:
        """The cues that may stand at token ``i``, each with the index after its last particle."""
        found: list[tuple[Entry, int]] = []
        if tokens[i].low not in self.entries:
            return found
        if i + 1 < end and (tokens[i].low, tokens[i + 1].low) in _FIXED:
            return found
        if tokens[i].capital and i > 0 and tokens[i - 1].kind != "q" and tokens[i - 1].text not in "\"“":
            return found  # "the United States" states nothing
        for entry in self.entries.get(tokens[i].low, ()):
            if not entry.particles:
                found.append((entry, i + 1))
            elif (after := _particles(tokens, i + 1, end, entry.particles)) is not None:
                found.append((entry, after))
        return found


def _particles(tokens: Sequence[Token], at: int, end: int, particles: tuple[str, ...]) -> int | None:
    for start in range(at, min(end, at + _LONGEST_GAP)):
        stretch = tokens[start : start + len(particles)]
        if len(stretch) == len(particles) and all(t.low == p for t, p in zip(stretch, particles, strict=True)):
            if start + len(particles) <= end and (start == at or particles[-1] in ("for", "on", "upon", "against", "of")):
                return start + len(particles)
        if tokens[start].kind in "pq" or tokens[start].low in ("that", "to", "and", "or", "but"):
            return None
    return None
