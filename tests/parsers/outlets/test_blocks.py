"""Elements cut into blocks of text."""

import pytest

from parsers.outlets.blocks import blocks, tidy, words
from parsers.outlets.page import Parts, parse


def texts(markup: str, dropped: dict[str, str] | None = None) -> list[tuple[str, str | None]]:
    return [(block.text, block.reason) for block in blocks(parse(markup, "a page"), dropped)]


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


def test_deep_nesting_is_no_recursion() -> None:
    assert len(list(blocks(parse("<b>" * 100_000 + "deep", "a page")))) <= 1


def test_only_the_parts_that_selectors_begin_at_are_built() -> None:
    markup = '<div id="nav"><p>No</p></div><div><h1>Yes</h1><div id="Content" class="a b"><p>Yes</p></div></div>'
    assert [tag.name for tag in parse(markup, "a page", Parts(["#Content > p", "h1"])).find_all(True)] == [
        "h1",
        "div",
        "p",
    ]
    assert [tag.name for tag in parse(markup, "a page", Parts([".b p"])).find_all(True)] == ["div", "p"]
    assert not parse(markup, "a page", Parts(["#none"])).find_all(True)
