"""Phrases around a cue, found without a parser: noun phrases to the left and to the right, prepositional phrases."""

from collections.abc import Sequence

from parsers.statements import words
from parsers.statements.times import time_at
from parsers.statements.tokens import Token

Tokens = Sequence[Token]
_LONGEST = 32
"""A noun phrase has at most so many tokens: nothing is looked for farther to the left."""


def noun_phrase_left(t: Tokens, lo: int, hi: int) -> int | None:
    """Start of the noun phrase that ends just before ``hi``, not before ``lo``; None where there is none."""
    i = hi - 1
    start: int | None = None
    lo = max(lo, hi - _LONGEST)
    while i >= lo:
        token = t[i]
        low = token.low
        if low in words.SUBJECT_PRONOUNS or low in ("them", "him"):
            return i if start is None else start
        if low in words.COORDINATORS:
            left = noun_phrase_left(t, lo, i) if start is not None and low in ("and", "or") else None
            if left is not None and _is_opening(t, lo, left):
                return left
            break
        if token.text == ")" and start is None:
            opened = next((j for j in range(i - 1, lo, -1) if t[j].text == "("), None)
            if opened is None:
                break
            i = opened - 1
            continue
        if token.kind == "p" and token.text not in ("&", "%", "-"):
            break
        if low in words.SUBORDINATORS or low in words.AUXILIARIES or low == "what":
            break
        if token.kind == "q":
            if start is None or i == lo or t[i - 1].kind == "p" or not is_nickname(token):
                break
        elif low in words.PREPOSITIONS:
            if start is None or low not in words.NOUN_LINKS or i == lo or not nounish(t[i - 1]):
                break
        elif token.kind == "w" and not token.capital and i > lo and words.looks_finite(low, t[i - 1].low):
            if (start is not None and not low.endswith("ed")) or (start is not None and t[i - 1].capital):
                break
            if start is not None and i - 1 >= lo and t[i - 1].low in ("and", "also"):
                break
        elif low in words.ADVERBS and low not in words.DETERMINERS:
            if start is not None:
                break
        if low not in words.PREPOSITIONS:
            start = i
        i -= 1
    return _trim_left(t, start, hi) if start is not None else None


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
    start = i
    seen_noun = False
    while i < end:
        token = t[i]
        low = token.low
        if token.kind in "pq" or low in words.SUBORDINATORS or (low in words.AUXILIARIES and not token.capital):
            break
        if i > start and t[i - 1].low not in words.DETERMINERS and time_at(t, i, end) is not None and low != "for":
            break
        if low in words.PREPOSITIONS:
            counted = (
                low == "of" and i > start and t[i - 1].low in words.COUNTS | {"all", "most", "none", "each", "both"}
            )
            if low not in ("of", "for", "from", "at", "in", "with") or not (seen_noun or counted):
                break
            if low in ("in", "at", "with") and not (i + 1 < end and (t[i + 1].capital or t[i + 1].low == "the")):
                break
            if low in ("in", "at", "with") and is_venue_phrase(t, i, end):
                break
        elif low in words.COORDINATORS:
            if low != "and" or not (i + 1 < end and nounish(t[i + 1])):
                break
        elif (i > start and seen_noun and (low in words.SUBJECT_PRONOUNS or low == "there")) or (
            i > start
            and seen_noun
            and low in words.DETERMINERS
            and t[i - 1].low not in ("of", "for", "from", "at", "in", "with", "and")
        ):
            break
        elif (
            i == start
            and low in words.OBJECT_PRONOUNS
            and not (
                low == "her"
                and i + 1 < end
                and t[i + 1].kind == "w"
                and nounish(t[i + 1])
                and t[i + 1].low not in words.DETERMINERS
            )
        ):
            return i + 1
        elif (
            (low in words.ADVERBS and seen_noun)
            or low == "to"
            or (i > start and token.kind == "w" and not token.capital and words.looks_finite(low, t[i - 1].low))
        ):
            break
        if low not in words.DETERMINERS and low not in words.PREPOSITIONS:
            seen_noun = True
        i += 1
    return i


def is_venue_phrase(t: Tokens, i: int, end: int) -> bool:
    """Whether a prepositional phrase at ``i`` names where or how something was said."""
    for token in t[i + 1 : min(end, i + 9)]:
        if token.kind in "pq" or token.low in words.AUXILIARIES or token.low in words.SUBORDINATORS:
            return False
        if token.low in words.VENUES:
            return True
    return False


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
