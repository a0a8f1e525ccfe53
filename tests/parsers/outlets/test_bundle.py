"""The pages of an article as one document, and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.errors import PageError
from parsers.outlets import read_bundle
from parsers.outlets.bundle import Part, bundle, unbundle
from tests.parsers.outlets.golden import PAGES, reference
from tests.parsers.outlets.pages import china

FIRST = "https://www.chinadaily.com.cn/a/201902/02/WS5c54d001a3106c65c34e1001.html"
SECOND = FIRST.replace(".html", "_2.html")


def parts() -> list[Part]:
    return [
        Part(url, "text/html; charset=utf-8", (PAGES / f"china-daily-2017-page{number}.html").read_bytes())
        for number, url in ((1, FIRST), (2, SECOND))
    ]


@given(st.lists(st.builds(Part, st.just(FIRST), st.just("text/html"), st.binary()), min_size=1, max_size=4))
def test_pages_come_back_as_they_came(pages: list[Part]) -> None:
    assert list(unbundle(bundle(pages))) == pages


def test_a_page_that_holds_a_bundle_ends_no_part() -> None:
    pages = [Part(FIRST, "text/html", bundle(parts())), parts()[1]]
    assert list(unbundle(bundle(pages))) == pages


@given(st.binary())
def test_what_is_no_bundle_is_refused(raw: bytes) -> None:
    with pytest.raises(PageError, match="they are not bundled as onrecord does"):
        unbundle(raw)


@pytest.mark.parametrize("cut", [1, 5, 40, 700])
def test_a_bundle_that_was_cut_is_refused(cut: int) -> None:
    with pytest.raises(PageError, match="not bundled"):
        unbundle(bundle(parts())[:-cut])


@pytest.mark.parametrize(
    "part",
    [Part(f"{FIRST}\r\nContent-Length: 0", "text/html", b""), Part(FIRST, "text/html\n", b""), Part("ä", "", b"")],
)
def test_what_would_break_a_header_is_refused(part: Part) -> None:
    with pytest.raises(PageError, match="no line of printable characters"):
        bundle([part])


def test_the_article_has_the_paragraphs_of_all_pages() -> None:
    article = read_bundle(bundle(parts()), reference=reference())
    assert (article.title, article.url) == ("Eleven cranes", FIRST)
    assert len(article.paragraphs) == sum(
        len(read_bundle(bundle([part]), reference=reference()).paragraphs) for part in parts()
    )


def test_a_page_that_is_none_fails_the_whole() -> None:
    with pytest.raises(PageError):
        read_bundle(bundle([parts()[0], Part(SECOND, "text/html", b"<html>moved</html>")]), reference=reference())


def test_a_page_of_another_article_fails_the_whole() -> None:
    stranger = Part(FIRST.replace("1001", "1999"), "text/html", china().encode())
    with pytest.raises(PageError, match="they are of several articles"):
        read_bundle(bundle([parts()[0], stranger]), reference=reference())
