"""A source in front of what it says: ``As Xi has said, …``; ``Citing an engineer, Yonhap reported that …``."""

from parsers.statements.grammar import SentenceGrammar, Stretch
from parsers.statements.lexicon import CueAt
from parsers.statements.tails import read_tail
from parsers.statements.verbs import Mood

_LONGEST = 30
"""The comma after the source is looked for at most so many tokens on."""


def as_somebody_said(g: SentenceGrammar, s: Stretch) -> bool:
    """``As Xi has said, the two countries are neighbours``: the clause behind the comma is the content."""
    comma = _comma(g, s) if g.t[s.lo].low == "as" else None
    if comma is None:
        return False
    return any(_as_said(g, s, at, comma) for i in reversed(g.positions(s.lo + 2, comma)) for at in g.cues(i, comma))


def citing_first(g: SentenceGrammar, s: Stretch) -> bool:
    """``Citing an engineer, Yonhap reported that …``: the engineer's record stands inside the agency's."""
    comma = _comma(g, s) if g.t[s.lo].low in ("citing", "quoting") else None
    if comma is None:
        return False
    mark = len(g.found)
    g.segment(s.part(comma + 1, s.hi))
    outer = next((record for record in g.found[mark:] if record.parent is s.parent), None)
    cited = g.cues(s.lo, s.hi)
    if outer is not None and cited:
        inner = g.add(_first_word(cited[0]), g.t[s.lo + 1 : comma], [], "citing", outer)
        inner.content, inner.chain = list(outer.content), outer.chain
    return True


def _comma(g: SentenceGrammar, s: Stretch) -> int | None:
    """The comma between source and clause, None where too little stands around it."""
    comma = g.comma(s.lo + 2, min(s.hi, s.lo + _LONGEST))
    return comma if comma is not None and s.hi - comma >= 4 else None


def _as_said(g: SentenceGrammar, s: Stretch, at: CueAt, comma: int) -> bool:
    group = g.verb(at, s.lo + 1)
    if "trail" not in at.cue.frames or group is None or group.mood is not Mood.FINITE or group.negated:
        return False
    tail = read_tail(g.t, at.after, comma, addressee="addressee" in at.cue.frames)
    who = g.subject(s.lo + 1, group.start)
    if tail.end != comma or who is None:
        return False
    times = [*group.times, *tail.times]
    record = g.add(at, who, [(comma + 1, s.hi)], "as somebody said", s.parent, times)
    g.segment(s.within(comma + 1, s.hi, record))
    return True


def _first_word(at: CueAt) -> CueAt:
    return CueAt(at.entry, at.i, at.i + 1)
