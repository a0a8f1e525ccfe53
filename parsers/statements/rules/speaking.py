"""Whether a subject can speak at all."""

from collections.abc import Sequence

from parsers.statements.grammar import SentenceGrammar
from parsers.statements.lexicon import CueAt
from parsers.statements.nouns import BODIES, DOCUMENTS, NOBODY, READ_DOCUMENTS, ROLES, THINGS
from parsers.statements.tokens import Token

_SPEAKING = frozenset("he she it they who sides both people many some others parties families".split())
"""Words that stand for somebody who can speak."""
_MAKERS_OF_PEOPLE = ("ers", "ors", "ists", "ians", "ants")
"""Endings of people in the plural: ``farmers``, ``residents`` aside."""
_FIRST_PERSON = frozenset("we We I you You us".split())
"""The writer or the reader: running text attributes nothing to them. ``US`` is another word."""
_LONGEST = 8
"""Words of a subject that are looked at."""


def is_thing(who: Sequence[Token]) -> bool:
    """Words on a thing (a banner, a sign) are nobody's statement."""
    return any(token.low in THINGS for token in who[:6])


def can_speak(g: SentenceGrammar, who: Sequence[Token]) -> bool:
    """Whether a subject can speak: a name, a pronoun, a role, a body, people in the plural."""
    head = [token for token in who if token.kind == "w"]
    if any(_speaks(g, token, head) for token in head[:_LONGEST]):
        return True
    return len(head) == 1 and head[0].capital and head[0] is g.t[0] and not head[0].low.endswith("ness")


def _speaks(g: SentenceGrammar, token: Token, head: Sequence[Token]) -> bool:
    if token.capital and (token is not g.t[0] or token.text.isupper() or (len(head) > 1 and head[1].capital)):
        return True
    low = token.low
    return low in _SPEAKING or low in ROLES or low in BODIES or low in DOCUMENTS or low.endswith(_MAKERS_OF_PEOPLE)


def may_speak(g: SentenceGrammar, at: CueAt, who: Sequence[Token], *, outermost: bool) -> bool:
    """Whether a subject goes with a cue: cues that are seldom speech want one that can speak."""
    if "document" in at.cue.flags:
        return any(token.low in READ_DOCUMENTS for token in who)
    if is_thing(who) or any(token.low in NOBODY for token in who[:3]):
        return False
    if outermost and len(who) == 1 and who[0].text in _FIRST_PERSON:
        return False
    return not at.cue.flags & {"stance", "speaker"} or can_speak(g, who)
