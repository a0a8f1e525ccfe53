"""Quotation marks: which words stand in them, and how far a quotation reaches."""

import pytest

from tests.parsers.statements.builders import Heard, Reader

SHEN = "Shen Baolin"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"The ferry line will open in May," Shen Baolin said.', [("direct", "The ferry line will open in May")]),
        ("“The ferry line will open in May,” said Shen Baolin.", [("direct", "The ferry line will open in May")]),
        ("Shen Baolin said: “The ferry line will open in May.”", [("direct", "The ferry line will open in May")]),
        ('"Who would pay for the pier?" asked Shen Baolin.', [("direct", "Who would pay for the pier?")]),
        (
            '"The ice is thin. Nobody should walk on it," Shen Baolin said.',
            [("direct", "The ice is thin. Nobody should walk on it")],
        ),
        (
            'Shen Baolin said the ferry line "will open in May" if the ice allows it.',
            [("mixed", 'the ferry line "will open in May" if the ice allows it')],
        ),
        (
            "Shen Baolin said the pier was “too short by a third” for the new ship.",
            [("mixed", "the pier was “too short by a third” for the new ship")],
        ),
        (
            'Shen Baolin said the oldest boat, "Grandmother Whale", would be painted first.',
            [("mixed", 'the oldest boat, "Grandmother Whale", would be painted first')],
        ),
        (
            "Shen Baolin said the ferry line will open in May.",
            [("indirect", "the ferry line will open in May")],
        ),
        (
            "The pier is too short for the new ship, Shen Baolin said.",
            [("indirect", "The pier is too short for the new ship")],
        ),
    ],
)
def test_how_much_of_the_content_is_quoted(reader: Reader, text: str, expected: list[tuple[str, str]]) -> None:
    assert reader.quoted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("``The pier is too short,'' Shen Baolin said.", [("direct", "The pier is too short")]),
        ("”The pier is too short,” Shen Baolin said.", [("direct", "The pier is too short")]),
        ('“The pier is too short," Shen Baolin said.', [("direct", "The pier is too short")]),
        ('"The pier -- if it is one -- is too short," Shen Baolin said.',
         [("direct", "The pier -- if it is one -- is too short")]),
        ('"The pier is too short", Shen Baolin said.', [("direct", "The pier is too short")]),
        ('Shen Baolin said, "The pier is too short".', [("direct", "The pier is too short")]),
    ],
)  # fmt: skip
def test_marks_of_other_houses(reader: Reader, text: str, expected: list[tuple[str, str]]) -> None:
    assert reader.quoted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("'The pier is too short,' Shen Baolin said.", [("direct", "The pier is too short")]),
        ("‘It doesn’t matter who’s first on the ship,’ said Shen Baolin.",
         [("direct", "It doesn’t matter who’s first on the ship")]),
        ("'The drivers' kitchen is open all night,' Shen Baolin said.",
         [("direct", "The drivers' kitchen is open all night")]),
        ("Shen Baolin said the 'melon road' was closed for repair.",
         [("mixed", "the 'melon road' was closed for repair")]),
        ("\"The so-called 'melon road' is closed,\" Shen Baolin said.",
         [("direct", "The so-called 'melon road' is closed")]),
        ("“The road is no ‘short cut’ at all,” said Shen Baolin.",
         [("direct", "The road is no ‘short cut’ at all")]),
        ("Shen Baolin said the drivers' kitchen and the sailors' hostel stay open.",
         [("indirect", "the drivers' kitchen and the sailors' hostel stay open")]),
    ],
)  # fmt: skip
def test_single_marks_and_apostrophes(reader: Reader, text: str, expected: list[tuple[str, str]]) -> None:
    assert reader.quoted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('The pier is too short for the new ship," Shen Baolin said.',
         [(SHEN, "say", "The pier is too short for the new ship")]),
        ('Shen Baolin said: "The pier is too short for the new ship.',
         [(SHEN, "say", "The pier is too short for the new ship")]),
        ("Shen Baolin said the new ship “is too long for the pier.",
         [(SHEN, "say", "the new ship “is too long for the pier")]),
        ('The door is 36" wide, Shen Baolin said.', [(SHEN, "say", 'The door is 36" wide')]),
        ('"The pier is too short," Shen Baolin said. The ship" is too long, he added.',
         [(SHEN, "say", "The pier is too short"), (SHEN, "add", 'The ship" is too long')]),
    ],
)  # fmt: skip
def test_a_mark_without_its_fellow(reader: Reader, text: str, expected: Heard) -> None:
    assert reader.heard(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"The ferry line will open in May.\n"It will carry cars as well," Shen Baolin said.',
         [(SHEN, "say", "The ferry line will open in May … It will carry cars as well")]),
        ('"We have two ships," Shen Baolin said. "They are old.\n"A third one is being built."',
         [(SHEN, "say", "We have two ships … They are old … A third one is being built")]),
        ("“Winter is long here.\n“Ice closes the harbor for weeks.\n“That is why the road matters,” said Shen Baolin.",
         [(SHEN, "say",
           "Winter is long here … Ice closes the harbor for weeks … That is why the road matters")]),
        ("Shen Baolin said: “Winter is long here.\n“Ice closes the harbor for weeks.”",
         [(SHEN, "say", "Winter is long here … Ice closes the harbor for weeks")]),
        ('Shen Baolin said: "Winter is long here.\n"Ice closes the harbor.\n"The road matters."\nSnow fell all day.',
         [(SHEN, "say", "Winter is long here … Ice closes the harbor … The road matters")]),
    ],
)  # fmt: skip
def test_a_quotation_over_several_paragraphs(reader: Reader, text: str, expected: Heard) -> None:
    assert reader.heard(text) == expected


def test_a_quotation_over_several_paragraphs_is_direct(reader: Reader) -> None:
    text = "“The ferry line will open in May.\n“It will carry cars as well,” Shen Baolin said."
    assert [quote for quote, _ in reader.quoted(text)] == ["direct"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"The ship is late," Shen Baolin said.\n"It always is in March."\nThe harbor was empty.',
         [(SHEN, "say", "The ship is late … It always is in March")]),
        ("“The ship is late,” Shen Baolin said. “It always is in March. Nobody minds.”",
         [(SHEN, "say", "The ship is late … It always is in March. Nobody minds")]),
        ('Shen Baolin said the ship was late.\n"It always is in March," she added.',
         [(SHEN, "say", "the ship was late"), (SHEN, "add", "It always is in March")]),
    ],
)  # fmt: skip
def test_a_quotation_goes_on_without_a_new_cue(reader: Reader, text: str, expected: Heard) -> None:
    assert reader.heard(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shen Baolin said the ship was late. “It always is in March.”",
         [(SHEN, "say", "the ship was late"), (SHEN, "say", "It always is in March")]),
        ('Shen Baolin denied that the pier was unsafe. "It has stood for a century."',
         [(SHEN, "deny", "the pier was unsafe"), (SHEN, "deny", "It has stood for a century")]),
    ],
)  # fmt: skip
def test_a_bare_quotation_after_indirect_words_is_the_same_speakers(reader: Reader, text: str, expected: Heard) -> None:
    assert reader.heard(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"They said nothing and I said nothing," Shen Baolin said.',
         [(SHEN, "say", "They said nothing and I said nothing")]),
        ("“He added sugar, she added salt,” Shen Baolin recalled.",
         [(SHEN, "recall", "He added sugar, she added salt")]),
    ],
)  # fmt: skip
def test_cue_words_inside_a_quotation_are_left_alone(reader: Reader, text: str, expected: Heard) -> None:
    assert reader.heard(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Shen Baolin said the ship was late. “It always is in March.”",
        'Shen Baolin denied that the pier was unsafe. "It has stood for a century."',
    ],
)
def test_the_rule_of_a_bare_quotation(reader: Reader, text: str) -> None:
    assert reader.rules(text)[1:] == ["quotation without a cue of its own"]
