"""Where decisions put statements: splits, merges, what prevails, and whom a later statement goes with."""

import itertools

import pytest

from store.decisions.layout import Anchor, Layout, Standing, lay_out

WORDS = {
    1: "it opposed the deployment of THAAD",
    2: "it was against the deployment of THAAD",
    3: "it opposed any extension of THAAD to Japan",
    4: "it was against an extension of THAAD",
}


def split(id_: int, off: tuple[int, ...], rest: tuple[int, ...]) -> Standing:
    return Standing(id_, True, 100 + id_, off, rest)


def merge(id_: int, one: tuple[int, ...], other: tuple[int, ...]) -> Standing:
    return Standing(id_, False, 0, one, other)


def laid(*decisions: Standing, places: dict[int, int] | None = None, holders: dict[int, str] | None = None) -> Layout:
    """The layout where the statements stand in position 1, if ``places`` has no other for them."""
    named = {id_ for decision in decisions for id_ in (*decision.first, *decision.second)}
    return lay_out(
        decisions,
        {
            id_: Anchor(
                id_, (places or {}).get(id_, 1), (holders or {}).get(id_, "China"), WORDS.get(id_, f"remark {id_}")
            )
            for id_ in named
        },
    )


def parts(layout: Layout) -> set[frozenset[int]]:
    """The statements that are named, as they are together within their positions."""
    found: dict[object, set[int]] = {}
    for id_, part in layout.parts.items():
        where = layout.anchors[id_].position if part is None else f"part {part}"
        found.setdefault(where, set()).add(id_)
    return {frozenset(ids) for ids in found.values()}


def test_what_is_split_off_is_one_and_apart_from_the_rest() -> None:
    layout = laid(split(1, (3, 4), (1, 2)))
    assert parts(layout) == {frozenset((3, 4)), frozenset((1, 2))}
    assert set(layout.opened.values()) == {101}


def test_a_split_of_what_was_split_off_makes_a_third() -> None:
    layout = laid(split(1, (3, 4), (1, 2)), split(2, (4,), (3,)))
    assert parts(layout) == {frozenset((1, 2)), frozenset((3,)), frozenset((4,))}
    assert set(layout.opened.values()) == {101, 102}


def test_two_splits_off_one_position_are_two() -> None:
    """The second is of statements that the first had left where they were."""
    layout = laid(split(1, (3,), (1, 2, 4)), split(2, (4,), (1, 2)))
    assert parts(layout) == {frozenset((1, 2)), frozenset((3,)), frozenset((4,))}


def test_a_merge_makes_the_main_parts_of_two_positions_one() -> None:
    layout = laid(merge(1, (1, 2), (3, 4)), places={3: 2, 4: 2})
    assert layout.together == ((1, 2),)
    assert set(layout.parts.values()) == {None}


def test_a_merge_follows_him_who_stands_for_the_position_when_matching_sees_it_otherwise() -> None:
    """Statement 4, which was in the merged position then, has come into a third since: that is not drawn in."""
    layout = laid(merge(1, (1, 2), (3, 4)), places={3: 2, 4: 7})
    assert layout.together == ((1, 2),)
    assert 4 not in layout.parts


def test_what_was_split_off_can_be_merged_with_another_position() -> None:
    layout = laid(split(1, (3,), (1, 2)), merge(2, (3,), (5, 6)), places={5: 4, 6: 4})
    assert parts(layout) == {frozenset((1, 2)), frozenset((3, 5, 6))}


def test_two_that_were_split_off_can_be_merged() -> None:
    layout = laid(split(1, (3,), (1,)), split(2, (4,), (1,)), merge(3, (3,), (4,)))
    assert parts(layout) == {frozenset((1,)), frozenset((3, 4))}
    assert set(layout.opened.values()) == {101}


def test_a_later_split_prevails_over_a_merge() -> None:
    layout = laid(merge(1, (1, 2), (3, 4)), split(2, (3,), (1, 2, 4)), places={3: 2, 4: 2})
    assert layout.together == ((1, 2),), "4 stands for the position now"
    assert parts(layout) == {frozenset((1, 2)), frozenset((3,)), frozenset((4,))}
    undone = laid(merge(1, (1, 2), (3, 4)), split(2, (3, 4), (1, 2)), places={3: 2, 4: 2})
    assert undone.together == ()
    assert parts(undone) == {frozenset((1, 2)), frozenset((3, 4))}


def test_a_merge_against_a_split_has_no_effect() -> None:
    layout = laid(split(1, (3,), (1, 2)), merge(2, (3,), (1, 2)))
    assert parts(layout) == {frozenset((3,)), frozenset((1, 2))}


def test_no_chain_of_merges_brings_together_what_was_split() -> None:
    """Statement 3 goes with position 4, 1 with position 5, and then matching finds 4 and 5 to be one."""
    decisions = (split(1, (3,), (1,)), merge(2, (3,), (5,)), merge(3, (1,), (6,)))
    before, after = laid(*decisions, places={5: 4, 6: 5}), laid(*decisions, places={5: 4, 6: 4})
    assert parts(before) == {frozenset((3, 5)), frozenset((1,)), frozenset((6,))}
    assert before.together == ((1, 5),)
    assert parts(after) == {frozenset((3, 5)), frozenset((1,)), frozenset((6,))}
    assert after.together == ((1, 4),)


def test_whoever_turns_out_to_be_somebody_else_is_left_out() -> None:
    layout = laid(split(1, (3, 4), (1, 2)), places={4: 9}, holders={4: "Japan"})
    assert parts(layout) == {frozenset((3,)), frozenset((1, 2))}
    assert laid(merge(1, (1,), (3,)), places={3: 2}, holders={3: "Japan"}).together == ()


@pytest.mark.parametrize(
    ("content", "goes"),
    [
        ("it opposed an extension of THAAD to Japan", "apart"),
        ("it opposed the deployment of THAAD in the ROK", "stays"),
        ("nothing of the kind was ever said", "stays"),
        ("THAAD", "stays"),
    ],
)
def test_a_later_statement_goes_with_what_it_is_most_alike(content: str, goes: str) -> None:
    layout = laid(split(1, (3, 4), (1, 2)))
    assert (layout.part(1, 99, content) is not None) == (goes == "apart")


def test_among_several_that_were_split_off_the_likest_counts_then_the_first() -> None:
    layout = laid(split(1, (3,), (1,)), split(2, (5,), (1,)))
    assert layout.part(1, 99, "remark 5") == layout.parts[5]
    tied = laid(split(1, (5,), (1,)), split(2, (6,), (1,)))
    assert tied.part(1, 99, "another remark") == tied.parts[5]


def test_the_order_in_which_statements_are_known_makes_no_difference() -> None:
    decisions = (split(1, (3, 4), (1, 2)), merge(2, (3, 4), (5, 6)), split(3, (6,), (3, 4, 5)))
    laid_out = laid(*decisions, places={5: 4, 6: 4})
    for order in itertools.permutations(laid_out.anchors):
        assert lay_out(decisions, {id_: laid_out.anchors[id_] for id_ in order}) == laid_out
