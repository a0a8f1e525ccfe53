"""What a line that is not the article is called, and how far it reaches."""

import re
from dataclasses import dataclass
from enum import Enum


class Reach(Enum):
    """How far a kind of line reaches."""

    LINE = "the line alone"
    LIST = "a heading: the short lines after it belong to its list"
    END = "the article is over"


@dataclass(frozen=True, slots=True)
class Kind:
    """What a line is: the reason for leaving it out, and how far it reaches."""

    reason: str
    reach: Reach = Reach.LINE


@dataclass(frozen=True, slots=True)
class Form:
    """A kind of line with the patterns, of which one has to fit; they hold no capturing groups."""

    kind: Kind
    pattern: str


def form(reason: str, *patterns: str, reach: Reach = Reach.LINE) -> Form:
    """The form of the kind ``reason`` that any of ``patterns`` fits; case does not count."""
    return Form(Kind(reason, reach), "|".join(patterns))


class Forms:
    """Several forms, tried in their order by one pattern: a page has many lines and most fit none."""

    def __init__(self, *forms: Form) -> None:
        self._kinds = tuple(one.kind for one in forms)
        groups = "|".join(f"({one.pattern})" for one in forms)
        self._pattern = re.compile(groups, re.IGNORECASE)

    def of_whole(self, line: str) -> Kind | None:
        """The first kind that fits ``line`` from end to end."""
        return self._kind(self._pattern.fullmatch(line))

    def of_beginning(self, line: str) -> Kind | None:
        """The first kind that fits the beginning of ``line``."""
        return self._kind(self._pattern.match(line))

    def _kind(self, found: re.Match[str] | None) -> Kind | None:
        return self._kinds[found.lastindex - 1] if found is not None and found.lastindex else None
