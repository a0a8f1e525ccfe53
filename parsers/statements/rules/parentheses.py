"""The parts of a parenthesis ``…, S said on Monday, …``: who speaks, where the content before it ends, its own end."""

from collections.abc import Sequence
from dataclasses import dataclass

from parsers.statements import words
from parsers.statements.grammar import Range, SentenceGrammar, Stretch
from parsers.statements.lexicon import CueAt
from parsers.statements.nouns import BODIES, DOCUMENTS, ROLES
from parsers.statements.phrases import noun_phrase_right
from parsers.statements.tails import read_tail
from parsers.statements.tokens import Token
from parsers.statements.verbs import VerbGroup, has_verb

_BREAKS = frozenset((",", "—", "--", "–", "?", "!"))
"""Punctuation between a content and the parenthesis behind it."""
_JOINTS = frozenset("and but as".split())
_RELATIVES = frozenset("who which whose".split())
_NO_APPOSITION = words.COORDINATORS | (words.SUBORDINATORS - _RELATIVES) | words.PREPOSITIONS


@dataclass(frozen=True, slots=True)
class Parenthesis:
    """Who speaks, where the content before it ends, and where what follows cue and speaker begins (indexes)."""

    who: Sequence[Token]
    boundary: int
    tail: int


def parenthesis(g: SentenceGrammar, s: Stretch, at: CueAt, group: VerbGroup) -> Parenthesis | None:
    """The parenthesis around a cue, None where it stands in none."""
    k = group.start
    if k <= s.lo:
        return None
    before = g.t[k - 1]
    appositive = _with_apposition(g, s.lo, k) if before.text == "," else None
    if appositive is not None:
        return appositive
    if before.kind == "q" or before.text in _BREAKS:
        return _inverted(g, s, k, at)
    start = g.phrase_before(s.lo, k)
    if start is None or start <= s.lo or start >= k:
        return None
    left = g.t[start - 1]
    if left.kind == "q" or left.text in _BREAKS:
        return Parenthesis(g.t[start:k], start, at.after)
    if left.low in _JOINTS and start - 2 > s.lo and _closes_content(g.t[start - 2]):
        return Parenthesis(g.t[start:k], start - 1, at.after)
    return None


def closed(
    g: SentenceGrammar, s: Stretch, at: CueAt, found: Parenthesis, *, quoted: bool
) -> tuple[int | None, list[Range]]:
    """Where the parenthesis ends and the times in it; no end where content follows its cue, so that it is none."""
    addressee = "addressee" in at.cue.frames and found.tail == at.after
    tail = read_tail(g.t, found.tail, s.hi, addressee=addressee)
    return _end(g, tail.end, s.hi, quoted=quoted), tail.times


def _end(g: SentenceGrammar, i: int, hi: int, *, quoted: bool) -> int | None:
    if i >= hi:
        return hi
    token = g.t[i]
    if token.low == "that":
        return None
    if token.text in (",", ";", "—", "--", "–") or token.kind == "q" or token.low in ("and", "but"):
        return i
    if not quoted:
        return None
    # after a quotation the rest of the sentence is circumstance: "Wang said during talks at …"
    return next((j for j in range(i, hi) if g.t[j].text in (",", ";") or g.t[j].kind == "q"), hi)


def _closes_content(token: Token) -> bool:
    return token.kind == "q" or token.text == ","


def _inverted(g: SentenceGrammar, s: Stretch, k: int, at: CueAt) -> Parenthesis | None:
    """``"…," said Tan, a fellow of …``; without a quotation the content must show a verb of its own."""
    end = noun_phrase_right(g.t, at.after, s.hi)
    who = g.t[at.after : end]
    if k != at.i or not who or g.t[at.i].low.endswith("ing") or not _can_invert(who):
        return None
    quoted = g.t[k - 1].kind == "q" or (k - 2 >= s.lo and g.t[k - 2].kind == "q")
    if not quoted and not (has_verb(g.t, s.lo, k - 1) and _is_source(who)):
        return None
    appositions = apposition_end(g, end, s.hi)
    return Parenthesis(g.t[at.after : appositions], k, appositions)


def _can_invert(who: Sequence[Token]) -> bool:
    return any(token.capital for token in who) or who[0].low in words.DETERMINERS or len(who) > 1


def _is_source(who: Sequence[Token]) -> bool:
    return who[0].capital or any(token.low in ROLES | BODIES | DOCUMENTS for token in who)


def apposition_end(g: SentenceGrammar, i: int, hi: int) -> int:
    """``said Tan, a fellow at the centre in Singapore, …``: the apposition at comma ``i`` belongs to the speaker."""
    while i + 1 < hi and g.t[i].text == "," and _opens_apposition(g.t[i + 1]):
        close = next((j for j in range(i + 1, hi) if _closes_content(g.t[j])), hi)
        relative = g.t[i + 1].low in _RELATIVES
        if not relative and any(token.low in words.AUXILIARIES for token in g.t[i + 1 : close]):
            break
        i = close
    return i


def _opens_apposition(token: Token) -> bool:
    if token.low in _NO_APPOSITION:
        return False
    plain = token.kind == "w" and not token.capital and not token.low.endswith("ing")
    return token.low in ("a", "an", "the") or token.low in _RELATIVES or token.kind == "n" or plain


def _with_apposition(g: SentenceGrammar, lo: int, k: int) -> Parenthesis | None:
    """``"…," Kim, a spokesman, said``: the head of the subject stands before a comma further left."""
    for comma in range(k - 2, lo, -1):
        if g.t[comma].text != ",":
            continue
        start = g.phrase_before(lo, comma)
        if start is None or start <= lo or not _closes_content(g.t[start - 1]):
            continue
        first = g.t[comma + 1]
        apposed = first.low in words.DETERMINERS or first.low in _RELATIVES or not first.capital
        apposed = apposed or g.t[comma + 2].kind == "s" or not g.t[comma - 1].capital
        if apposed and not any(token.low in words.AUXILIARIES for token in g.t[start:comma]):
            return Parenthesis(g.t[start : k - 1], start, k + 1)
    return None
