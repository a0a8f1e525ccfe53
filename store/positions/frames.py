"""The frame of a statement: who says the same has the same."""

import csv
import re
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files

from store.normal import words
from store.positions.gists import Found, Gist, Reading, gists
from store.positions.lists import is_date, is_number, plain, word_lists

STANDING = "STANDING"
"""The gist of a position that is only said to be what it was."""
_CONFLICT = frozenset(("accuse", "threaten", "reject"))
_FORMULAS = frozenset(("accuse", "threaten", "request"))
"""Acts of gists in whose clauses figures and dates are by the way."""
_MODES = {"request": "request", "agree": "agree"}
_USUAL = frozenset(("China", "Republic of Korea", "United States", "Koreas"))
"""Parties that go without saying in this field."""
_NEXT = re.compile(r"\b(?:and|but|before|because|as|while|so|or|after|until|is|are|was|were|has|have|had|remain\S*) ")
"""Words at which the object of a stance or deed ends."""
_BY_THE_WAY = ("ly", "ed", "ing")
_OBJECT = 5
"""Words after the core that may name its object."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What a statement comes down to."""

    act: str
    """The statement's, after what the content implies."""
    core: tuple[Found, ...]
    """What makes the position; empty where nothing does."""
    negative: bool
    """Whether the core is denied or said not to be so."""
    text: str | None
    """The frame as it is compared; None where the core makes no position."""


@lru_cache(maxsize=1)
def standing() -> dict[tuple[str, str], Gist]:
    """What it means that a holder's position on a target is what it was, after ``standing.csv``."""
    by_name = {gist.name: gist for gist in gists()}
    text = files(__package__).joinpath("standing.csv").read_text("utf-8")
    rows = csv.DictReader(text.splitlines())
    return {(row["holder"], row["target"]): by_name[row["gist"]] for row in rows}


def frame(reading: Reading, act: str, topics: Sequence[str], cue: str = "", holder: str = "") -> Frame:
    """The frame of a statement with an act and topics (the weightiest first) that a holder made by a cue."""
    core = _core([_standing(one, reading, topics, holder) for one in reading.found])
    if not core:
        return Frame(act, (), False, None)
    negative = _negative(core, act, cue)
    told = _act(act, core, negative, len(reading.clauses))
    if sum({one.gist.name: one.gist.weight for one in core}.values()) < 1:
        return Frame(told, core, negative, None)
    target = _target(reading, core, topics)
    if target is None:
        return Frame(told, core, negative, None)
    names = sorted({one.gist.name for one in core})
    parts = (told, "+".join(names), target, *_details(reading, core, target))
    return Frame(told, core, negative, " | ".join(part for part in parts if part))


def _core(found: Sequence[Found]) -> tuple[Found, ...]:
    """What a statement comes down to: the first of its whole stances; else of its whole deeds; else what it has of
    either, and the circumstances, each where it stands first.
    """
    stances = [one for one in found if one.gist.kind == "stance"]
    deeds = [one for one in found if one.gist.kind == "deed"]
    for whole in ([one for one in kind if one.gist.weight >= 1] for kind in (stances, stances + deeds)):
        if whole:
            return (min(whole, key=lambda one: (one.gist.rank, one.clause)),)
    core: dict[str, Found] = {}
    for one in found:
        if one.gist.kind in ("stance", "deed", "circumstance"):
            core.setdefault(one.gist.name, one)
    return tuple(core.values())


def _standing(one: Found, reading: Reading, topics: Sequence[str], holder: str) -> Found:
    """A holder's position that is *clear and consistent* as the gist that it is known to be."""
    if one.gist.name != STANDING:
        return one
    known = standing().get((holder, _target(reading, [one], topics) or ""))
    return replace(one, gist=known, negated=False) if known else one


def _negative(core: Sequence[Found], act: str, cue: str) -> bool:
    """A denial of X and the assurance that X is not so are one; who rejects the deployment denies nothing."""
    if all(one.negated for one in core):
        return True
    if cue in word_lists()["deny"]:
        return not any(one.text.startswith(f"{cue} ") for one in core)
    return act == "reject" and not any(one.gist.act in _CONFLICT for one in core)


def _act(act: str, core: Sequence[Found], negative: bool, clauses: int) -> str:
    """The act that the content implies, where the cue tells none or one that fits it.

    Who ``says`` that he opposes, opposes; to say that something is not so is to deny it.
    """
    implied = next((one.gist.act for one in core if one.gist.act), None)
    if act == "request" and not (core[0].gist.kind == "stance" and clauses > 1):
        return act
    if negative:
        return "reject"
    if implied is None:
        return _MODES.get(act, "state")
    if act == "accuse" and implied not in _CONFLICT and core[0].gist.about != "own":
        return act
    return implied


def _target(reading: Reading, core: Sequence[Found], topics: Sequence[str]) -> str | None:
    """What the core is about: '' where it says that itself, None where it cannot be told."""
    if all(one.gist.about == "own" for one in core):
        return ""
    where = {one.clause for one in core}
    near = _first_target(one for one in reading.found if one.clause in where)
    if near:
        return near
    if any(one.gist.about == "named" for one in core) and not _points_back(reading, core):
        return None
    topic = next((topic for topic in topics if topic != "other"), None)
    return topic or _first_target(reading.found)


def _first_target(found: Iterable[Found]) -> str | None:
    rows = [one for one in found if one.gist.kind in ("target", "object")]
    return min(rows, key=lambda one: one.gist.rank).gist.name if rows else None


def _points_back(reading: Reading, core: Sequence[Found]) -> bool:
    """Whether what follows the core, or stands before it if nothing follows, names nothing of its own: *we firmly
    oppose it*, *the process was stopped*.
    """
    return not any(
        _names_a_thing(_NEXT.split(one.rest)[0].split()[:_OBJECT] or one.before.split()[-_OBJECT:], one, reading)
        for one in core
    )


def _names_a_thing(around: Sequence[str], core: Found, reading: Reading) -> bool:
    return any(_is_unknown(word, _told(reading, core.clause)) for word in around)


def _is_unknown(word: str, told: Container[str]) -> bool:
    lists = word_lists()
    known = any(word in lists[kind] for kind in ("stop", "negation", "filler", "date"))
    return not known and word not in told and not word.endswith(_BY_THE_WAY)


def _told(reading: Reading, clause: int) -> set[str]:
    """The words of a clause that tell gists."""
    return {word for one in reading.found if one.clause == clause for word in one.text.split()}


def _aspects(reading: Reading, core: Found) -> str:
    """What stands between a core and its target: who opposes the *upgrade* of it opposes something else."""
    if core.gist.about != "named":
        return ""
    ends = [
        core.rest.index(one.text)
        for one in reading.found
        if one.clause == core.clause and one.gist.kind in ("target", "object") and one.text in core.rest
    ]
    between = core.rest[: min(ends)].split() if ends else []
    told = _told(reading, core.clause)
    return "+".join(sorted({word for word in between if _is_unknown(word, told)}))


def _details(reading: Reading, core: Sequence[Found], target: str) -> tuple[str, ...]:
    """Qualifiers, numbers, dates and unusual parties in the clauses of the core."""
    where = {one.clause for one in core}
    near = [one for one in reading.found if one.clause in where]
    told = {word for one in core for word in one.text.split()}
    qualifiers = sorted(
        {one.gist.name for one in near if one.gist.kind == "qualifier" and not told >= {*one.text.split()}}
    )
    tokens = [word for number in sorted(where) for word in plain(words(reading.clauses[number]))]
    counts = core[0].gist.kind != "stance" and core[0].gist.act not in _FORMULAS
    figures = sorted({word for word in tokens if counts and (is_number(word) or is_date(word))})
    return "+".join(qualifiers), "+".join(figures), "+".join(_unusual(near, core, target)), _aspects(reading, core[0])


def _unusual(near: Sequence[Found], core: Sequence[Found], target: str) -> list[str]:
    """Parties that make another position of it: *THAAD in Japan*."""
    if core[0].gist.about != "named":
        return []
    parties = {one.gist.name for one in near if one.gist.kind == "party"} - {"Koreas"}
    if target == "thaad":
        parties -= {"DPRK"}
    return sorted(parties - _USUAL)
