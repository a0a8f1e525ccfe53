"""Rows for people and for other programs: a table fit for the terminal, CSV, JSON, JSON lines."""

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import zip_longest
from textwrap import wrap
from typing import Any, TextIO

from flows.digest.safe import visible
from flows.json_text import json_text

FORMATS = ("table", "csv", "json", "jsonl")
_GAP = "  "
_NARROWEST = 8
"""A column is never made narrower than this: a table too wide for the terminal runs over."""
_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
"""What a spreadsheet takes for the beginning of a formula (OWASP, CSV injection), also behind apostrophes."""
_NUMBER = re.compile(r"-[0-9]+(\.[0-9]+)?")

Rows = Sequence[Sequence[Any]]


def render(columns: Sequence[str], rows: Rows, form: str, *, width: int = 100) -> str:
    """Return the rows as ``table`` (of so many columns of the terminal), ``csv``, ``json`` or ``jsonl``."""
    if form == "table":
        return table(columns, rows, width)
    if form == "csv":
        return as_csv(columns, rows)
    records = [dict(zip(columns, row, strict=True)) for row in rows]
    if form == "json":
        return json_text(records, indent=1) + "\n"
    return "".join(json_text(record) + "\n" for record in records)


def as_csv(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """Return CSV as ``write_csv`` writes it."""
    out = io.StringIO(newline="")
    write_csv(columns, rows, out)
    return out.getvalue()


def write_csv(columns: Sequence[str], rows: Iterable[Sequence[Any]], out: TextIO) -> None:
    """Write CSV with a head by RFC 4180 to ``out``, which translates no line ends; NULL is an empty cell.

    A text that a spreadsheet would run as a formula has an apostrophe before it. So has one that begins with
    apostrophes and then such a sign, so that the first apostrophe before a sign is always the one to be taken away.
    """
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows([_harmless(value) for value in row] for row in rows)


def _harmless(value: Any) -> Any:
    """Return a value, a text that would be run with an apostrophe before it; a number is none, whatever its sign."""
    return f"'{value}" if isinstance(value, str) and _FORMULA.match(value) and not _NUMBER.fullmatch(value) else value


def table(columns: Sequence[str], rows: Rows, width: int) -> str:
    """Return a table with a head; long texts are folded, so that it is no wider than ``width`` where that can be."""
    texts = [[_shown(value) for value in row] for row in rows]
    right = [all(isinstance(row[n], int | float | None) for row in rows) and bool(rows) for n in range(len(columns))]
    natural = [max(map(_columns, column)) for column in zip(columns, *texts, strict=True)]
    widths = _fit(natural, [max(map(_columns, name.split("\n"))) for name in columns], width)
    lines = [_GAP.join(_cell(name, wide, toright) for name, wide, toright in zip(columns, widths, right, strict=True))]
    lines.append(_GAP.join("─" * wide for wide in widths))
    for row in texts:
        cells = [_folded(text, wide) for text, wide in zip(row, widths, strict=True)]
        for parts in zip_longest(*cells, fillvalue=""):
            lines.append(_GAP.join(map(_cell, parts, widths, right)))
    return "".join(line.rstrip() + "\n" for line in lines)


def _fit(natural: Sequence[int], heads: Sequence[int], width: int) -> list[int]:
    """Return widths that fit ``width``: the widest columns give first, none goes below its head."""
    widths = list(natural)
    lowest = [max(min(wide, _NARROWEST), head) for wide, head in zip(natural, heads, strict=True)]
    over = sum(widths) + len(_GAP) * (len(widths) - 1) - width
    while over > 0 and any(wide > low for wide, low in zip(widths, lowest, strict=True)):
        widest = max((n for n in range(len(widths)) if widths[n] > lowest[n]), key=lambda n: widths[n])
        widths[widest] -= 1
        over -= 1
    return widths


def _shown(value: Any) -> str:
    return "" if value is None else visible(str(value))


def _columns(text: str) -> int:
    """Return how many columns of a terminal a text takes: ideographs take two, accents set over a letter none."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text
    )


def _folded(text: str, width: int) -> list[str]:
    """Return a text in lines of ``width`` columns."""
    if _columns(text) <= width:
        return [text]
    if _columns(text) == len(text):
        return wrap(text, width, break_on_hyphens=False) or [""]
    lines = [""]
    for char in text:
        if _columns(lines[-1] + char) > width:
            lines.append("")
        lines[-1] += char
    return lines


def _cell(text: str, width: int, toright: bool = False) -> str:
    blank = " " * max(width - _columns(text), 0)
    return blank + text if toright else text + blank
