"""What statements of no gist are taken for: the position whose example they are likest.

``examples.csv`` has sentences in our own words for positions that this field knows, each with the frame that it stands
for. They are part of the program and not of the store, so that what a statement is taken for hangs on no other one.
"""

import csv
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from store.positions.concepts import sense
from store.positions.likeness import Said, likelihood

LIKELY = 0.5
"""Likelihood from which a statement is taken for what an example stands for."""


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence, and the frame that it stands for."""

    frame: str
    sentence: str
    said: Said


def likest(said: Said) -> tuple[Example, float] | None:
    """The example that is likest, and how likely it says the same; None where none is likely."""
    best: tuple[Example, float] | None = None
    for example in {id(one): one for lead in said.pairs() for one in _by_lead().get(lead, ())}.values():
        if example.said.telling() ^ said.telling():
            continue
        likely = likelihood(said, example.said)
        if likely >= LIKELY and (best is None or likely > best[1]):
            best = (example, likely)
    return best


@lru_cache(maxsize=1)
def examples() -> tuple[Example, ...]:
    """All examples, in the order of the file."""
    text = files(__package__).joinpath("examples.csv").read_text("utf-8")
    return tuple(
        Example(row["frame"], row["example"], Said(row["frame"].split(" | ")[0], sense(row["example"])))
        for row in csv.DictReader(text.splitlines())
    )


@lru_cache(maxsize=1)
def _by_lead() -> dict[str, list[Example]]:
    found: dict[str, list[Example]] = defaultdict(list)
    for example in examples():
        for lead in example.said.pairs():
            found[lead].append(example)
    return found
