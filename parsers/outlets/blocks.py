"""The blocks of text that an element is made of, as a browser would set them one below the other."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bs4.element import CData, NavigableString, Tag

_UNSEEN = {
    code: None
    for code in (*range(9), *range(0xE, 0x20), *range(0x7F, 0xA0), 0xAD, *range(0x200B, 0x2010), 0xFEFF, 0xFFFE)
    if code != 0x85
} | dict.fromkeys(range(0xD800, 0xE000))
"""Control characters, soft hyphens, zero-width characters, byte order marks, halves of characters."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a caption, a line between two ``<br>``: ``raw`` as in the page, ``text`` on one line.

    ``reason`` says why it is no part of the article, where its element tells as much.
    """

    raw: str
    text: str
    reason: str | None = None


def blocks(element: Tag, dropped: Mapping[str, str] | None = None) -> Iterator[Block]:
    """The blocks of ``element`` in order; white space alone makes none.

    ``dropped`` has the reason for elements that are no part of the article, by ``name``, ``#id`` or ``.class``.
    Scripts, styles and controls are no text. Tags that no browser sets apart, those of word processors among them, do
    not break a line. What stands after a ``<br>`` goes on with the sentence before it if it begins with a small letter.
    """
    last: Block | None = None
    for block, broken in _pieces(element, dropped or {}):
        if last is not None and broken and block.text[0].islower() and block.reason == last.reason:
            last = Block(f"{last.raw} {block.raw}", f"{last.text} {block.text}", last.reason)
            continue
        if last is not None:
            yield last
        last = block
    if last is not None:
        yield last


def _pieces(element: Tag, dropped: Mapping[str, str]) -> Iterator[tuple[Block, bool]]:
    """The pieces between any two breaks, each with whether a mere ``<br>`` stands before it."""
    strings: list[str] = []
    reasons: list[str] = []
    broken = False
    for tag, opens in _events(element):
        if isinstance(tag, str):
            strings.append(tag)
            continue
        reason = _reason(tag, dropped)
        if reason or tag.name in ("br", "hr"):
            block = _block(strings, reasons)
            if block is not None:
                yield block, broken
                broken = tag.name == "br"
            elif tag.name != "br":
                broken = False
            strings = []
        if reason:
            reasons.append(reason) if opens else reasons.pop()
    block = _block(strings, reasons)
    if block is not None:
        yield block, broken


def _events(element: Tag) -> Iterator[tuple[Tag | str, bool]]:
    """The strings under ``element`` and its elements as they open (true) and close; a stack stands for recursion."""
    stack: list[tuple[Tag, Iterator[object]]] = [(element, iter(element.contents))]
    while stack:
        tag, children = stack[-1]
        node = next(children, None)
        if node is None:
            stack.pop()
            if stack:
                yield tag, False
        elif isinstance(node, Tag):
            yield node, True
            stack.append((node, iter(node.contents)))
        elif type(node) in (NavigableString, CData):
            yield str(node), True


def words(element: Tag | None) -> str | None:
    """The text of ``element`` on one line; None where there is none."""
    return " ".join(block.text for block in blocks(element)) or None if element is not None else None


def tidy(raw: str) -> str:
    """``raw`` on one line: white space of every kind is one space, what cannot be seen is left out."""
    return " ".join(raw.translate(_UNSEEN).split())


def _reason(tag: Tag, dropped: Mapping[str, str]) -> str | None:
    keys = (tag.name, f"#{tag.get('id')}", *(f".{name}" for name in tag.get("class") or ()))
    return next((dropped[key] for key in keys if key in dropped), None)


def _block(strings: list[str], reasons: list[str]) -> Block | None:
    raw = "".join(strings)
    text = tidy(raw)
    return Block(raw.strip(), text, reasons[0] if reasons else None) if text else None
