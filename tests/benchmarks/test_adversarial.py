"""Hostile texts, small: nothing fails on them but what is no text at all. How long they take is for benchmarks."""

import datetime as dt

import pytest

from flows import reading
from parsers.errors import PageError
from parsers.pages import read_text_copy
from tests.benchmarks.adversarial import INPUTS

REFUSED = {"white space", "line ends", "line ends and spaces", "control characters"}
SIZE = 6_000


@pytest.mark.parametrize("name", INPUTS)
def test_a_text_is_as_large_as_asked_for(name: str) -> None:
    size = len(INPUTS[name](SIZE).encode())
    assert SIZE - 40 <= size <= SIZE


@pytest.mark.parametrize("name", sorted(set(INPUTS) - REFUSED))
def test_hostile_text_is_read_and_every_span_is_what_stands_there(name: str) -> None:
    text = INPUTS[name](SIZE)
    article = read_text_copy(text, reference=reading.known(), published=dt.date(2017, 11, 1), outlet="China Daily")
    for statement in reading.extractor()(article):
        spans = [
            *statement.content,
            statement.sentence,
            statement.cue_span,
            statement.speaker_span,
            statement.said_on_span,
        ]
        for span in filter(None, spans):
            assert text[span.start : span.end] == span.text


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_what_is_no_text_is_refused_in_one_line(name: str) -> None:
    with pytest.raises(PageError, match=r"^reading a text copy: .*$"):
        read_text_copy(INPUTS[name](SIZE), reference=reading.known())
