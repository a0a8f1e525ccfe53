"""Which statements state the same position."""

from store.positions.matching import PORTION, Matched, match, match_full

__all__ = ["PORTION", "Matched", "match", "match_full"]
