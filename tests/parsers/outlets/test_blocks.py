"""Elements cut into blocks of text."""

import pytest

from parsers.errors import PageError
from parsers.outlets.blocks import blocks, tidy, words
from parsers.outlets.page import MOST, Parts, parse


def texts(markup: str, dropped: dict[str, str] | None = None) -> list[tuple[str, str | None]]:
    tree = parse(markup, "a page", Parts(("html",), dropped or ()))
    return [(block.text, block.reason) for block in blocks(tree, dropped)]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>One</p><p>Two</p>", ["One", "Two"]),
        ("<P>One<P><P>Two", ["One", "Two"]),
        ("One<br>Two<br/>Three", ["One", "Two", "Three"]),
        ("<p>One<br>two</p>", ["One two"]),
        ("<p>One</p><p>two</p>", ["One", "two"]),
        ("<p>One</p><br><p>two</p>", ["One", "two"]),
        ("<div>One<p>Two</p>Three</div>", ["One", "Two", "Three"]),
        ("<div><div>One</div></div>Two", ["One", "Two"]),
        ("<table><tr><td>One</td><td>Two</td></tr></table>", ["One", "Two"]),
        ("<ul><li>One<li>Two</ul>", ["One", "Two"]),
        ("<p>A <b>bold</b> <i>wo</i>rd</p>", ["A bold word"]),
        ("<p>In <st1:place>Seoul</st1:place><o:p></o:p> today</p>", ["In Seoul today"]),
        ("<p>One <!-- two --> three<script>four()</script><style>p{}</style></p>", ["One three"]),
        ("<p>One</p><select><option>Two</option></select><button>Three</button>", ["One"]),
        ("<p>&nbsp; \u3000\u200b</p><p>\u00a0One\u00a0 \n two&shy;\ufeff</p>", ["One two"]),
        ("<p>a &lt;b&gt; &amp; c &#8220;d&#8221;</p>", ["a <b> & c “d”"]),
        ("<p><![CDATA[One]]></p><p>Two</p>", ["Two"]),
        ("<?xml version='1.0'?><p>One</p><?word ?>", ["One"]),
        ("", []),
        ("<p></p>", []),
    ],
)
def test_what_stands_apart(markup: str, expected: list[str]) -> None:
    assert [text for text, _ in texts(markup)] == expected


@pytest.mark.parametrize("key", ["figcaption", "#c", ".cap"])
def test_reasons_by_name_id_and_class(key: str) -> None:
    markup = '<p>One</p><figcaption id="c" class="big cap">Two <b>three</b><p>Four</p></figcaption>Five'
    assert texts(markup, {key: "caption"}) == [
        ("One", None),
        ("Two three", "caption"),
        ("Four", "caption"),
        ("Five", None),
    ]


def test_the_outer_reason_holds() -> None:
    markup = "<aside>One<figcaption>Two</figcaption>Three</aside>Four"
    assert texts(markup, {"aside": "related links", "figcaption": "caption"}) == [
        ("One", "related links"),
        ("Two", "related links"),
        ("Three", "related links"),
        ("Four", None),
    ]


def test_raw_text_keeps_its_spaces() -> None:
    block = next(blocks(parse("<p>\n  Source: Xinhua\xa0\xa0 Editor: Ye Lan </p>", "a page")))
    assert block.raw == "Source: Xinhua\xa0\xa0 Editor: Ye Lan"
    assert block.text == "Source: Xinhua Editor: Ye Lan"


def test_words_of_nothing() -> None:
    assert words(None) is None
    assert words(parse("<p> </p>", "a page")) is None


def test_what_cannot_be_seen_is_left_out() -> None:
    assert tidy("\x00a\x07\u200bb\ud800c\x85d\u2028e") == "abc d e"


@pytest.mark.parametrize("tag", ["b", "div", "p", "x:y"])
def test_deep_nesting_is_no_recursion(tag: str) -> None:
    assert texts(f"<{tag}>" * 100_000 + "deep") in ([("deep", None)], [])  # the parser may give up below its bound


def built(markup: str, parts: Parts) -> list[str]:
    return [tag.name for tag in parse(markup, "a page", parts).find_all(True)]


def test_only_the_parts_that_selectors_begin_at_are_built() -> None:
    markup = '<div id="nav"><p>No</p></div><div><h1>Yes</h1><div id="Content" class="a b"><p>Yes</p></div></div>'
    assert built(markup, Parts(["#Content > p", "h1"])) == ["h1", "div", "p", "hr"]
    assert built(markup, Parts([".b p"])) == ["div", "p", "hr"]
    assert built(markup, Parts(["#none"])) == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<b>One</b> <span><a href='x'>two</a></span>", []),
        ("<div><div><p>One</p></div></div><p></p><div><br></div>two", ["hr", "hr"]),
        ("One<br><br> <b></b><br>two<br>", ["br"]),
        ("One<br><script>x</script><table><tr></table>two", ["hr"]),
        ("One<p class='x'><i>two</i></p><b class='x'>three</b><u id='y'>four</u>", ["p", "hr", "b", "hr"]),
        ("<script class='x'>One</script><select class='x'><option>Two</select><!-- x -->", []),
    ],
)
def test_within_a_part_a_break_stands_for_all_that_is_not_asked_for(body: str, expected: list[str]) -> None:
    assert built(f"<div id='c'>{body}</div>", Parts(["#c"], [".x"])) == ["div", *expected]


def test_an_asterisk_asks_for_every_element() -> None:
    assert built("<div id='c'><b>One</b><i><u>two</u></i></div>", Parts(["#c > *"])) == ["div", "b", "i", "u"]


def test_a_page_of_breaks_and_nothing_else_costs_none() -> None:
    assert built("<div id='c'>One" + "<br>" * 3 * MOST + "<p><div></div>" * MOST + "two", Parts(["#c"])) == [
        "div",
        "hr",
    ]


def test_a_page_of_too_many_lines_is_refused() -> None:
    with pytest.raises(PageError, match=rf"^reading a page: over {MOST} elements and lines stand .*$"):
        parse("<p>x" * (MOST + 1), "a page")
