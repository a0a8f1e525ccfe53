"""What is unusual is told from what was before."""

import pytest

from flows.unusual import chance, is_unusual, least


@pytest.mark.parametrize(
    ("missing", "pages", "before", "pages_before", "expected"),
    [
        (0, 5, 0, 100, 1.0),
        (1, 1, 0, 0, 0.5),
        (1, 1, 0, 99, 0.005),
        (1, 1, 50, 100, 0.5),
        (2, 2, 0, 100, 0.5 * 1.5 / (101 * 102)),
        (2, 2, 0, 100_000, 0.5 * 1.5 / (101 * 102)),
        (2, 2, 2, 2, 2.5 * 3.5 / (3 * 4)),
    ],
)
def test_the_chance_is_that_of_a_beta_binomial(
    missing: int, pages: int, before: int, pages_before: int, expected: float
) -> None:
    assert chance(missing, pages, before, pages_before) == pytest.approx(expected, rel=1e-6)


@pytest.mark.parametrize(
    ("missing", "pages", "before", "pages_before", "expected"),
    [
        (1, 1, 0, 1000, False),  # a single bad page is none
        (1, 40, 1, 200, False),
        (2, 60, 1, 200, False),
        (2, 2, 1, 200, True),
        (6, 40, 1, 200, True),
        (20, 20, 0, 3, True),
        (3, 3, 0, 3, False),  # little is known yet
        (5, 5, 55, 100, False),  # half of them never had it
        (20, 20, 55, 100, True),
        (30, 60, 50, 100, False),
        (60, 60, 98, 100, False),
    ],
)
def test_more_than_the_past_explains_is_unusual(
    missing: int, pages: int, before: int, pages_before: int, expected: bool
) -> None:
    assert is_unusual(missing, pages, before, pages_before) is expected


@pytest.mark.parametrize(
    ("lengths", "expected"),
    [
        ([], None),
        ([20] * 4, None),
        ([20] * 5, 6),
        ([50] * 9, 26),
        ([10] * 30, 1),
        ([5] * 30, 0),
        ([3, 0, 12, 7, 1, 9], 0),
        ([18, 20, 22, 19, 20, 21], 6),
    ],
)
def test_the_least_length_of_a_list_is_told_from_its_lengths(lengths: list[int], expected: int | None) -> None:
    assert least(lengths) == expected
