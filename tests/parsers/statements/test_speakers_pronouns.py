"""Pronouns: he, she, it, they, we."""

import pytest

from tests.parsers.statements.builders import Reader

MND_CHINA = "Ministry of National Defense (China)"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bo Yulin said the roses were late. He said the tulips were early.", ["Bo Yulin"] * 2),
        ("Kwak Eun-seo said the roses were late.\n“Next year will be better,” she said.", ["Kwak Eun-seo"] * 2),
        ("Spokesman Bo Jian said the roses were late. Spokeswoman Wei Lan said the tulips were early.\n"
         "He blamed the frost. She blamed the wind.", ["Bo Jian", "Wei Lan", "Bo Jian", "Wei Lan"]),
        ("Hua Chunying said the roses were late. Mr. Bo Jian said the tulips were early. She thanked the gardeners.",
         ["Hua Chunying", "Bo Jian", "Hua Chunying"]),
        ("Kang Kyung-wha met Wang Yi in the garden. He said the roses were late.", ["Wang Yi"]),
        ("Kang Kyung-wha met Wang Yi in the garden. She said the roses were late.", ["Kang Kyung-wha"]),
        ("Bo Yulin has planted roses for thirty years.\nHe said the frost came early this time.", ["Bo Yulin"]),
        ("Kwak Eun-seo opened the garden on Sunday. “Come and see,” she told the crowd.", ["Kwak Eun-seo"]),
        ("A gardener said the roses were late. He blamed the frost.", ["gardener", "gardener"]),
        ("Albert Dunmore said he had planted 300 roses. He said he would plant more.",
         ["Albert Dunmore", "Albert Dunmore"]),
        ("Bo Yulin said the roses were late. Kwak Eun-seo disagreed.\n“They are early,” Kwak said.",
         ["Bo Yulin", "Kwak Eun-seo"]),
    ],
)  # fmt: skip
def test_he_and_she(reader: Reader, text: str, expected: list[str]) -> None:
    assert reader.speakers(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Defense Ministry said the band would play. It said entry was free.", [MND_CHINA] * 2),
        ("The Rose Society said the garden was open.\nEntry is free, it added.", ["Rose Society"] * 2),
        ("China welcomed the flower show. It urged visitors to come by train.", ["China", "China"]),
        ("Seoul promised to send 500 roses, and it hoped they would last.", ["Republic of Korea", "Republic of Korea"]),
        (
            "Bo Yulin praised the garden, and the Rose Society said entry was free. It thanked the city.",
            ["Bo Yulin", "Rose Society", "Rose Society"],
        ),
    ],
)
def test_it(reader: Reader, text: str, expected: list[str]) -> None:
    assert reader.speakers(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Villagers said the roses were late. They blamed the frost.", ["villagers", "villagers"]),
        ("Bo Yulin and Kwak Eun-seo said the roses were late. They blamed the frost.", ["Bo Yulin; Kwak Eun-seo"] * 2),
        ("Researchers said the roses were late.\n“It is the frost,” they wrote.", ["researchers", "researchers"]),
    ],
)
def test_they(reader: Reader, text: str, expected: list[str]) -> None:
    assert reader.speakers(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bo Yulin said he hoped the roses would bloom.", ["Bo Yulin"]),
        (
            "The ROK's defense ministry said it regretted the delay of the concert.",
            ["Ministry of National Defense (Republic of Korea)"],
        ),
        ("Kwak Eun-seo told visitors that she expected rain.", ["Kwak Eun-seo"]),
    ],
)
def test_a_pronoun_for_the_speaker_of_the_outer_cue_is_the_same_record(
    reader: Reader, text: str, expected: list[str]
) -> None:
    assert reader.speakers(text) == expected
