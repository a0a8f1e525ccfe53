"""Choosing the template, the fields that need care, and what is no article."""

import datetime as dt

import pytest

from parsers.errors import LeftOut, PageError
from parsers.outlets import read_page
from parsers.outlets.reading import LONGEST, choose, open_page
from parsers.pages.urls import UNKNOWN
from parsers.records import Span
from tests.parsers.outlets.golden import PAGES, reference
from tests.parsers.outlets.pages import BODY, HEAD, INFO, URL, china, left_out, paragraphs, read


def chosen(source: str, url: str | None = None) -> str:
    return choose(open_page(source.encode(), reference=reference(), url=url)).NAME


# ---------------------------------------------------------------------- the template


@pytest.mark.parametrize(
    ("url", "template"),
    [
        ("https://www.chinadaily.com.cn/a/201810/30/WS5bd79a01a310eff303285001.html", "china-daily 2017-"),
        ("https://www.chinadaily.com.cn/a/201409/30/WS5bd79a01a310eff303285001.html", "china-daily 2017-"),
        ("http://global.chinadaily.com.cn/china/2016-07/09/content_26020001.htm", "china-daily editions 2015-16"),
        ("http://www.chinadaily.com.cn/china/2016-07/09/content_26020001.htm", "china-daily 2016"),
        ("http://www.chinadaily.com.cn/china/2017-07/09/content_30020001.htm", "china-daily 2017-"),
    ],
)
def test_the_era_by_address_where_the_marks_fit_several(url: str, template: str) -> None:
    assert chosen(china(), url) == template


def test_marks_go_before_the_date() -> None:
    page = (PAGES / "china-daily-2012.html").read_text("utf-8")
    assert chosen(page, "http://www.chinadaily.com.cn/china/2019-07/09/content_30020001.htm") == "china-daily 2012-17"


def test_without_an_address_the_page_says_where_it_is_from() -> None:
    link = f'{HEAD}<link rel="canonical" href="{URL}">'
    article = read(china(head=link), url=None)
    assert article.url == URL
    assert article.url_date == dt.date(2018, 10, 30)


def test_without_any_address_the_marks_decide() -> None:
    article = read(china(), url=None)
    assert (article.outlet, article.url, article.url_date) == ("china-daily", None, None)


def test_the_address_of_the_caller_goes_before_the_page() -> None:
    link = f'{HEAD}<link rel="canonical" href="https://www.globaltimes.cn/page/202608/1368001.shtml">'
    assert read(china(head=link)).outlet == "china-daily"


def test_a_mirror_on_another_host_is_no_page_of_the_outlet() -> None:
    mirror = "http://chinadaily.com.cn.example.org/a/201810/30/WS5bd79a01a310eff303285001.html"
    assert chosen(china(), mirror) == "fallback trafilatura"


@pytest.mark.parametrize(
    "head",
    [
        '<link rel="canonical" href="{mirror}">',
        '<meta property="og:url" content="{url}"><link rel="canonical" href="{mirror}">',
        '<link rel="canonical" href="{url}"><link rel="canonical" href="{mirror}">',
        '<link rel="canonical" href="{url}"><meta property="og:url" content="{mirror}">',
    ],
)
@pytest.mark.parametrize("host", ["chinadaily.com.cn.evil.example", "evilchinadaily.com.cn", "mirror.example"])
def test_a_page_that_gives_a_mirror_s_address_is_the_mirror_s(head: str, host: str) -> None:
    mirror = f"http://{host}/china/2016-11/08/content_27305717.htm"
    page = open_page(china(head=HEAD + head.format(mirror=mirror, url=URL)).encode(), reference=reference(), url=None)
    assert (page.url, page.id and page.id.outlet) == (mirror, UNKNOWN)
    assert read(china(head=HEAD + head.format(mirror=mirror, url=URL)), url=None).outlet is None


def test_the_canonical_link_goes_before_other_addresses() -> None:
    head = f'{HEAD}<meta property="og:url" content="https://m.chinadaily.com.cn/"><link rel="canonical" href="{URL}">'
    assert read(china(head=head), url=None).url == URL


def test_an_address_that_is_none() -> None:
    with pytest.raises(PageError, match="no http or https address"):
        read(china(), url="file:///etc/passwd")


# ---------------------------------------------------------------------- dates


@pytest.mark.parametrize(
    ("printed", "published", "basis"),
    [
        ("2018-10-30", "2018-10-30", "page"),
        ("2018-10-27", "2018-10-27", "page"),
        ("2018-11-02", "2018-11-02", "page"),
        ("2018-11-03", "2018-10-30", "url"),
        ("2561-10-30", "2018-10-30", "url"),
        ("2018-02-30", "2018-10-30", "url"),
    ],
)
def test_a_page_date_far_from_that_of_the_address_is_not_trusted(printed: str, published: str, basis: str) -> None:
    article = read(china(info=f"By Ye Lan | China Daily | Updated: {printed} 07:50"))
    assert (str(article.published), article.published_basis) == (published, basis)


def test_a_date_in_the_future_is_not_trusted() -> None:
    raw = china(info="China Daily | Updated: 2018-11-01 07:50").encode()
    article = read_page(raw, reference=reference(), url=URL, today=dt.date(2018, 10, 31))
    assert (article.page_date, article.published) == (dt.date(2018, 11, 1), dt.date(2018, 10, 30))


def test_a_date_known_from_elsewhere_goes_first() -> None:
    article = read_page(china().encode(), reference=reference(), url=URL, published=dt.date(2018, 10, 31))
    assert (article.published, article.published_basis) == (dt.date(2018, 10, 31), "given")


# ---------------------------------------------------------------------- text and spans


def test_the_text_is_title_paragraphs_and_what_was_left_out() -> None:
    article = read(china("<figure><figcaption>A bridge</figcaption></figure>" + BODY))
    assert article.text.split("\n\n") == [
        "Bridge to open in May",
        "The bridge will open in May, its builder said on Monday.",
        INFO,
        "A bridge",
    ]


def test_furniture_moves_no_offset() -> None:
    bare = read(china(BODY))
    furnished = read(
        china("<figure><figcaption>A bridge</figcaption></figure>" + BODY + "<p>Most Popular</p><p>Ferry</p>")
    )
    assert furnished.paragraphs == bare.paragraphs
    assert len(furnished.omissions) == len(bare.omissions) + 3


def test_every_span_is_the_texts() -> None:
    article = read((PAGES / "yonhap.html").read_bytes(), url=None)
    spans = [*article.paragraphs, *(omission.span for omission in article.omissions)]
    assert all(article.text[span.start : span.end] == span.text for span in spans)
    assert "".join(sorted(article.text)) == "".join(sorted(_joined(article.text, spans)))


def _joined(text: str, spans: list[Span]) -> str:
    """The spans' texts and, as often as the text has them, the characters between."""
    covered = [False] * len(text)
    for span in spans:
        start, end = span.start, span.end
        assert not any(covered[start:end]), "two spans overlap"
        covered[start:end] = [True] * (end - start)
    between = "".join(char for char, taken in zip(text, covered, strict=True) if not taken)
    assert not between.strip(), f"{between!r} is in no span"
    return between + "".join(span.text for span in spans)


# ---------------------------------------------------------------------- body


@pytest.mark.parametrize(
    ("block", "reason"),
    [
        ("<p>Workers on the bridge in June. [Photo/Agencies]</p>", "caption"),
        ("<p>The author is an engineer at the Bridge Institute.</p>", "author note"),
        ("<p>The views don't necessarily reflect those of China Daily.</p>", "views note"),
        ("<p>Contact the writer at yelan@chinadaily.com.cn</p>", "contact"),
        ("<p>yelan@chinadaily.com.cn</p>", "e-mail"),
        ("<p>Copyright 1995 - 2018. All rights reserved.</p>", "copyright"),
        ("<p>(China Daily 10/30/2018 page4)</p>", "print page"),
        ('<div class="selectpage">1 2 Next</div>', "page numbers"),
        ("<p>Today's Top News</p>", "related links"),
    ],
)
def test_what_stands_below_the_body_is_left_out_with_its_reason(block: str, reason: str) -> None:
    assert paragraphs(BODY + block) == ["The bridge will open in May, its builder said on Monday."]
    assert [found for found, _ in left_out(BODY + block)] == [reason]


def test_the_headline_at_the_slot_of_a_picture() -> None:
    slot = "<p>Bridge to open in May</p>"
    assert left_out(BODY + slot + "<p>It took nine years, she said.</p>") == [
        ("repeated headline", "Bridge to open in May")
    ]


@pytest.mark.parametrize("byline", ["By Ye Lan", "By Ye Lan in Wuhan (China Daily)", "Updated: 2018-10-30 07:50"])
def test_a_byline_at_the_head_of_the_body(byline: str) -> None:
    article = read(china(f"<p>{byline}</p>{BODY}", info="China Daily | Updated: 2018-10-30 07:50"))
    assert [paragraph.text for paragraph in article.paragraphs] == [
        "The bridge will open in May, its builder said on Monday."
    ]
    assert article.bylines == (("Ye Lan",) if byline.startswith("By") else ())


def test_the_dateline_is_no_part_of_the_first_paragraph() -> None:
    article = read(china("<p>WUHAN, Oct. 30 (Xinhua) -- The bridge will open in May.</p>", info="Updated: 2018-10-30"))
    assert [paragraph.text for paragraph in article.paragraphs] == ["The bridge will open in May."]
    assert article.bylines == ("Xinhua",)


def test_body_text_without_paragraph_elements() -> None:
    assert paragraphs("The bridge opens in May.<br><br>The ferry stays, he said.") == [
        "The bridge opens in May.",
        "The ferry stays, he said.",
    ]


# ---------------------------------------------------------------------- what is no article


@pytest.mark.parametrize("raw", [b"", b" \n ", b"\xef\xbb\xbf"])
def test_an_empty_page(raw: bytes) -> None:
    with pytest.raises(PageError, match="it is empty"):
        read(raw)


def test_a_page_over_the_bound() -> None:
    with pytest.raises(PageError, match=f"over {LONGEST}"):
        read(b" " * (LONGEST + 1))


@pytest.mark.parametrize("body", ["", "<p> </p>", "<script>var a = 'He said no.';</script>", "<img src='x.jpg'>"])
def test_a_page_without_body_is_unparsable(body: str) -> None:
    with pytest.raises(PageError, match=r"as china-daily 2017-: unparsable, it has no paragraph in #Content"):
        read(china(body))


def test_a_page_without_title_is_unparsable() -> None:
    with pytest.raises(PageError, match=r"unparsable, it has no title in #lft-art > h1 or .main_art h1 or h1"):
        read(china(title=""))


def test_a_page_that_fits_no_template_of_its_outlet_names_them() -> None:
    with pytest.raises(PageError, match=r"fits none of the templates global-times 2021-; .*add a template"):
        read("<html><h1>Hello</h1><p>World</p></html>", "https://www.globaltimes.cn/page/202608/1368001.shtml")


def test_a_page_in_chinese_is_left_out_not_broken() -> None:
    with pytest.raises(LeftOut, match="left out, it is in Chinese"):
        read(china("<p>大桥将于五月通车，建设者周一表示。</p>", title="大桥将于五月通车"))


def test_a_word_of_chinese_does_no_harm() -> None:
    assert paragraphs("<p>The bridge (大桥) will open in May, he said.</p>") == [
        "The bridge (大桥) will open in May, he said."
    ]


@pytest.mark.parametrize(
    "source",
    [
        '{"content": "<p>He said no.</p>", "publishTime": "x"',
        '{"content": 5, "publishTime": 7, "title": []}',
        '{"content": "", "publishTime": "2023-03-22T23:13:33.000+0000", "title": "T"}',
        '{"content": "\\ud800", "publishTime": "9999-12-31T23:13:33.000+0000", "title": "\\ud800"}',
        "[" * 100_000,
        '{"content" : "x", "publishTime" : ' + "[" * 100_000,
    ],
)
def test_json_that_is_no_article(source: str) -> None:
    with pytest.raises(PageError):
        read(source, "https://enapp.chinadaily.com.cn/a/202303/23/AP0a1b2c3d4e5f60718293a4b5.json")
