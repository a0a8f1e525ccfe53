"""Sentences and tokens: what ends a sentence, and that a quotation stays whole."""

import pytest

from parsers.records import Span
from parsers.statements.quotations import find_quotations
from parsers.statements.sentences import split_sentences
from parsers.statements.tokens import tokenize
from tests.parsers.statements.builders import Reader, article


def split(paragraph: str) -> list[str]:
    whole = Span(0, len(paragraph), paragraph)
    (quotations,) = find_quotations(paragraph, [whole])
    return [paragraph[start:end] for start, end in split_sentences(paragraph, whole, quotations)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["The roses are late.", "The tulips are early."],
        ["Lt. Gen. Albert R. Dunmore left on Oct. 3.", "He came back in May."],
        ["The U.S. and South Korea share a garden.", "It is small."],
        ["Mr. Bo met Ms. Kwak at 11 a.m. on Monday.", "Both were late."],
        ["Prof. Kwak of No. 4 Middle School grows 3.5 tons of melons.", "Who eats them?", "Nobody knows!"],
        ['"The roses are late. The tulips are early," Bo said.', "The gate was open."],
        ["“Why wait? Nobody comes,” he said.", "“Go home.”"],
        ['Bo said: "The roses are late. Blame the frost."', "He left."],
        ['"Are they late?" she asked.', "Nobody answered."],
        ["H.R. Dunmore wrote to J. P. Quill.", "Quill wrote back."],
        ["The fee rose to 3,000 won ($2.60).", "Few complained."],
        ["Visitors came from Washington, D.C. and Seoul.", "Most were tired."],
        ["The garden (see p. 4) is open.", "Entry is free."],
        ["Bo Yulin et al. planted roses.", "They grew."],
    ],
)
def test_sentences(sentences: list[str]) -> None:
    assert split(" ".join(sentences)) == sentences


@pytest.mark.parametrize("paragraph", ["", " ", ".", "...", "“", "No end", "?!?!"])
def test_offsets_lie_in_the_paragraph(paragraph: str) -> None:
    whole = Span(0, len(paragraph), paragraph)
    quotations = find_quotations(paragraph, [whole])[0]
    for start, end in split_sentences(paragraph, whole, quotations):
        assert 0 <= start < end <= len(paragraph)


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("The ROK's fee isn't 3,000 won.", ["The", "ROK", "'s", "fee", "isn't", "3,000", "won", "."]),
        ("vice-ministerial talks", ["vice-ministerial", "talks"]),
        ("U.S. troops", ["U.S.", "troops"]),
        ("Lt. Gen. Dunmore", ["Lt.", "Gen.", "Dunmore"]),
        ("the gardeners’ union", ["the", "gardeners", "’", "union"]),
        ("late -- very late", ["late", "--", "very", "late"]),
        ("$2.60", ["$2.60"]),
        ("Cheng Xiao-he's", ["Cheng", "Xiao-he", "'s"]),
        ("40%", ["40%"]),
        ("北京 said", ["北京", "said"]),
    ],
)
def test_tokens(text: str, tokens: list[str]) -> None:
    assert [token.text for token in tokenize(text, 0, len(text))] == tokens


def test_a_quotation_is_one_token() -> None:
    text = 'Bo called it "a rose, if late".'
    (quotations,) = find_quotations(text, article(text).paragraphs)
    tokens = tokenize(text, 0, len(text), quotations)
    assert [(token.text, token.kind) for token in tokens][-2:] == [('"a rose, if late"', "q"), (".", "p")]


def test_offsets_are_those_of_the_text() -> None:
    text = "  Bo said: “Late.” Kwak’s roses cost $2.60."
    (quotations,) = find_quotations(text, [Span(0, len(text), text)])
    for token in tokenize(text, 0, len(text), quotations):
        assert text[token.start : token.end] == token.text


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("The gate is open. Bo Yulin said the roses were late. Few came.", "Bo Yulin said the roses were late."),
        ("He left. “They are late. Blame the frost,” Bo Yulin said. Few came.",
         "“They are late. Blame the frost,” Bo Yulin said."),
        ("Gen. Albert Dunmore of the U.S. Army said the roses were late. Few came.",
         "Gen. Albert Dunmore of the U.S. Army said the roses were late."),
    ],
)  # fmt: skip
def test_a_statement_knows_its_sentence(reader: Reader, text: str, sentence: str) -> None:
    (statement,) = reader.statements(text)
    assert statement.sentence.text == sentence
