"""The cues of ``seeds/cues.csv``, looked up by word form."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from parsers.reference import Cue
from parsers.statements.tokens import Token

_FORM_NAMES = ("base", "s", "past", "participle", "ing")
_FIXED = frozenset({("think", "tank"), ("think", "tanks"), ("call", "center"), ("thanks", "to"), ("report", "card")})
"""Two words that make one noun, so that the first is no cue."""
_SPLIT = frozenset("for on upon against of".split())
"""Last particles that may stand apart from their verb: ``called on Tuesday for``."""
_BARRIERS = frozenset("that to and or but".split())
"""Words beyond which no particle belongs to the verb."""
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


class CueAt(NamedTuple):
    """A cue where it may stand: ``i`` is the index of its first token, ``after`` that behind its last particle."""

    entry: Entry
    i: int
    after: int

    @property
    def cue(self) -> Cue:
        """The cue itself."""
        return self.entry.cue


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

    def positions(self, tokens: Sequence[Token]) -> list[int]:
        """Indexes of the tokens that have the form of a cue, in order."""
        entries = self.entries
        return [i for i, token in enumerate(tokens) if token.low in entries]

    def at(self, tokens: Sequence[Token], i: int, end: int) -> list[CueAt]:
        """The cues that may stand at token ``i``, particles and all before ``end``."""
        entries = self.entries.get(tokens[i].low)
        if entries is None or _names(tokens, i):
            return []
        if i + 1 < end and (tokens[i].low, tokens[i + 1].low) in _FIXED:
            return []
        found = []
        for entry in entries:
            after = _particles(tokens, i + 1, end, entry.particles) if entry.particles else i + 1
            if after is not None:
                found.append(CueAt(entry, i, after))
        return found


def _names(tokens: Sequence[Token], i: int) -> bool:
    """Whether a capital makes the word a name: ``the United States`` states nothing."""
    return tokens[i].capital and i > 0 and tokens[i - 1].kind != "q" and tokens[i - 1].text not in '"“'


def _particles(tokens: Sequence[Token], at: int, end: int, particles: tuple[str, ...]) -> int | None:
    """Index after the particles, which stand directly at ``at`` or a little further on; None where they do not."""
    for start in range(at, min(end, at + _LONGEST_GAP)):
        after = start + len(particles)
        if (
            after <= end
            and (start == at or particles[-1] in _SPLIT)
            and all(tokens[start + k].low == particle for k, particle in enumerate(particles))
        ):
            return after
        if tokens[start].kind in "pq" or tokens[start].low in _BARRIERS:
            return None
    return None
