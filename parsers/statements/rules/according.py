"""``According to S, …`` and ``…, according to S``."""

from parsers.statements import words
from parsers.statements.found import Found
from parsers.statements.grammar import Range, SentenceGrammar, Stretch
from parsers.statements.lexicon import CueAt
from parsers.statements.phrases import noun_phrase_right
from parsers.statements.rules.speaking import can_speak
from parsers.statements.times import time_at
from parsers.statements.verbs import is_finite, is_finite_after

_SOURCES = frozenset(
    "data figures statistics estimates estimate media sources source people witnesses locals residents rumors rumours "
    "polls reports insiders accounts some many others him her them calculations tallies findings results records "
    "legend".split()
)
"""What can be a source without being able to speak."""
_NO_SOURCE = frozenset("plan plans schedule law needs custom tradition taste ability merit size type".split())
"""What things go according to: no source."""
_APPOSITIONS = frozenset("a an the director deputy head chief".split())
"""Words with which an apposition to the source may open."""


def according_to(g: SentenceGrammar, s: Stretch) -> bool:
    """``According to the ministry, X`` and ``X, according to the ministry``: X is the content."""
    if not g.lexicon.entries.get("according"):
        return False
    return any(g.t[i].low == "according" and _according_at(g, s, i) for i in g.positions(s.lo, s.hi - 2))


def _according_at(g: SentenceGrammar, s: Stretch, i: int) -> bool:
    if g.t[i + 1].low != "to" or g.t[i + 2].low in _NO_SOURCE:
        return False
    front = i == s.lo or (g.t[i - 1].kind == "p" and i - 1 <= s.lo)
    end = _source_end(g, i + 2, s.hi, front=front)
    who = g.t[i + 2 : end]
    if not can_speak(g, who) and not any(token.low in _SOURCES for token in who):
        return False
    content = _content(g, s, i, end)
    if all(g.characters(*part) == (0, 0) for part in content):
        return False
    record = g.add(CueAt(g.lexicon.entries["according"][0], i, i + 2), who, content, "according to", s.parent)
    _date(g, record, i + 2, end)
    for lo, hi in content:
        if not g.quoted_only(lo, hi):
            g.segment(s.within(lo, hi, record))
    return True


def _content(g: SentenceGrammar, s: Stretch, i: int, end: int) -> list[Range]:
    """What stands behind the source at the front; else what stands before, and what goes on behind."""
    if i <= s.lo + 1:
        return [(end, s.hi)]
    opens = g.t[s.lo].low in ("and", "but", "yet", "or") and i - s.lo > 2
    before = (s.lo + 1 if opens else s.lo, i)
    goes_on = s.hi - end > 4 and any(token.low in words.AUXILIARIES for token in g.t[end : end + 4])
    return [before, (end, s.hi)] if goes_on else [before]


def _source_end(g: SentenceGrammar, i: int, hi: int, *, front: bool) -> int:
    """End of the source after ``according to``; at the front it closes with the comma before the main clause."""
    commas = [j for j in range(i, hi) if g.t[j].text == ","]
    if not front:
        return next((j for j in commas if _verb_at(g, j + 1, hi)), hi)
    if not commas:
        return noun_phrase_right(g.t, i, hi)
    if len(commas) > 1 and hi - commas[1] > 3 and _is_apposition(g, commas[0] + 1, commas[1]):
        return commas[1]
    return commas[0]


def _is_apposition(g: SentenceGrammar, lo: int, hi: int) -> bool:
    """``Kim, who leads the team,`` and ``Kim, a fellow at the centre,``."""
    opener = g.t[lo].low
    if opener in ("who", "which", "whose"):
        return True
    return opener in _APPOSITIONS and not any(is_finite(g.t, j) for j in range(lo, hi))


def _verb_at(g: SentenceGrammar, i: int, hi: int) -> bool:
    """Whether a finite verb stands at ``i``, adverbs passed over."""
    while i < hi and (g.t[i].low in words.ADVERBS or g.t[i].low.endswith("ly")):
        i += 1
    return i < hi and is_finite_after(g.t[i], ",")


def _date(g: SentenceGrammar, record: Found, start: int, end: int) -> None:
    """A time inside the source (``a statement on Monday``) dates the saying."""
    for j in range(start, end):
        after = time_at(g.t, j, end)
        if after is not None:
            record.times.append(list(g.t[j:after]))
            record.subject = [token for token in record.subject if token not in record.times[-1]]
            return
