"""The Foreign Ministry's press conferences: their titles do not tell what was asked, so that all are wanted."""

from dataclasses import dataclass
from typing import ClassVar

from flows.sources.context import Read
from flows.sources.lists import Indexed
from parsers.lists import mfa


@dataclass(frozen=True, slots=True, kw_only=True)
class Mfa(Indexed):
    """``url`` is the list's first page."""

    READ: ClassVar[Read] = staticmethod(mfa.read)
    SECOND: ClassVar[int] = 1
