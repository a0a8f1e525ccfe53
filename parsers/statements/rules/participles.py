"""A participle that hangs on a clause: ``The EU raised the pitch, saying …``; ``Saying …, Seol closed it``."""

from parsers.statements.contents import Content
from parsers.statements.grammar import SentenceGrammar, Stretch
from parsers.statements.lexicon import CueAt
from parsers.statements.rules.bounds import introduction_times, is_main_clause
from parsers.statements.rules.chains import finish
from parsers.statements.rules.subjects_shared import opening_subject
from parsers.statements.verbs import Mood, VerbGroup, is_finite

_FRAMES = frozenset("clause quote objectto complement".split())
"""Frames that a participle may have: others are too weak without a subject beside them."""


def saying_so(g: SentenceGrammar, s: Stretch, at: CueAt, group: VerbGroup) -> int | None:
    """``The EU raised the pitch, saying it would …``: the subject is that of the clause it hangs on."""
    if not _may_hang(at, group) or at.i <= s.lo + 1:
        return None
    who = opening_subject(g, s.lo, at.i)
    content = _content(g, at, s.hi)
    if who is None or content is None:
        return None
    record = g.record(at, who, content, None, s.parent, rule="participle")
    record.times += [list(g.t[a:b]) for a, b in introduction_times(g, s.lo, who)]
    return finish(g, s, record, content)


def saying_first(g: SentenceGrammar, s: Stretch, at: CueAt, group: VerbGroup) -> int | None:
    """``Saying the pier would not hold, Seol closed it``: the subject is that of the main clause."""
    if not _may_hang(at, group) or at.i > s.lo + 1:
        return None
    commas = (j for j in range(at.after + 1, s.hi - 2) if g.t[j].text == "," and is_main_clause(g, j + 1, s.hi))
    comma = next(commas, None)
    if comma is None:
        return None
    verb = next(j for j in range(comma + 2, s.hi) if is_finite(g.t, j) or g.cues(j, s.hi))
    start = g.phrase_before(comma + 1, verb)
    content = _content(g, at, comma)
    if start is None or content is None:
        return None
    record = g.record(at, g.t[start:verb], content, None, s.parent, rule="participle")
    finish(g, s.part(s.lo, comma), record, content)
    return comma


def _may_hang(at: CueAt, group: VerbGroup) -> bool:
    return group.mood is Mood.PARTICIPLE and "stance" not in at.cue.flags and bool(at.cue.frames & _FRAMES)


def _content(g: SentenceGrammar, at: CueAt, end: int) -> Content | None:
    content = g.content(at.after, end, at.cue)
    return content if content is not None and content.frame in _FRAMES else None
