"""Articles on several pages."""

import pytest

from parsers.errors import PageError
from parsers.outlets import join_pages, pages_of
from parsers.records import Article
from tests.parsers.outlets.golden import PAGES
from tests.parsers.outlets.pages import china, read

FIRST = "https://www.chinadaily.com.cn/a/201902/02/WS5c54d001a3106c65c34e1001.html"
SECOND = FIRST.replace(".html", "_2.html")


def page(number: int) -> bytes:
    return (PAGES / f"china-daily-2017-page{number}.html").read_bytes()


@pytest.fixture
def parts() -> list[Article]:
    return [read(page(1), FIRST), read(page(2), SECOND)]


@pytest.mark.parametrize(("number", "url"), [(1, FIRST), (2, SECOND)])
def test_the_addresses_of_all_pages_from_any_of_them(number: int, url: str) -> None:
    assert pages_of(page(number), url=url) == (FIRST, SECOND)


def test_pages_that_the_bar_counts_but_does_not_link_to() -> None:
    bar = '<div id="div_currpage"><span class="pageno">1/4</span></div>'
    assert pages_of(china(bar).encode(), url=FIRST) == (
        FIRST,
        *(FIRST.replace(".html", f"_{n}.html") for n in (2, 3, 4)),
    )


def test_an_article_on_one_page() -> None:
    assert pages_of(china().encode(), url=FIRST) == (FIRST,)


def test_an_address_without_a_number() -> None:
    assert pages_of(china().encode(), url="https://www.chinadaily.com.cn/") == ("https://www.chinadaily.com.cn/",)


def test_joined_pages_have_all_paragraphs(parts: list[Article]) -> None:
    joined = join_pages(parts)
    assert [span.text for span in joined.paragraphs] == [span.text for part in parts for span in part.paragraphs]


def test_joined_pages_keep_the_first_ones_fields(parts: list[Article]) -> None:
    joined = join_pages(parts)
    assert (joined.title, joined.url, joined.bylines, joined.published) == (
        parts[0].title,
        FIRST,
        ("Yu Shan",),
        parts[0].published,
    )


def test_what_pages_repeat_is_left_out_once(parts: list[Article]) -> None:
    assert [(one.reason, one.span.text) for one in join_pages(parts).omissions] == [
        ("headline", "Eleven cranes"),
        ("breadcrumb", "Home/ Travel"),
        ("byline", "By Yu Shan | China Daily | Updated: 2019-02-02 09:00"),
        ("page numbers", "1/2 1 2 Next story"),
        ("page numbers", "2/2 1 2 Next story"),
    ]


def test_spans_of_joined_pages_are_the_texts(parts: list[Article]) -> None:
    dated = read(china("<p>WUHAN, Oct. 30 (Xinhua) -- The bridge opens in May. Enditem</p>"), SECOND)
    joined = join_pages([*parts, dated])
    spans = [*joined.paragraphs, *(omission.span for omission in joined.omissions)]
    assert all(joined.text[span.start : span.end] == span.text for span in spans)
    assert [one.span.text for one in joined.omissions if one.reason == "dateline"] == ["WUHAN, Oct. 30 (Xinhua) --"]


def test_one_page_joined_is_itself(parts: list[Article]) -> None:
    assert join_pages(parts[:1]) == parts[0]


def test_no_page_to_join() -> None:
    with pytest.raises(PageError, match="there is none"):
        join_pages([])
