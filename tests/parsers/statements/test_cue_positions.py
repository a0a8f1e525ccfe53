"""Where the cue stands: before its content, after it, inverted, amid it, or as a colon."""

import pytest

from tests.parsers.statements.builders import Heard, Reader

TAO = "Tao Weiran"
NOH = "Noh Gi-beom"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tao Weiran said the harbor will be dredged in autumn.",
         [(TAO, "say", "the harbor will be dredged in autumn")]),
        ("Tao Weiran said that the harbor will be dredged in autumn.",
         [(TAO, "say", "the harbor will be dredged in autumn")]),
        ("Tao Weiran has said more than once that the harbor will be dredged.",
         [(TAO, "say", "the harbor will be dredged")]),
        ("Tao Weiran also pointed out that the charts are forty years old.",
         [(TAO, "point out", "the charts are forty years old")]),
        ("Tao Weiran told reporters at the quay that the charts are forty years old.",
         [(TAO, "tell", "the charts are forty years old")]),
        ("Tao Weiran told Seoul's envoy the charts were forty years old.",
         [(TAO, "tell", "the charts were forty years old")]),
        ("Tao Weiran argued in an article for a Dalian newspaper that radars cannot be hidden.",
         [(TAO, "argue", "radars cannot be hidden")]),
        ("Speaking at a forum in Qingdao, Tao Weiran said radars cannot be hidden.",
         [(TAO, "say", "radars cannot be hidden")]),
        ("Tao Weiran, a retired harbor pilot, said radars cannot be hidden.",
         [(TAO, "say", "radars cannot be hidden")]),
        ("Tao Weiran, who has steered ships for 30 years, believes the channel is too narrow.",
         [(TAO, "believe", "the channel is too narrow")]),
        ("In an interview, however, Tao Weiran conceded the dredging would be costly.",
         [(TAO, "concede", "the dredging would be costly")]),
        ("Tao Weiran made it clear that no ship would be turned away.",
         [(TAO, "make it clear", "no ship would be turned away")]),
        ("Tao Weiran made clear that no ship would be turned away.",
         [(TAO, "make clear", "no ship would be turned away")]),
        ("On the radar, Tao Weiran said it could see as far as the cape.",
         [(TAO, "say", "it could see as far as the cape")]),
        ("Tao Weiran said most ships come by night.", [(TAO, "say", "most ships come by night")]),
        ("Tao Weiran wrote on his blog that the cape lies in the way.",
         [(TAO, "write", "the cape lies in the way")]),
        ("Tao Weiran reminded the captains that the cape lies in the way.",
         [(TAO, "remind", "the cape lies in the way")]),
        ("Asked about the accident, Tao Weiran said the channel was too narrow.",
         [(TAO, "say", "the channel was too narrow")]),
        ("Tao Weiran said that, if the tide is low, ships have to wait.",
         [(TAO, "say", "if the tide is low, ships have to wait")]),
        ("Tao Weiran said the channel, which was last dredged in 1998, had silted up.",
         [(TAO, "say", "the channel, which was last dredged in 1998, had silted up")]),
        ("As the fog lifted, Tao Weiran told the crew that the channel was clear.",
         [(TAO, "tell", "the channel was clear")]),
        ("Tao Weiran said there were two wrecks in the channel.",
         [(TAO, "say", "there were two wrecks in the channel")]),
        ("Tao Weiran said it was too early to close the channel.",
         [(TAO, "say", "it was too early to close the channel")]),
        ("Tao Weiran, for his part, insisted that the channel was clear.",
         [(TAO, "insist", "the channel was clear")]),
        ("When the captains complained, Tao Weiran answered that charts cost money.",
         [(TAO, "answer", "charts cost money")]),
        ("The movement of ships was no secret to Tao Weiran, who said the channel was closed.",
         [(TAO, "say", "the channel was closed")]),
    ],
)  # fmt: skip
def test_a_cue_before_a_clause(reader: Reader, text: str, expected: Heard) -> None:
    assert reader.heard(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('Tao Weiran said, "The channel is too narrow for two ships."',
         [(TAO, "say", "The channel is too narrow for two ships")]),
        ('Tao Weiran told reporters: "The channel is too narrow for two ships."',
         [(TAO, "tell", "The channel is too narrow for two ships")]),
        ('Tao Weiran replied that "two ships cannot pass there".',
         [(TAO, "reply", "two ships cannot pass there")]),
        ('In a letter to the mayor, Tao Weiran wrote: "Two ships cannot pass there."',
         [(TAO, "write", "Two ships cannot pass there")]),
    ],
)  # fmt: skip
def test_a_cue_before_a_quotation(reader: Reader, text: str, expected: Heard) -> None:
    assert reader.heard(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The channel is too narrow for two ships, Tao Weiran said.",
         [(TAO, "say", "The channel is too narrow for two ships")]),
        ("Tao Weiran warned the captains.\nThe channel is too narrow for two ships, he wrote in a letter to the mayor.",
         [(TAO, "write", "The channel is too narrow for two ships")]),
        ("The channel was surveyed twice last year and found wanting, Tao Weiran told a seminar in Yantai.",
         [(TAO, "tell", "The channel was surveyed twice last year and found wanting")]),
        ("Two ships cannot pass there, the Yantai Pilots' Association warned on Tuesday.",
         [("Yantai Pilots' Association", "warn", "Two ships cannot pass there")]),
        ("Two ships cannot pass there, Tao Weiran, a retired harbor pilot, explained.",
         [(TAO, "explain", "Two ships cannot pass there")]),
        ("Two ships cannot pass there, and a third one cannot even turn, Tao Weiran said.",
         [(TAO, "say", "Two ships cannot pass there, and a third one cannot even turn")]),
        ("Once the channel is dredged, two ships will be able to pass, Noh Gi-beom said in Incheon on Monday.",
         [(NOH, "say", "Once the channel is dredged, two ships will be able to pass")]),
    ],
)  # fmt: skip
def test_a_cue_after_a_clause(reader: Reader, text: str, expected: Heard) -> None:
    assert reader.heard(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"The channel is too narrow," Tao Weiran said.', [(TAO, "say", "The channel is too narrow")]),
        ('"The channel is too narrow," Tao Weiran told reporters in Yantai.',
         [(TAO, "tell", "The channel is too narrow")]),
        ('"The channel is too narrow," Tao Weiran, a retired harbor pilot, said on Tuesday.',
         [(TAO, "say", "The channel is too narrow")]),
        ('"The channel is too narrow," Tao Weiran wrote as the survey went on.',
         [(TAO, "write", "The channel is too narrow")]),
        ('"How narrow is it?" a captain shouted.', [("captain", "shout", "How narrow is it?")]),
        ('"The channel is too narrow," Tao Weiran said with a smile.', [(TAO, "say", "The channel is too narrow")]),
        ('"The channel is too narrow," Tao Weiran said, pointing at the chart.',
         [(TAO, "say", "The channel is too narrow")]),
        ('"No," said Tao Weiran.', [(TAO, "say", "No")]),
        ('Is the channel too narrow? "Yes," Tao Weiran said.', [(TAO, "say", "Yes")]),
    ],
)  # fmt: skip
def test_a_cue_after_a_quotation(reader: Reader, text: str, expected: Heard) -> None:
    assert reader.heard(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The channel is too narrow for two ships, said Tao Weiran, a pilot at the harbor office.",
         [(TAO, "say", "The channel is too narrow for two ships")]),
        ('"The channel is too narrow," said Tao Weiran, who has steered ships for 30 years.',
         [(TAO, "say", "The channel is too narrow")]),
        ('"The channel is too narrow," warned retired pilot Tao Weiran.',
         [(TAO, "warn", "The channel is too narrow")]),
        ('"The channel is too narrow," said the 61-year-old Tao Weiran.',
         [(TAO, "say", "The channel is too narrow")]),
        ("Ships will have to wait outside until the tide turns, added Noh Gi-beom of the Incheon Shipping Forum.",
         [(NOH, "add", "Ships will have to wait outside until the tide turns")]),
        ('"We were never asked," said one of the captains.',
         [("one of the captains", "say", "We were never asked")]),
        ('"We were never asked," says Noh Gi-beom, 45, a captain from Incheon.',
         [(NOH, "say", "We were never asked")]),
        ('"We were never asked," said a captain who gave only his surname, Noh.',
         [("captain", "say", "We were never asked")]),
    ],
)  # fmt: skip
def test_an_inverted_cue(reader: Reader, text: str, expected: Heard) -> None:
    assert reader.heard(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"The channel," Tao Weiran said, "is too narrow for two ships."',
         [(TAO, "say", "The channel … is too narrow for two ships")]),
        ('"The channel is narrow," Tao Weiran said. "Ships will have to wait."',
         [(TAO, "say", "The channel is narrow … Ships will have to wait")]),
        ('"The channel is narrow," said Tao Weiran, a retired harbor pilot. "Ships will have to wait."',
         [(TAO, "say", "The channel is narrow … Ships will have to wait")]),
        ('"If the tide is low," Noh Gi-beom told the Yantai Courier, "we wait; if it is high, we sail."',
         [(NOH, "tell", "If the tide is low … we wait; if it is high, we sail")]),
        ("“We sail,” said Noh Gi-beom, “when the tide is high.”",
         [(NOH, "say", "We sail … when the tide is high")]),
        ('"We sail at dawn," said Noh Gi-beom, adding, "The tide does not wait."',
         [(NOH, "say", "We sail at dawn"), (NOH, "add", "The tide does not wait")]),
        ('"The channel is narrow," Tao Weiran said, pointing at the chart. "Ships will have to wait."',
         [(TAO, "say", "The channel is narrow … Ships will have to wait")]),
        ('"Well," Tao Weiran said after a pause, "the channel is narrow."',
         [(TAO, "say", "Well … the channel is narrow")]),
    ],
)  # fmt: skip
def test_a_quotation_broken_by_its_cue(reader: Reader, text: str, expected: Heard) -> None:
    assert reader.heard(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The channel, Tao Weiran said, is too narrow for two ships.",
         [(TAO, "say", "The channel … is too narrow for two ships")]),
        ("The old charts, the Yantai Pilots' Association added, had been drawn by hand.",
         [("Yantai Pilots' Association", "add", "The old charts … had been drawn by hand")]),
        ("The new ships, Noh Gi-beom noted, were built for deeper water.",
         [(NOH, "note", "The new ships … were built for deeper water")]),
        ("The channel, according to Tao Weiran, is too narrow for two ships.",
         [(TAO, "according to", "The channel … is too narrow for two ships")]),
    ],
)  # fmt: skip
def test_a_clause_broken_by_its_cue(reader: Reader, text: str, expected: Heard) -> None:
    assert reader.heard(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("As Tao Weiran noted, two ships cannot pass there.", [(TAO, "note", "two ships cannot pass there")]),
        ("As Noh Gi-beom told the Yantai Courier, “the tide does not wait”.",
         [(NOH, "tell", "the tide does not wait")]),
        ("Two ships cannot pass there, as Tao Weiran has pointed out.",
         [(TAO, "point out", "Two ships cannot pass there")]),
        ("The channel, as Tao Weiran warned, is too narrow.", [(TAO, "warn", "The channel … is too narrow")]),
    ],
)  # fmt: skip
def test_as_somebody_said(reader: Reader, text: str, expected: Heard) -> None:
    assert reader.heard(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('Tao Weiran: "The channel is too narrow."', [(TAO, ":", "The channel is too narrow")]),
        ("Noh Gi-beom, a captain from Incheon: “We sail at dawn.”", [(NOH, ":", "We sail at dawn")]),
        ("Noh Gi-beom’s advice to his sailors: “Wait for the tide.”", [(NOH, ":", "Wait for the tide")]),
    ],
)  # fmt: skip
def test_a_colon_before_a_quotation(reader: Reader, text: str, expected: Heard) -> None:
    assert reader.heard(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The tide turned at six, a day after Noh Gi-beom said the channel was closed.",
         [(NOH, "say", "the channel was closed")]),
        ("Ships waited outside as Tao Weiran insisted that the channel was closed.",
         [(TAO, "insist", "the channel was closed")]),
        ("Although Tao Weiran said the channel was closed, two ships came in.",
         [(TAO, "say", "the channel was closed")]),
        ("Two ships came in, while Tao Weiran maintained that the channel was closed.",
         [(TAO, "maintain", "the channel was closed")]),
        ("Tao Weiran said the channel was closed, but Noh Gi-beom said two ships had come in.",
         [(TAO, "say", "the channel was closed"), (NOH, "say", "two ships had come in")]),
        ("Tao Weiran said the channel was closed; Noh Gi-beom replied that two ships had come in.",
         [(TAO, "say", "the channel was closed"), (NOH, "reply", "two ships had come in")]),
        ("Tao Weiran called for a wider channel, while Noh Gi-beom opposed any dredging.",
         [(TAO, "call for", "a wider channel"), (NOH, "oppose", "any dredging")]),
        ("The channel stays closed, Tao Weiran said, and Noh Gi-beom agreed to wait.",
         [(TAO, "say", "The channel stays closed"), (NOH, "agree", "to wait")]),
    ],
)  # fmt: skip
def test_attributions_in_side_clauses_and_two_in_a_sentence(reader: Reader, text: str, expected: Heard) -> None:
    assert reader.heard(text) == expected


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Tao Weiran said that the harbor will be dredged.", "cue before clause"),
        ("Noh Gi-beom explained the dredging would cost little.", "cue before clause"),
        ('Tao Weiran said: "The harbor is shallow."', "cue before quote"),
        ("Noh Gi-beom asked: “Who pays for the dredging?”", "cue before quote"),
        ('"The harbor is shallow," Tao Weiran said.', "quote before cue"),
        ("“Who pays for the dredging?” asked Noh Gi-beom.", "quote before cue"),
        ("The harbor will be dredged in autumn, Tao Weiran said.", "content before cue"),
        ("The dredging would cost little, said Noh Gi-beom, a captain.", "content before cue"),
        ("As Tao Weiran noted, the harbor is shallow.", "as somebody said"),
        ("As Noh Gi-beom told the captains, the harbor is shallow.", "as somebody said"),
        ('"The harbor," Tao Weiran said, "is shallow."', "broken quote"),
        ("“We sail,” added Noh Gi-beom, “when the tide is high.”", "broken quote"),
        ("The harbor, Tao Weiran said, is shallow.", "broken content"),
        ("The dredging, Noh Gi-beom added, would cost little.", "broken content"),
        ('Tao Weiran: "The harbor is shallow."', "colon quote"),
        ("Noh Gi-beom, a captain: “We sail at dawn.”", "colon quote"),
        ("Tao Weiran agreed to widen the channel.", "cue before toinf"),
        ("Noh Gi-beom refused to sail at night.", "cue before toinf"),
        ("Tao Weiran urged the captains to wait outside.", "cue before objectto"),
        ("Noh Gi-beom called on the harbor office to act.", "cue before objectto"),
        ("Tao Weiran rejected the charge of delay.", "cue before object"),
        ("Noh Gi-beom called for a wider channel.", "cue before object"),
        ("Tao Weiran denied having closed the channel.", "cue before gerund"),
        ("Noh Gi-beom suggested widening the channel.", "cue before gerund"),
        ("Tao Weiran called the channel a trap.", "cue before complement"),
        ("Noh Gi-beom called it “a trap for honest sailors”.", "cue before complement"),
        ("Tao Weiran described the channel as a trap.", "cue before as"),
        ("Noh Gi-beom portrayed the captains as victims of the tide.", "cue before as"),
        ("The channel is shallow, according to Tao Weiran.", "according to"),
        ("According to Noh Gi-beom, the channel is shallow.", "according to"),
    ],
)
def test_each_statement_names_its_rule(reader: Reader, text: str, rule: str) -> None:
    assert reader.rules(text) == [rule]
