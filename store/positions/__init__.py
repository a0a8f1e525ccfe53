"""Which statements state the same position."""

from store.positions.matching import Matched, match

__all__ = ["Matched", "match"]
