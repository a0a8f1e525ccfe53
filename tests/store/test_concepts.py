"""What a content says, in concepts."""

import pytest

from store.positions.concepts import Sense, sense


def names(told: Sense) -> set[str]:
    return {f"{'not ' if negated else ''}{concept.name}" for concept, negated in told.concepts.items()}


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("the platforms serve fish farming", {"structure", "fishfarm"}),
        ("it asked for the towers to be taken out of the zone", {"demand", "structure", "withdraw", "zone"}),
        ("they flew in the air defense identification zone", {"patrol", "airzone", "zone"}),
        ("the hot line will be used", {"hotline"}),
    ],
)
def test_words_that_say_the_same_are_one_concept(content: str, expected: set[str]) -> None:
    assert names(sense(content)) == expected


def test_the_longest_pattern_counts() -> None:
    assert names(sense("no missile shield")) == {"thaad"}
    assert names(sense("the line between the navies")) == {"hotline", "navy"}


def test_other_words_may_stand_between_the_parts_of_a_pattern_but_not_too_many() -> None:
    assert "withdraw" in names(sense("to take all of its equipment out"))
    assert "withdraw" not in names(sense("to take part in the games with many others and go out"))


def test_a_word_of_no_concept_is_a_thing_under_its_stem() -> None:
    told = sense("the ambassador of Kyrgyzstan sent lanterns")
    assert {"ambass", "kyrgyz", "lanter"} <= names(told)
    weights = {concept.name: concept.weight for concept in told.concepts}
    assert weights["kyrgyz"] > weights["lanter"]


@pytest.mark.parametrize(
    ("content", "negated"),
    [
        ("it will not deploy the system", True),
        ("it has no plan to deploy the system", True),
        ("it will deploy no system", True),
        ("it will deploy the system", False),
        ("no decision was made, but it will deploy the system", False),
        ("the decision is not final and the system will be deployed", False),
    ],
)
def test_a_negation_turns_the_deeds_that_it_reaches(content: str, negated: bool) -> None:
    assert {one for concept, one in sense(content).concepts.items() if concept.name == "deploy"} == {negated}


def test_a_no_that_is_part_of_a_pattern_turns_nothing() -> None:
    assert names(sense("it is meant for nobody but the North")) == {"target", "only"}


@pytest.mark.parametrize(
    ("content", "year", "figures"),
    [
        ("six launchers will come in March 2017", None, {"six", "march", "2017"}),
        ("it will be ready next year", 2016, {"2017"}),
        ("it will be ready next year", None, {"next year"}),
        ("the two sides and third parties keep the three noes", None, set()),
        ("it is against it today", None, set()),
        ("the talks will be held in Seoul", None, {"in seoul"}),
    ],
)
def test_figures_are_numbers_dates_and_where_people_meet(content: str, year: int | None, figures: set[str]) -> None:
    assert sense(content, year=year).figures == figures


def test_a_holder_may_name_himself_or_not() -> None:
    assert sense("Beijing told Seoul", "China").parties == {"Republic of Korea"}
    assert sense("the Democratic People's Republic of Korea").parties == {"DPRK"}


def test_what_only_points_back_is_about_the_main_topic() -> None:
    assert "thaad" in names(sense("it is against the move", topics=["thaad", "trade_retaliation"]))
    assert "thaad" not in names(sense("it is against the lighthouse", topics=["thaad"]))
    assert "thaad" not in names(sense("it is against the move"))


@pytest.mark.parametrize("content", ["", "…", "“ ”", "\x00", "\u202eabc", "a" * 10_000, "not " * 2_000])
def test_any_text_can_be_read(content: str) -> None:
    assert sense(content).parties == frozenset()
