"""Which statements state the same position."""

from store.positions.foreseeing import Foreseen, foresee
from store.positions.matching import PORTION, Matched, match, match_full
from store.positions.meaning import remember

__all__ = ["PORTION", "Foreseen", "Matched", "foresee", "match", "match_full", "remember"]
