"""The subject of a cue: the noun phrase that speaks, found among intros, appositions and relative clauses."""

from collections.abc import Sequence

from parsers.statements import words
from parsers.statements.phrases import noun_phrase_left, nounish
from parsers.statements.times import time_at
from parsers.statements.tokens import Token

Tokens = Sequence[Token]
_FARTHEST = 90
"""A subject is looked for at most so many tokens before its verb."""
_RELATIVES = frozenset("who which".split())
_APPOSITIVE_NOUNS = frozenset(
    "deputy director head chief chairman chairwoman chair president vice senior former spokesman spokeswoman "
    "spokesperson professor researcher fellow analyst expert author editor founder dean secretary minister member "
    "commander general colonel retired then leader lawmaker floor speaker envoy ambassador commentator scholar "
    "lecturer associate assistant executive political military strategic defense honorary visiting secretary-general "
    "co-chair co-author acting currently himself herself once long also now".split()
)


def subject(t: Tokens, lo: int, k: int) -> list[Token] | None:
    """The tokens that name the subject of the verb group at ``k``, in a clause that begins not before ``lo``.

    An apposition comes along (``Piao Jianyi, a researcher …``); a relative pronoun is replaced by what it refers
    to. None where nothing before the verb can be a subject.
    """
    lo = _clause_start(t, lo, k)
    while lo < k and t[lo].low in words.COORDINATORS:
        lo += 1
    if k <= lo:
        return None
    if t[k - 1].low in _RELATIVES:
        return _antecedent(t, lo, k - 1)
    if t[k - 1].text == ",":
        return _with_apposition(t, lo, k - 1)
    if t[k - 1].text == ")":
        opened = next((j for j in range(k - 2, lo, -1) if t[j].text == "("), None)
        return subject(t, lo, opened) if opened is not None else None
    start = noun_phrase_left(t, lo, k)
    if start is None or not any(nounish(token) and token.low not in words.DETERMINERS for token in t[start:k]):
        return _bare_determiner(t, start, k)
    if start - 1 > lo and t[start - 1].low in _RELATIVES and t[start - 2].low not in words.PREPOSITIONS:
        return None
    relative = next((j for j in range(start - 1, lo, -1) if t[j].low == "who" or t[j].text == ","), None)
    if relative is not None and t[relative].low == "who":
        head = noun_phrase_left(t, lo, relative)
        if head is not None:  # "an official who sat at the table said"
            return list(t[head:k])
    start = _list_start(t, lo, start, k)
    return list(t[start:k])


def _bare_determiner(t: Tokens, start: int | None, k: int) -> list[Token] | None:
    """``Both said``, ``The two agreed``: determiners alone can speak."""
    if start is not None and t[k - 1].low in ("both", "two", "all", "others", "some", "many", "several", "another"):
        return list(t[start:k])
    if t[k - 1].low in ("both", "two", "others", "some", "many", "all"):
        first = k - 2 if k >= 2 and t[k - 2].low in ("the", "all") else k - 1
        return list(t[first:k])
    return None


def _clause_start(t: Tokens, lo: int, k: int) -> int:
    """After the last token before ``k`` that ends a clause for certain."""
    for j in range(k - 1, max(lo, k - _FARTHEST) - 1, -1):
        if t[j].text in (";", ":", "—", "--", "–", "...", "…") and t[j].kind == "p":
            return j + 1
    return max(lo, k - _FARTHEST)


def _chunks(t: Tokens, lo: int, hi: int) -> list[tuple[int, int]]:
    """Stretches between commas."""
    chunks, start = [], lo
    for j in range(lo, hi):
        if t[j].text == ",":
            chunks.append((start, j))
            start = j + 1
    chunks.append((start, hi))
    return chunks


def is_introduction(t: Tokens, start: int, end: int) -> bool:
    """Whether a stretch before a comma is an adverbial (``In Seoul,``, ``When asked about …,``)."""
    if start >= end:
        return True
    low = t[start].low
    if low == "second" or (
        low in ("first", "another", "this", "that", "one", "beyond") and end - start > 1 and t[start].capital
    ):
        return low in ("this", "that") and time_at(t, start, end) == end
    return (
        low in words.INTRODUCTIONS
        or (low.endswith("ing") and len(low) > 5)
        or (low.endswith("ed") and len(low) > 4)
        or low.endswith("ly")
        or time_at(t, start, end) == end
    )


def _is_apposition(t: Tokens, start: int, end: int) -> bool:
    if start >= end:
        return False
    token = t[start]
    low = token.low
    if low in words.PARENTHETICALS or low in (
        "for",
        "in",
        "on",
        "at",
        "like",
        "as",
        "along",
        "together",
        "speaking",
        "citing",
    ):
        return True
    return (
        low in words.DETERMINERS
        or low in ("who", "which", "whose", "whom", "where")
        or token.kind in "nq"
        or low in _APPOSITIVE_NOUNS
        or (not token.capital and token.kind == "w")
        or token.capital
    )


def _with_apposition(t: Tokens, lo: int, comma: int) -> list[Token] | None:
    """The subject where a comma stands before the verb: ``NP, apposition, CUE``."""
    chunks = _chunks(t, lo, comma)
    while len(chunks) > 1 and is_introduction(t, *chunks[0]):
        chunks.pop(0)
    if len(chunks) == 1:
        start, end = chunks[0]
        relative = next((j for j in range(start + 1, end) if t[j].low in ("who", "which", "whose")), None)
        return subject(t, start, relative) if relative is not None else None
    # the head is the first stretch that is a noun phrase to its end, the rest stands in apposition
    for order, (start, end) in enumerate(chunks[:-1]):
        if end <= start or not _is_apposition(t, *chunks[order + 1]):
            continue
        head = noun_phrase_left(t, start, end)
        if head is None or _has_finite(t, head, end):
            continue
        if head > start and not _may_precede(t, start, head):
            continue
        return list(t[head:comma])
    return None


def _may_precede(t: Tokens, start: int, head: int) -> bool:
    return t[head - 1].kind in "pq" or t[head - 1].low in words.COORDINATORS | words.SUBORDINATORS | words.PREPOSITIONS


def _has_finite(t: Tokens, start: int, end: int) -> bool:
    return any(t[j].low in words.AUXILIARIES for j in range(start, end))


def _antecedent(t: Tokens, lo: int, k: int) -> list[Token] | None:
    """What a relative pronoun at ``k`` refers to."""
    end = k - 1 if k - 1 > lo and t[k - 1].text == "," else k
    start = noun_phrase_left(t, lo, end)
    if start is None:
        return None
    # the nearest noun: "the consensus in the release which said"
    for j in range(end - 1, start, -1):
        if t[j].low in words.PREPOSITIONS and t[j].low != "of":
            return list(t[j + 1 : end])
    return list(t[start:end])


def _list_start(t: Tokens, lo: int, start: int, k: int) -> int:
    """``A, B and C said``: take in the members before the comma."""
    if not any(t[j].low == "and" for j in range(start, k)):
        return start
    while start - 1 > lo and t[start - 1].text == ",":
        before = noun_phrase_left(t, lo, start - 1)
        opens = before is not None and (before == lo or t[before - 1].text == ",")
        if (
            before is None
            or not opens
            or start - 1 - before > 5
            or not t[before].capital
            or is_introduction(t, before, start - 1)
        ):
            break
        start = before
    return start
