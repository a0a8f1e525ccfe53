"""An RSS feed."""

from dataclasses import dataclass
from typing import ClassVar

from flows.sources.context import Read
from flows.sources.lists import Single
from parsers.lists import rss


@dataclass(frozen=True, slots=True, kw_only=True)
class Rss(Single):
    """``url`` is the feed's address."""

    READ: ClassVar[Read] = staticmethod(rss.read)

    least_relevance: float = 1.0
