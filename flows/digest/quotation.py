"""The attributed words as a reader sees them, with quotation marks only where they are the speaker's own.

Words of a direct quotation stand in quotation marks. The outlet's report of what was said does not: a mark around it
would put words in the speaker's mouth. A mixed one keeps the marks of the page around the quoted part.
"""

from collections.abc import Sequence

from flows.digest.safe import visible

_PAIRS = (("“", "”"), ('"', '"'), ("‘", "’"), ("'", "'"), ("«", "»"), ("「", "」"))
_CLOSING = {"“": "”", '"': '"'}
_OPENING = {"”": "“", '"': '"'}
BREAK = " … "


def shown(content: Sequence[str], quote: str) -> str:
    """Return the words of a statement on one line; ``quote`` is ``direct``, ``mixed`` or ``indirect``.

    The parts of a broken quotation each stand in marks of their own: nothing but the cue was between them, yet no
    page has them as one.
    """
    parts = [part for part in map(visible, content) if part]
    if quote == "direct":
        parts = [f"“{bare(part)}”" for part in parts]
    elif quote == "mixed":
        parts = [balanced(part) for part in parts]
    return BREAK.join(parts)


def partly_quoted(content: Sequence[str], quote: str) -> bool:
    """Whether some of the words are quoted but the spans hold no mark that shows which."""
    return quote == "mixed" and not any(mark in part for part in content for mark in '“”"‘’«»「」')


def bare(text: str) -> str:
    """Return quoted words without the marks around them and without the comma that a cue asks for."""
    candidates = (_unwrapped(text), text, text.lstrip('“"'), text.rstrip('”"'))
    inner = next((each for each in candidates if balanced(each) == each), text)
    return inner.strip().removesuffix(",")


def _unwrapped(text: str) -> str:
    """Return text without a pair of marks that stands around it, and holds no other of single marks."""
    for opening, closing in _PAIRS:
        if len(text) > 1 and text.startswith(opening) and text.endswith(closing):
            inner = text[1:-1]
            return text if opening in "'‘" and opening in inner else inner
    return text


def balanced(text: str) -> str:
    """Return text with the opening or closing mark that lies just outside of its span."""
    marks = [place for place, char in enumerate(text) if char in '“”"']
    if not marks:
        return text
    first, last = marks[0], marks[-1]
    if _closes(text, first):
        text = _OPENING[text[first]] + text
        last += 1
    if not _closes(text, last):
        text += _CLOSING[text[last]]
    return text


def _closes(text: str, place: int) -> bool:
    """Whether the mark closes a quotation: a straight one does where it leans on the word before it."""
    if text[place] != '"':
        return text[place] == "”"
    return place > 0 and not text[place - 1].isspace() and text[place - 1] not in "([—–"
