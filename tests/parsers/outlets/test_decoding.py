"""Charsets: declared, missing, wrong, and bytes that fit none."""

import codecs

import pytest

from parsers.outlets.decoding import decode

META = '<meta http-equiv="Content-Type" content="text/html; charset={}" />'
CAFE = "Café – “Łódź”"


@pytest.mark.parametrize("charset", ["utf-8", "gb2312", "GBK", "gb18030"])
def test_the_charset_that_the_page_declares(charset: str) -> None:
    text = META.format(charset) + "江心 and more"
    assert decode(text.encode(charset)) == text


def test_gb2312_is_read_as_the_wider_gb18030() -> None:
    text = META.format("gb2312") + "林镕"
    with pytest.raises(UnicodeEncodeError):
        text.encode("gb2312")
    assert decode(text.encode("gb18030")) == text


def test_the_header_goes_before_the_page() -> None:
    raw = META.format("gb2312").encode() + "Café".encode("latin-1")
    assert decode(raw, "text/html; charset=ISO-8859-1").endswith("Café")


@pytest.mark.parametrize("declared", ["gb2312", "iso-8859-1", "us-ascii", "no-such-charset", "rot13", "utf-16"])
def test_utf_8_is_told_by_its_bytes_whatever_is_declared(declared: str) -> None:
    text = META.format(declared) + CAFE
    assert decode(text.encode(), f"text/html; charset={declared}") == text


@pytest.mark.parametrize(
    ("mark", "charset"),
    [(codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")],
)
def test_a_byte_order_mark_decides_and_is_no_text(mark: bytes, charset: str) -> None:
    assert decode(mark + CAFE.encode(charset), "text/html; charset=gb2312") == CAFE


def test_without_any_declaration() -> None:
    assert decode(CAFE.encode()) == CAFE
    assert decode("Café said “yes”".encode("windows-1252")) == "Café said “yes”"


def test_latin_1_is_read_as_windows_1252() -> None:
    raw = (META.format("iso-8859-1") + "said “yes”").encode("windows-1252")
    assert decode(raw).endswith("said “yes”")


def test_utf_8_cut_off_amid_a_character() -> None:
    assert decode("He said “yes”".encode()[:-1]) == "He said “yes\ufffd"


def test_gb2312_with_a_bad_byte_is_read_as_declared() -> None:
    raw = (META.format("gb2312") + "江心江心江心").encode("gb2312") + b"\xff end"
    assert decode(raw).endswith("江心江心江心\ufffd end")


def test_nothing() -> None:
    assert decode(b"") == ""
