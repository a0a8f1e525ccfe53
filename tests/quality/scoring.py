"""Scores statements against annotated ones.

A statement that was found matches an annotated one of the same file where the token F1 of their contents (words as
multisets, case and punctuation folded) is at least ``THRESHOLD``. Pairs are taken best first, each statement once;
pairs of equal F1 (an agency and the source that it quotes share a content) by the number of fields that agree, then
in the order of the files. Fields are judged over the matched pairs.

Both sides are records in the format that ``onrecord extract`` prints.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

THRESHOLD = 0.8
QUOTES = ("direct", "mixed", "indirect")
DECIDING = ("speakers", "quote", "act", "said_on", "via")
"""The fields that are reported, and that tell pairs of equal contents apart."""
SPARSE = ("said_on", "via")
"""Fields that most statements lack: reported over those that have one, too."""

_WORD = re.compile(r"[^\W_]+")
_ROUNDING = 1e-9

Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Match:
    """How many statements were found of those annotated, and how many of those found are annotated."""

    found_right: int
    found: int
    gold_right: int
    gold: int

    @property
    def precision(self) -> float:
        """Share of the statements found that match, 0 where none was found."""
        return self.found_right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of the annotated statements that are matched, 0 where there are none."""
        return self.gold_right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Share:
    """How many of a number are right."""

    right: int
    of: int

    @property
    def value(self) -> float:
        """The share, 0 of none."""
        return self.right / self.of if self.of else 0.0


@dataclass(frozen=True, slots=True)
class Score:
    """What ``score`` reports; ``quotes`` and ``fields`` by name, ``fields`` over the matched pairs.

    Beside the ``DECIDING`` fields: ``said_on given`` and ``via given`` (over the annotated statements that have
    one), ``reaffirms``, and ``topics`` (right where both have one in common).
    """

    records: Match
    quotes: Mapping[str, Match]
    fields: Mapping[str, Share]


def score(gold: Sequence[Record], found: Sequence[Record]) -> Score:
    """Score ``found`` against ``gold``; statements in files without annotated ones are false."""
    pairs = [(gold[one], found[other]) for one, other in matched(gold, found)]
    return Score(
        records=Match(len(pairs), len(found), len(pairs), len(gold)),
        quotes={kind: _of_kind(kind, pairs, gold, found) for kind in QUOTES},
        fields=dict(_fields(pairs)),
    )


def matched(gold: Sequence[Record], found: Sequence[Record]) -> list[tuple[int, int]]:
    """Return the pairs of matching statements by their places in ``gold`` and ``found``, file by file, best first."""
    files: dict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for side, records in enumerate((gold, found)):
        for place, record in enumerate(records):
            files[PurePosixPath(record["file"]).name][side].append(place)
    return [pair for golds, founds in files.values() for pair in _best_first(_candidates(gold, golds, found, founds))]


def token_f1(one: Counter[str], other: Counter[str]) -> float:
    """Return the F1 of two multisets of words."""
    common = (one & other).total()
    return 2 * common / (one.total() + other.total()) if common else 0.0


def _candidates(
    gold: Sequence[Record], golds: Sequence[int], found: Sequence[Record], founds: Sequence[int]
) -> Iterator[tuple[float, int, int, int]]:
    """Pairs over the threshold, as tuples that sort the best first."""
    words = {place: _words(found[place]) for place in founds}
    for one in golds:
        mine = _words(gold[one])
        for other in founds:
            f1 = token_f1(mine, words[other])
            if f1 >= THRESHOLD - _ROUNDING:
                agreeing = sum(_value(gold[one], name) == _value(found[other], name) for name in DECIDING)
                yield -f1, -agreeing, one, other


def _best_first(candidates: Iterator[tuple[float, int, int, int]]) -> Iterator[tuple[int, int]]:
    used_gold: set[int] = set()
    used_found: set[int] = set()
    for _, _, one, other in sorted(candidates):
        if one not in used_gold and other not in used_found:
            used_gold.add(one)
            used_found.add(other)
            yield one, other


def _of_kind(
    kind: str, pairs: Sequence[tuple[Record, Record]], gold: Sequence[Record], found: Sequence[Record]
) -> Match:
    """Recall over the annotated statements of a quotation type, precision over those found to be of it."""
    return Match(
        found_right=sum(other["quote"] == kind for _, other in pairs),
        found=sum(record["quote"] == kind for record in found),
        gold_right=sum(one["quote"] == kind for one, _ in pairs),
        gold=sum(record["quote"] == kind for record in gold),
    )


def _fields(pairs: Sequence[tuple[Record, Record]]) -> Iterator[tuple[str, Share]]:
    for name in DECIDING:
        yield name, _share(pairs, _same(name))
        if name in SPARSE:
            given = [(one, other) for one, other in pairs if _value(one, name) is not None]
            yield f"{name} given", _share(given, _same(name))
    yield "reaffirms", _share(pairs, lambda one, other: one["reaffirms"] == other["reaffirms"])
    annotated = [(one, other) for one, other in pairs if one.get("topics")]
    yield "topics", _share(annotated, lambda one, other: bool(set(one["topics"]) & set(other["topics"])))


def _same(name: str) -> Callable[[Record, Record], bool]:
    return lambda one, other: _value(one, name) == _value(other, name)


def _share(pairs: Sequence[tuple[Record, Record]], right: Callable[[Record, Record], bool]) -> Share:
    return Share(sum(right(one, other) for one, other in pairs), len(pairs))


def _words(record: Record) -> Counter[str]:
    text = unicodedata.normalize("NFKC", " ".join(span["text"] for span in record["content"]))
    return Counter(_WORD.findall(text.casefold()))


def _value(record: Record, name: str) -> object:
    """The value of a field as it is compared: names as a set, case and white space folded, empty as None."""
    value = record[name]
    if name == "speakers":
        return frozenset(_folded(speaker) for speaker in value)
    return _folded(value) if value else None


def _folded(value: str) -> str:
    return " ".join(value.split()).casefold()
