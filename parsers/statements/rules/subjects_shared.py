"""Subjects that a verb shares with another: verbs in a row, participles, and plain ones with a look further back."""

from parsers.statements import words
from parsers.statements.grammar import SentenceGrammar
from parsers.statements.subjects import is_introduction
from parsers.statements.tokens import Token
from parsers.statements.verbs import is_finite

_INSIDE_NAME = frozenset("the of 's ’s a an".split())
_OPENING_NOUNS = frozenset("ministry government side minister spokesman spokesperson office official officials".split())
"""Small nouns that a subject of capitals may go on with: ``China's defense ministry``."""


def subject_or_opener(g: SentenceGrammar, lo: int, k: int) -> list[Token] | None:
    """The subject of the verb at ``k``.

    ``The ministry called in the envoy, expressed regret and urged …``: verbs in a row share the subject of the first.
    """
    who = g.subject(lo, k)
    if who is None and k > lo and (g.t[k - 1].text == "," or g.t[k - 1].low in ("and", "but", "then")):
        return _opener(g, lo, k)
    return who


def _opener(g: SentenceGrammar, lo: int, k: int) -> list[Token] | None:
    """The name or the body with which the clause opens, an introduction passed over."""
    start = lo
    if g.t[lo].low in words.INTRODUCTIONS:
        comma = g.comma(lo, k - 1)
        start = comma + 1 if comma is not None else lo
    end = start
    while end < k and (g.t[end].capital or g.t[end].low in _INSIDE_NAME or g.t[end].kind == "s"):
        end += 1
    while end < k and g.t[end].low in _OPENING_NOUNS:
        end += 1
        while end < k and g.t[end].capital:
            end += 1
    while end > start and g.t[end - 1].low in words.DETERMINERS:
        end -= 1
    return list(g.t[start:end]) if end > start else None


def opening_subject(g: SentenceGrammar, lo: int, i: int) -> list[Token] | None:
    """The subject of the first finite verb before ``i``, after the introductions of a clause that begins at ``lo``."""
    start = lo
    while start < i and is_introduction(g.t, start, i):
        comma = g.comma(start, i - 1)
        if comma is None:
            return None
        start = comma + 1
    verb = next((j for j in range(start + 1, i) if _is_verb(g, j, i)), None)
    return g.subject(start, verb) if verb is not None else None


def _is_verb(g: SentenceGrammar, j: int, end: int) -> bool:
    if is_finite(g.t, j):
        return True
    return not g.t[j].low.endswith("ing") and any(at.entry.forms & {"past", "s"} for at in g.cues(j, end))
