"""Cues that share a speaker: participles, verbs in a row, and narration that hangs on."""

import pytest

from tests.parsers.statements.builders import Heard, Reader

SEOL = "Seol Min-ah"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Seol Min-ah said the survey was finished, adding that its results would be published.",
         [(SEOL, "say", "the survey was finished"), (SEOL, "add", "its results would be published")]),
        ("Seol Min-ah spoke for an hour, urging the captains to slow down near the cape.",
         [(SEOL, "urge", "the captains to slow down near the cape")]),
        ("Seol Min-ah said the pier was safe, noting it had been repaired in 2015.",
         [(SEOL, "say", "the pier was safe"), (SEOL, "note", "it had been repaired in 2015")]),
        ('Seol Min-ah rejected the plan, saying "the pier would not hold".',
         [(SEOL, "reject", "the plan"), (SEOL, "say", "the pier would not hold")]),
        ("\"The pier is safe,\" Seol Min-ah said, adding that it had been repaired in 2015.",
         [(SEOL, "say", "The pier is safe"), (SEOL, "add", "it had been repaired in 2015")]),
        ("Saying the pier would not hold, Seol Min-ah closed it to cars.",
         [(SEOL, "say", "the pier would not hold")]),
        ("Stressing that the pier was old, Seol Min-ah asked drivers to use the ferry.",
         [(SEOL, "stress", "the pier was old"), (SEOL, "ask", "drivers to use the ferry")]),
        ("Seol Min-ah issued a statement saying the pier would be closed for a week.",
         [(SEOL, "say", "the pier would be closed for a week")]),
        ("Seol Min-ah sent a letter to the mayor, demanding that the pier be repaired.",
         [(SEOL, "demand", "the pier be repaired")]),
        ("Seol Min-ah told reporters the pier was old, warning of higher costs next year.",
         [(SEOL, "tell", "the pier was old"), (SEOL, "warn of", "higher costs next year")]),
    ],
)  # fmt: skip
def test_participles(reader: Reader, text: str, expected: Heard) -> None:
    assert reader.heard(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Seol Min-ah said the pier was old and urged the mayor to repair it.",
         [(SEOL, "say", "the pier was old"), (SEOL, "urge", "the mayor to repair it")]),
        ("Seol Min-ah welcomed the survey and called for its results to be published.",
         [(SEOL, "welcome", "the survey"), (SEOL, "call for", "its results to be published")]),
        ("Seol Min-ah denied the report, but acknowledged that two buoys were missing.",
         [(SEOL, "deny", "the report"), (SEOL, "acknowledge", "two buoys were missing")]),
        ("Seol Min-ah opposed the fee, expressed regret over the delay and demanded an apology.",
         [(SEOL, "oppose", "the fee"), (SEOL, "express", "regret over the delay"),
          (SEOL, "demand", "an apology")]),
        ("Seol Min-ah inspected the pier, thanked the workers and promised to return in spring.",
         [(SEOL, "thank", "the workers"), (SEOL, "promise", "to return in spring")]),
        ("Seol Min-ah took the floor and said the pier was old.",
         [(SEOL, "say", "the pier was old")]),
        ("Seol Min-ah said that the pier was old and that the ferry was older.",
         [(SEOL, "say", "the pier was old and that the ferry was older")]),
        ("Seol Min-ah said the pier was old, and added that the ferry was older.",
         [(SEOL, "say", "the pier was old"), (SEOL, "add", "the ferry was older")]),
        ("Seol Min-ah said the pier was old, and she hoped it would be repaired.",
         [(SEOL, "say", "the pier was old"), (SEOL, "hope", "it would be repaired")]),
    ],
)  # fmt: skip
def test_verbs_in_a_row(reader: Reader, text: str, expected: Heard) -> None:
    assert reader.heard(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Seol Min-ah said the pier was old and needed repair.",
         [(SEOL, "say", "the pier was old and needed repair")]),
        ("Seol Min-ah said the workers had come early and left late.",
         [(SEOL, "say", "the workers had come early and left late")]),
        ("Seol Min-ah said the ferry is slow, cold and always full.",
         [(SEOL, "say", "the ferry is slow, cold and always full")]),
        ("Seol Min-ah said the ferry, once the pride of the harbor, is slow.",
         [(SEOL, "say", "the ferry, once the pride of the harbor, is slow")]),
        ("Seol Min-ah said the ferry is slow because its engine is older than the crew.",
         [(SEOL, "say", "the ferry is slow because its engine is older than the crew")]),
        ("Seol Min-ah promised to repair the pier and to lower the fare.",
         [(SEOL, "promise", "to repair the pier and to lower the fare")]),
    ],
)  # fmt: skip
def test_coordination_inside_a_content(reader: Reader, text: str, expected: Heard) -> None:
    assert reader.heard(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Seol Min-ah called for a new pier, hours after the old one was closed.",
         [(SEOL, "call for", "a new pier")]),
        ("Seol Min-ah rejected the fee on Tuesday, two weeks before it was to be raised.",
         [(SEOL, "reject", "the fee")]),
        ("Seol Min-ah said the pier was safe, a day after a survey found cracks.",
         [(SEOL, "say", "the pier was safe")]),
        ('"The pier is safe," Seol Min-ah said when asked about the cracks.',
         [(SEOL, "say", "The pier is safe")]),
        ("Seol Min-ah said the pier was safe when asked about the cracks.",
         [(SEOL, "say", "the pier was safe")]),
        ('Seol Min-ah said "the pier is safe" as workers carried planks past her.',
         [(SEOL, "say", "the pier is safe")]),
    ],
)  # fmt: skip
def test_narration_that_hangs_on_is_no_content(reader: Reader, text: str, expected: Heard) -> None:
    assert [row for row in reader.heard(text) if row[0] == SEOL] == expected


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Seol Min-ah said the pier was old, adding that the ferry was older.", "participle"),
        ("Seol Min-ah rejected the fee, saying it was too high.", "participle"),
        ("Seol Min-ah said the pier was old and urged the mayor to act.", "shared subject"),
        ("Seol Min-ah welcomed the survey and promised to publish it.", "shared subject"),
    ],
)
def test_the_second_cue_names_its_rule(reader: Reader, text: str, rule: str) -> None:
    assert reader.rules(text)[1:] == [rule]
