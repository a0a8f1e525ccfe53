"""Whether a count is out of the usual, told from the counts before it: no floor is set by hand."""

from collections.abc import Sequence
from math import exp, lgamma, sqrt
from statistics import fmean, pstdev

RARE = 0.001
"""Chance under which a count is not explained by what was before: once in three years of daily runs."""
RARE_IF_ALL = 0.01
"""The same where all of them are concerned: a layout that changed spares no page."""
REMEMBERED = 100
"""As many pages of the past weigh at most: outlets change their ways slowly, and that is no fault."""
LOOKS = 5
"""Looks at a list from which its usual length can be told."""
SPREADS = 4
"""A list is short that is so many standard deviations under its mean, in square roots."""


def chance(missing: int, pages: int, before: int, pages_before: int) -> float:
    """Return how likely ``missing`` of ``pages``, or more, are where ``before`` of ``pages_before`` were missing.

    The upper tail of a beta-binomial distribution: the rate is not known but learned from the past, with the prior of
    Jeffreys; the less was seen of the past, the less is unlikely.
    """
    weight = min(1.0, REMEMBERED / pages_before) if pages_before else 1.0
    a, b = before * weight + 0.5, (pages_before - before) * weight + 0.5
    return min(1.0, sum(exp(_log_mass(count, pages, a, b)) for count in range(missing, pages + 1)))


def is_unusual(missing: int, pages: int, before: int, pages_before: int) -> bool:
    """Whether the past does not explain ``missing`` of ``pages``; one page alone is never unusual."""
    if missing < 2:
        return False
    return chance(missing, pages, before, pages_before) < (RARE_IF_ALL if missing == pages else RARE)


def least(lengths: Sequence[int]) -> int | None:
    """Return the length from which on a list is as long as ever, by its ``lengths`` before; None for too few of them.

    Counts are compared by their square roots, whose spread is half at least, as that of a Poisson count is.
    """
    if len(lengths) < LOOKS:
        return None
    roots = [sqrt(length) for length in lengths]
    floor = fmean(roots) - SPREADS * max(pstdev(roots), 0.5)
    return round(floor**2) if floor > 0 else 0


def _log_mass(count: int, pages: int, a: float, b: float) -> float:
    ways = lgamma(pages + 1) - lgamma(count + 1) - lgamma(pages - count + 1)
    return ways + _log_beta(count + a, pages - count + b) - _log_beta(a, b)


def _log_beta(a: float, b: float) -> float:
    return lgamma(a) + lgamma(b) - lgamma(a + b)
