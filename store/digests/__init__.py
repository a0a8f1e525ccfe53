"""Digests: what the next one tells, and what earlier ones told.

Two things are kept of each: which statements it told (``digest_items``, so that SQL can ask and nothing is told
twice), and the whole model as JSON, so that it can be rendered to the same bytes for ever: rows are corrected and read
anew, what readers got is not.
"""

from store.digests.between import between
from store.digests.choosing import choose
from store.digests.keeping import delivered, latest, load, undelivered

__all__ = ["between", "choose", "delivered", "latest", "load", "undelivered"]
