"""A list of China Military Online."""

from dataclasses import dataclass
from typing import ClassVar

from flows.sources.context import Read
from flows.sources.lists import Indexed
from parsers.lists import china_military


@dataclass(frozen=True, slots=True, kw_only=True)
class ChinaMilitary(Indexed):
    """``url`` is the list's first page."""

    READ: ClassVar[Read] = staticmethod(china_military.read)
    SECOND: ClassVar[int] = 2

    least_relevance: float = 1.0
