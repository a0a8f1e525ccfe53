"""Text brought to the form in which it is compared."""

import hashlib
import re
import unicodedata
from collections import Counter

from parsers.records import Article

JOINT = " … "
"""Stands between the spans of a broken quotation where its content is shown as one text."""

_MARKS = str.maketrans({"‘": "'", "’": "'", "‚": "'", "“": '"', "”": '"', "„": '"', "–": "-", "—": "-", "−": "-"})
_WORD = re.compile(r"[^\W_]+")


def body(article: Article) -> str:
    """The article's body alone, a paragraph a line; marks, dashes and blanks folded: typography is no change."""
    return "\n".join(_fold(paragraph.text) for paragraph in article.paragraphs)


def digest(text: str) -> str:
    """SHA-256 of a text in UTF-8, hexadecimal."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def numbered(text: str) -> int:
    """A number that stands for a text, of 63 bits: as short as an index can have it."""
    return int.from_bytes(hashlib.blake2b(text.encode("utf-8"), digest_size=8).digest()) >> 1


def words(text: str) -> tuple[str, ...]:
    """The words of a text, case and punctuation folded."""
    return tuple(_WORD.findall(unicodedata.normalize("NFKC", text).casefold()))


def likeness(one: Counter[str], other: Counter[str]) -> float:
    """Token F1 of two bags of words: 0 for nothing in common, 1 for the same words."""
    common = sum((one & other).values())
    return 2 * common / (one.total() + other.total()) if common else 0.0


def _fold(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).translate(_MARKS).split())
