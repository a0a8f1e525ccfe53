"""What a statement says, in the terms of the field: gists found by the patterns of ``gists.csv``.

``gists.csv`` has one gist a row. ``kind`` is one of

- ``stance``: a whole one outweighs all else that a statement says,
- ``deed``: what is done, demanded or claimed,
- ``circumstance``: counts where there is no whole deed,
- ``target`` of stance or deed, ``object`` where there is no other, ``qualifier`` of either,
- ``party``: a country that is named,
- ``denial``: words that turn all that their clause says,
- ``stock``: words that say nothing of their own; they are taken out first.

``weight`` is how much of a position a gist makes: of the whole ones (1) the first row that is found makes it, lesser
ones make it together. ``act`` is the act that the gist implies, with ``!`` behind it whatever the cue. ``about`` tells
where its target is found: ``named`` in its clause (or in what the clause points back to), ``own`` where the gist
itself says it, else in the context. ``usual`` are the parties that go without saying beside it, joined by ``|``
(``nobody``: all of them count). ``patterns`` are joined by ``|`` outside brackets; in them ``*`` ends a beginning of a
word, ``..`` stands for up to six words, ``(a|b)`` for one of several, a bracket followed by ``?`` may be missing. Words
are matched with case and marks folded.
"""

import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from store.normal import JOINT, words

UNCHANGED = "UNCHANGED"
"""The stock that leaves a word of that name, for what is said of a position itself."""
_GAP = r"(?:\S+ ){0,6}?"
_CLAUSE_ENDS = re.compile(r"(?<!\b[A-Za-z])[.!?;:…]+(?=\s|$|[\"'”’])|\s[–—]\s|—")
"""Not after a single letter: *U.S. system*."""
NAME = re.compile(r"(?<=[\w,;’'] )[A-Z][\w'’-]*")
_GOES_ON = re.compile(rf"{JOINT}(?=[a-z])")
"""Where a broken quotation goes on in the same sentence."""
_NEGATION = re.compile(r"\b(?:not|no|never|neither|nor|nobody|nothing|none|without|cannot|refuse[sd]?|t)\b")
_NOTHING_BUT = re.compile(
    r"\b(?:no \S+ (?:other than|but|except)|(?:nothing|nobody|none) (?:\S+ )?(?:but|other than|except)) "
)
"""What is nothing but something is it."""
_TURN = re.compile(r"\b(?:and|but|because|although|though|while|so that) ")
"""What stands before these words negates nothing after them."""
_REACH = {"stance": 4}
"""How many words before a gist a negation may stand to turn it."""


@dataclass(frozen=True, slots=True)
class Gist:
    """A row of ``gists.csv``; ``rank`` is its place there."""

    name: str
    kind: str
    weight: float
    act: str | None
    fixed: bool
    """Whether it has its act by whatever cue it is said, denied or demanded."""
    about: str
    usual: frozenset[str]
    patterns: str
    pattern: re.Pattern[str]
    denies: bool
    """Whether its own patterns have a negation."""
    rank: int


@dataclass(frozen=True, slots=True)
class Found:
    """A gist in a clause of a statement."""

    gist: Gist
    negated: bool
    clause: int
    text: str
    """The words that say it."""
    before: str = ""
    """The words of the clause before it."""
    rest: str = ""
    """Those after it."""

    @property
    def name(self) -> str:
        """The gist's name, ``not`` before it where it is negated."""
        return f"not {self.gist.name}" if self.negated else self.gist.name


@dataclass(frozen=True, slots=True)
class Reading:
    """The gists of a content, and the words of its clauses without stock."""

    found: tuple[Found, ...]
    clauses: tuple[str, ...]
    names: frozenset[str]
    """The words that have a capital within a sentence."""


@lru_cache(maxsize=1)
def gists() -> tuple[Gist, ...]:
    """All gists, in the order of the file."""
    text = files(__package__).joinpath("gists.csv").read_text("utf-8")
    return tuple(
        Gist(
            row["gist"],
            row["kind"],
            float(row["weight"]),
            row["act"].removesuffix("!") or None,
            row["act"].endswith("!"),
            row["about"],
            frozenset(row["usual"].split("|")) - {""},
            row["patterns"],
            compile_patterns(row["patterns"]),
            _NEGATION.search(row["patterns"]) is not None,
            rank,
        )
        for rank, row in enumerate(csv.DictReader(text.splitlines()))
    )


def compile_patterns(patterns: str) -> re.Pattern[str]:
    """A regular expression for patterns, to be searched in words that each have a blank after them."""
    return re.compile("(?<!\\S)(?:" + "|".join(_expression(part) for part in _alternatives(patterns)) + ")")


def sentences(content: str) -> list[str]:
    """The sentences and clauses of a text."""
    return [part for part in _CLAUSE_ENDS.split(_GOES_ON.sub(" ", content)) if part.strip()]


def clauses(content: str) -> list[str]:
    """The sentences and clauses of a text, each as folded words with a blank after every one."""
    parts = (" ".join(words(part)) for part in sentences(content))
    return [part + " " for part in parts if part]


@lru_cache(maxsize=4096)
def read(content: str) -> Reading:
    """The gists of a content, clause by clause.

    Every gist is looked for in the same words; only stock words are taken out before. A negation that is part of
    a gist's own words does not turn it.
    """
    told = tuple(_without_stock(clause) for clause in clauses(content))
    return Reading(
        tuple(found for number, clause in enumerate(told) for found in _find_in_clause(clause, number)),
        told,
        frozenset(word for name in NAME.findall(content) for word in words(name)),
    )


def _without_stock(clause: str) -> str:
    for gist in gists():
        if gist.kind == "stock":
            clause = gist.pattern.sub("unchanged " if gist.name == UNCHANGED else "", clause)
    return clause


def _find_in_clause(clause: str, number: int) -> Iterator[Found]:
    denials = [gist.pattern for gist in gists() if gist.kind == "denial" and gist.pattern.search(clause)]
    for gist in possible(clause):
        if match := gist.pattern.search(clause):
            before = _TURN.split(clause[: match.start()])[-1]
            part = before + match.group() + _TURN.split(clause[match.end() :])[0]
            own = _NEGATION.match(match.group()) is not None
            within = not gist.denies and _NEGATION.search(match.group()) is not None
            denied = within or any(pattern.search(part) for pattern in denials)
            yield Found(
                gist,
                not own and (denied or _negated(before, gist.kind)),
                number,
                match.group(),
                before,
                clause[match.end() :],
            )


def possible(clause: str) -> list[Gist]:
    """The gists, in their order, of which the clause has a word that a pattern begins with; others are not found."""
    exact, beginnings = _heads()
    found: set[int] = set()
    for word in clause.split():
        found.update(exact.get(word, ()))
        for length in range(1, len(word) + 1):
            found.update(beginnings.get(word[:length], ()))
    return [gists()[rank] for rank in sorted(found)]


@lru_cache(maxsize=1)
def _heads() -> tuple[dict[str, list[int]], dict[str, list[int]]]:
    """The places of gists by the words, and by the beginnings of words, that their patterns begin with."""
    exact: dict[str, list[int]] = defaultdict(list)
    beginnings: dict[str, list[int]] = defaultdict(list)
    for gist in gists():
        if gist.kind not in ("stock", "denial"):
            for head in {head for pattern in _alternatives(gist.patterns) for head in _first_words(_parts(pattern))}:
                (beginnings if head.endswith("*") else exact)[head.removesuffix("*")].append(gist.rank)
    return exact, beginnings


def _first_words(parts: list[str]) -> set[str]:
    first, *rest = parts
    if not first.startswith("("):
        return {first}
    options = {word for option in _options(first) for word in _first_words(_parts(option))}
    return options | _first_words(rest) if first.endswith("?") else options


def _negated(before: str, kind: str) -> bool:
    before = _NOTHING_BUT.sub(" ", before)
    if kind == "stance":
        before = before.rsplit("that ", maxsplit=1)[-1]
    return _NEGATION.search(" ".join(before.split()[-_REACH.get(kind, 7) :])) is not None


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
    """The regular expression of one pattern."""
    return "".join(_part(part) for part in _parts(pattern))


def _parts(pattern: str) -> list[str]:
    """Words, gaps and brackets of a pattern; hyphens part words, as they do in folded text."""
    return re.findall(r"\.\.|\([^)]*\)\??|[^\s()]+", pattern.replace("-", " "))


def _options(part: str) -> list[str]:
    return part[1 : part.index(")")].split("|")


def _part(part: str) -> str:
    if part == "..":
        return _GAP
    if not part.startswith("("):
        return _word(part)
    group = "(?:" + "|".join(_expression(option) for option in _options(part)) + ")"
    return group + ("?" if part[part.index(")") + 1 :] else "")


def _word(word: str) -> str:
    return re.escape(word[:-1]) + r"\S* " if word.endswith("*") else re.escape(word) + " "
