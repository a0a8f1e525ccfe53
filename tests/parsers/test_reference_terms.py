"""Finding terms: what the lookup by first letters must not lose."""

import pytest

from parsers.reference import Term, TermIndex


def found(text: str, *wanted: str) -> list[tuple[str, str]]:
    index = TermIndex(Term("topic", term, 1.0) for term in wanted)
    return [(hit.term.term, text[hit.start : hit.end]) for hit in index.hits(text)]


@pytest.mark.parametrize(
    ("text", "wanted", "hits"),
    [
        ("It is up to us; the US use it.", ["us", "use"], [("us", "us"), ("us", "US"), ("use", "use")]),
        (
            "a missile, missiles and missileers",
            ["missile*"],
            [("missile*", w) for w in ("missile", "missiles", "missileers")],
        ),
        ("the missile", ["missile", "missile*", "miss*"], [(t, "missile") for t in ("missile", "missile*", "miss*")]),
        ("A missile — defence — shield", ["missile defense"], [("missile defense", "missile — defence")]),
        (
            "THAAD's radar, THAAD’s radar",
            ["thaad radar"],
            [("thaad radar", "THAAD's radar"), ("thaad radar", "THAAD’s radar")],
        ),
        ("THAAD'll", ["thaad"], []),
        ("unmissile", ["missile*"], []),
        ("İİ THAAD ẞ", ["thaad"], [("thaad", "THAAD")]),
        ("don’t", ["don't"], [("don't", "don’t")]),
    ],
)
def test_terms_are_found_at_whole_words_and_told_as_they_stand(
    text: str, wanted: list[str], hits: list[tuple[str, str]]
) -> None:
    assert found(text, *wanted) == hits


def test_an_index_without_terms_finds_nothing() -> None:
    assert found("THAAD") == []
