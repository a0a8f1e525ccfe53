"""Texts that nobody would print: endless sentences, thousands of marks, nothing but cues."""

import pytest

from tests.parsers.statements.builders import Reader, article, sound


@pytest.mark.parametrize(
    "scrap",
    [
        '"', "“", "”", "“a ”", "'a ", "`` ", "said ", "Kim said, ", "Bo said that ", "according to ", "citing ",
        "as saying ", "quoted ", "(", "()", "a, ", "- ", "— ", "said ... ", "and Seoul and ", "Bo Yulin ", "Bo's ",
        "the ministry ", "The Ministry of ", "on Monday ", "Oct. 31 ", "1", "x", "Q: a\n", "A: said\n", "U.S. ",
        "Gen. ", "he said she said ", '"A," he said, ', "urging ", "to ", "not ", "; ", ": ", "who, ", "中",
        "\u0301", "\u200b", "Seoul said Tokyo said ", "“A,” Yonhap quoted him as saying, ",
    ],
)  # fmt: skip
def test_one_scrap_over_and_over(reader: Reader, scrap: str) -> None:
    text = scrap * (4000 // len(scrap))
    assert sound(text, reader.extract(article(text)))


def test_many_paragraphs_give_as_many_statements(reader: Reader) -> None:
    text = "Bo Yulin said the roses were late.\n" * 200
    found = reader.extract(article(text))
    assert len(found) == 200
    assert {statement.speakers[0].name for statement in found} == {"Bo Yulin"}


@pytest.mark.parametrize(
    "line",
    ["Bo Yulin said the roses were late. " * 100, '"The roses are late," Bo Yulin said. ' * 100],
)
def test_one_endless_paragraph(reader: Reader, line: str) -> None:
    found = reader.extract(article(line))
    assert {statement.cue for statement in found} == {"say"}
    assert len(found) == 100


def test_a_quotation_that_never_closes(reader: Reader) -> None:
    text = "Bo Yulin said: “" + "The roses are late.\n“" * 200
    (statement,) = reader.statements(text)
    assert len(statement.content) >= 200
    assert statement.quote.value == "direct"


def test_nesting_has_a_bottom(reader: Reader) -> None:
    text = "Bo Yulin said " + "Seoul said Tokyo had said " * 40 + "the roses were late."
    found = reader.statements(text)
    assert found[0].speakers[0].name == "Bo Yulin"
    assert len(found) < 100
