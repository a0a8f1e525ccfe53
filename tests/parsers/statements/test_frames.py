"""What a cue takes: an infinitive, an object, a gerund, what something is called or described as."""

import pytest

from tests.parsers.statements.builders import Heard, Reader

GIL = "Gil Dae-hyun"
MA = "Ma Qingwen"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gil Dae-hyun agreed to reopen the ferry line before summer.",
         [(GIL, "agree", "to reopen the ferry line before summer")]),
        ("Ma Qingwen promised not to raise the fare this year.",
         [(MA, "promise", "not to raise the fare this year")]),
        ("Ma Qingwen has pledged to pay for the new pier.", [(MA, "pledge", "to pay for the new pier")]),
        ("Gil Dae-hyun refused to move the buoys.", [(GIL, "refuse", "to move the buoys")]),
        ("Gil Dae-hyun offered to lend two tugboats.", [(GIL, "offer", "to lend two tugboats")]),
        ("Ma Qingwen vowed to keep the lighthouse burning.",
         [(MA, "vow", "to keep the lighthouse burning")]),
        ("Ma Qingwen threatened to close the canteen.", [(MA, "threaten", "to close the canteen")]),
        ("Gil Dae-hyun hopes to see the first ship in April.",
         [(GIL, "hope", "to see the first ship in April")]),
    ],
)  # fmt: skip
def test_an_infinitive(reader: Reader, text: str, expected: Heard) -> None:
    assert reader.heard(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ma Qingwen urged the captains to slow down near the cape.",
         [(MA, "urge", "the captains to slow down near the cape")]),
        ("Ma Qingwen called on both harbors to share their charts.",
         [(MA, "call on", "both harbors to share their charts")]),
        ("Gil Dae-hyun asked the mayor to repair the lighthouse.",
         [(GIL, "ask", "the mayor to repair the lighthouse")]),
        ("Gil Dae-hyun warned sailors not to land on the islet.",
         [(GIL, "warn", "sailors not to land on the islet")]),
        ("Ma Qingwen strongly urges the shipping firm, which owns the pier, to open its books.",
         [(MA, "urge", "the shipping firm, which owns the pier, to open its books")]),
        ("Ma Qingwen encouraged young sailors to learn both languages.",
         [(MA, "encourage", "young sailors to learn both languages")]),
        ("Gil Dae-hyun wants the shipping firm to open its books.",
         [(GIL, "want", "the shipping firm to open its books")]),
        ("Ma Qingwen urged that the lighthouse be repaired at once.",
         [(MA, "urge", "the lighthouse be repaired at once")]),
        ("Gil Dae-hyun demanded that the shipping firm open its books.",
         [(GIL, "demand", "the shipping firm open its books")]),
        ("Gil Dae-hyun appealed to the islanders to stay calm.",
         [(GIL, "appeal to", "the islanders to stay calm")]),
        ("Ma Qingwen pressed the shipping firm to open its books.",
         [(MA, "press", "the shipping firm to open its books")]),
        ("Ma Qingwen urged restraint.", [(MA, "urge", "restraint")]),
        ("Gil Dae-hyun urged caution and patience from the islanders.",
         [(GIL, "urge", "caution and patience from the islanders")]),
    ],
)  # fmt: skip
def test_somebody_is_to_do_something(reader: Reader, text: str, expected: Heard) -> None:
    assert reader.heard(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gil Dae-hyun called for a second lighthouse on the cape.",
         [(GIL, "call for", "a second lighthouse on the cape")]),
        ("Gil Dae-hyun called on Tuesday for a second lighthouse.",
         [(GIL, "call for", "a second lighthouse")]),
        ("Ma Qingwen also called again for talks on fishing rights.",
         [(MA, "call for", "talks on fishing rights")]),
        ("Ma Qingwen demanded an apology from the shipping firm.",
         [(MA, "demand", "an apology from the shipping firm")]),
        ("Ma Qingwen rejected the claim that the pier was unsafe.",
         [(MA, "reject", "the claim that the pier was unsafe")]),
        ("Gil Dae-hyun denied the report of a leak.", [(GIL, "deny", "the report of a leak")]),
        ("Gil Dae-hyun dismissed the rumor as gossip.", [(GIL, "dismiss", "the rumor as gossip")]),
        ("Ma Qingwen opposed any change of the timetable.",
         [(MA, "oppose", "any change of the timetable")]),
        ("Ma Qingwen welcomed the reopening of the canteen.",
         [(MA, "welcome", "the reopening of the canteen")]),
        ("Gil Dae-hyun praised the crew for its patience.", [(GIL, "praise", "the crew for its patience")]),
        ("Gil Dae-hyun expressed concern about the state of the pier.",
         [(GIL, "express", "concern about the state of the pier")]),
        ("Ma Qingwen voiced deep regret over the loss of two boats.",
         [(MA, "voice", "deep regret over the loss of two boats")]),
        ("Ma Qingwen took note of the survey of the channel.",
         [(MA, "take note of", "the survey of the channel")]),
        ("Ma Qingwen lodged a formal protest with the harbor office.",
         [(MA, "lodge", "a formal protest with the harbor office")]),
        ("Gil Dae-hyun warned of delays in the coming weeks.",
         [(GIL, "warn of", "delays in the coming weeks")]),
        ("Gil Dae-hyun warned against a hasty decision.",
         [(GIL, "warn against", "a hasty decision")]),
        ("Ma Qingwen reiterated her support for a second lighthouse.",
         [(MA, "reiterate", "her support for a second lighthouse")]),
        ("Ma Qingwen stressed the importance of clean water.",
         [(MA, "stress", "the importance of clean water")]),
        ("Gil Dae-hyun ruled out a higher fare.", [(GIL, "rule out", "a higher fare")]),
        ("Gil Dae-hyun proposed a joint survey of the channel.",
         [(GIL, "propose", "a joint survey of the channel")]),
        ("Ma Qingwen condemned the dumping of oil off the cape.",
         [(MA, "condemn", "the dumping of oil off the cape")]),
        ("Ma Qingwen criticized the harbor office for its silence.",
         [(MA, "criticize", "the harbor office for its silence")]),
        ("Gil Dae-hyun blamed the accident on thick fog.", [(GIL, "blame", "the accident on thick fog")]),
        ("Gil Dae-hyun accused the shipping firm of hiding its losses.",
         [(GIL, "accuse", "the shipping firm of hiding its losses")]),
        ("Ma Qingwen apologized for the late trains.", [(MA, "apologize for", "the late trains")]),
        ("Ma Qingwen acknowledged the difficulty of the crossing.",
         [(MA, "acknowledge", "the difficulty of the crossing")]),
        ("Gil Dae-hyun played down the loss of two buoys.", [(GIL, "play down", "the loss of two buoys")]),
        ("Gil Dae-hyun thanked the islanders for their help.",
         [(GIL, "thank", "the islanders for their help")]),
        ("Ma Qingwen expressed the hope that the line would open soon.",
         [(MA, "express", "the hope that the line would open soon")]),
    ],
)  # fmt: skip
def test_an_object(reader: Reader, text: str, expected: Heard) -> None:
    assert reader.heard(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ma Qingwen denied having seen the letter.", [(MA, "deny", "having seen the letter")]),
        ("Gil Dae-hyun admitted moving the buoys at night.", [(GIL, "admit", "moving the buoys at night")]),
        ("Gil Dae-hyun suggested holding the next round in Incheon.",
         [(GIL, "suggest", "holding the next round in Incheon")]),
        ("Ma Qingwen ruled out selling the pier.", [(MA, "rule out", "selling the pier")]),
        ("Ma Qingwen proposed meeting twice a year.", [(MA, "propose", "meeting twice a year")]),
        ("Gil Dae-hyun opposed closing the canteen.", [(GIL, "oppose", "closing the canteen")]),
    ],
)  # fmt: skip
def test_a_gerund(reader: Reader, text: str, expected: Heard) -> None:
    assert reader.heard(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ma Qingwen described the crossing as a test of patience.",
         [(MA, "describe", "the crossing as a test of patience")]),
        ('Gil Dae-hyun described the talks as "frank and useful".',
         [(GIL, "describe", 'the talks as "frank and useful')]),
        ("Gil Dae-hyun characterized the fee as modest.", [(GIL, "characterize", "the fee as modest")]),
        ("Ma Qingwen hailed the agreement as a step forward.",
         [(MA, "hail", "the agreement as a step forward")]),
        ("Ma Qingwen dismissed the report as pure invention.",
         [(MA, "dismiss", "the report as pure invention")]),
    ],
)  # fmt: skip
def test_described_as(reader: Reader, text: str, expected: Heard) -> None:
    assert reader.heard(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gil Dae-hyun called the fee an insult to the islanders.",
         [(GIL, "call", "the fee an insult to the islanders")]),
        ('Ma Qingwen called it "a fee without a service".', [(MA, "call", 'it "a fee without a service')]),
        ('Gil Dae-hyun called the crossing "too risky".', [(GIL, "call", 'the crossing "too risky')]),
        ("Ma Qingwen branded the plan a waste of money.", [(MA, "brand", "the plan a waste of money")]),
        ("Gil Dae-hyun said the pier was unsafe, calling the delay a scandal.",
         [(GIL, "say", "the pier was unsafe"), (GIL, "call", "the delay a scandal")]),
        ("Calling the fee an insult, Ma Qingwen tore up the bill.",
         [(MA, "call", "the fee an insult")]),
    ],
)  # fmt: skip
def test_calling_something_a_name(reader: Reader, text: str, expected: Heard) -> None:
    assert reader.heard(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ma Qingwen assured the islanders that the line would stay open.",
         [(MA, "assure", "the line would stay open")]),
        ("Gil Dae-hyun promised the crew that wages would be paid.",
         [(GIL, "promise", "wages would be paid")]),
        ("Gil Dae-hyun warned the harbor office that the pier would not hold.",
         [(GIL, "warn", "the pier would not hold")]),
        ("Ma Qingwen told the meeting that wages would be paid.", [(MA, "tell", "wages would be paid")]),
        ("Ma Qingwen informed her hosts that the survey was finished.",
         [(MA, "inform", "the survey was finished")]),
    ],
)  # fmt: skip
def test_an_addressee_is_no_content(reader: Reader, text: str, expected: Heard) -> None:
    assert reader.heard(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dozens of islanders chanted \"Save our pier\" outside the harbor office.",
         [("dozens of islanders", "chant", "Save our pier")]),
        ("Sailors shouted “Open the line” as the mayor drove by.",
         [("sailors", "shout", "Open the line")]),
        ("Farmers marched to the harbor, chanting “Eat them yourself” and waving melons.",
         [("farmers", "chant", "Eat them yourself")]),
    ],
)  # fmt: skip
def test_a_slogan_that_people_chant(reader: Reader, text: str, expected: Heard) -> None:
    assert reader.heard(text) == expected
