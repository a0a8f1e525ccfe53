"""What a statement says, in the terms of the field: gists found by the patterns of ``gists.csv``.

``gists.csv`` has one gist a row. ``kind`` is one of

- ``stance``: a whole one outweighs all else that a statement says,
- ``deed``: what is done, demanded or claimed,
- ``circumstance``: counts where there is no whole deed,
- ``target`` of stance or deed, ``object`` where there is no other, ``qualifier`` of either,
- ``party``: a country that is named,
- ``stock``: words that say nothing of their own; they are taken out first.

``weight`` is how much of a position a gist makes: a whole one 1, others together. ``act`` is the act that it implies
where the cue tells none. ``patterns`` are joined by ``|`` outside brackets; in them ``*`` ends a beginning of a word,
``..`` stands for up to six words, ``(a|b)`` for one of several, a bracket followed by ``?`` may be missing. Words are
matched with case and marks folded.
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from store.normal import words

_GAP = r"(?:\S+ ){0,6}?"
_CLAUSE_ENDS = re.compile(r"[.!?;:…]+(?=\s|$|[\"'”’])|\s[–—]\s|—")
_NEGATION = re.compile(r"\b(?:not|no|never|neither|nor|nobody|nothing|none|without|cannot|refuse[sd]?|t)\b")
_REACH = 4
"""How many words before a gist a negation may stand to turn it."""


@dataclass(frozen=True, slots=True)
class Gist:
    """A row of ``gists.csv``."""

    name: str
    kind: str
    weight: float
    act: str | None
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Found:
    """A gist in a clause of a statement."""

    gist: Gist
    negated: bool
    clause: int
    text: str
    """The words that say it."""

    @property
    def name(self) -> str:
        """The gist's name, ``not`` before it where it is negated."""
        return f"not {self.gist.name}" if self.negated else self.gist.name


@lru_cache(maxsize=1)
def gists() -> tuple[Gist, ...]:
    """All gists, in the order of the file."""
    text = files(__package__).joinpath("gists.csv").read_text("utf-8")
    return tuple(
        Gist(row["gist"], row["kind"], float(row["weight"]), row["act"] or None, compile_patterns(row["patterns"]))
        for row in csv.DictReader(text.splitlines())
    )


def compile_patterns(patterns: str) -> re.Pattern[str]:
    """A regular expression for patterns, to be searched in words that each have a blank after them."""
    return re.compile("(?<!\\S)(?:" + "|".join(_expression(part) for part in _alternatives(patterns)) + ")")


def clauses(content: str) -> list[str]:
    """The sentences and clauses of a text, each as folded words with a blank after every one."""
    parts = (" ".join(words(part)) for part in _CLAUSE_ENDS.split(content))
    return [part + " " for part in parts if part]


@lru_cache(maxsize=4096)
def find(content: str) -> tuple[Found, ...]:
    """The gists of a content, clause by clause.

    Every gist is looked for in the same words; only stock words are taken out before. A negation that is part of
    a gist's own words does not turn it.
    """
    return tuple(found for number, clause in enumerate(clauses(content)) for found in _find_in_clause(clause, number))


def _find_in_clause(clause: str, number: int) -> Iterator[Found]:
    stock = (gist for gist in gists() if gist.kind == "stock")
    for gist in stock:
        clause = gist.pattern.sub("", clause)
    for gist in gists():
        if gist.kind != "stock" and (match := gist.pattern.search(clause)):
            before = " ".join(clause[: match.start()].split()[-_REACH:])
            yield Found(gist, _NEGATION.search(before) is not None, number, match.group())


def _alternatives(patterns: str) -> list[str]:
    """Split at the bars that stand outside brackets."""
    parts, depth = [""], 0
    for sign in patterns:
        depth += (sign == "(") - (sign == ")")
        if sign == "|" and depth == 0:
            parts.append("")
        else:
            parts[-1] += sign
    return [part.strip() for part in parts]


def _expression(pattern: str) -> str:
    """The regular expression of one pattern; hyphens part words, as they do in folded text."""
    parts = re.findall(r"\.\.|\([^)]*\)\??\*?|[^\s()]+", pattern.replace("-", " "))
    return "".join(_part(part) for part in parts)


def _part(part: str) -> str:
    if part == "..":
        return _GAP
    if not part.startswith("("):
        return _word(part)
    options = part[1 : part.index(")")].split("|")
    group = "(?:" + "|".join(_expression(option) for option in options) + ")"
    return group + ("?" if part[part.index(")") + 1 :] else "")


def _word(word: str) -> str:
    return re.escape(word[:-1]) + r"\S* " if word.endswith("*") else re.escape(word) + " "
