"""Where the next attribution begins behind a cue: ``, adding that``, ``and urged``, ``, while Kang said``."""

from parsers.statements import words
from parsers.statements.contents import Content
from parsers.statements.grammar import SentenceGrammar
from parsers.statements.lexicon import CueAt
from parsers.statements.tokens import Token
from parsers.statements.verbs import Mood

_PASSED = frozenset(
    "and but also then again further later instead while even at the same time in addition thus yet it he she they had "
    "has have once more repeatedly strongly firmly".split()
)
"""Words that may stand between two cues of one speaker."""
_OF_PHRASES = frozenset("same time the addition".split())
"""What ``the``, ``at`` and ``in`` are passed over before: ``at the same time``, ``in addition``."""
_BEFORE_SAME = frozenset(
    "and but also then again it he she they time had has have later further repeatedly strongly firmly even more once "
    "instead".split()
)
"""Words after which a finite verb has the subject of the cue before."""
_CONTRASTS = frozenset("while whereas but and though although".split())
_PAST = frozenset({"past", "participle"})
_NEAR = 12
"""The verb of another speaker's clause is looked for at most so many tokens on."""


def next_joint(g: SentenceGrammar, i: int, stop: int, content: Content) -> int:
    """The first index from ``i`` at which another attribution begins, so that the content ends; else ``stop``."""
    return next((j for j in range(i, stop) if _is_joint(g, j, stop, content)), stop)


def first_word(g: SentenceGrammar, j: int, stop: int) -> int | None:
    """First word after conjunctions, adverbs and a pronoun that stands for the same speaker."""
    while j < stop and (g.t[j].low in _PASSED or _is_adverb(g.t[j])):
        if g.t[j].low in ("the", "at", "in") and not (j + 1 < stop and g.t[j + 1].low in _OF_PHRASES):
            return None
        j += 1
    return j if j < stop else None


def _is_adverb(token: Token) -> bool:
    return token.low.endswith("ly") and not token.capital


def _is_joint(g: SentenceGrammar, j: int, stop: int, content: Content) -> bool:
    """Whether another cue of the same speaker, or another speaker's clause, begins at ``j``."""
    token = g.t[j]
    if token.text in (",", ";", "—", "–", "--"):
        return _after_stop(g, j, stop, content)
    if token.low in ("while", "whereas"):
        return _other_clause(g, j, stop, semicolon=False)
    if token.low not in ("and", "but"):
        return False
    if token.low == "and" and content.frame in ("toinf", "objectto") and _other_clause(g, j, stop, semicolon=False):
        return True
    following = first_word(g, j, stop) if not g.t[j - 1].low.endswith("ly") else None
    return following is not None and _same_subject(g, following, stop, content)


def _after_stop(g: SentenceGrammar, j: int, stop: int, content: Content) -> bool:
    following = first_word(g, j + 1, stop)
    if following is None:
        return _other_clause(g, j + 1, stop, semicolon=g.t[j].text == ";")
    if g.t[following].low in ("citing", "quoting") or _participial(g, following, stop):
        return True
    relative = g.t[j + 1].low in words.AUXILIARIES
    if not relative and _same_subject(g, following, stop, content):
        return True
    return _other_clause(g, j + 1, stop, semicolon=g.t[j].text == ";")


def _participial(g: SentenceGrammar, i: int, stop: int) -> bool:
    """``…, adding that …``."""
    return g.t[i].low.endswith("ing") and any(
        "ing" in at.entry.forms and g.content(at.after, stop, at.cue) is not None for at in g.cues(i, stop)
    )


def _same_subject(g: SentenceGrammar, i: int, stop: int, content: Content) -> bool:
    """``… and urged the parties``: a finite cue without a subject of its own, or with a pronoun."""
    back = g.t[i - 1]
    if back.low not in _BEFORE_SAME and back.text != "," and not back.low.endswith("ly"):
        return False
    return any(_shares(g, at, stop, content) for at in g.cues(i, stop))


def _shares(g: SentenceGrammar, at: CueAt, stop: int, content: Content) -> bool:
    forms, back = at.entry.forms, g.t[at.i - 1]
    if not forms & {"past", "s", "base"} or g.t[at.i].low.endswith("ing"):
        return False
    bare = "base" in forms and "past" not in forms and back.low not in ("they", "have")
    if bare and content.frame in ("toinf", "objectto", "clause"):
        return False
    if g.content(at.after, stop, at.cue) is None:
        return False
    return content.frame != "clause" or not _joined_inside(g, content.start, at)


def _joined_inside(g: SentenceGrammar, start: int, at: CueAt) -> bool:
    """Whether the content already has a finite cue of its own to which this one is joined."""
    tense = bool(_PAST & at.entry.forms)
    for j in g.positions(start + 1, at.i - 1):
        for inner in g.cues(j, at.i):
            group = g.verb(inner, start)
            if group is None or group.mood is not Mood.FINITE or group.negated:
                continue
            if (
                tense == bool(_PAST & inner.entry.forms)
                and g.subject(start, group.start) is not None
                and g.content(inner.after, at.i, inner.cue) is not None
            ):
                return True
    return False


def _other_clause(g: SentenceGrammar, i: int, stop: int, *, semicolon: bool) -> bool:
    """``…, while Kang said …``: a clause of another speaker."""
    if i >= stop:
        return False
    if g.t[i].low in _CONTRASTS:
        i += 1
    elif not semicolon:
        return False
    comma = g.comma(i + 1, min(stop, i + _NEAR))
    end = comma if comma is not None else min(stop, i + _NEAR)
    return any(_own_clause(g, i, at, stop) for j in g.positions(i + 1, end) for at in g.cues(j, stop))


def _own_clause(g: SentenceGrammar, i: int, at: CueAt, stop: int) -> bool:
    """Whether a cue stands in a clause whose subject begins at ``i``."""
    if "stance" in at.cue.flags:
        return False
    group = g.verb(at, i)
    if group is None or group.mood is not Mood.FINITE or group.negated:
        return False
    return g.phrase_before(i, group.start) == i and g.content(at.after, stop, at.cue) is not None
