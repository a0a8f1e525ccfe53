"""Hostile pages, small: each is read, or refused in one line. How long large ones take is for benchmarks."""

import pytest

from flows import reading
from parsers.errors import PageError
from parsers.outlets import read_page
from tests.benchmarks.hostile_pages import PAGES, TODAY

SIZE = 6_000
PROSE = "The bridge will open in May, its builder said on Monday."


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_as_large_as_asked_for(name: str) -> None:
    assert SIZE - 40 <= len(PAGES[name][1](SIZE).encode()) <= SIZE


def test_names_can_be_given_on_a_command_line() -> None:
    assert all(name.isascii() and name.isprintable() for name in PAGES)


@pytest.mark.parametrize("name", PAGES)
def test_hostile_pages_are_read_and_every_span_is_what_stands_there(name: str) -> None:
    url, page = PAGES[name]
    try:
        article = read_page(page(SIZE).encode(), reference=reading.known(), url=url)
    except PageError as error:
        refused = str(error)
        assert refused.startswith(f"reading {url}")
        assert "\n" not in refused
        return
    spans = [*article.paragraphs, *(omission.span for omission in article.omissions)]
    assert all(article.text[span.start : span.end] == span.text != "" for span in spans)


@pytest.mark.parametrize(
    "unit", ["<br>", "<p>", "<div>", "<div><p>", "<b>", "</p>", "<form>", "<!---->", "<script>x</script>"]
)
def test_junk_without_words_takes_nothing_from_the_article(unit: str) -> None:
    source = PAGES[f"a page of {unit}"][1](SIZE)
    article = read_page(source.encode(), reference=reading.known(), url=TODAY)
    assert [paragraph.text for paragraph in article.paragraphs] == [PROSE, PROSE]
    assert (article.title, article.bylines, article.source) == ("Bridge to open", ("Ye Lan",), "China Daily")
