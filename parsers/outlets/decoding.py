"""Pages' bytes as text: outlets declare charsets that are missing, wrong or older than what they send."""

import re

from bs4.dammit import EncodingDetector

_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "iso-8859-1": "windows-1252", "latin-1": "windows-1252"}
"""Charsets that browsers take for a wider one: pages declare gb2312 and use characters that it lacks."""
_DECLARED_WITHIN = 4096
_LAST = "windows-1252"


def decode(raw: bytes, content_type: str | None = None) -> str:
    """The text of a page; ``content_type`` is the HTTP header. Never fails: what no charset explains is U+FFFD.

    A byte order mark decides, then whether the bytes are UTF-8 (which no other text is by chance), then the header,
    then what the page declares. Bytes that fit none are read as UTF-8 where most of them are, as in a page that
    was cut off amid a character, else as declared.
    """
    plain, marked = EncodingDetector.strip_byte_order_mark(raw)
    declared = [name for name in (_charset(content_type), _declared(plain)) if name]
    for name in (marked, "utf-8", *declared):
        text = _decoded(plain, name, "strict") if name else None
        if text is not None:
            return text
    damaged = plain.decode("utf-8", errors="replace")
    broken = damaged.count("\ufffd")
    whole = len(damaged) - len(damaged.encode("ascii", errors="ignore")) - broken
    if whole >= broken:
        return damaged
    others = (_decoded(plain, name, "replace") for name in (*declared, _LAST))
    return next(text for text in others if text is not None)


def _charset(content_type: str | None) -> str | None:
    found = _CHARSET.search(content_type) if content_type else None
    return found[1] if found else None


def _declared(raw: bytes) -> str | None:
    return EncodingDetector.find_declared_encoding(raw[:_DECLARED_WITHIN], is_html=True)


def _decoded(raw: bytes, name: str, errors: str) -> str | None:
    try:
        return raw.decode(_WIDER.get(name.lower(), name), errors=errors)
    except (LookupError, ValueError):  # no such charset, one that is no charset of text, or bytes it does not have
        return None
