"""What a line that is not the article is called, and how far it reaches."""

import re
from collections.abc import Iterable
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


Form = tuple[re.Pattern[str], Kind]


def form(reason: str, *patterns: str, reach: Reach = Reach.LINE) -> Form:
    """A kind of line with the patterns, of which one has to fit; case does not count."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE), Kind(reason, reach)


def first_fit(forms: Iterable[Form], line: str, *, whole: bool) -> Kind | None:
    """The first kind whose pattern fits ``line``, from end to end if ``whole``, else from its beginning."""
    for pattern, kind in forms:
        if (pattern.fullmatch(line) if whole else pattern.match(line)) is not None:
            return kind
    return None
