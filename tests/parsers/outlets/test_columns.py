"""The 452 real columns of ``../shared/corpus`` set into pages: real titles, info lines and bodies."""

import gzip
import html
import json
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from parsers.records import Article
from tests.parsers.outlets.pages import china, read

COLUMNS = Path(__file__).parents[4] / "shared" / "corpus" / "chinadaily_columns.jsonl.gz"
pytestmark = pytest.mark.skipif(not COLUMNS.is_file(), reason="the columns of ../shared/corpus are not here")
LONG = 30
"""Words from which a paragraph is surely the article's."""


@cache
def columns() -> tuple[tuple[dict[str, str], Article], ...]:
    with gzip.open(COLUMNS, "rt", encoding="utf-8") as lines:
        entries = [json.loads(line) for line in lines]
    return tuple((entry, _read(entry)) for entry in entries)


def _read(entry: dict[str, str]) -> Article:
    body = "".join(f"<p>{html.escape(line)}</p>" for line in entry["content"].splitlines())
    return read(china(body, title=html.escape(entry["title"]), info=html.escape(entry["info_l"])), url=None)


def test_every_page_gives_title_date_and_time() -> None:
    assert len(columns()) == 452
    assert all(article.title == " ".join(entry["title"].split()) for entry, article in columns())
    assert all(article.page_date and article.page_time for _, article in columns())


def test_writers_and_sources_are_missing_only_where_none_is_printed() -> None:
    printed = [" ".join(entry["info_l"].split()) for entry, _ in columns()]
    unsigned = [line for line, (_, article) in zip(printed, columns(), strict=True) if not article.bylines]
    unsourced = [line for line, (_, article) in zip(printed, columns(), strict=True) if not article.source]
    assert [line for line in unsigned if line.startswith("By ")] == []
    assert unsourced == ["By Chen Weihua | Updated: 2018-04-20 07:16"]


def test_no_long_paragraph_is_left_out_but_captions_and_notes() -> None:
    reasons = Counter(
        omission.reason
        for _, article in columns()
        for omission in article.omissions
        if len(omission.span.text.split()) >= LONG
    )
    assert set(reasons) <= {"caption", "author note", "byline"}


def test_notes_below_the_body_are_no_paragraphs() -> None:
    tails = [article.paragraphs[-1].text for _, article in columns()]
    assert [text for text in tails if text.startswith(("The author", "Contact", "(China Daily"))] == []
