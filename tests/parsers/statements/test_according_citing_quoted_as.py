"""``According to``, ``citing``, ``quoted X as saying``, and statements in documents."""

import pytest

from tests.parsers.statements.builders import Heard, Reader

YONHAP = "Yonhap News Agency"
DU = "Du Henian"
Through = list[tuple[str, str, str | None, str]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("According to Du Henian, the reservoir is two thirds full.",
         [(DU, "according to", "the reservoir is two thirds full")]),
        ("The reservoir is two thirds full, according to Du Henian.",
         [(DU, "according to", "The reservoir is two thirds full")]),
        ("The reservoir, according to Du Henian, is two thirds full.",
         [(DU, "according to", "The reservoir … is two thirds full")]),
        ("According to Du Henian, an engineer at the Yalu Water Institute, the reservoir is two thirds full.",
         [(DU, "according to", "the reservoir is two thirds full")]),
        ("The reservoir is two thirds full, according to Du Henian, an engineer at the Yalu Water Institute.",
         [(DU, "according to", "The reservoir is two thirds full")]),
        ("The reservoir is full, and the gates will be opened on Friday, according to the Yalu Water Institute.",
         [("Yalu Water Institute", "according to",
           "The reservoir is full, and the gates will be opened on Friday")]),
        ("The reservoir is two thirds full according to Yonhap News Agency.",
         [(YONHAP, "according to", "The reservoir is two thirds full")]),
        ("According to a survey by the Yalu Water Institute, 40 percent of the pipes leak.",
         [("Yalu Water Institute", "according to", "40 percent of the pipes leak")]),
        ("Two gates are broken, according to two divers.",
         [("two divers", "according to", "Two gates are broken")]),
        ("According to Yonhap, “two gates are broken”.", [(YONHAP, "according to", "two gates are broken")]),
    ],
)  # fmt: skip
def test_according_to(reader: Reader, text: str, expected: Heard) -> None:
    assert reader.heard(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The gates were opened on Friday according to plan.",
        "The trains ran according to schedule.",
        "Farmers pay for water according to the size of their fields.",
        "The guests were seated according to age.",
    ],
)
def test_according_to_a_plan_is_none(reader: Reader, text: str) -> None:
    assert reader.heard(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two gates are broken, Yonhap reported, citing an engineer at the dam.",
         [("1", YONHAP, None, "Two gates are broken"),
          ("1.1", "engineer at the dam", YONHAP, "Two gates are broken")]),
        ("Citing an engineer at the dam, Yonhap reported that two gates were broken.",
         [("1", YONHAP, None, "two gates were broken"),
          ("1.1", "engineer at the dam", YONHAP, "two gates were broken")]),
        ("Yonhap said two gates were broken, quoting Du Henian.",
         [("1", YONHAP, None, "two gates were broken"), ("1.1", DU, YONHAP, "two gates were broken")]),
        ("Two gates are broken, Kyodo said, citing unnamed officials.",
         [("1", "Kyodo News", None, "Two gates are broken"),
          ("1.1", "unnamed officials", "Kyodo News", "Two gates are broken")]),
        ("Yonhap reported that two gates were broken, citing Du Henian, an engineer.",
         [("1", YONHAP, None, "two gates were broken"), ("1.1", DU, YONHAP, "two gates were broken")]),
    ],
)  # fmt: skip
def test_citing(reader: Reader, text: str, expected: Through) -> None:
    assert reader.through(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Yonhap quoted Du Henian as saying that two gates were broken.",
         [("1", YONHAP, None, "two gates were broken"), ("1.1", DU, YONHAP, "two gates were broken")]),
        ('"Two gates are broken," Yonhap quoted Du Henian as saying.',
         [("1", YONHAP, None, "Two gates are broken"), ("1.1", DU, YONHAP, "Two gates are broken")]),
        ("Du Henian was quoted by Yonhap as saying two gates were broken.",
         [("1", YONHAP, None, "two gates were broken"), ("1.1", DU, YONHAP, "two gates were broken")]),
        ('"Two gates are broken," Du Henian was quoted by Yonhap as saying.',
         [("1", YONHAP, None, "Two gates are broken"), ("1.1", DU, YONHAP, "Two gates are broken")]),
        ("Kyodo News cited a diver as saying the third gate was sound.",
         [("1", "Kyodo News", None, "the third gate was sound"),
          ("1.1", "diver", "Kyodo News", "the third gate was sound")]),
    ],
)  # fmt: skip
def test_quoted_as_saying(reader: Reader, text: str, expected: Through) -> None:
    assert reader.through(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Du Henian said in a statement on Monday that the dam was safe.", [(DU, "say", "the dam was safe")]),
        ("In a statement, the Yalu Water Institute said the dam was safe.",
         [("Yalu Water Institute", "say", "the dam was safe")]),
        ("A statement by the Yalu Water Institute said the dam was safe.",
         [("Yalu Water Institute", "say", "the dam was safe")]),
        ("The Yalu Water Institute issued a notice.\nThe dam is safe, the notice said.",
         [("Yalu Water Institute", "say", "The dam is safe")]),
    ],
)  # fmt: skip
def test_in_a_statement(reader: Reader, text: str, expected: Heard) -> None:
    assert reader.heard(text) == expected


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("Two gates are broken, Yonhap reported, citing an engineer.", ["content before cue", "citing"]),
        ("Yonhap said two gates were broken, quoting Du Henian.", ["cue before clause", "citing"]),
        ("Yonhap quoted Du Henian as saying that two gates were broken.", ["quoted as saying"] * 2),
        ("“Two gates are broken,” Yonhap quoted Du Henian as saying.", ["quoted as saying"] * 2),
    ],
)
def test_each_names_its_rule(reader: Reader, text: str, rules: list[str]) -> None:
    assert reader.rules(text) == rules
