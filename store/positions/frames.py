"""The frame of a statement: who says the same has the same."""

import csv
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files

from store.positions.details import details, is_unknown, told, whose
from store.positions.gists import Found, Gist, Reading, gists
from store.positions.lists import word_lists

STANDING = "STANDING"
"""The gist of a position that is only said to be what it was."""
_CONFLICT = frozenset(("accuse", "threaten", "reject"))
_FRIENDLY = frozenset(("agree", "support", "consult"))
_TURNED_TO_SOMEBODY = frozenset(("request", "threaten"))
_DISPUTE = ("thaad", "defense_dialogue", "military_ties", "trade_retaliation", "missile_defense")
"""Topics of one dispute: what names none of them is about the first, or the second where it is friendly."""
_MODES = {"request": "request", "agree": "agree"}
_NEXT = re.compile(r"\b(?:and|but|before|because|as|while|so|or|after|until|is|are|was|were|has|have|had|remain\S*) ")
"""Words at which the object of a stance or deed ends."""
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
    core = _core(
        [
            _standing(one, reading, topics, holder)
            for one in reading.found
            if one.gist.name != STANDING or not whose(one, holder)
        ]
    )
    if not core:
        return Frame(act, (), False, None)
    negative = _negative(core, act, cue)
    said = _act(act, core, negative, len(reading.clauses))
    if sum({one.gist.name: one.gist.weight for one in core}.values()) < 1:
        return Frame(said, core, negative, None)
    target = _target(reading, core, topics)
    if target is None:
        return Frame(said, core, negative, None)
    names = sorted({one.name if said == "request" and one.gist.about == "named" else one.gist.name for one in core})
    parts = (said, "+".join(names), target, *details(reading, core, said, target, holder))
    return Frame(said, core, negative, " | ".join(part for part in parts if part))


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
    return act == "reject" and not any(one.gist.act in _CONFLICT or one.gist.fixed for one in core)


def _act(act: str, core: Sequence[Found], negative: bool, clauses: int) -> str:
    """The act that the content implies, where the cue tells none or one that fits it.

    Who ``says`` that he opposes, opposes; to say that something is not so is to deny it.
    """
    if core[0].gist.fixed:
        return core[0].gist.act or act if not negative else "reject"
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
    if topic in _DISPUTE and not any(one.gist.about for one in core):
        if core[0].gist.act in _FRIENDLY:
            return _DISPUTE[1]
        if core[0].gist.act in _TURNED_TO_SOMEBODY:
            return _DISPUTE[0]
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
    return any(is_unknown(word, told(reading, core.clause)) for word in around)
