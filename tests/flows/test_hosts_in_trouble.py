"""Whether articles that are not there were taken down, or their host is out of order."""

import pytest

from flows.looking_again import Kind, Outcome, Trouble, hosts_in_trouble
from store.looks import Due, Origin

HOST = "www.example.org"


def outcomes(**kinds: int) -> list[Outcome]:
    """So many articles of each kind of outcome."""
    names: list[Kind] = [kind for kind in ("unchanged", "changed", "gone", "failed") for _ in range(kinds.get(kind, 0))]
    return [Outcome(Due(n, Origin(f"https://{HOST}/{n}"), {}), kind) for n, kind in enumerate(names)]


@pytest.mark.parametrize(
    ("kinds", "answering", "lately", "trouble"),
    [
        ({"gone": 1}, True, 0, None),  # one alone is withdrawn where its host answers
        ({"gone": 1}, False, 0, Trouble(1, 1)),  # nothing of it answers
        ({"gone": 4}, True, 0, None),
        ({"gone": 5}, True, 0, Trouble(5, 5)),
        ({"gone": 5, "unchanged": 5}, True, 0, None),
        ({"gone": 6, "unchanged": 4, "changed": 1}, True, 0, Trouble(6, 11)),
        ({"gone": 1}, True, 4, Trouble(5, 5)),  # few in each run, many in a day
        ({"gone": 1, "unchanged": 5}, True, 4, None),
        ({"unchanged": 1}, False, 9, None),
        ({"failed": 9}, False, 0, None),
    ],
)
def test_many_that_are_gone_at_once_are_their_hosts_trouble(
    kinds: dict[str, int], answering: bool, lately: int, trouble: Trouble | None
) -> None:
    before = [f"https://{HOST}/old/{n}" for n in range(lately)]
    found = hosts_in_trouble(outcomes(**kinds), {HOST} if answering else (), before)
    assert found == ({HOST: trouble} if trouble else {})


def test_one_that_was_gone_before_counts_once() -> None:
    again = [f"https://{HOST}/{n}" for n in range(4)]
    assert hosts_in_trouble(outcomes(gone=4), {HOST}, [*again, "https://www.example.com/1"]) == {}
