"""Noun phrases taken apart: head and apposition, titles and name."""

import re
from collections.abc import Sequence

from parsers.statements import words as w
from parsers.statements.nouns import INDEFINITE, ORGANIZATION_NAMES, ROLES, TITLES
from parsers.statements.tokens import Token

Tokens = Sequence[Token]
_INSIDE_NAME = frozenset("bin van von de al da".split())
"""Small words inside names."""
_CLAUSE = frozenset("who which whose that where".split())
_DASHES = ("–", "—", "--")
_TITLE_BEGINS = frozenset("vice deputy ex then co".split())
_TITLE_ENDS = frozenset("general elect chief president minister secretary marshal".split())
"""Parts of titles with hyphens: ``vice-foreign``, ``secretary-general``."""
_APPOSITION = re.compile(r",\s((?:the|a|an)\s[^,.;]+)")
_LONGEST_APPOSITION = 70
_LONGEST_NAME = 4
_LONGEST_MEMBER = 5


def words_of(tokens: Tokens) -> str:
    """The tokens as they read, joined as in the text."""
    parts: list[str] = []
    for j, token in enumerate(tokens):
        if j and token.start > tokens[j - 1].end and token.kind != "s":
            parts.append(" ")
        parts.append(token.text)
    return "".join(parts)


def without_article(tokens: Tokens) -> list[Token]:
    """The tokens without an article in front and punctuation at the ends."""
    start, end = 0, len(tokens)
    while start < end and (tokens[start].low in ("the", "a", "an") or tokens[start].kind == "p"):
        start += 1
    while end > start and tokens[end - 1].kind in "ps" and tokens[end - 1].text != ")":
        end -= 1
    return list(tokens[start:end])


def split_apposition(tokens: Tokens) -> tuple[list[Token], list[Token]]:
    """The head noun phrase and what stands in apposition to it."""
    for j, token in enumerate(tokens):
        if j and (token.text == "," or token.text in _DASHES):
            return list(tokens[:j]), list(tokens[j + 1 :])
    return list(tokens), []


def until_clause(tokens: Tokens) -> list[Token]:
    """Up to a relative clause or a comma."""
    for j, token in enumerate(tokens):
        if token.low in _CLAUSE or token.text == "," or token.text in _DASHES:
            return list(tokens[:j])
    return list(tokens)


def without_parentheses(tokens: list[Token]) -> list[Token]:
    """The tokens without what stands in round brackets: ``the Republic of Korea (ROK)``."""
    kept, depth = [], 0
    for token in tokens:
        if token.text == "(":
            depth += 1
        elif token.text == ")":
            depth = max(0, depth - 1)
        elif not depth:
            kept.append(token)
    return kept or tokens


def name_tokens(tokens: Tokens) -> list[Token]:
    """The personal name at the end of a noun phrase, titles left out; empty where there is none."""
    owner = next((j for j in range(len(tokens) - 1, -1, -1) if tokens[j].kind == "s"), None)
    if owner is not None and owner + 1 < len(tokens):
        tokens = tokens[owner + 1 :]
    end = _name_end(tokens)
    start = _name_start(tokens, end)
    name = list(tokens[start:end])
    if not name or len(name) > _LONGEST_NAME or name[0].low in INDEFINITE or name[-1].low in TITLES | ROLES:
        return []
    return name


def _name_end(tokens: Tokens) -> int:
    """``Kim Min-seok of the ministry``, ``a spokesman for it``: the name stands before the preposition, if at all."""
    for j, token in enumerate(tokens):
        if (token.low in w.PREPOSITIONS and token.low != "of") or token.text == "(":
            return j
        if token.low == "of" and j and not _office_of(tokens, j):
            return j
    return len(tokens)


def _name_start(tokens: Tokens, end: int) -> int:
    """Where the capitals begin that end at ``end``, titles among them left out."""
    start = end
    while start > 0 and (tokens[start - 1].capital or (tokens[start - 1].low in _INSIDE_NAME and start < end)):
        start -= 1
    while start < end and (is_title(tokens[start]) or tokens[start].low in _INSIDE_NAME):
        start += 1
    # titles in the middle: "South Korean President Moon Jae-in"
    return next((j + 1 for j in range(end - 2, start - 1, -1) if is_title(tokens[j])), start)


def _office_of(tokens: Tokens, of: int) -> bool:
    """``Minister of Foreign Affairs Wang Yi``: the name comes after the office."""
    capitals = all(token.capital or token.low in ("the", "and") for token in tokens[of + 1 :])
    return tokens[of - 1].low in TITLES and len(tokens) - of > 3 and capitals


def is_title(token: Token) -> bool:
    """Whether a token is a title or a part of one."""
    parts = token.low.split("-")
    return token.low in TITLES or (len(parts) > 1 and (parts[0] in _TITLE_BEGINS or parts[-1] in _TITLE_ENDS))


def has_role(tokens: Tokens) -> bool:
    """Whether a role is among the tokens: ``a senior official``."""
    return any(token.low in ROLES for token in tokens)


def is_list(tokens: Tokens) -> bool:
    """``A, B``: short names between commas."""
    parts: list[list[Token]] = [[]]
    for token in tokens:
        if token.text == ",":
            parts.append([])
        else:
            parts[-1].append(token)
    return all(
        part and len(part) <= _LONGEST_MEMBER and part[-1].capital and part[0].low not in ("a", "an") for part in parts
    )


def appositive_name(tokens: Tokens) -> list[Token]:
    """A name that stands alone between commas: ``his counterpart, Jeong Kyeong-doo``."""
    part: list[Token] = []
    for token in [*tokens, None]:
        if token is not None and token.text != ",":
            part.append(token)
            continue
        name = [t for t in part if t.low not in TITLES]
        short = 2 <= len(name) <= _LONGEST_NAME and all(t.capital for t in part)
        if short and name[-1].low not in ORGANIZATION_NAMES:
            return name
        part = []
    return []


def apposed_roles(text: str, end: int) -> set[str]:
    """Roles in the apposition behind a name that ends at ``end``: ``Moon Jae-in, the candidate of …,``."""
    match = _APPOSITION.match(text[end : end + _LONGEST_APPOSITION])
    return set(match[1].lower().split()) & ROLES if match is not None else set()
