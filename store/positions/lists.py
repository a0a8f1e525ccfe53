"""Word lists of ``words.csv``, and what they tell of a word."""

import csv
import re
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise

STEM = 6
"""Letters of a word that count: deployment and deployed are one (cutting words short does nearly as well as
stemming in English retrieval, McNamee and Mayfield 2004)."""
_YEAR = re.compile(r"(19|20)\d\d")


@lru_cache(maxsize=1)
def word_lists() -> dict[str, frozenset[str]]:
    """The words of ``words.csv`` by kind: ``stop``, ``negation``, ``date``, ``number``, ``deny``, ``filler``,
    ``pair``, ``vague`` …
    """
    text = files(__package__).joinpath("words.csv").read_text("utf-8")
    return {row["kind"]: frozenset(row["words"].split()) for row in csv.DictReader(text.splitlines())}


@lru_cache(maxsize=1)
def common_stems() -> dict[str, int]:
    """The commonest stems of columns on foreign affairs, each with how common it is: 2 and more."""
    stems = files(__package__).joinpath("common.txt").read_text("utf-8").split()
    return {stem: common for common, stem in enumerate(reversed(stems), 2)}


def stem(word: str) -> str:
    """The beginning of a word that stands for all its forms."""
    return word[:STEM]


@lru_cache(maxsize=1)
def _notion() -> re.Pattern[str]:
    pairs = "|".join(sorted(word_lists()["pair"]))
    return re.compile(
        r"\b(?:third (?:countr(?:y|ies)|part(?:y|ies)|nations?|states?)|three (?:noes|nos|no s|way|points)|"
        rf"two (?:\S+ )?(?:{pairs}))\b"
    )


def plain(tokens: Sequence[str]) -> list[str]:
    """Words without notions that have a number in them: *the two sides*."""
    return _notion().sub(" ", " ".join(tokens)).split()


@lru_cache(maxsize=65536)
def is_number(word: str) -> bool:
    """Whether a word is a number and no year."""
    return (word[0].isdigit() or word in word_lists()["number"]) and not _YEAR.fullmatch(word)


@lru_cache(maxsize=65536)
def is_date(word: str) -> bool:
    """Whether a word is part of a date: a month, a weekday, a year."""
    return word in word_lists()["date"] or _YEAR.fullmatch(word) is not None


def relative_dates(tokens: Sequence[str]) -> list[str]:
    """Dates that are told from the day of saying: *next year*; and spans of time without a number: *within weeks*."""
    units = word_lists()["unit"]
    return [
        f"{before} {word}"
        for before, word in pairwise(tokens)
        if word in units and (before in ("next", "last") or (before in ("in", "for", "within") and word.endswith("s")))
    ]
