"""Topics of a statement, and how much an article is about the subject."""

import pytest

from parsers.reference import Reference
from parsers.statements.topics import relevance
from tests.parsers.statements.builders import Reader


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Bo Yulin said the THAAD battery has six launchers.", "thaad"),
        ("Bo Yulin said the missile shield in Seongju was being tested.", "thaad"),
        ("Bo Yulin said the hotline between the two ministries works.", "defense_dialogue"),
        ("The vice-ministerial defense dialogue will be held in May, Bo Yulin said.", "defense_dialogue"),
        ("Bo Yulin said military exchanges with the ROK would go on.", "military_ties"),
        ("Two aircraft crossed the air defense identification zone, Bo Yulin said.", "military_ties"),
        ("Bo Yulin said the six-party talks on denuclearization should resume.", "korean_peninsula"),
        ("The nuclear issue of the Korean Peninsula needs patience, Bo Yulin said.", "korean_peninsula"),
        ("Bo Yulin said group tours had been canceled.", "trade_retaliation"),
        ("A boycott of the retailer helps nobody, Bo Yulin said.", "trade_retaliation"),
        ("Bo Yulin said Patriot and Aegis belong to one missile defense network.", "missile_defense"),
        ("Bo Yulin said the roses were late.", "other"),
        ("“Water them twice a day,” Bo Yulin said.", "other"),
    ],
)
def test_the_first_topic(reader: Reader, text: str, topic: str) -> None:
    (statement,) = reader.statements(text)
    assert statement.topics[0] == topic


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("Bo Yulin said THAAD had ended the group tours.", {"thaad", "trade_retaliation"}),
        ("Bo Yulin said the defense dialogue should take up the THAAD battery.", {"defense_dialogue", "thaad"}),
        ("Bo Yulin said roses need no shears.", {"other"}),
    ],
)
def test_several_topics(reader: Reader, text: str, topics: set[str]) -> None:
    (statement,) = reader.statements(text)
    assert set(statement.topics) == topics


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("The THAAD battery stands in Seongju. Bo Yulin said it would stay there.", "thaad"),
        ("Group tours to the ROK stopped in March. “They will come back,” Bo Yulin said.", "trade_retaliation"),
    ],
)
def test_the_paragraph_tells_where_the_words_do_not(reader: Reader, text: str, topic: str) -> None:
    (statement,) = reader.statements(text)
    assert statement.topics[0] == topic


@pytest.mark.parametrize(
    ("texts", "relevant"),
    [
        (("Seoul speaks of THAAD", "The battery in Seongju worries Beijing."), True),
        (("Dialogue to resume", "The defense ministries in Seoul and Beijing reopen the defense dialogue of the two "
          "militaries and the hotline."), True),
        (("Roses are late", "The roses in the garden are late this year."), False),
        (("A kimchi festival", "Chefs from South Korea brought recipes and films to Beijing."), False),
    ],
)  # fmt: skip
def test_relevance(reference: Reference, texts: tuple[str, ...], relevant: bool) -> None:
    index = reference.relevance_terms
    assert relevance(texts, index).relevant is relevant


def test_a_term_counts_once_however_often_it_stands_there(reference: Reference) -> None:
    index = reference.relevance_terms
    assert relevance(["THAAD"], index).score == relevance(["THAAD, THAAD", "and THAAD"], index).score


def test_the_words_that_decided_stand_first(reference: Reference) -> None:
    index = reference.relevance_terms
    found = relevance(["A radar of the THAAD battery in Seongju"], index)
    assert found.words[0] == ("THAAD", 6.0)
    assert found.score == sum(weight for _, weight in found.words)
