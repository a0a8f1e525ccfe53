"""A colon before a quotation: ``Wu Qian: "We …"``; ``His message to Seoul: "…"``."""

from collections.abc import Sequence

from parsers.statements.found import COLON, Found
from parsers.statements.tokens import Token

_LONGEST = 12
"""At most so many tokens stand before the colon."""
_VERBS = frozenset("went put was is had has continued goes".split())
"""Verbs between the speaker and the colon: ``His message went:``."""


def colon_quote(tokens: Sequence[Token], bounds: tuple[int, int]) -> list[Found]:
    """A name or a noun of speech, a colon, a quotation; read only where no other rule finds anything."""
    colon = next((j for j, token in enumerate(tokens[: _LONGEST + 1]) if token.text == ":"), None)
    if not colon or colon + 1 >= len(tokens) or tokens[colon + 1].kind != "q":
        return []
    quoted = tokens[colon + 1]
    who = list(tokens[: next((j for j in range(1, colon) if tokens[j].low in _VERBS), colon)])
    place = (tokens[colon].start, tokens[colon].end)
    return [Found(COLON, place, who, [(quoted.start, quoted.end)], "colon quote", bounds, chain=quoted.chain)]
