"""Phrases around a cue, found without a parser: noun phrases to the left and to the right, prepositional phrases."""

from collections.abc import Sequence

from parsers.statements import words
from parsers.statements.times import time_at
from parsers.statements.tokens import Token

Tokens = Sequence[Token]
_PERSONAL = words.SUBJECT_PRONOUNS | {"them", "him"}
_CLAUSE_WORDS = words.SUBORDINATORS | words.AUXILIARIES | {"what"}
"""Words that no noun phrase goes back over."""
_COUNTED = words.COUNTS | {"all", "most", "none", "each", "both"}
"""Words that count before ``of``: ``all of them``."""
_BEFORE_DETERMINER = frozenset("of for from at in with and".split())
"""Words after which a determiner goes on with the phrase: ``the spokesman for the ministry``."""
_LONGEST = 32
"""A noun phrase has at most so many tokens: nothing is looked for farther to the left."""


def noun_phrase_left(t: Tokens, lo: int, hi: int) -> int | None:
    """Start of the noun phrase that ends just before ``hi``, not before ``lo``; None where there is none."""
    lo = max(lo, hi - _LONGEST)
    i = hi - 1
    start: int | None = None
    while i >= lo:
        token = t[i]
        if token.low in _PERSONAL and not (token.low == "them" and i > lo and t[i - 1].low == "of"):
            return i if start is None else start
        if token.low in words.COORDINATORS:
            left = noun_phrase_left(t, lo, i) if start is not None and token.low in ("and", "or") else None
            if left is not None and _is_opening(t, lo, left):
                return left
            break
        if token.text == ")" and start is None:
            i = next((j for j in range(i - 1, lo, -1) if t[j].text == "("), lo) - 1
            continue
        if _ends_left(t, lo, i, started=start is not None):
            break
        if token.low not in words.PREPOSITIONS:
            start = i
        i -= 1
    return _trim_left(t, start, hi) if start is not None else None


def _ends_left(t: Tokens, lo: int, i: int, *, started: bool) -> bool:
    """Whether the token at ``i`` cannot belong to the noun phrase of which it would be the first token."""
    token, low = t[i], t[i].low
    if token.kind == "p":
        return token.text not in ("&", "%", "-")
    if low in _CLAUSE_WORDS:
        return True
    if token.kind == "q":
        return not started or i == lo or t[i - 1].kind == "p" or not is_nickname(token)
    if low in words.PREPOSITIONS:
        return not started or low not in words.NOUN_LINKS or i == lo or not nounish(t[i - 1])
    if not started:
        return False
    if token.kind == "w" and not token.capital and i > lo and words.looks_finite(low, t[i - 1].low):
        return not low.endswith("ed") or t[i - 1].capital or t[i - 1].low in ("and", "also")
    return low in words.ADVERBS and low not in words.DETERMINERS


def _is_opening(t: Tokens, lo: int, at: int) -> bool:
    """Whether the phrase at ``at`` opens its clause, so that ``A and B`` is one subject."""
    before = t[at - 1]
    return (
        at <= lo
        or before.text in (",", "–", "—", "--", ";", ":")
        or before.kind == "q"
        or before.low in words.SUBORDINATORS
    )


def _trim_left(t: Tokens, start: int, hi: int) -> int | None:
    while start < hi and (
        t[start].low in words.PREPOSITIONS
        or t[start].low in words.COORDINATORS
        or t[start].kind in "ps"
        or (t[start].low in words.ADVERBS and t[start].low not in ("both", "first", "two", "other", "rather"))
    ):
        start += 1
    # "On Monday Wang said": the phrase of time is no part of the speaker
    after = time_at(t, start, hi)
    if after is not None and after < hi and t[start].kind != "q":
        return _trim_left(t, after, hi)
    return start if start < hi and any(nounish(token) for token in t[start:hi]) else None


def is_nickname(token: Token) -> bool:
    """Whether a quotation is a few words inside a noun phrase (``the "umbrella" monk``), not somebody's speech."""
    words_only = token.text.strip("\"“”'‘’ ")
    return words_only.count(" ") < 3 and not words_only.endswith((",", ".", "?", "!"))


def nounish(token: Token) -> bool:
    """Whether a token can belong to a noun phrase as its noun, adjective or name."""
    return token.kind in "wnsq" and not (
        token.low in words.AUXILIARIES or token.low in words.SUBORDINATORS or token.low in words.PREPOSITIONS
    )


def noun_phrase_right(t: Tokens, i: int, end: int) -> int:
    """Index after the noun phrase that begins at ``i`` (an addressee, an inverted or passive speaker)."""
    start, seen_noun = i, False
    if i < end and _is_object(t, i, end):
        return i + 1
    while i < end and not _ends_right(t, i, end, start, seen_noun=seen_noun):
        low = t[i].low
        seen_noun = seen_noun or (low not in words.DETERMINERS and low not in words.PREPOSITIONS)
        i += 1
    return i


def _is_object(t: Tokens, i: int, end: int) -> bool:
    """A pronoun that is an object by itself; ``her`` may as well own what follows."""
    if t[i].low not in words.OBJECT_PRONOUNS:
        return False
    owns = i + 1 < end and t[i + 1].kind == "w" and nounish(t[i + 1]) and t[i + 1].low not in words.DETERMINERS
    return t[i].low != "her" or not owns


def _ends_right(t: Tokens, i: int, end: int, start: int, *, seen_noun: bool) -> bool:
    """Whether the token at ``i`` cannot go on with the noun phrase that began at ``start``."""
    token, low = t[i], t[i].low
    if token.kind in "pq" or low in words.SUBORDINATORS or (low in words.AUXILIARIES and not token.capital):
        return True
    before = t[i - 1].low if i > start else ""
    if before and before not in words.DETERMINERS and low != "for" and time_at(t, i, end) is not None:
        return True
    if low in words.PREPOSITIONS:
        counted = low == "of" and before in _COUNTED
        return not (seen_noun or counted) or not _links_right(t, i, end)
    if low in words.COORDINATORS:
        return low != "and" or not (i + 1 < end and nounish(t[i + 1]))
    if seen_noun and (low in words.SUBJECT_PRONOUNS or low == "there" or low in words.ADVERBS):
        return True
    if seen_noun and low in words.DETERMINERS and before not in _BEFORE_DETERMINER:
        return True
    return bool(before) and token.kind == "w" and not token.capital and words.looks_finite(low, before)


def _links_right(t: Tokens, i: int, end: int) -> bool:
    """Whether the preposition at ``i`` ties a further noun phrase to the one before it."""
    low = t[i].low
    if low not in ("in", "at", "with"):
        return low in ("of", "for", "from")
    named = i + 1 < end and (t[i + 1].capital or t[i + 1].low == "the")
    return named and not is_venue_phrase(t, i, end)


def is_venue_phrase(t: Tokens, i: int, end: int) -> bool:
    """Whether a prepositional phrase at ``i`` names where or how something was said."""
    for token in t[i + 1 : min(end, i + 9)]:
        if token.kind in "pq" or token.low in words.AUXILIARIES or token.low in words.SUBORDINATORS:
            return False
        if token.low in words.VENUES:
            return True
    return False


def _opens_infinitive(t: Tokens, i: int, end: int) -> bool:
    """``to widen``, ``not to widen``; not ``to reporters``, ``to the press``."""
    if t[i].low == "not":
        return True
    if t[i].low != "to" or i + 1 >= end:
        return False
    following = t[i + 1]
    return following.kind == "w" and not following.capital and following.low not in words.DETERMINERS | words.LISTENERS


def prepositional_phrase(t: Tokens, i: int, end: int) -> int:
    """Index after the prepositional phrase at ``i``, further phrases tied to it included."""
    i += 1
    venue = False
    bare = True
    while i < end:
        token = t[i]
        low = token.low
        if token.kind in "pq" or low in words.SUBORDINATORS or low in words.AUXILIARIES or low in words.COORDINATORS:
            break
        if (after := time_at(t, i, end)) is not None and not bare:
            i = after
            continue
        if not bare and _opens_infinitive(t, i, end):
            break
        if low in words.PREPOSITIONS:
            bare = True
            i += 1
            continue
        if not bare and (low in words.SUBJECT_PRONOUNS or low == "there" or token.kind == "n"):
            break
        if not bare and low in words.DETERMINERS:
            break
        if venue and not bare and token.capital and not t[i - 1].capital and t[i - 1].kind != "s":
            break
        if not bare and token.kind == "w" and not token.capital and words.looks_finite(low, t[i - 1].low):
            break
        if low not in words.DETERMINERS:
            bare = False
        venue = venue or low in words.VENUES
        i += 1
    return i
