"""Press conferences word by word: who has the word, what is an answer, what a courtesy."""

import pytest

from tests.parsers.statements.builders import Heard, Reader

WU = "Wu Qian"
GENG = "Geng Shuang"

BRIDGE = """Defense Ministry's regular press conference on Feb 23
Wu Qian: Good afternoon, friends from the media. I have one piece of news. A hospital ship will visit four ports in May.
Xinhua News Agency: Will the ship carry dentists?
Wu Qian: It will carry six of them. Two come from Dalian.
Thank you.
KBS: Seoul says the ship is too long for the pier at Incheon. What is your comment?
Wu Qian: The ship is 178 meters long. The pier is longer.
"""

QA = """Foreign Ministry Spokesperson Geng Shuang's Regular Press Conference on March 7, 2017
Q: Has the invitation to the tea fair been sent?
A: It was sent last week. We look forward to the reply.
Q: According to Kyodo News, the tea is from Hangzhou. Can you confirm this?
A: All of it comes from Hangzhou.
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (BRIDGE,
         [(WU, ":", "I have one piece of news. A hospital ship will visit four ports in May"),
          (WU, ":", "It will carry six of them. Two come from Dalian"),
          ("Republic of Korea", "say", "the ship is too long for the pier at Incheon"),
          (WU, ":", "The ship is 178 meters long. The pier is longer")]),
        (QA,
         [(GENG, ":", "It was sent last week. We look forward to the reply"),
          ("Kyodo News", "according to", "the tea is from Hangzhou"),
          (GENG, ":", "All of it comes from Hangzhou")]),
        ("Reporter: Is the museum open on Mondays?\nZhang Lanying: Only in summer. In winter it rests.\n",
         [("Zhang Lanying", ":", "Only in summer. In winter it rests")]),
        ("Q: Is the museum open?\nA: It is.\nIt closes at six.\nQ: Is it free?\nA: For children.\n",
         [("A", ":", "It is … It closes at six"), ("A", ":", "For children")]),
    ],
)  # fmt: skip
def test_turns(reader: Reader, text: str, expected: Heard) -> None:
    assert [row[1:] for row in reader.heard(text)] == [row[1:] for row in expected]
    if expected[0][0] != "A":
        assert reader.heard(text) == expected


def test_answers_are_indirect_by_the_letter(reader: Reader) -> None:
    assert {quote for quote, _ in reader.quoted(QA)} == {"indirect"}


def test_the_rule_of_a_turn(reader: Reader) -> None:
    assert reader.rules(QA) == ["transcript turn", "according to", "transcript turn"]
    assert reader.rules(BRIDGE).count("transcript turn") == 3


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (QA, ["2017-03-07", None, "2017-03-07"]),
        (BRIDGE.replace("Feb 23", "March 2"), ["2017-03-02", "2017-03-02", None, "2017-03-02"]),
    ],
)
def test_answers_are_of_the_day_of_the_press_conference(reader: Reader, text: str, days: list[str | None]) -> None:
    assert reader.days(text) == days


def test_the_title_dates_a_press_conference(reader: Reader) -> None:
    text = "Q: Is the tea fair open?\nA: It is open to all.\nQ: Until when?\nA: Until Sunday.\n"
    title = "Foreign Ministry Spokesperson Geng Shuang's Regular Press Conference on March 7, 2017"
    assert reader.days(text, title=title) == ["2017-03-07", "2017-03-07"]
    found = reader.statements(text, title=title)
    assert [s.speakers[0].name for s in found] == [GENG, GENG]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Q: Is the pier open?\nA: Seoul says it is too short. We say it is long enough.\n"
         "Q: For whom?\nA: For everybody.\n",
         ["Seoul says it is too short. We say it is long enough", "it is too short", "For everybody"]),
    ],
)  # fmt: skip
def test_attributions_inside_an_answer(reader: Reader, text: str, expected: list[str]) -> None:
    assert [content for _, _, content in reader.heard(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Note: The museum is closed on Mondays.\nTickets: Ten yuan for adults.\n",
        "Time: 10 am\nPlace: Qingdao\nThe fair was quiet.\n",
        "Q: Is the museum open?\nQ: Is it free?\n",
    ],
)
def test_labels_that_are_no_turns(reader: Reader, text: str) -> None:
    assert reader.heard(text) == []
