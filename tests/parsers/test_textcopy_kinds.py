"""Text copies in the manner of many outlets, each line marked with what it is.

A fixture has a line ``@ field: value`` for each field that the page gives, then the page: left of the bar stands the
reason for which a line is left out, ``*`` for a paragraph, ``+`` for a line that goes on with the one before; ``¦``
ends a dateline, ``‡`` begins a mark at the end of the last paragraph.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

import seeds
from parsers.pages import read_text_copy
from parsers.records import Article
from parsers.reference import Reference, load

FOLDER = Path(__file__).parent / "fixtures" / "copies"


@dataclass(frozen=True)
class Copy:
    """A fixture: the page's text, the fields it gives, and what each of its lines is."""

    text: str
    fields: dict[str, str]
    lines: tuple[tuple[str, str], ...]


def read_fixture(path: Path) -> Copy:
    fields: dict[str, str] = {}
    text: list[str] = []
    lines: list[tuple[str, str]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("@ "):
            name, _, value = line[2:].partition(": ")
            fields[name] = value
            continue
        mark, _, content = line.partition("|")
        mark, content = mark.strip(), content.removeprefix(" ")
        text.append(content.replace("¦", "").replace("‡", ""))
        if mark == "+":
            lines[-1] = (lines[-1][0], f"{lines[-1][1]}\n{content}")
        elif mark == "*" and "¦" in content:
            head, _, rest = content.partition("¦")
            lines.extend((("dateline", head.rstrip()), ("*", rest)))
        elif mark == "*" and "‡" in content:
            body, _, end = content.partition(" ‡")
            lines.extend((("*", body), ("end mark", end)))
        elif mark:
            lines.append((mark, content))
    return Copy("\n".join(text) + "\n", fields, tuple(lines))


@cache
def reference() -> Reference:
    return load(seeds.FOLDER)


def read(copy: Copy, text: str | None = None) -> Article:
    return read_text_copy(copy.text if text is None else text, reference=reference(), url=copy.fields.get("url"))


def marked(article: Article) -> list[tuple[str, str]]:
    """Every line of the article with what it was read as, in order."""
    parts = [(span, "*") for span in article.paragraphs]
    parts += [(omission.span, omission.reason) for omission in article.omissions]
    return [(mark, span.text) for span, mark in sorted(parts, key=lambda part: part[0].start)]


FIXTURES = sorted(FOLDER.glob("*.txt"))
COPIES = pytest.mark.parametrize("copy", [pytest.param(read_fixture(path), id=path.stem) for path in FIXTURES])


@COPIES
def test_each_line_is_told_for_what_it_is(copy: Copy) -> None:
    assert marked(read(copy)) == list(copy.lines)


@COPIES
def test_the_fields_of_the_page(copy: Copy) -> None:
    article = read(copy)
    found = {
        "title": article.title,
        "bylines": "; ".join(article.bylines),
        "outlet": article.outlet,
        "published": str(article.published).casefold(),
    }
    optional = {"editor": article.editor, "source": article.source, "time": str(article.page_time).removesuffix(":00")}
    expected = {"bylines": "", "outlet": None} | copy.fields
    expected.pop("url", None)
    assert found | {name: value for name, value in optional.items() if name in copy.fields} == expected
