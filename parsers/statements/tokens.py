"""Tokens of a sentence; a quotation is one token, so that the grammar sees around it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from parsers.statements.quotations import Quotation

_TOKEN = re.compile(
    r"""
    (?P<word>[a-z]+(?=[\s,;:)]))
    |(?P<abbr>(?:[A-Z]\.)+(?=[\s,;:'’)]|$)
        |(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Cmdr|Brig|Sen|Rep|Gov|Jr|Sr|St|No
           |Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\.)
    |(?P<poss>['’]s\b|(?<=s)['’](?=\s))
    |(?P<num>[$€£¥]?\d[\d,.]*(?:st|nd|rd|th)?\b%?(?!-[^\W\d])|[$€£¥]?\d+%?(?!-[^\W\d]))
    |(?P<other>[^\W_]+(?:[-&/][^\W_]+|['’](?!s\b)[^\W_]+|\.(?=[a-z0-9]))*)
    |(?P<dash>--+|[–—])
    |(?P<punct>\S)
    """,
    re.VERBOSE,
)


@dataclass(slots=True)
class Token:
    """A token: its words, lower case, offsets in the article, and a kind.

    Kinds: ``w`` word, ``n`` number, ``s`` possessive ending, ``p`` punctuation, ``q`` a whole quotation.
    """

    text: str
    low: str
    start: int
    end: int
    kind: str
    capital: bool = False
    """Whether it is a word that begins with a capital letter."""
    chain: int = 0
    """The number of the quotation, 0 for other tokens."""


_KINDS = {"abbr": "w", "word": "w", "other": "w", "num": "n", "poss": "s", "dash": "p", "punct": "p"}


def tokenize(text: str, start: int, end: int, quotations: Sequence[Quotation] = ()) -> list[Token]:
    """Tokens of ``text[start:end]``; each of ``quotations`` (inside it, in order) becomes one token of kind ``q``."""
    tokens: list[Token] = []
    at = start
    for quotation in quotations:
        _plain(text, at, quotation.start, tokens)
        words = text[quotation.start : quotation.end]
        tokens.append(Token(words, words.lower(), quotation.start, quotation.end, "q", False, quotation.chain))
        at = quotation.end
    _plain(text, at, end, tokens)
    return tokens


def _plain(text: str, start: int, end: int, tokens: list[Token]) -> None:
    for match in _TOKEN.finditer(text, start, end):
        words = match[0]
        first, last = match.span()
        kind = _KINDS[match.lastgroup or "punct"]
        low = words.lower()
        tokens.append(Token(words, low, first, last, kind, kind == "w" and low != words and words[0].isupper()))
