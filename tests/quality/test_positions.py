"""Positions do not hang on the order in which articles come."""

import random

import pytest

from tests.quality.positions import pairs, partition, wrongly_merged
from tests.quality.sets import SETS


def named(told: list[tuple[object, int]]) -> list[int]:
    """A partition with its parts numbered as they come."""
    names: dict[int, int] = {}
    return [names.setdefault(position, len(names)) for _, position in told]


@pytest.mark.parametrize("name", ["dev", "a", "b", "c", "d", "e", "f", "g", "h", "p", "q"])
@pytest.mark.slow
def test_the_partition_is_the_same_in_date_order_and_in_shuffled_ones(name: str) -> None:
    gold = SETS[name]
    if not gold.present:
        pytest.skip(f"the annotated articles of {name} lie beside the project, not in it")
    listing = gold.listing()
    by_date = sorted(range(len(listing)), key=lambda place: listing[place]["published"] or "")
    told = named(list(partition(gold, by_date)))
    for seed in range(3):
        shuffled = random.Random(seed).sample(by_date, len(by_date))
        assert named(list(partition(gold, shuffled, runs=seed > 0))) == told
    assert named(list(partition(gold, by_date[::-1], runs=True))) == told


def test_dev_is_put_together_as_by_hand() -> None:
    gold = SETS["dev"]
    if not gold.present:
        pytest.skip("the annotated articles of dev lie beside the project, not in it")
    told, reached = partition(gold), pairs(gold)
    assert len(told) / len(gold.records()) >= 0.9
    assert reached is not None
    assert reached.f1 >= 0.85
    assert wrongly_merged(told) == 0


def test_pairs_are_counted_against_those_of_the_annotators() -> None:
    reached = pairs(SETS["p"])
    assert reached is not None
    assert (reached.gold, reached.found_right <= reached.gold) == (32, True)
    assert wrongly_merged(partition(SETS["p"])) == reached.found - reached.found_right
