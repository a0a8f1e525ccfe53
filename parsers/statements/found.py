"""What the grammar finds, before anybody knows who spoke and when."""

from dataclasses import dataclass, field

from parsers.reference import Cue
from parsers.statements.tokens import Token

COLON = Cue(":", (":",), frozenset(), "state", frozenset(), "a transcript's label or a colon before a quotation")
"""The cue of attributions that have a colon for one."""


@dataclass(slots=True, eq=False)
class Found:
    """An attribution as the grammar leaves it: spans and tokens, nothing resolved yet.

    ``subject`` are the tokens that name the speaker; empty where it goes on from ``like`` (another attribution of
    the same speaker) or from the discourse. ``content`` are character ranges.
    """

    cue: Cue
    cue_range: tuple[int, int]
    subject: list[Token]
    content: list[tuple[int, int]]
    rule: str
    sentence: tuple[int, int]
    times: list[list[Token]] = field(default_factory=list)
    parent: "Found | None" = None
    like: "Found | None" = None
    negated: bool = False
    transcript: bool = False
    anchor: "Found | None" = None
    days_before: int = 0
    """``a day after officials said``: so many days before the saying of ``anchor``."""
    anchor_range: tuple[int, int] = (0, 0)
    """The words for it, as offsets: ``a day after``."""
    chain: int = 0
    """The quotation chain that the content ends with, for going on in a later sentence."""
    addressee: list[Token] = field(default_factory=list)
