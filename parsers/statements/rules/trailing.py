"""The cue behind its content or within it: ``"…," Geng said``; ``The battery, he said, would be ready``."""

from dataclasses import dataclass

from parsers.statements import words
from parsers.statements.grammar import Range, SentenceGrammar, Stretch
from parsers.statements.lexicon import CueAt
from parsers.statements.rules.chains import chain
from parsers.statements.rules.parentheses import Parenthesis, closed, parenthesis
from parsers.statements.rules.quoted_as import quoted_as_saying
from parsers.statements.rules.speaking import is_thing
from parsers.statements.verbs import Mood, VerbGroup, has_verb

_GOING_ON = frozenset("when because if unless although whenever".split())
"""Words with which a content may go on behind the parenthesis."""
_LEFT_OUT = words.COORDINATORS | {"still", "meanwhile", "however"}
"""Words before a quotation that are not part of the content."""
_BARE_OPENERS = frozenset("this that another".split())
"""Introductory words that may as well open a subject."""
_LEAST_CLAUSE = 7
"""A stretch of more tokens is a clause even without a verb that shows."""


@dataclass(frozen=True, slots=True)
class _Trail:
    """A parenthesis with its cue, where it ends, and whether a quotation stands before it."""

    at: CueAt
    group: VerbGroup
    found: Parenthesis
    quoted: bool
    end: int
    times: list[Range]


def trailing(g: SentenceGrammar, s: Stretch) -> bool:
    """``…, S said``: the last cue of the stretch that can be a parenthesis has what stands before it for content."""
    for i in reversed(g.positions(s.lo + 1, s.hi)):
        for at in g.cues(i, s.hi):
            trail = _trail(g, s, at) if at.cue.frames & {"trail", "quote"} else None
            if trail is not None and _keep(g, s, trail):
                return True
        if quoted_as_saying(g, s, i):
            return True
    return False


def _trail(g: SentenceGrammar, s: Stretch, at: CueAt) -> _Trail | None:
    group = g.verb(at, s.lo)
    if group is None or group.mood is not Mood.FINITE or (group.negated and "negated" not in at.cue.flags):
        return None
    found = parenthesis(g, s, at, group)
    if found is None or found.boundary <= s.lo or is_thing(found.who):
        return None
    quoted = _after_quotation(g, s.lo, found.boundary)
    if not quoted and ("trail" not in at.cue.frames or at.cue.lemma == "ask"):
        return None
    end, times = closed(g, s, at, found, quoted=quoted)
    if end is None:
        return None
    trail = _Trail(at, group, found, quoted, end, [*group.times, *times])
    return trail if _is_parenthesis(g, s, trail) else None


def _is_parenthesis(g: SentenceGrammar, s: Stretch, trail: _Trail) -> bool:
    """Whether what stands before the cue is its content, rather than an introduction to one behind it."""
    if trail.quoted:
        return True
    if not _continues(g, s, trail) and not _can_be_said(g, s.lo, trail.found.boundary):
        return False
    if trail.found.tail != trail.at.after:
        return True
    follows = g.content(trail.at.after, s.hi, trail.at.cue)
    return follows is None or follows.frame not in ("toinf", "objectto")


def _keep(g: SentenceGrammar, s: Stretch, trail: _Trail) -> bool:
    """Keeps the attribution, reads on behind it and within its content; False where no content is left."""
    boundary, end = trail.found.boundary, trail.end
    start = _content_start(g, s.lo, boundary)
    content = [(start, boundary)]
    broken = _broken(g, end, s.hi)
    if broken is not None:
        content.append(broken)
    elif _continues(g, s, trail):
        content.append((end + 1, s.hi))
    if all(g.characters(*part) == (0, 0) for part in content):
        return False
    kind = "quote" if trail.quoted else "content"
    rule = f"{kind} before cue" if len(content) == 1 else f"broken {kind}"
    record = g.add(trail.at, trail.found.who, content, rule, s.parent, trail.times, negated=trail.group.negated)
    last = chain(g, s, end, record) if end < s.hi and len(content) == 1 else record
    if not g.quoted_only(start, boundary):
        # "…, Yonhap said, citing S": what is inside the content is S's
        g.segment(s.within(start, boundary, last if last.parent is record else record))
    return True


def _after_quotation(g: SentenceGrammar, lo: int, boundary: int) -> bool:
    last = boundary - 2 if g.t[boundary - 1].text == "," and boundary - 2 >= lo else boundary - 1
    return g.t[last].kind == "q"


def _can_be_said(g: SentenceGrammar, lo: int, hi: int) -> bool:
    """Whether a stretch before a parenthesis can be a content: a clause, not an introduction to one."""
    start = lo
    while start < hi and g.t[start].low in words.INTRODUCTIONS and g.t[start].low not in _BARE_OPENERS:
        low = g.t[start].low
        comma = g.comma(start, hi - 1)
        if low not in words.PREPOSITIONS | words.SUBORDINATORS:
            start += 1
        elif comma is None:
            return low in words.PREPOSITIONS and any(token.low in words.AUXILIARIES for token in g.t[start:hi])
        else:
            start = comma + 1
    return has_verb(g.t, start, hi) or (hi - start > _LEAST_CLAUSE and not g.t[start].low.endswith("ing"))


def _content_start(g: SentenceGrammar, lo: int, hi: int) -> int:
    """Leaves out ``But`` and the like before a quotation."""
    if hi - lo >= 2 and g.t[lo].low in _LEFT_OUT:
        lo += 1
        if g.t[lo].text == "," and hi - lo >= 2:
            lo += 1
    return lo


def _broken(g: SentenceGrammar, end: int, hi: int) -> Range | None:
    """The second part of a quotation that its cue breaks: ``"A," he said, "B."``"""
    if end >= hi:
        return None
    at = end + 1 if g.t[end].kind == "p" else end
    return (at, hi) if at < hi and g.t[at].kind == "q" else None


def _continues(g: SentenceGrammar, s: Stretch, trail: _Trail) -> bool:
    """``The battery, he said, would be ready``: the content goes on behind the parenthesis."""
    end = trail.end
    if trail.quoted or end + 2 >= s.hi or g.t[end].text != ",":
        return False
    first = g.t[end + 1]
    if first.low in words.AUXILIARIES or first.low in _GOING_ON:
        return not (first.low == "when" and g.t[end + 2].low in ("asked", "pressed"))
    return not first.capital and words.looks_finite(first.low, ",") and first.low not in g.lexicon.entries
