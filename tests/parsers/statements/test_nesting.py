"""Attributions inside attributions: ids, parents and through whom the text has them."""

import pytest

from tests.parsers.statements.builders import Reader

YONHAP = "Yonhap News Agency"
MND_ROK = "Ministry of National Defense (Republic of Korea)"
MFA_CHINA = "Ministry of Foreign Affairs (China)"
Through = list[tuple[str, str, str | None, str]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Han Sol-bi said the mayor had promised to plant a hundred trees.",
         [("1", "Han Sol-bi", None, "the mayor had promised to plant a hundred trees"),
          ("1.1", "mayor", "Han Sol-bi", "to plant a hundred trees")]),
        ("According to a release from the Yalu Water Institute, Du Henian said the dam was safe.",
         [("1", "Yalu Water Institute", None, "Du Henian said the dam was safe"),
          ("1.1", "Du Henian", "Yalu Water Institute", "the dam was safe")]),
        ("Du Henian told Han Sol-bi that Japan had denied the report, Yonhap said.",
         [("1", YONHAP, None, "Du Henian told Han Sol-bi that Japan had denied the report"),
          ("1.1", "Du Henian", YONHAP, "Japan had denied the report"),
          ("1.1.1", "Japan", "Du Henian", "the report")]),
        ("Yonhap reported that Han Sol-bi had said the villagers opposed the new road.",
         [("1", YONHAP, None, "Han Sol-bi had said the villagers opposed the new road"),
          ("1.1", "Han Sol-bi", YONHAP, "the villagers opposed the new road"),
          ("1.1.1", "villagers", "Han Sol-bi", "the new road")]),
        ("Han Sol-bi said she had asked the mayor to plant a hundred trees.",
         [("1", "Han Sol-bi", None, "she had asked the mayor to plant a hundred trees")]),
        ("Mayors from China and the ROK met in Weihai.\nBoth sides agreed to plant trees along the river, the Foreign "
         "Ministry said in a release.",
         [("1", MFA_CHINA, None, "Both sides agreed to plant trees along the river"),
          ("1.1", "China; Republic of Korea", MFA_CHINA, "to plant trees along the river")]),
        ("The ROK's defense ministry said Japan had asked Seoul to share weather data.",
         [("1", MND_ROK, None, "Japan had asked Seoul to share weather data"),
          ("1.1", "Japan", MND_ROK, "Seoul to share weather data")]),
        ("Du Henian said villagers were told by Han Sol-bi that the dam was safe.",
         [("1", "Du Henian", None, "villagers were told by Han Sol-bi that the dam was safe"),
          ("1.1", "Han Sol-bi", "Du Henian", "the dam was safe")]),
        ("Russia urged both harbors to share their charts and Japan promised to print them, Yonhap reported.",
         [("1", YONHAP, None,
           "Russia urged both harbors to share their charts and Japan promised to print them"),
          ("1.1", "Russia", YONHAP, "both harbors to share their charts"),
          ("1.2", "Japan", YONHAP, "to print them")]),
        ("In a phone call on Sunday, Du Henian said the dam was safe, according to Han Sol-bi.",
         [("1", "Han Sol-bi", None, "In a phone call on Sunday, Du Henian said the dam was safe"),
          ("1.1", "Du Henian", "Han Sol-bi", "the dam was safe")]),
    ],
)  # fmt: skip
def test_who_has_it_from_whom(reader: Reader, text: str, expected: Through) -> None:
    assert reader.through(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tokyo asked Seoul to share weather data, Yonhap reported, citing a pilot.",
         [("1", YONHAP, None, "Tokyo asked Seoul to share weather data"),
          ("1.1", "pilot", YONHAP, "Tokyo asked Seoul to share weather data"),
          ("1.1.1", "Japan", "pilot", "Seoul to share weather data")]),
        ("Yonhap quoted a pilot as saying that Moscow had rejected the timetable.",
         [("1", YONHAP, None, "Moscow had rejected the timetable"),
          ("1.1", "pilot", YONHAP, "Moscow had rejected the timetable"),
          ("1.1.1", "Russia", "pilot", "the timetable")]),
    ],
)  # fmt: skip
def test_three_levels(reader: Reader, text: str, expected: Through) -> None:
    assert reader.through(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Foreign Ministry spokesman Geng Shuang said China welcomes the flower show.",
         [("1", "Geng Shuang", None, "China welcomes the flower show")]),
        ("The Foreign Ministry said China hopes the flower show will be held every year.",
         [("1", MFA_CHINA, None, "China hopes the flower show will be held every year")]),
        ("Geng Shuang said that Beijing supports the holding of a flower show.",
         [("1", "Geng Shuang", None, "Beijing supports the holding of a flower show")]),
    ],
)  # fmt: skip
def test_an_organ_that_states_its_governments_own_act_is_one_record(
    reader: Reader, text: str, expected: Through
) -> None:
    assert reader.through(text) == expected


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("Foreign Ministry spokesman Geng Shuang said China welcomes the flower show.", ["support"]),
        ("The Foreign Ministry said China opposes any tax on flowers.", ["accuse"]),
        ("The Foreign Ministry said Japan opposes any tax on flowers.", ["state", "accuse"]),
        ("Han Sol-bi said the mayor had promised to plant trees.", ["state", "agree"]),
    ],
)
def test_the_act_of_an_outer_record(reader: Reader, text: str, acts: list[str]) -> None:
    assert reader.acts(text) == acts


def test_parents_are_ids_of_records_and_contain_their_children(reader: Reader) -> None:
    text = "Tokyo asked Seoul to share weather data, Yonhap reported, citing a pilot."
    found = {statement.id: statement for statement in reader.statements(text)}
    assert [statement.parent for statement in found.values()] == [None, "1", "1.1"]
    for statement in found.values():
        if statement.parent is not None:
            outer = found[statement.parent]
            assert outer.content[0].start <= statement.content[0].start
            assert statement.content[-1].end <= outer.content[-1].end
