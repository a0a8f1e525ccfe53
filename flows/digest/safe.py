"""Text from pages made harmless to show: one rule for every format.

What a page says may be hostile. Each format escapes its own markup; what no markup may carry (control characters,
marks that turn the direction of writing) is made visible here, once.
"""

import re
from urllib.parse import quote, urlsplit

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
"""Soft hyphens and spaces of no width: layout of the page, no part of what was said."""

_UNSHOWABLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2061-\u206f\ud800-\udfff\ufff0-\ufffb\ufffe\uffff"
    "\U000e0000-\U000e007f]"
)
"""Control characters, marks of writing direction, halves of surrogate pairs, tags: no honest remark holds them."""

WEB_SCHEMES = ("http", "https")
_URL_KEPT = "/:?&=#%+,;@!~*'$[]-._"
_ADDRESS_LENGTH = 2000


def visible(text: str) -> str:
    """Return text on one line, with characters that hide or reorder others written out as ``[U+202E]``."""
    text = text.translate(_INVISIBLE)
    return _UNSHOWABLE.sub(lambda found: f"[U+{ord(found[0]):04X}]", " ".join(text.split()))


def web_address(url: str | None) -> str | None:
    """Return the address where it is one of the web that may be linked, percent-encoded; else None."""
    if not url or len(url) > _ADDRESS_LENGTH or any(ord(char) < ord(" ") for char in url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    if parts.scheme not in WEB_SCHEMES or not parts.hostname:
        return None
    return quote(url.encode("utf-8", "replace"), safe=_URL_KEPT)
