"""Quotation marks stand around the speaker's own words and around nothing else."""

import pytest

from flows.digest.difference import Piece, by_words
from flows.digest.quotation import partly_quoted, shown
from flows.digest.safe import visible, web_address


@pytest.mark.parametrize(
    ("content", "quote", "expected"),
    [
        (("the bridge is long",), "indirect", "the bridge is long"),
        (("the bridge is long",), "direct", "“the bridge is long”"),
        (('"The bridge is long,"',), "direct", "“The bridge is long”"),
        (("“The bridge is long.”",), "direct", "“The bridge is long.”"),
        (("The bridge is long,",), "direct", "“The bridge is long”"),
        (('The bridge is long,"',), "direct", "“The bridge is long”"),
        (("‘The bridge is long’",), "direct", "“The bridge is long”"),
        (('it is a "bridge" indeed',), "direct", '“it is a "bridge" indeed”'),
        (('"One" and "two"',), "direct", '“"One" and "two"”'),
        (("One,", "two."), "direct", "“One” … “two.”"),
        (("one", "two"), "indirect", "one … two"),
        (('the "long" bridge',), "mixed", 'the "long" bridge'),
        (('long" is the bridge',), "mixed", '"long" is the bridge'),
        (("the bridge is “long",), "mixed", "the bridge is “long”"),
        (("long” is the bridge",), "mixed", "“long” is the bridge"),
        (("the bridge\n\tis   long",), "indirect", "the bridge is long"),
        (("  ",), "direct", ""),
    ],
)
def test_words_as_a_reader_sees_them(content: tuple[str, ...], quote: str, expected: str) -> None:
    assert shown(content, quote) == expected


def test_a_mixed_statement_without_marks_is_said_to_be_partly_quoted() -> None:
    assert partly_quoted(("the long bridge",), "mixed")
    assert not partly_quoted(('the "long" bridge',), "mixed")
    assert not partly_quoted(("the long bridge",), "indirect")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\nb\r\n\tc\u2028d\xa0e", "a b c d e"),
        ("\u202eabc\u202c", "[U+202E]abc[U+202C]"),
        ("nul\x00bell\x07", "nul[U+0000]bell[U+0007]"),
        ("soft\u00adhyphen\u200b\ufeff", "softhyphen"),
        ("half \ud800 pair", "half [U+D800] pair"),
        ("韩国 “萨德” Café 🙂", "韩国 “萨德” Café 🙂"),
    ],
)
def test_nothing_hides_or_turns_the_line(text: str, expected: str) -> None:
    assert visible(text) == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://daily.test/a/b.html?x=1&y=2#z", "https://daily.test/a/b.html?x=1&y=2#z"),
        ("http://daily.test/a b\u202e(c)<d>\"e\"|f`g`\\h", "http://daily.test/a%20b%E2%80%AE%28c%29%3Cd%3E%22e%22%7Cf%60g%60%5Ch"),
        ("HTTPS://daily.test/", "HTTPS://daily.test/"),
        ("javascript:alert(1)", None),
        ("java\nscript:alert(1)", None),
        ("data:text/html,x", None),
        ("file:///etc/passwd", None),
        ("//daily.test/x", None),
        ("http:///x", None),
        ("http://[::1/x", None),
        ("https://daily.test/\nx", None),
        ("https://daily.test/" + "x" * 3000, None),
        ("", None),
        (None, None),
    ],
)  # fmt: skip
def test_only_addresses_of_the_web_are_links(url: str | None, expected: str | None) -> None:
    assert web_address(url) == expected


def test_a_difference_by_words() -> None:
    assert by_words("the bridge will open in spring", "the bridge will not open before summer") == (
        Piece("kept", "the bridge will"),
        Piece("inserted", "not"),
        Piece("kept", "open"),
        Piece("deleted", "in spring"),
        Piece("inserted", "before summer"),
    )
    assert by_words("same", "same") == (Piece("kept", "same"),)
    assert by_words("", "new") == (Piece("inserted", "new"),)
    assert by_words("", "") == ()


def test_texts_too_long_to_compare_are_replaced_as_a_whole() -> None:
    before, after = "a " * 3000, "b " * 3000
    assert [piece.kind for piece in by_words(before, after)] == ["deleted", "inserted"]
