"""The verb group of a cue: auxiliaries, negation, voice; and whether the word is a verb there at all."""

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from parsers.statements import words
from parsers.statements.lexicon import Entry
from parsers.statements.nouns import BODIES, DOCUMENTS, ROLES
from parsers.statements.phrases import noun_phrase_left
from parsers.statements.times import may_end_time, time_at
from parsers.statements.tokens import Token


class Mood(StrEnum):
    """How a verb stands in its clause."""

    FINITE = "finite"
    PASSIVE = "passive"
    PARTICIPLE = "participle"
    INFINITIVE = "infinitive"
    MODAL = "modal"


class VerbGroup(NamedTuple):
    """A cue's verb with what belongs to it: ``start`` is the index of the first word of the group."""

    start: int
    mood: Mood
    negated: bool
    perfect: bool
    times: tuple[tuple[int, int], ...]
    """Expressions of time between subject and verb, as token ranges."""


_NOUNS = frozenset(
    "states state reports report protests protest disputes dispute offers offer claims claim reasons reason posts "
    "post notes note signals signal demands demand hopes hope calls call comments comment remarks remark charges "
    "charge concerns concern suspects suspect guesses guess answers answer requests request promises promise threats "
    "orders order pledges pledge regrets regret appeals appeal supports support backs wishes wish replies reply "
    "objects object blames blame press presses praise fears fear estimates estimate forecasts forecast warrants "
    "quotes quote labels label terms term brands brand welcomes thanks thank highlights highlight wants plays shows "
    "show finds find reads read feels recommends advances counters counter complaints files file conveys voices voice "
    "questions question feature cites laughs sighs smiles cries shouts jokes whispers exhorts details allows vows "
    "maintains".split()
)
"""Forms that are nouns as often as verbs: verbs only with a subject before and a content behind."""
_PLURALS = frozenset(
    "they we i you sides who which many some others most few several people police public media half both all".split()
)
_NOUN_MAKERS = words.DETERMINERS | words.POSSESSIVES | words.PREPOSITIONS - {"after", "before", "since", "by"}
_SKIPPED = words.ADVERBS | {"not", "n't", "so", "far"}


def verb_group(t: Sequence[Token], i: int, lo: int, entry: Entry) -> VerbGroup | None:
    """The verb group of the cue at token ``i``; None where the word is a noun or an adjective there."""
    k, times, negated = _skip_left(t, i, lo)
    auxiliaries: list[str] = []
    while k > lo and t[k - 1].low in words.AUXILIARIES:
        auxiliaries.append(t[k - 1].low)
        negated = negated or t[k - 1].low in words.CONTRACTED
        k, more, negative = _skip_left(t, k - 1, lo)
        times += more
        negated = negated or negative
    before = t[k - 1].low if k > lo else ""
    mood = _mood(t, i, k, lo, entry, auxiliaries, before)
    if mood is None:
        return None
    return VerbGroup(k, mood, negated, bool(set(auxiliaries) & words.HAVE), tuple(times))


def _skip_left(t: Sequence[Token], i: int, lo: int) -> tuple[int, list[tuple[int, int]], bool]:
    """Index of the first of the adverbs, negations and times that stand directly before ``i``."""
    times: list[tuple[int, int]] = []
    negated = False
    while i > lo:
        low = t[i - 1].low
        if i - 2 >= lo and (t[i - 2].low, low) in (("no", "longer"), ("once", "more"), ("once", "again")):
            negated = negated or low == "longer"
            i -= 2
            continue
        if (
            low in ("all", "both", "each")
            and i - 2 >= lo
            and t[i - 2].kind == "w"
            and t[i - 2].low not in words.PREPOSITIONS | {"they", "we"}
        ):
            i -= 1
            continue
        if low in _SKIPPED or (
            low.endswith("ly") and not t[i - 1].capital and t[i - 1].kind == "w" and low not in ("family", "assembly")
        ):
            if low in ("both", "only", "far", "just", "once", "first", "rather") and i - 1 == lo:
                break
            negated = negated or low in words.NEGATIONS
            i -= 1
            continue
        for back in (5, 4, 3, 2, 1) if may_end_time(t[i - 1]) else ():
            if i - back > lo and time_at(t, i - back, i) == i:
                times.append((i - back, i))
                i -= back
                break
        else:
            break
    return i, times, negated


def _mood(
    t: Sequence[Token], i: int, k: int, lo: int, entry: Entry, auxiliaries: list[str], before: str
) -> Mood | None:
    forms = entry.forms
    if "ing" in forms:
        if auxiliaries and set(auxiliaries) & words.BE:
            return Mood.FINITE
        return Mood.PARTICIPLE if _participle_clause(t, i, lo) else None
    if before == "to" and "base" in forms and not auxiliaries:
        return Mood.INFINITIVE
    if auxiliaries:
        return _with_auxiliaries(forms, auxiliaries)
    if before in _NOUN_MAKERS or before in ("'s", "’s", "'", "’") or before == "to":
        return None
    if "past" in forms and "base" not in forms:
        return None if _adjectival(t, i) else Mood.FINITE
    if "past" in forms:
        return Mood.FINITE if _clause_subject(t, lo, k) and _opens_content(t, i + 1) else None
    if t[i].low in _NOUNS and not (_opens_content(t, i + 1) and _clause_subject(t, lo, k)):
        return None
    return Mood.FINITE if _present(t, i, k, lo, forms) else None


def _adjectival(t: Sequence[Token], i: int) -> bool:
    """``his much criticized views``, ``added value``: a participle before a plain noun and after no subject."""
    before = t[i - 1].low if i else ""
    return before in ("much", "so", "newly", "widely", "long", "well", "highly", "recently")


def _opens_content(t: Sequence[Token], i: int) -> bool:
    """Whether a content can begin at ``i``: a noun is rather followed by a preposition, a verb or a stop."""
    if i >= len(t):
        return True
    token = t[i]
    return (
        token.kind == "q"
        or token.capital
        or token.low
        in words.DETERMINERS | words.POSSESSIVES | words.SUBJECT_PRONOUNS | {"that", "to", "for", "on", "there"}
        or token.text in (":", ",", ".")
    )


def _clause_subject(t: Sequence[Token], lo: int, k: int) -> bool:
    """Whether the noun phrase before ``k`` opens a clause, so that what follows it can be its verb."""
    if k > lo and (t[k - 1].kind == "q" or t[k - 1].text == "," or t[k - 1].low in words.COORDINATORS):
        return True
    start = noun_phrase_left(t, lo, k)
    if start is None:
        return t[k - 1].low in ("who", "which") if k > lo else False
    if start == lo:
        return True
    before = t[start - 1]
    return (
        before.kind == "q"
        or before.text in (",", ";", ":", "—", "–", "--")
        or before.low in (words.COORDINATORS | words.SUBORDINATORS)
    )


def _with_auxiliaries(forms: frozenset[str], auxiliaries: list[str]) -> Mood | None:
    nearest = auxiliaries[0]
    if nearest in words.BE:
        if "participle" not in forms:
            return None
        return Mood.MODAL if set(auxiliaries) & words.MODALS else Mood.PASSIVE
    if nearest in words.HAVE:
        if "participle" not in forms:
            return None
        return Mood.MODAL if set(auxiliaries) & words.MODALS else Mood.FINITE
    if set(auxiliaries) & words.MODALS:
        return Mood.MODAL if "base" in forms else None
    return Mood.FINITE if "base" in forms else None


def _participle_clause(t: Sequence[Token], i: int, lo: int) -> bool:
    """``…, adding that``, ``a statement saying``; not ``after saying``, ``the saying``, ``without naming``."""
    j = i
    while j > lo and (t[j - 1].low.endswith("ly") or t[j - 1].low in ("also", "again", "and", "while", "not")):
        j -= 1
    if j == lo:
        return True
    before = t[j - 1]
    return (
        before.text in (",", "—", "–", "--")
        or before.kind == "q"
        or before.low in words.VENUES
        or before.low in ("by", "while", "in", "when")
    )


def _present(t: Sequence[Token], i: int, k: int, lo: int, forms: frozenset[str]) -> bool:
    """Whether a form that may also be a noun (``calls``, ``demand``) is a present-tense verb here."""
    if k == lo:
        return False
    before = t[k - 1]
    if before.low in words.COORDINATORS:
        return True
    if before.kind == "p":
        return before.text == "," or before.text in '”"'
    if before.kind == "q":
        return True
    plural = before.low in _PLURALS or (
        before.low.endswith("s") and not before.capital and not before.low.endswith("ss")
    )
    if "base" in forms and "s" not in forms:
        start = noun_phrase_left(t, lo, k)
        joined = start is not None and any(token.low == "and" for token in t[start:k])
        return plural or joined
    return (
        before.capital or before.low in ("he", "she", "it", "who", "which") or before.low in ROLES | BODIES | DOCUMENTS
    )


def is_finite(t: Sequence[Token], j: int) -> bool:
    """Whether the token at ``j`` is an auxiliary or reads as a verb in the past tense."""
    return is_finite_after(t[j], t[j - 1].low)


def is_finite_after(token: Token, before: str) -> bool:
    """The same for a token that the word ``before`` precedes."""
    return token.low in words.AUXILIARIES or (not token.capital and words.looks_finite(token.low, before))


def has_verb(t: Sequence[Token], lo: int, hi: int) -> bool:
    """Whether a clause with subject and verb stands between ``lo`` and ``hi``."""
    return any(is_finite(t, j) or t[j - 1].low in words.SUBJECT_PRONOUNS for j in range(lo + 1, hi))
