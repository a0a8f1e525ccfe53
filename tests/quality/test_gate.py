"""The gate itself: what it lets pass, how floors rise, and that they sink on purpose only."""

from pathlib import Path

import pytest

from tests.quality.gate import FLOORS, GateError, Kept, Measured, load, lowered, problems, raised, save
from tests.quality.sets import SETS

KEPT = Kept("f00", {"records F1": 0.9, "act": 0.8})


def now(records: float = 0.95, act: float = 0.85, sha256: str = "f00") -> Measured:
    return Measured(sha256, {"records F1": records, "act": act})


def test_figures_over_or_at_their_floors_pass() -> None:
    assert problems("x", KEPT, now()) == []
    assert problems("x", KEPT, now(0.9, 0.8)) == []


def test_a_figure_under_its_floor_is_told_with_both() -> None:
    assert problems("x", KEPT, now(act=0.7994)) == ["x: act is 0.799, its floor 0.800"]


def test_changed_articles_are_told_even_where_the_figures_hold() -> None:
    assert problems("x", KEPT, now(sha256="bad")) == ["x: the annotated articles are not those that the floors are for"]


def test_a_figure_that_went_missing_fails_as_one_that_fell() -> None:
    assert problems("x", KEPT, Measured("f00", {"records F1": 0.95})) == [
        "x: act is not measured any more, its floor is 0.800"
    ]


def test_a_new_figure_and_a_new_set_want_a_floor() -> None:
    with_via = Measured("f00", {**now().figures, "via": 1.0})
    assert problems("x", KEPT, with_via) == ["x: via has no floor; say --raise"]
    assert problems("x", None, now()) == ["x: no floors are kept for it; say --raise"]


def test_raising_lays_floors_a_hundredth_under_the_figures() -> None:
    assert raised("x", None, now(0.95, 0.8567)) == Kept("f00", {"records F1": 0.94, "act": 0.846})
    assert raised("x", KEPT, now(0.95, 0.85)).floors == {"records F1": 0.94, "act": 0.84}


def test_raising_never_lowers() -> None:
    assert raised("x", KEPT, now(0.905, 0.1)).floors == KEPT.floors
    assert raised("x", KEPT, Measured("f00", {"via": 0.5})).floors == {**KEPT.floors, "via": 0.49}


def test_raising_refuses_other_articles() -> None:
    with pytest.raises(GateError, match="x: its annotated articles have changed; take them over with --lower REASON"):
        raised("x", KEPT, now(0.99, sha256="bad"))


def test_lowering_notes_the_reason_and_what_sank_and_leaves_the_rest() -> None:
    assert lowered(KEPT, now(act=0.7), "an act was redefined") == Kept(
        "f00",
        {"records F1": 0.9, "act": 0.69},
        ({"reason": "an act was redefined", "lowered": {"act": [0.8, 0.69]}, "other articles": False},),
    )


def test_lowering_keeps_earlier_reasons() -> None:
    once = lowered(KEPT, now(act=0.7), "first")
    twice = lowered(once, now(act=0.6), "second")
    assert twice is not None
    assert [note["reason"] for note in twice.lowered] == ["first", "second"]


def test_lowering_takes_over_changed_articles_and_says_so() -> None:
    taken = lowered(KEPT, now(sha256="new"), "two records corrected")
    assert taken is not None
    assert (taken.sha256, taken.floors) == ("new", KEPT.floors)
    assert taken.lowered == ({"reason": "two records corrected", "lowered": {}, "other articles": True},)


def test_lowering_drops_a_figure_that_is_measured_no_more() -> None:
    taken = lowered(KEPT, Measured("f00", {"records F1": 0.95}), "act is gone")
    assert taken is not None
    assert taken.floors == {"records F1": 0.9}
    assert taken.lowered[0]["lowered"] == {"act": [0.8, None]}


def test_lowering_what_holds_changes_nothing() -> None:
    assert lowered(KEPT, now(), "no need") is KEPT
    assert lowered(None, now(), "nothing kept") is None


def test_what_is_kept_survives_the_file(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    assert load(path) == {}
    kept = {"x": lowered(KEPT, now(act=0.7), "a reason") or KEPT, "y": KEPT}
    save(kept, path)
    assert load(path) == kept


def test_floors_are_kept_for_every_set_of_ours() -> None:
    assert FLOORS.exists()
    assert {"a", "b", "c", "d"} <= set(load()) <= set(SETS)
