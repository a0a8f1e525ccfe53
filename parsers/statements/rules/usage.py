"""Uses of a cue that attribute nothing: questions, ``what it called``, negated verbs, side clauses."""

from parsers.statements import words
from parsers.statements.grammar import SentenceGrammar, Stretch
from parsers.statements.lexicon import CueAt
from parsers.statements.verbs import VerbGroup

_QUESTIONS = frozenset("whether if about why how what when who where not".split())
"""What follows ``ask`` where it asks a question; what asks for something is followed by other words."""
_REPORTING = frozenset("that who which while whereas as but though although after whose".split())
"""Subordinators in whose clauses a stance may be reported."""


def counts(g: SentenceGrammar, s: Stretch, at: CueAt, group: VerbGroup) -> bool:
    """Whether the cue can attribute something where it stands."""
    cue = at.cue
    if group.negated and "negated" not in cue.flags:
        return False
    if cue.lemma == "ask" and at.after < s.hi and g.t[at.after].low in _QUESTIONS:
        return False
    start = g.phrase_before(s.lo, group.start)
    before = g.t[start - 1].low if start is not None and start > s.lo else ""
    if before == "if" and start is not None and start - 1 == s.lo:
        return False
    # "what Seoul calls": the object stands before
    if before == "what" or (before in ("that", "which") and cue.frames & {"complement", "as"}):
        return False
    subordinate = before in words.SUBORDINATORS - _REPORTING
    return not subordinate or ("clause" in cue.frames and "stance" not in cue.flags)
