"""A list of the Ministry of National Defense."""

from dataclasses import dataclass
from typing import ClassVar

from flows.sources.context import Read
from flows.sources.lists import Indexed
from parsers.lists import mnd


@dataclass(frozen=True, slots=True, kw_only=True)
class Mnd(Indexed):
    """``url`` is the list's first page. That it goes on as those of China Military Online do is a guess."""

    READ: ClassVar[Read] = staticmethod(mnd.read)
    SECOND: ClassVar[int] = 2
