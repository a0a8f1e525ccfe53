"""Folding of names: the one form in which names are compared."""

import re
import unicodedata

_DROPPED = re.compile(r"[\W_]+")


def straighten(text: str) -> str:
    """``text`` with straight apostrophes, ordinary hyphens and single spaces; letters and case are kept."""
    straight = text.replace("’", "'").replace("‘", "'").replace("‐", "-").replace("‑", "-")
    return " ".join(straight.split())


def fold(text: str) -> str:
    """The form in which names are compared.

    Case, diacritics, spaces, hyphens and punctuation do not count, nor does the British spelling of ``defense``:
    ``Kim Jong-un`` is ``KIM JONG UN``, ``U.S. Defence Department`` is ``US Defense Department``.
    """
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return _DROPPED.sub("", text.casefold()).replace("defence", "defense")


def is_acronym(name: str) -> bool:
    """Whether ``name`` is one word of capitals (``SPA``, ``U.S.``), which in small letters may be another word."""
    return " " not in name and len(name) <= 6 and name.isupper()


def turned(name: str) -> str | None:
    """``Jong-un Kim`` for ``Kim Jong-un``; None for a name of more or fewer than two words."""
    words = name.split()
    return f"{words[1]} {words[0]}" if len(words) == 2 else None


def without_initials(name: str) -> str:
    """``Vincent Brooks`` for ``Vincent K. Brooks``: single letters inside a name left out, ``Jr.`` at its end too."""
    words = [word for word in name.replace(",", " ").split() if word not in ("Jr.", "Jr", "Sr.", "III")]
    inner = [word for word in words[1:-1] if len(word.rstrip(".")) > 1]
    return " ".join([*words[:1], *inner, *words[-1:]]) if len(words) > 1 else name
