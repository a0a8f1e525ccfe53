"""What looks like a statement and is none."""

import pytest

from tests.parsers.statements.builders import Heard, Reader


@pytest.mark.parametrize(
    "text",
    [
        'The "melon road" was closed for a week.',
        "The so-called “friendship pier” has rusted for years.",
        'Fishermen know the rock as "the Abbot".',
        "A museum about “Old Ferry Days” opened on Tuesday.",
        'She has read "The Long Winter" twice.',
    ],
)
def test_scare_quotes_nicknames_and_titles(reader: Reader, text: str) -> None:
    assert reader.heard(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The firm left the harbor over what it called the town's greed.",
        'Islanders turned back in the face of what they describe as "a wall of fog".',
        "The mayor left early in protest at what he called a waste of time.",
        "The pier, which islanders call the Long Finger, was painted green.",
    ],
)
def test_what_it_called(reader: Reader, text: str) -> None:
    assert reader.heard(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The mayor declined to comment.",
        "The harbor office declined to comment on the survey.",
        "The harbor office refused to comment on the matter.",
        "A spokeswoman declined to give details.",
        "The firm did not respond to requests for comment.",
        "The engineer asked not to be named.",
        "The engineer asked not to be identified because the survey is not public.",
        "The mayor would neither confirm nor deny the report.",
        "The engineer left early, asking not to be named.",
        "She did not elaborate.",
        "The mayor could not be reached for comment.",
    ],
)  # fmt: skip
def test_declining_to_speak(reader: Reader, text: str) -> None:
    assert reader.heard(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "A sailor asked whether the canteen was open.",
        "Islanders asked about the price of the new tickets.",
        "Han Sol-bi asked why the pier was closed.",
        "Han Sol-bi asked him how long the repair would take.",
        "Han Sol-bi wondered what the repair would cost.",
        "Asked if the pier was safe, the mayor smiled.",
    ],
)
def test_questions(reader: Reader, text: str) -> None:
    assert reader.heard(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The mayor met with the captains on Tuesday.",
        "Han Sol-bi spoke by phone with the harbor office.",
        "The two mayors discussed the ferry line and exchanged views on tourism.",
        "The mayor held talks with the captains in Incheon.",
        "The mayor signed the agreement and returned to the ship.",
        "Han Sol-bi addressed the captains for half an hour.",
    ],
)
def test_speech_without_content(reader: Reader, text: str) -> None:
    assert reader.heard(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The pier was reportedly closed in winter.",
        "The ferry allegedly hit a buoy.",
        "The firm has reportedly sold its ships.",
        "There were reports that the pier had been closed.",
        "Rumors that the line would close were everywhere.",
        "The report that the pier was unsafe came as a surprise.",
        "The claim that the ship was late is old.",
    ],
)
def test_reportedly_and_reports_that(reader: Reader, text: str) -> None:
    assert reader.heard(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The mayor did not say when the pier would be repaired.",
        "The harbor office has not said that the pier is safe.",
        "The mayor never said the pier was safe.",
        "Nobody said the pier was safe.",
        "The mayor did not mention that the pier was old.",
        "Han Sol-bi did not explain why the ship was late.",
        "The notice does not say who will pay.",
        "The harbor office said nothing.",
        "Tao Weiran said little about the pier.",
        "Neither harbor has said who will pay.",
        "No one told the islanders that the pier was closed.",
        "Neither Seoul nor Tokyo has confirmed the date.",
        "Tao Weiran left without saying that the pier was closed.",
        "Tao Weiran stopped short of saying that the pier was unsafe.",
        "The mayor failed to say when the pier would be repaired.",
    ],
)  # fmt: skip
def test_what_was_not_said(reader: Reader, text: str) -> None:
    assert reader.heard(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The mayor may say that the pier is safe.",
        "The harbor office is expected to announce that the line will close.",
        "Critics might argue that the pier is too old.",
        "The mayor would have said that the pier was safe.",
        "It is hard to say whether the pier is safe.",
        "Islanders want to be told that the pier is safe.",
        "The captains plan to demand that the pier be repaired.",
        "Han Sol-bi will tell the captains that the pier is closed.",
        "Tao Weiran is said to own three boats.",
        "The harbor office has yet to announce when the line will open.",
        "Time will tell whether the pier holds.",
        "Needless to say, the ferry was late.",
        "That is to say, the ferry never came.",
        "It was announced that the line would open in May.",
        "It is hoped that the line will open in May.",
    ],
)  # fmt: skip
def test_what_may_be_said(reader: Reader, text: str) -> None:
    assert reader.heard(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The report runs to forty pages.",
        "The demands of the islanders fill a long list.",
        "The calls for a new pier have grown louder.",
        "His claims were heard twice.",
        "The state of the pier is poor.",
        "The United States and Japan sent two ships.",
        "Calls to the harbor office went unanswered.",
        "The promise of a new pier is ten years old.",
        "The order of the day was patience.",
        "Warnings about thin ice hang at every pier.",
        "The stated price of the ticket is ten yuan.",
        "Pressing needs come first in a small harbor.",
        "The ship answers to its rudder slowly.",
        "The survey has been welcome news for the town.",
        "The storm claimed 14 lives.",
        "Han Sol-bi added sugar to her tea.",
        "The talks continued for two hours.",
        "The ship continued south.",
        "Han Sol-bi observed the birds from the pier.",
        "The harbor charged 20 yuan for a ticket.",
        "Han Sol-bi pressed the button and the bridge opened.",
        "The painting recalls the harbor of 1938.",
        "The mayor wrote a book about ferries.",
        "The story is told in three rooms.",
        "Tao Weiran said goodbye to the crew.",
        "Tao Weiran told a story about a whale.",
        "The cold spell forced the harbor to order salt.",
        "Trains reported late arrivals all day.",
    ],
)  # fmt: skip
def test_nouns_and_other_senses(reader: Reader, text: str) -> None:
    assert reader.heard(text) == []


@pytest.mark.parametrize(
    "text",
    [
        'A banner reading "Save our pier" hung from the lighthouse.',
        "A sign at the gate read “Closed for repair”.",
        "Above the door stand the words “All are welcome”.",
        'Dozens rallied outside the harbor office behind a banner saying "No tax on melons".',
    ],
)  # fmt: skip
def test_banners_and_signs(reader: Reader, text: str) -> None:
    assert reader.heard(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The reservoir was full by noon. Two gates were opened, and the water ran off within hours.", []),
        ("Han Sol-bi said the reservoir was full. Two gates were opened, and the water ran off within hours.",
         [("Han Sol-bi", "say", "the reservoir was full")]),
        ("The dam is old. \"It leaks,\" Han Sol-bi said. It was built in 1938.",
         [("Han Sol-bi", "say", "It leaks")]),
    ],
)  # fmt: skip
def test_narration_around_a_statement(reader: Reader, text: str, expected: Heard) -> None:
    assert reader.heard(text) == expected


@pytest.mark.parametrize("text", ["", "\n\n", " ", "said", "said.", "“”", '"', "''", ":", "He said.", "said said said"])
def test_next_to_nothing(reader: Reader, text: str) -> None:
    assert reader.heard(text) == []
