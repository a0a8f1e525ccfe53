"""A statement reduced to what decides whether another says the same."""

import csv
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from store.normal import words
from store.positions.gists import Found, find

_YEAR = re.compile(r"(19|20)\d\d")
_NOTION = re.compile(r"third (country|party|nation)|two (sides|countries|militaries|ministries|ministers|koreas)")
STEM = 6
"""Letters of a word that count: deployment and deployed are one (cutting words short does nearly as well as
stemming in English retrieval, McNamee and Mayfield 2004)."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a statement says; two of one holder with equal ``frame`` say the same."""

    frame: str | None
    """Act, gist, target, qualifiers and the gist's numbers and dates; None where no gist makes a position."""
    terms: frozenset[str]
    """Its gists, and the stems of the content words that tell none."""
    words: tuple[str, ...]
    """All words, in order."""
    bag: Counter[str]
    """The same without their order."""
    negations: int
    numbers: frozenset[str]
    dates: frozenset[str]
    parties: frozenset[str]
    """Countries that it names."""
    gists: frozenset[str]
    """Its stances, else its deeds; ``not`` before one that is negated."""
    act: str
    """The act, after what the content implies where the cue tells none."""


@lru_cache(maxsize=1)
def word_lists() -> dict[str, frozenset[str]]:
    """The words of ``words.csv`` by kind: ``stop``, ``negation``, ``date``, ``number``."""
    text = files(__package__).joinpath("words.csv").read_text("utf-8")
    return {row["kind"]: frozenset(row["words"].split()) for row in csv.DictReader(text.splitlines())}


def meaning(content: str, act: str, topics: Sequence[str], cue: str = "") -> Meaning:
    """What a statement with an act and topics (the weightiest first) says; a cue may tell its stance: ``oppose``."""
    found = find(f"{cue} {content}")
    tokens = words(content)
    plain = _NOTION.sub(" ", " ".join(tokens)).split()
    lists = word_lists()
    core = _core(found)
    told = _implied(act, core)
    return Meaning(
        frame=_frame(told, core, found, topics),
        terms=_terms(tokens, found),
        words=tokens,
        bag=Counter(tokens),
        negations=sum(word in lists["negation"] for word in tokens),
        numbers=frozenset(word for word in plain if _is_number(word)),
        dates=frozenset(word for word in plain if word in lists["date"] or _YEAR.fullmatch(word)),
        parties=frozenset(one.gist.name for one in found if one.gist.kind == "party"),
        gists=frozenset(one.name for one in core),
        act=told,
    )


def _core(found: Sequence[Found]) -> list[Found]:
    """What a statement comes down to: its whole stances; else its whole deeds; else what it has of either, and the
    circumstances.
    """
    stances = [one for one in found if one.gist.kind == "stance"]
    whole = [one for one in stances if one.gist.weight >= 1]
    if whole:
        return whole
    core = stances + [one for one in found if one.gist.kind == "deed"]
    whole = [one for one in core if one.gist.weight >= 1]
    if whole:
        return whole
    return core + [one for one in found if one.gist.kind == "circumstance"]


def _terms(tokens: Sequence[str], found: Sequence[Found]) -> frozenset[str]:
    told = {word for one in found for word in one.text.split()}
    idle = word_lists()["stop"] | word_lists()["negation"] | told
    stems = {stem(word) for word in tokens if word not in idle}
    return frozenset(stems | {one.name for one in found})


def stem(word: str) -> str:
    """The beginning of a word that stands for all its forms."""
    return word[:STEM]


def _is_number(word: str) -> bool:
    return (word[0].isdigit() or word in word_lists()["number"]) and not _YEAR.fullmatch(word)


def _implied(act: str, core: Sequence[Found]) -> str:
    """The act that the content implies where the cue tells none: who ``says`` that he opposes, opposes.

    To say that something is not so is to deny it.
    """
    if act != "state":
        return act
    if core and all(one.negated for one in core):
        return "reject"
    return next((one.gist.act for one in core if one.gist.act and not one.negated), act)


def _named(found: Sequence[Found], kind: str) -> set[str]:
    return {one.gist.name for one in found if one.gist.kind == kind}


def _frame(act: str, core: Sequence[Found], found: Sequence[Found], topics: Sequence[str]) -> str | None:
    if sum({one.gist.name: one.gist.weight for one in core}.values()) < 1:
        return None
    # A denial of X and the assurance that not X are one.
    denied = act == "reject"
    names = {one.gist.name if denied else one.name for one in core}
    where = {one.clause for one in core}
    near = [one for one in found if one.clause in where]
    targets = _named(near, "target") or _named(near, "object") or set(topics[:1])
    qualifiers = {one.gist.name if denied else one.name for one in near if one.gist.kind == "qualifier"}
    if targets <= {"other"}:
        return None
    parts = (act, "+".join(sorted(names)), "+".join(sorted(targets)), "+".join(sorted(qualifiers)))
    return " | ".join(part for part in parts if part)
