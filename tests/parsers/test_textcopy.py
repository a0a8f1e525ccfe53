"""Text copies of pages: the seeds and the annotated articles read field by field, and what holds for any text."""

import datetime as dt
import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import seeds
from parsers.errors import PageError
from parsers.pages import read_text_copy
from parsers.records import Article
from parsers.reference import Reference, load

GOLD = Path(__file__).parents[2].parent / "shared" / "gold" / "dev"
needs_gold = pytest.mark.skipif(not GOLD.is_dir(), reason="the annotated articles of ../shared/gold are not here")


@cache
def reference() -> Reference:
    return load(seeds.FOLDER)


def read(text: str, **known: Any) -> Article:
    return read_text_copy(text, reference=reference(), **known)


def reasons(article: Article) -> list[tuple[str, str]]:
    return [(omission.reason, omission.span.text) for omission in article.omissions]


def bodies(article: Article) -> list[str]:
    return [paragraph.text for paragraph in article.paragraphs]


# The seeds


def seed(number: str) -> Article:
    about = next(
        one for one in json.loads((seeds.FOLDER / "articles.json").read_text()) if one["file"].startswith(number)
    )
    return read((seeds.FOLDER / about["file"]).read_text(encoding="utf-8"), url=about["url"])


def test_seed_000_field_by_field() -> None:
    article = seed("000")
    headline = "Door open to defense dialogue with ROK, gov't says"
    assert article.title == headline
    assert article.bylines == ("Zhang Zhihao",)
    assert article.source == "China Daily"
    assert article.editor is None
    assert article.section == "China / National affairs"
    assert article.outlet == "china-daily"
    assert (article.page_date, article.page_time) == (dt.date(2016, 11, 8), dt.time(7, 24))
    assert (article.published, article.published_basis) == (dt.date(2016, 11, 8), "page")
    assert reasons(article) == [
        ("breadcrumb", "Home / China / National affairs"),
        ("headline", headline),
        ("byline", "By Zhang Zhihao | China Daily | Updated: 2016-11-08 07:24"),
        ("repeated headline", headline),
        ("related links", "Editor's picks"),
    ]
    assert len(article.paragraphs) == 13
    assert article.paragraphs[0].text.startswith("China is willing to hold defense-related dialogue")
    assert article.paragraphs[-1].text.endswith("is canceled because of THAAD.")


def test_seed_004_field_by_field() -> None:
    article = seed("004")
    assert article.title == "Beijing, Seoul agree on military-to-military contacts on THAAD"
    assert article.bylines == ()
    assert article.source == "China Daily"
    assert article.editor == "Huang Panyue"
    assert article.section is None
    assert article.outlet == "china-military-online"
    assert (article.page_date, article.page_time) == (None, None)
    assert (article.published, article.published_basis) == (dt.date(2017, 11, 1), "url")
    assert [reason for reason, _ in reasons(article)] == ["headline", "byline", "byline", "related links"]
    assert len(article.paragraphs) == 9
    assert article.paragraphs[-1].text.endswith("according to the press release.")


# The annotated articles


def annotated() -> list[dict[str, Any]]:
    articles: list[dict[str, Any]] = json.loads((GOLD / "articles.json").read_text()) if GOLD.is_dir() else []
    return articles


ANNOTATED = pytest.mark.parametrize("about", [pytest.param(about, id=about["file"][:2]) for about in annotated()])


def annotated_article(about: dict[str, Any]) -> Article:
    return read((GOLD / about["file"]).read_text(encoding="utf-8"), url=about["url"])


@needs_gold
@ANNOTATED
def test_title(about: dict[str, Any]) -> None:
    assert annotated_article(about).title == about["title"]


@needs_gold
@ANNOTATED
def test_authors(about: dict[str, Any]) -> None:
    assert list(annotated_article(about).bylines) == about["authors"]


@needs_gold
@ANNOTATED
def test_editor(about: dict[str, Any]) -> None:
    printed = about["editor"] in (GOLD / about["file"]).read_text(encoding="utf-8") if about["editor"] else True
    assert annotated_article(about).editor == (about["editor"] if printed else None)


@needs_gold
@ANNOTATED
def test_date_of_publication(about: dict[str, Any]) -> None:
    published = annotated_article(about).published
    assert (str(published) if published else None) == about["published"]


@needs_gold
@ANNOTATED
def test_outlet(about: dict[str, Any]) -> None:
    outlet = reference().outlet(annotated_article(about).outlet or "")
    assert outlet is not None
    assert outlet.name == about["outlet"]


@needs_gold
@ANNOTATED
def test_first_words(about: dict[str, Any]) -> None:
    article = annotated_article(about)
    dateline = next((omission.span.text for omission in article.omissions if omission.reason == "dateline"), "")
    start = article.paragraphs[0].start
    assert (dateline + article.text[start - 1 : start + 100]).strip().startswith(about["body_start"])


@needs_gold
@ANNOTATED
def test_last_words(about: dict[str, Any]) -> None:
    assert annotated_article(about).paragraphs[-1].text.endswith(about["body_end"])


@needs_gold
@ANNOTATED
def test_no_paragraph_is_lost(about: dict[str, Any]) -> None:
    """Each line of more than a dozen words that ends as a sentence is body, but for a few that are known notes."""
    article = annotated_article(about)
    left_out = [
        text for reason, text in reasons(article) if len(text.split()) > 12 and text.endswith((".", ".”", '."'))
    ]
    assert all(text.startswith(("Copyright", "(The following English text")) for text in left_out)


# What the caller knows


BARE = "A bridge for Wuhan\n\nThe bridge will open in May, the city said on Monday.\n"


@pytest.mark.parametrize(
    ("known", "published", "basis"),
    [
        ({}, None, "none"),
        ({"published": dt.date(2018, 4, 3)}, dt.date(2018, 4, 3), "given"),
        ({"url": "http://www.chinadaily.com.cn/china/2018-04/02/content_1234567.htm"}, dt.date(2018, 4, 2), "url"),
        (
            {
                "url": "http://www.chinadaily.com.cn/china/2018-04/02/content_1234567.htm",
                "published": dt.date(2018, 4, 3),
            },
            dt.date(2018, 4, 3),
            "given",
        ),
    ],
)
def test_the_date_of_a_page_without_one(known: dict[str, Any], published: dt.date | None, basis: str) -> None:
    article = read(BARE, **known)
    assert (article.published, article.published_basis) == (published, basis)


@pytest.mark.parametrize("named", ["yonhap", "Yonhap", "Yonhap News Agency"])
def test_the_outlet_that_the_caller_names_by_id_or_name(named: str) -> None:
    assert read(BARE, outlet=named).outlet == "yonhap"


def test_a_title_that_the_caller_knows_finds_the_headline() -> None:
    text = "Weekly magazine of bridges\nIssue of the spring\nA bridge, at last\nThe bridge opens in May, they said.\n"
    article = read(text, title="A bridge, at last")
    assert ("headline", "A bridge, at last") in reasons(article)
    assert article.title == "A bridge, at last"
    assert bodies(article) == ["The bridge opens in May, they said."]


def test_a_page_date_of_another_calendar_is_not_believed() -> None:
    text = (
        "A bridge for Wuhan\nBy Gao Hua | China Daily | Updated: 2569-08-22 07:50\nThe bridge is open, the city said.\n"
    )
    article = read(text, url="https://www.chinadaily.com.cn/a/202608/22/WS5cf45d8ca310519142700a11.html")
    assert article.page_date == dt.date(2569, 8, 22)
    assert (article.published, article.published_basis) == (dt.date(2026, 8, 22), "url")


# The body


def test_a_headline_alone_is_a_page_without_a_body_or_its_only_line() -> None:
    assert bodies(read("Bridge opens")) == ["Bridge opens"]


def test_a_lone_paragraph_is_body() -> None:
    assert bodies(read("The bridge opened on Monday, and 300 people crossed it, the city said.")) != []


def test_a_long_line_without_a_full_stop_amid_the_body_is_kept() -> None:
    line = "the city said that it would open the bridge in May and that no toll was to be paid by those on foot"
    text = (
        "A bridge for Wuhan",
        "It opens soon, the mayor said on Monday at noon.",
        line,
        "He said no more than that.",
    )
    assert line in bodies(read("\n\n".join(text)))


def test_prose_after_a_list_of_links_amid_the_body_is_body_again() -> None:
    first = "The bridge will open in May, the city of Wuhan said on Monday."
    then = "Some 300 engineers worked on it for nine years, and two of them wrote a book about it."
    links = "Related News\nTunnel leaks again\nFerry to stop"
    article = read(f"A bridge for Wuhan\n\n{first}\n\n{links}\n\n{then}\n\nRelated News\nRoads\n")
    assert bodies(article) == [first, then]
    assert reasons(article)[1:] == [
        ("related links", "Related News"),
        ("related links", "Tunnel leaks again"),
        ("related links", "Ferry to stop"),
        ("related links", "Related News"),
        ("related links", "Roads"),
    ]


def test_comments_of_readers_below_the_notice_of_rights_are_no_body() -> None:
    prose = "The bridge will open in May, the city of Wuhan said on Monday, and nobody has to pay a toll."
    comment = "I have crossed this bridge in a dream once, and it was much longer than they say."
    text = f"A bridge for Wuhan\n\n{prose}\n\n{prose}\n\n{prose}\n\nCopyright 2018. All rights reserved.\n\n{comment}\n"
    assert bodies(read(text)) == [prose] * 3


def test_turns_of_a_transcript_stay_with_their_labels() -> None:
    turns = [
        "Question: Will it open?",
        "Gao Hua: Yes.",
        "Question:",
        "When?",
        "Gao Hua: In May, and not a day later than that.",
    ]
    text = (
        "Press Conference on the Bridge\n\n"
        + "Gao Hua: Good afternoon, friends from the media, and welcome to all of you.\n\n"
    )
    assert bodies(read(text + "\n\n".join(turns)))[1:] == turns


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\n\n", "\r\n\r\n", "\u2028"])
def test_line_ends_make_no_difference(end: str) -> None:
    lines = [
        "A bridge for Wuhan",
        "By Gao Hua | China Daily",
        "It opens in May, the city said.",
        "Nobody pays a toll.",
        "Editor's picks",
    ]
    article = read(end.join(lines) + end)
    assert bodies(article) == lines[2:4]
    assert reasons(article) == [("headline", lines[0]), ("byline", lines[1]), ("related links", lines[4])]


def test_a_byte_order_mark_and_no_break_spaces_stand_outside_the_spans() -> None:
    article = read("\ufeffA bridge for Wuhan\n\xa0\n\xa0 It opens in May,\xa0the city said. \u200b\n")
    assert article.title == "A bridge for Wuhan"
    assert bodies(article) == ["It opens in May,\xa0the city said."]


# What is no text


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\ufeff", "\xa0\r\n\t\u3000\n"])
def test_a_text_without_a_line_is_refused(text: str) -> None:
    with pytest.raises(PageError, match="it is empty"):
        read(text)


@pytest.mark.parametrize(
    "text", ["\0", "A bridge\0", "\x89PNG\x01\x02\x03\x04", "\ufffd\ufffd\x02 ab", "A \ud800 bridge"]
)
def test_what_is_no_text_is_refused_in_one_line(text: str) -> None:
    with pytest.raises(PageError) as caught:
        read(text)
    assert "\n" not in str(caught.value)


def test_a_text_of_more_lines_than_any_article_has_is_refused() -> None:
    with pytest.raises(PageError, match="it has 200001 lines, over 200000"):
        read("a\n" * 200_001)


def test_a_url_that_is_none_is_refused() -> None:
    with pytest.raises(PageError, match="reading the URL"):
        read(BARE, url="javascript:alert(1)")


# What holds for any text


def check_spans(article: Article) -> None:
    """Spans match the text, do not overlap, and leave no line out that is not blank."""
    spans = sorted((*article.paragraphs, *(one.span for one in article.omissions)), key=lambda span: span.start)
    reached, rest = 0, []
    for span in spans:
        assert article.text[span.start : span.end] == span.text
        assert reached <= span.start < span.end
        rest.append(article.text[reached : span.start])
        reached = span.end
    rest.append(article.text[reached:])
    left = "".join(rest).replace("\ufeff", "").replace("\u200b", "")
    assert left.strip() == ""


PIECES = st.sampled_from(
    [
        "Home / China / Military",
        "A bridge for Wuhan",
        "By Gao Hua | China Daily | Updated: 2018-04-03 07:24",
        "Source",
        "Editor",
        "Time",
        "Gao Hua",
        "China Daily",
        "WUHAN, April 3 (Xinhua) -- The bridge is open, the city said on Tuesday.",
        "WUHAN, April 3 (Xinhua) --",
        "“It is long,” she said.",
        "Related News",
        "(END)",
        "Copyright 2018. All rights reserved.",
        "[Photo/Agencies]",
        "The bridge [Photo/Agencies]",
        "Question: Why? (Yonhap)",
        "(Yonhap)",
        "|||",
        "...",
        "",
        " ",
        "\xa0",
        "\ufeff",
    ]
)


@settings(max_examples=400)
@given(st.lists(PIECES | st.text(max_size=80), max_size=25), st.sampled_from(["\n", "\r\n", "\n\n", "\r", "\u2028"]))
def test_any_text_is_told_apart_whole_or_refused(lines: list[str], end: str) -> None:
    try:
        article = read(end.join(lines))
    except PageError:
        return
    check_spans(article)


HEADS = st.lists(
    st.sampled_from(
        [
            "Home / China / Military",
            "Share",
            "Share - WeChat",
            "f   t   w   +",
            "China",
            "Global Edition ASIA 中文 双语 Français",
        ]
    ),
    max_size=4,
)
TAILS = st.lists(
    st.sampled_from(
        [
            "Editor's picks",
            "Today's Top News",
            "Most Viewed in 24 Hours",
            "Related News",
            "- Tunnel leaks again",
            "Share to:",
            "BACK TO THE TOP",
            "Hot Topics",
            "Contact the writer at gaohua@chinadaily.com.cn",
            "(China Daily 04/03/2018 page3)",
            "Copyright 1995 - 2018. All rights reserved.",
            "FOLLOW US",
            "gaohua@chinadaily.com.cn",
            "The views don't necessarily reflect those of China Daily.",
            "Keywords #bridge",
        ]
    ),
    max_size=8,
)


@given(HEADS, TAILS)
def test_furniture_before_and_after_leaves_the_paragraphs_alone(before: list[str], after: list[str]) -> None:
    headline, info = "A bridge for Wuhan at last", "By Gao Hua | China Daily | Updated: 2018-04-03 07:24"
    paragraphs = [
        "The bridge over the river will open in May, the city of Wuhan said on Monday.",
        '"It is long," said Zhou Lan, who built it.',
        "Nobody pays a toll.",
    ]
    article = read("\n\n".join((*before, headline, info, *paragraphs, *after)))
    assert bodies(article) == paragraphs
    assert (article.title, article.bylines, article.published) == (headline, ("Gao Hua",), dt.date(2018, 4, 3))


@pytest.mark.parametrize(
    "text",
    [
        "word " * 200_000,
        "word" * 250_000,
        '"' * 1_000_000,
        "(" * 500_000 + ")" * 500_000,
        "A line of the page.\n" * 50_000,
        "By Gao Hua\n" * 100_000,
        "Related News\n" * 80_000,
        "Home > " * 150_000,
        "2018-04-03 " * 90_000,
        "a@b.c " * 160_000,
        "A " * 100 + "\n" * 900_000,
        ("A B " * 60 + "\n") * 4_000,
        "/ " * 500_000,
        "- " * 500_000,
    ],
    ids=lambda text: text[:12],
)
def test_large_odd_texts_are_read(text: str) -> None:
    check_spans(read(text))
