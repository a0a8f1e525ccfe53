"""``Seoul was urged by Beijing to stop``: the agent speaks."""

from collections.abc import Sequence

from parsers.statements.grammar import Range, SentenceGrammar, Stretch
from parsers.statements.lexicon import CueAt
from parsers.statements.phrases import noun_phrase_right
from parsers.statements.rules.subjects_shared import subject_or_opener
from parsers.statements.tokens import Token
from parsers.statements.verbs import Mood, VerbGroup

_NEAR = 4
"""``by`` stands at most so many tokens behind the verb."""


def urged_by(g: SentenceGrammar, s: Stretch, at: CueAt, group: VerbGroup) -> int | None:
    """``Seoul was urged by Beijing to stop``, ``They were told by the mayor that …``, ``called by him a mistake``."""
    if group.mood is not Mood.PASSIVE or "quoting" in at.cue.flags or at.cue.lemma == "cite":
        return None
    by = next((j for j in range(at.after, min(s.hi, at.after + _NEAR)) if g.t[j].low == "by"), None)
    patient = subject_or_opener(g, s.lo, group.start)
    if by is None or patient is None:
        return None
    end = noun_phrase_right(g.t, by + 1, s.hi)
    agent = g.t[by + 1 : end]
    if not agent:
        return None
    if end + 2 < s.hi and g.t[end].low == "that" and "clause" in at.cue.frames:
        told = g.add(at, agent, [(end + 1, s.hi)], "passive", s.parent, group.times)
        g.segment(s.within(end + 1, s.hi, told))
        return s.hi
    content = _content(g, s, at, patient, end)
    if content is None:
        return None
    g.add(at, agent, content, "passive", s.parent, group.times)
    return s.hi


def _content(g: SentenceGrammar, s: Stretch, at: CueAt, patient: Sequence[Token], end: int) -> list[Range] | None:
    """The patient, and what it is urged to or called, if that stands behind the agent."""
    first = g.index(patient[0], s.lo, s.hi)
    if first is None:
        return None
    content = [(first, first + len(patient))]
    follows = g.t[end].low if end < s.hi else ""
    if follows == "as" or (follows in ("to", "not") and "objectto" in at.cue.frames):
        return [*content, (end, s.hi)]
    return content if "object" in at.cue.frames and len(patient) >= 2 else None
