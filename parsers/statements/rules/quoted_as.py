"""``Yonhap quoted an official as saying …``: the agency's record and, inside it, the speaker's."""

from collections.abc import Sequence

from parsers.statements import words
from parsers.statements.grammar import SentenceGrammar, Stretch
from parsers.statements.lexicon import CueAt
from parsers.statements.rules.chains import finish
from parsers.statements.rules.subjects_shared import subject_or_opener
from parsers.statements.tokens import Token
from parsers.statements.verbs import Mood, VerbGroup

_SAYING = frozenset({"saying", "telling"})
_QUOTED = frozenset({"quoted", "cited", "quotes"})
_FARTHEST = 25
"""``as saying`` is looked for at most so many tokens behind ``quoted``."""
_RULE = "quoted as saying"


def quoted_as_saying(g: SentenceGrammar, s: Stretch, i: int) -> bool:
    """``"…," Yonhap quoted him as saying``: the content stands before."""
    if g.t[i].low not in _SAYING or i - 1 <= s.lo or g.t[i - 1].low != "as" or i + 1 < s.hi - 3:
        return False
    verb = next((j for j in range(i - 2, s.lo, -1) if g.t[j].low in _QUOTED), None)
    quoting = g.cues(verb, s.hi) if verb is not None else []
    saying = g.cues(i, s.hi)
    if verb is None or not quoting or not saying:
        return False
    passive = g.t[verb - 1].low in words.BE
    k = verb - 1 if passive else verb
    start = g.phrase_before(s.lo, k)
    if start is None or start <= s.lo:
        return False
    outer_who, inner_who = g.t[start:k], g.t[verb + 1 : i - 1]
    if passive:
        outer_who, inner_who = inner_who[1:] if inner_who and inner_who[0].low == "by" else [], outer_who
    content = [(s.lo, start)]
    quoted = CueAt(quoting[0].entry, verb, verb + 1)
    outer = g.add(quoted, outer_who, content, _RULE, s.parent) if outer_who or not passive else None
    g.add(CueAt(saying[0].entry, i, i + 1), inner_who, content, _RULE, outer or s.parent)
    return True


def quotes_somebody(g: SentenceGrammar, s: Stretch, at: CueAt, group: VerbGroup) -> int | None:
    """``Yonhap quoted an official as saying (that) …``."""
    if group.mood is not Mood.FINITE or not _quotes(at):
        return None
    saying = _as_saying(g, at.i + 2, min(s.hi, at.i + _FARTHEST))
    agency = subject_or_opener(g, s.lo, group.start)
    if saying is None or agency is None:
        return None
    return _both(g, s, at, group, (agency, g.t[at.i + 1 : saying - 1]), saying)


def quoted_by(g: SentenceGrammar, s: Stretch, at: CueAt, group: VerbGroup) -> int | None:
    """``The official was quoted (by Yonhap) as saying …``."""
    if group.mood is not Mood.PASSIVE or not _quotes(at):
        return None
    saying = _as_saying(g, at.i + 1, min(s.hi, at.i + _FARTHEST))
    speaker = subject_or_opener(g, s.lo, group.start)
    if saying is None or speaker is None:
        return None
    by = next((j for j in range(at.i + 1, saying - 1) if g.t[j].low == "by"), None)
    agency = g.t[by + 1 : saying - 1] if by is not None else []
    return _both(g, s, at, group, (agency, speaker), saying)


def _quotes(at: CueAt) -> bool:
    return "quoting" in at.cue.flags or at.cue.lemma == "cite"


def _as_saying(g: SentenceGrammar, lo: int, hi: int) -> int | None:
    return next((j for j in range(lo, hi) if g.t[j].low in _SAYING and g.t[j - 1].low == "as"), None)


def _both(
    g: SentenceGrammar,
    s: Stretch,
    at: CueAt,
    group: VerbGroup,
    who: tuple[Sequence[Token], Sequence[Token]],
    saying: int,
) -> int | None:
    """Keeps the agency's record (none without an agency) and the speaker's inside it."""
    agency, speaker = who
    for said in g.cues(saying, s.hi):
        content = g.content(said.after, s.hi, said.cue)
        if content is None:
            continue
        quoted = CueAt(at.entry, at.i, at.i + 1)
        outer = g.record(quoted, agency, content, group, s.parent, rule=_RULE) if agency else None
        inside = Stretch(s.lo, s.hi, outer or s.parent, s.depth)
        inner = g.record(said, speaker, content, None, inside.parent, rule=_RULE)
        done = finish(g, inside, inner, content)
        if outer is not None:
            outer.content, outer.chain = list(inner.content), inner.chain
        return done
    return None
