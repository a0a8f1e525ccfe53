"""The concepts of a content: words that say the same are one.

``concepts.csv`` has one concept a row. ``kind`` is one of

- ``deed``: what is done, felt or said to be so,
- ``thing``: what it is done to or is about,
- ``manner``: what says little by itself,
- ``party``: a country,
- ``idle``: words that say nothing of their own.

``weight`` is how much it says. ``patterns`` are joined by ``|``; in them ``*`` ends a beginning of a word, ``..``
stands for up to four words. At each word the longest pattern counts. A word of no concept is a thing by itself, under
its stem.
"""

import csv
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from store.normal import words
from store.positions.gists import NAME, clauses
from store.positions.lists import common_stems, is_date, is_number, plain, stem, word_lists

TELLING = 2
"""Weight from which a concept makes another position where one has it and the other has not."""
_GAP = 4
_REACH = 4
"""How many words before a deed a negation may stand to turn it."""
_BEYOND = 2
"""How many words after a deed its object may begin to be denied: *would add no battery*."""
_TURN = frozenset(("and", "but", "because", "although", "though", "while", "which", "who", "so"))
"""What stands before these words negates nothing after them."""
_NO = frozenset(("no", "nothing", "none", "nobody"))
_WORD, _COMMON, _NAME = 1.0, 0.5, 1.2
"""What a word of no concept weighs: an ordinary one, a common one, a name."""
_ROWS = 100
"""How common a row's concept is taken to be, in the places of ``common.txt``."""
_EVERYWHERE = frozenset(("thaad", "deploy", "security", "military", "relations", "discuss", "missiles", "nuclear"))
_RELATIVE = {"next year": 1, "this year": 0, "last year": -1}
_WHERE = re.compile(
    r"\b(?:hold|holds|held|meet|meets|met|take place) (?:\S+ )*?"
    r"(in (?:beijing|seoul|washington|tokyo|pyongyang|moscow))\b"
)
"""Where people meet: a place and no party."""
_NOW = "today"
"""A day that says nothing of when something is to be."""


@dataclass(frozen=True, slots=True)
class Concept:
    """A row of ``concepts.csv``, or a word of no row."""

    name: str
    kind: str
    weight: float


@dataclass(frozen=True, slots=True)
class Sense:
    """What a content says, beside its holder's stance."""

    concepts: Mapping[Concept, bool]
    """Its concepts, and whether each is negated where it stands first."""
    parties: frozenset[str]
    figures: frozenset[str]
    """Numbers and dates; years that are told from the day of saying as the years that they are."""

    def of(self, kind: str) -> list[Concept]:
        """Its concepts of a kind."""
        return [concept for concept in self.concepts if concept.kind == kind]


@dataclass(frozen=True, slots=True)
class _Pattern:
    concept: Concept
    words: tuple[str, ...]

    def end(self, tokens: Sequence[str], start: int) -> int | None:
        """The place after the pattern where it begins at ``start``; None where it does not."""
        place, gap = start, 0
        for word in self.words:
            if word == "..":
                gap = _GAP
                continue
            found = next((n for n in range(place, min(place + gap + 1, len(tokens))) if _fits(word, tokens[n])), None)
            if found is None:
                return None
            place, gap = found + 1, 0
        return place

    @property
    def broken(self) -> bool:
        """Whether other words may stand between its own."""
        return ".." in self.words


def sense(content: str, holder: str = "", topics: Sequence[str] = (), year: int | None = None) -> Sense:
    """What a content on topics (the weightiest first) says that a holder said in a year.

    What only points back (*the move*, *it*) is about the main topic. A holder may name itself or not.
    """
    names = {word for name in NAME.findall(content) for word in words(name)}
    told: dict[Concept, bool] = {}
    parties: set[str] = set()
    figures: set[str] = set()
    for clause in clauses(content):
        tokens = clause.split()
        rest = _read_clause(tokens, names, told, parties)
        figures |= {word for word in plain(rest) if is_number(word) or (is_date(word) and word != _NOW)}
        figures |= set(_WHERE.findall(clause))
        figures |= {
            str(year + years) if year is not None else told_ for told_, years in _RELATIVE.items() if told_ in clause
        }
    if topics and _points_back(content, told):
        told[Concept(topics[0], "thing", _WORD)] = False
    return Sense(told, frozenset(parties - {holder}), frozenset(figures))


def _points_back(content: str, told: Mapping[Concept, bool]) -> bool:
    """Whether a content names nothing of its own and has a word that stands for what was named before."""
    if any(concept.kind == "thing" and concept.weight >= _WORD for concept in told):
        return False
    return not word_lists()["pointer"].isdisjoint(words(content))


def concept_of(word: str) -> Concept | None:
    """The concept that a word has by itself, None for a word of no row."""
    found, _ = _longest([word], 0)
    return found


def _read_clause(tokens: Sequence[str], names: set[str], told: dict[Concept, bool], parties: set[str]) -> list[str]:
    """Enter what a clause says; returns its words that are part of no concept."""
    rest: list[str] = []
    place, negated = 0, -_REACH - 1
    last: Concept | None = None
    last_at = -_BEYOND - 1
    while place < len(tokens):
        word = tokens[place]
        found, end = _longest(tokens, place)
        if word in _TURN:
            negated = -_REACH - 1
        if found is None and word in word_lists()["negation"]:
            negated = place
            if word in _NO and last is not None and place - last_at <= _BEYOND:
                told[last] = True
        if found is None:
            rest.append(word)
            own = _by_itself(word, names)
            if own is not None:
                told.setdefault(own, False)
        elif found.kind == "party":
            parties.add(found.name)
        elif found.kind != "idle":
            told.setdefault(found, found.kind == "deed" and place - negated <= _REACH)
            if found.kind == "deed":
                last, last_at = found, end - 1
        place = end
    return rest


def rarity(concept: Concept) -> tuple[int, str]:
    """The order of concepts from the rarest on, whatever a store has: words of no row by how common they are in columns
    on foreign affairs, rows between them, and last those that nearly every text of this field has.
    """
    if concept in _rows():
        place = len(common_stems()) if concept.name in _EVERYWHERE else _ROWS
    else:
        place = common_stems().get(concept.name, 0)
    return place, concept.name


@lru_cache(maxsize=1)
def _rows() -> frozenset[Concept]:
    return frozenset(pattern.concept for patterns in _heads().values() for pattern in patterns)


def _longest(tokens: Sequence[str], place: int) -> tuple[Concept | None, int]:
    """The concept of the longest pattern that begins at a word, and the place after what it takes up."""
    best: tuple[int, int, Concept] | None = None
    taken = place + 1
    for pattern in _beginning_with(tokens[place]):
        end = pattern.end(tokens, place)
        if end is None:
            continue
        size = (len(pattern.words), len(pattern.words[0]))
        if best is None or size > best[:2]:
            best = (*size, pattern.concept)
            taken = place + 1 if pattern.broken else end
    return (best[2], taken) if best is not None else (None, place + 1)


def _by_itself(word: str, names: set[str]) -> Concept | None:
    lists = word_lists()
    idle = any(word in lists[kind] for kind in ("stop", "negation", "vague", "light", "unit"))
    if idle or len(word) == 1 or word.endswith("ly") or is_number(word) or is_date(word):
        return None
    common = stem(word) in common_stems()
    return Concept(stem(word), "thing", _NAME if word in names else _COMMON if common else _WORD)


def _fits(pattern: str, word: str) -> bool:
    return word.startswith(pattern[:-1]) if pattern.endswith("*") else word == pattern


@lru_cache(maxsize=65536)
def _beginning_with(word: str) -> tuple[_Pattern, ...]:
    heads = _heads()
    return (*heads.get(word, ()), *(one for n in range(1, len(word) + 1) for one in heads.get(f"{word[:n]}*", ())))


@lru_cache(maxsize=1)
def _heads() -> dict[str, list[_Pattern]]:
    """The patterns by their first words."""
    heads: dict[str, list[_Pattern]] = defaultdict(list)
    text = files(__package__).joinpath("concepts.csv").read_text("utf-8")
    for row in csv.DictReader(text.splitlines()):
        concept = Concept(row["concept"], row["kind"], float(row["weight"]))
        for pattern in row["patterns"].split("|"):
            parts = tuple(pattern.replace("-", " ").split())
            heads[parts[0]].append(_Pattern(concept, parts))
    return heads
