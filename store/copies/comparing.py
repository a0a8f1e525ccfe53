"""How much of their text two articles share, and by what an index finds those that share some.

Runs of words (shingles: Broder 1997, On the resemblance and containment of documents) are what is compared; a few of
them, chosen by their hashes so that the same stretch of text gives the same ones wherever it stands, are its
fingerprints (winnowing: Schleimer, Wilkerson and Aiken 2003).
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b

from store.normal import words

RUN = 5
"""Words of a run."""
WINDOW = 32
"""Runs of which one at least is a fingerprint: two texts that share 36 words on end share a fingerprint."""
MOST_PRINTS = 256
"""Fingerprints of a text at most; a longer one keeps the lowest, as any other text that has them does."""
LONGEST = 20_000
"""Words of a text that are looked at."""
LEAST = 40
"""Runs of a text below which it is no copy of anything: a notice of three lines is like any other."""

ALIKE = 2 / 3
"""Share of the runs of the longer that the shorter has, from which texts of about the same day are copies. Of 452 real
columns five stand in two editions: four pairs share 0.71 to 0.97, one 0.44, all other pairs 0.05 at most. Two reports
that quote the same words at length stay below while less than two thirds of the longer are those words."""
CONTAINED = 0.8
"""Share of the runs of the shorter that the longer has, from which it is an excerpt."""
NEARLY_ALL = 0.9
"""The same shares for a short text, and for texts that are not of about the same day: notices are written to one
pattern, and only the numbers differ."""
SHORT = 100
"""Runs below which a text is short."""
NEAR_DAYS = 7


Run = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tie:
    """What one text is to another: ``copy``, ``excerpt``, or the ``whole`` of which the other is an excerpt."""

    kind: str
    likeness: float
    contained: float

    @property
    def turned(self) -> "Tie":
        """The same as the other text has it."""
        return Tie({"excerpt": "whole", "whole": "excerpt"}.get(self.kind, self.kind), self.likeness, self.contained)


@dataclass(frozen=True, slots=True)
class Text:
    """A text as it is compared: its runs of words themselves, as hashing each costs ten times what comparing does."""

    runs: frozenset[Run]
    published: dt.date | None


def runs(body: str) -> list[Run]:
    """The runs of words of a text, in order."""
    tokens = words(body)[:LONGEST]
    return list(zip(*(tokens[at:] for at in range(RUN)), strict=False))


def prints(found: Sequence[Run]) -> frozenset[int]:
    """The fingerprints of a text: of each window of its runs the lowest hash. None for a text too short to tell."""
    if len(found) < LEAST:
        return frozenset()
    hashes = [int.from_bytes(blake2b(" ".join(run).encode(), digest_size=7).digest()) for run in found]
    return frozenset(sorted(_lowest(hashes))[:MOST_PRINTS])


def _lowest(hashes: Sequence[int]) -> set[int]:
    """The lowest of each window of hashes, looked for anew only where the one before has left the window."""
    low = min(hashes[:WINDOW])
    found = {low}
    for end in range(WINDOW, len(hashes)):
        if hashes[end] <= low:
            low = hashes[end]
        elif hashes[end - WINDOW] == low:
            low = min(hashes[end - WINDOW + 1 : end + 1])
        found.add(low)
    return found


def compare(one: Text, other: Text) -> Tie | None:
    """What ``one`` is to ``other``; None where neither is a copy or an excerpt. Symmetric but for the point of view."""
    shorter, longer = sorted((len(one.runs), len(other.runs)))
    common = len(one.runs & other.runs)
    if shorter < LEAST or not common:
        return None
    likeness = common / (shorter + longer - common)
    contained = common / shorter
    strict = shorter < SHORT or not _near(one.published, other.published)
    if common / longer >= (NEARLY_ALL if strict else ALIKE):
        return Tie("copy", likeness, contained)
    if contained >= (NEARLY_ALL if strict else CONTAINED):
        return Tie("excerpt" if len(one.runs) < len(other.runs) else "whole", likeness, contained)
    return None


def _near(one: dt.date | None, other: dt.date | None) -> bool:
    return one is not None and other is not None and abs((one - other).days) <= NEAR_DAYS
