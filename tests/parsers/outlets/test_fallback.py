"""Pages of outlets without a template, guessed at by trafilatura, which is an extra that the tests need."""

import datetime as dt
import sys

import pytest

from parsers.errors import LeftOut, PageError
from parsers.records import Article
from tests.parsers.outlets.pages import read

URL = "https://www.example.org/news/2018/10/30/bridge.html"
PARAGRAPHS = [
    "The bridge will open in May, its builder said on Monday, nine years after the first stone was laid in the river.",
    "She added that the ferry would stay, because the people of the island had asked for it at every meeting.",
    "The council agreed to pay half of the cost of the ferry until the end of the decade, according to the minutes.",
]
PAGE = f"""<html><head><title>Bridge to open in May - Example News</title>
<meta property="og:title" content="Bridge to open in May">
<meta name="author" content="Ye Lan"><meta property="article:published_time" content="2018-10-30T07:50:00+08:00">
</head><body><nav><a href="/">Home</a><a href="/world">World</a></nav>
<article><h1>Bridge to open in May</h1>{"".join(f"<p>{text}</p>" for text in PARAGRAPHS)}</article>
<footer>Copyright 2018 Example News. All rights reserved.</footer></body></html>"""


@pytest.fixture
def article() -> Article:
    return read(PAGE, URL)


def test_the_body(article: Article) -> None:
    assert [paragraph.text for paragraph in article.paragraphs] == PARAGRAPHS


def test_it_is_marked_as_guessed_at(article: Article) -> None:
    assert article.template == "fallback trafilatura"


def test_the_fields(article: Article) -> None:
    assert (article.title, article.bylines, article.outlet) == ("Bridge to open in May", ("Ye Lan",), None)
    assert (article.page_date, article.published, article.published_basis) == (
        dt.date(2018, 10, 30),
        dt.date(2018, 10, 30),
        "page",
    )


UNDATED = PAGE.replace('<meta property="article:published_time" content="2018-10-30T07:50:00+08:00">', "")


def test_without_a_date_on_the_page_that_of_the_address_is_taken_as_such() -> None:
    article = read(UNDATED, URL)
    assert (article.page_date, article.published, article.published_basis) == (None, dt.date(2018, 10, 30), "url")


@pytest.mark.parametrize("text", ["on Monday", "on May 3, 2015"])
def test_the_year_of_a_copyright_and_a_day_in_the_text_are_no_date_of_the_page(text: str) -> None:
    article = read(UNDATED.replace("on Monday", text), "https://www.example.org/bridge.html")
    assert (article.page_date, article.published, article.published_basis) == (None, None, "none")


def test_comments_tables_and_menus_are_no_paragraphs() -> None:
    comments = (
        "<div class='comments'><p>I think that this bridge is bad and that nobody on the island wants it.</p></div>"
    )
    table = "<table><tr><td>One</td><td>A cell of a table that has some words in it, and more.</td></tr></table>"
    article = read(PAGE.replace("</article>", f"</article>{comments}{table}"), URL)
    assert [paragraph.text for paragraph in article.paragraphs] == PARAGRAPHS


@pytest.mark.parametrize("junk", ["<td>x" * 30_000, f"<p{' a' * 5_000}>x</p>"])
def test_pages_over_which_it_would_take_minutes_are_refused(junk: str) -> None:
    with pytest.raises(PageError, match="over 20000 tags, or thousands of attributes to one; give an article's page"):
        read(PAGE.replace("</article>", f"{junk}</article>"), URL)


def test_the_outlet_is_that_of_the_address() -> None:
    assert read(PAGE, "https://www.reuters.com/article/bridge-idUSKBN13D0AB").outlet == "reuters"


@pytest.mark.parametrize("page", ["<html><body></body></html>", "not a page", "<p>" * 2000, "{}"])
def test_pages_with_nothing_in_them(page: str) -> None:
    with pytest.raises(PageError):
        read(page, URL)


def test_pages_in_chinese_are_left_out() -> None:
    body = "<p>大桥将于五月通车，建设者周一表示，九年前第一块石头被放进河里，从那以后人们一直在等待它。</p>" * 4
    with pytest.raises(LeftOut):
        read(f"<html><head><title>大桥将于五月通车</title></head><body><article>{body}</article></body></html>", URL)


def test_without_it_the_error_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(PageError, match=r"no template is for its outlet; .* pip install 'onrecord\[fallback\]'"):
        read(PAGE, URL)
