"""Which articles are copies of one another: the same text under two ids, in print and on the web, or carried by others.

Texts that share fingerprints are compared; what is alike enough is tied (``ties``), and of those that are tied one is
taken for the original (``copies``). Every article keeps its own source credit.
"""

from store.copies.settling import SAME_IN_COPY, catch_up, settle

__all__ = ["SAME_IN_COPY", "catch_up", "settle"]
