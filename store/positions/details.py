"""What makes two statements of one gist and target differ all the same."""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

from store.normal import words
from store.positions.concepts import TELLING, concept_of
from store.positions.gists import Found, Gist, Reading, gists
from store.positions.lists import is_date, is_number, plain, relative_dates, stem, word_lists

_ENDS = re.compile(r"\b(?:but|because|although|though|while|so that|and (?:is|are|was|were|has|have|had|will|would)) ")
"""Words at which another proposition begins."""
_NEXT = re.compile(r"\b(?:and|but|before|because|as|while|so|or|after|until|is|are|was|were|has|have|had|remain\S*) ")
"""Words at which the object of a stance or deed ends."""
_CONDITION = re.compile(r"\b(?:if|unless|until|once|provided|as long as|on condition(?: that)?|only (?:because|when)) ")
_DONE = re.compile(r"\b(?:has|have|had) (?:already |just |now |since )?(?:\w+(?:ed|en) )?$")
_VERBS = re.compile(r"^(?:(?:has|have|had|is|are|was|were|be|been|made|yet) )+")
_WHERE = re.compile(r"\b(?:in|at|by|during|within) ")
"""What follows tells where, when and by whom: names, dates and countries there are compared for themselves."""
_TURNED = re.compile(r"\b(?:not|no|without|never) ")
_DENIED = re.compile(r"\b(?:not|never) ")
_FORMULAS = frozenset(("accuse", "threaten", "request"))
"""Acts of gists in whose clauses figures and dates are by the way, but for their object."""
_TERMS = frozenset(("by", "until", "till", "before", "after", "from"))
"""Words after which a date belongs to what is opposed or demanded; else it tells when that was said or done."""
_LASTING = frozenset(("thaad", "structures", "three_noes", "quad", "missile_defense"))
_ADDRESSED = frozenset(("threaten", "request"))
"""Acts that are turned to someone: another addressee makes another position."""
_COUNTERPART = {"China": frozenset(("Republic of Korea",)), "Republic of Korea": frozenset(("China",))}
"""Who goes without saying beside a holder in this field."""
_BY_THE_WAY = ("ly", "ed", "ing")
_CONDITION_WORDS = 8
_PREDICATE = 3
_SUBJECT = 5
"""Words before a stance that may tell whose it is."""
_PLACE = re.compile(r"\b(?:in|of|to|with|on|from|at|over) (?:the )?(?:south )?\S+ ")
_OURS = re.compile(r"\b(?:we|our|its|it|he|she|i|his|her) ")
_OBJECT = 5
"""Words after a core that may name what it is about."""


def details(reading: Reading, core: Sequence[Found], act: str, target: str, holder: str) -> tuple[str, ...]:
    """Qualifiers, figures, parties and names, conditions and aspects beside a core, '' for each that it has not."""
    kinds = (
        {name for one in core for name in _qualifiers(reading, one, act)},
        {word for one in core for word in _figures(reading, one, target)},
        {name for one in core for name in _parties(reading, one, act, target, holder)},
        {word for one in core for word in _names(reading, one, act, holder)},
        {word for one in core for word in _conditions(reading, one)},
        set(_besides(reading, core[0])),
        {f"of {name}" for one in core if one.gist.kind == "stance" for name in whose(one, holder)},
        set(_aspects(reading, core[0])),
    )
    return tuple("+".join(sorted(kind)) for kind in kinds)


def whose(core: Found, holder: str) -> set[str]:
    """The countries that a stance is said to be of, where these are others than its holder: *the ROK opposes it*."""
    subject = _PLACE.sub("", " ".join(core.before.split()[-_SUBJECT:]) + " ")
    named = _named(subject) - {"Koreas"}
    countries = {gist.name for gist in gists() if gist.kind == "party"}
    return named if holder in countries - named and not _OURS.search(subject) else set()


def _near(reading: Reading, core: Found) -> list[Found]:
    return [one for one in reading.found if one.clause == core.clause]


def told(reading: Reading, clause: int) -> set[str]:
    """The words of a clause that tell gists."""
    found = (one for one in reading.found if one.clause == clause and one.gist.kind != "circumstance")
    return {word for one in found for word in one.text.split()}


def is_unknown(word: str, known: Collection[str]) -> bool:
    """Whether a word says something that is neither told by a gist nor goes without saying."""
    lists = word_lists()
    idle = any(word in lists[kind] for kind in ("stop", "negation", "filler", "light", "date"))
    return not idle and not is_number(word) and word not in known and not word.endswith(_BY_THE_WAY)


def _subject(reading: Reading, core: Found) -> str:
    """What stands before a core in its proposition."""
    clause = reading.clauses[core.clause]
    return _ENDS.split(clause[: len(clause) - len(core.rest) - len(core.text)])[-1]


def _object(core: Found) -> str:
    """What a core is about, after it."""
    return (_NEXT if core.gist.kind == "stance" else _ENDS).split(core.rest)[0]


def _predicate(core: Found) -> str:
    """What is said of a fact or commitment after its core: *was never ironclad*."""
    return " ".join(core.rest.split()[:_PREDICATE]) + " " if core.gist.act in ("support", "agree", None) else ""


def _qualifiers(reading: Reading, core: Found, act: str) -> Iterator[str]:
    own = {*core.text.split()}
    for one in _near(reading, core):
        by_itself = not own >= {*one.text.split()} and not (
            one.gist.name == "MAY" and (act == "reject" or core.gist.fixed)
        )
        if one.gist.kind == "qualifier" and by_itself:
            yield one.gist.name
    if core.gist.act in _ADDRESSED and _DONE.search(core.before):
        yield "DONE"
    turned = _TURNED.search(_object(core)) if core.gist.kind == "stance" else _DENIED.search(_predicate(core))
    if turned and (core.gist.kind == "stance" or act != "reject"):
        yield "NOT"


def _figures(reading: Reading, core: Found, target: str) -> Iterator[str]:
    by_the_way = core.gist.kind == "stance" or core.gist.act in _FORMULAS
    place = f"{core.text}{_object(core)}" if by_the_way else reading.clauses[core.clause]
    tokens = plain(words(place))
    for before, word in zip(["", *tokens], tokens, strict=False):
        if is_number(word) or (is_date(word) and not (by_the_way and _tells_when_said(before, target))):
            yield word
    yield from relative_dates(tokens)


def _tells_when_said(before: str, target: str) -> bool:
    """Whether a date behind a word tells since when a stance is held: what lasts has no date, what happens has."""
    return before == "since" or (target in _LASTING and before not in _TERMS)


def _named(text: str) -> set[str]:
    return {gist.name for gist in gists() if gist.kind == "party" and gist.pattern.search(text)}


def _parties(reading: Reading, core: Found, act: str, target: str, holder: str) -> Iterator[str]:
    """Countries that do not go without saying beside the core, its target and its holder."""
    holders = {*holder.split("; ")}
    counterpart = _COUNTERPART.get(holder, frozenset() if holder else frozenset(_COUNTERPART))
    usual = core.gist.usual or next((gist.usual for gist in gists() if gist.name == target), frozenset())
    before, after = (
        _without_targets(reading, core, _subject(reading, core)),
        _without_targets(reading, core, _object(core)),
    )
    addressed = _named(before) - holders - {"Koreas", "DPRK"}
    if act in _ADDRESSED and target and addressed and not addressed & (counterpart or {"Republic of Korea"}):
        yield from (f"to {name}" for name in addressed)
    yield from _named(f"{core.text}{after}") - (usual or counterpart) - holders - {"Koreas"}
    if core.gist.act != "accuse":  # who is blamed is told by the target
        yield from _named(before) - (usual or counterpart) - holders - {"Koreas"}


def _without_targets(reading: Reading, core: Found, text: str) -> str:
    """A text without the words of the targets, of which a country may be one: *the U.S. shield*."""
    for one in _near(reading, core):
        if one.gist.kind == "target":
            text = text.replace(one.text, " ")
    return " ".join(text.split()) + " "


def _names(reading: Reading, core: Found, act: str, holder: str) -> Iterator[str]:
    """Places, bodies and people that no gist tells; not those of whom something is asked."""
    by_the_way = core.gist.kind == "stance" or act == "request"
    place = _object(core) if by_the_way else f"{_subject(reading, core)}{_object(core)}"
    known = _covered(reading, core) | {*words(holder)} | word_lists()["idle"]
    for word in place.split():
        if word in reading.names and is_unknown(word, known):
            yield word


def _conditions(reading: Reading, core: Found) -> Iterator[str]:
    """The words of what a deed depends on; what is opposed or threatened *if it comes* is so now."""
    only = core.gist.act in ("accuse", "threaten")
    parts = _CONDITION.split(core.rest, maxsplit=1)[1:] or _CONDITION.split(_subject(reading, core), maxsplit=1)[1:]
    covered = _covered(reading, core) | word_lists()["idle"]
    if only and "only " not in f"{_subject(reading, core)}{core.rest}":
        return
    for part in parts:
        yield from (f"if {word[:6]}" for word in part.split()[:_CONDITION_WORDS] if is_unknown(word, covered))


def _aspects(reading: Reading, core: Found) -> Iterator[str]:
    """What a core is about beside its target, as far as the gist does not cover it: who opposes the *upgrade* of a
    thing opposes something else.
    """
    covered = _covered(reading, core)
    if core.gist.about == "named":
        ends = [
            core.rest.index(one.text)
            for one in _near(reading, core)
            if one.gist.kind in ("target", "object") and one.text in core.rest
        ]
        about = core.rest[: min(ends)] if ends else ""
    else:
        about = _WHERE.split(_NEXT.split(_VERBS.sub("", core.rest))[0])[0]
        covered |= word_lists()["idle"]
    for word in about.split()[:_OBJECT]:
        if is_unknown(word, covered) and (core.gist.about == "named" or not _is_told_by(core.gist, word)):
            yield from _telling(word, core.gist)
    covered = _covered(reading, core, but=core) | word_lists()["idle"]
    for word in core.text.split() if core.gist.act == "accuse" and core.gist.about != "named" else ():
        if is_unknown(word, covered) and not _is_told_by(core.gist, word):
            yield from _telling(word, core.gist)


def _telling(word: str, gist: Gist) -> Iterator[str]:
    """What a word adds to a gist: its concept, else its stem; little adds to one that says itself what it is about."""
    concept = concept_of(word)
    if gist.about == "own":
        if concept is not None and concept.weight >= TELLING:
            yield concept.name
    elif concept is None:
        yield stem(word)
    elif concept.weight >= 1:
        yield concept.name


def _covered(reading: Reading, core: Found, but: Found | None = None) -> set[str]:
    """The words of a clause that any gist tells that is found in it, wherever they stand."""
    clause = reading.clauses[core.clause]
    return {
        word
        for one in _near(reading, core)
        if one is not but
        for found in one.gist.pattern.finditer(clause)
        for word in found[0].split()
    }


def _is_told_by(gist: Gist, word: str) -> bool:
    """Whether a gist's patterns have a word: they tell the same by other words."""
    return any(word.startswith(part[:-1]) if part.endswith("*") else word == part for part in _vocabulary(gist))


@lru_cache(maxsize=512)
def _vocabulary(gist: Gist) -> frozenset[str]:
    return frozenset(part for part in re.findall(r"[a-z0-9]+\*?", gist.patterns) if len(part) > 1)


def _besides(reading: Reading, core: Found) -> Iterator[str]:
    """What else is done in a proposition: who opposes the *withdrawal* of it does not oppose it."""
    for one in _near(reading, core):
        if one.gist.kind != "deed" or one.gist.weight < 1 or one.gist.name == core.gist.name:
            continue
        if core.gist.kind == "stance":
            within = one.text in _object(core) and {*one.text.split()}.isdisjoint(_target_words(reading, core))
        else:
            within = one.gist.about == core.gist.about == "own"
        if within:
            yield one.name


def _target_words(reading: Reading, core: Found) -> set[str]:
    return {word for one in _near(reading, core) if one.gist.kind == "target" for word in one.text.split()}
