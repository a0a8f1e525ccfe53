"""Passive cues: who was urged, quoted, told, and by whom."""

import pytest

from tests.parsers.statements.builders import Heard, Reader

PYO = "Pyo In-suk"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The captains were urged by Pyo In-suk to slow down near the cape.",
         [(PYO, "urge", "The captains … to slow down near the cape")]),
        ("The shipping firm was asked by Pyo In-suk to open its books.",
         [(PYO, "ask", "The shipping firm … to open its books")]),
        ("The higher fare was rejected by the islanders.", [("islanders", "reject", "The higher fare")]),
        ("The survey of the channel was welcomed by the Incheon Shipping Forum on Tuesday.",
         [("Incheon Shipping Forum", "welcome", "The survey of the channel")]),
        ("The agreement was hailed by Pyo In-suk as a step forward.",
         [(PYO, "hail", "The agreement … as a step forward")]),
        ("The crossing was described by Pyo In-suk as a test of patience.",
         [(PYO, "describe", "The crossing … as a test of patience")]),
    ],
)  # fmt: skip
def test_passives_with_an_agent(reader: Reader, text: str, expected: Heard) -> None:
    assert reader.heard(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The captains were urged to slow down near the cape.",
        "The higher fare was rejected last year.",
        "The pier is said to be older than the town.",
        "The ferry is expected to sail at noon.",
        "The bridge was called off for lack of money.",
        "The islanders were told to stay at home.",
        "The results are known and stated in the appendix.",
    ],
)
def test_passives_without_an_agent_name_no_speaker(reader: Reader, text: str) -> None:
    assert reader.heard(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pyo In-suk was quoted as saying that the pier would be closed.",
         [(PYO, "say", "the pier would be closed")]),
        ('"The pier will be closed," Pyo In-suk was quoted as saying.',
         [(PYO, "say", "The pier will be closed")]),
        ("Pyo In-suk was cited as saying the pier would be closed for a month.",
         [(PYO, "say", "the pier would be closed for a month")]),
    ],
)  # fmt: skip
def test_was_quoted_as_saying(reader: Reader, text: str, expected: Heard) -> None:
    assert reader.heard(text) == expected


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("The higher fare was rejected by the islanders.", "passive"),
        ("The captains were urged by Pyo In-suk to slow down.", "passive"),
        ("Pyo In-suk was quoted as saying that the pier would be closed.", "quoted as saying"),
        ("“The pier will be closed,” Pyo In-suk was quoted as saying.", "quoted as saying"),
    ],
)
def test_passives_name_their_rule(reader: Reader, text: str, rule: str) -> None:
    assert reader.rules(text) == [rule]
