"""The database itself holds every span to the text of its version."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from parsers.records import Article, Span
from store import articles, export
from store.database import one, open_store
from store.errors import StoreError
from tests.store.builders import Record, article, statement

WORDS = "it opposed the deployment of “THAAD” 萨德 in the ROK 🇰🇷"


@pytest.fixture
def written(record: Record) -> Database:
    record.say(WORDS)
    return record.db


def test_spans_count_characters_not_bytes(written: Database) -> None:
    rows = written.execute('SELECT role, start, "end", text FROM spans ORDER BY role').fetchall()
    assert rows == [
        ("content", 11, 11 + len(WORDS), WORDS),
        ("sentence", 0, 12 + len(WORDS), f"China said {WORDS}."),
    ]


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [(0, 5, "Chine"), (1, 6, "China"), (0, 5, ""), (0, 6, "China"), (1000, 1005, "China"), (0, 5, "china")],
)
def test_a_wrong_span_is_refused_by_the_database(written: Database, start: int, end: int, text: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="span does not match the text of its version"):
        written.execute("INSERT INTO spans VALUES (1, 1, 'cue', 1, ?, ?, ?)", (start, end, text))


@pytest.mark.parametrize(("start", "end"), [(-1, 5), (5, 5), (5, 3)])
def test_a_span_without_extent_is_refused(written: Database, start: int, end: int) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        written.execute("INSERT INTO spans VALUES (1, 1, 'cue', 1, ?, ?, '')", (start, end))


def test_a_right_span_cannot_be_made_wrong(written: Database) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="span does not match"):
        written.execute("UPDATE spans SET start = start + 1 WHERE role = 'content'")


def test_a_text_cannot_change_under_its_spans(written: Database) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="text of a version cannot change"):
        written.execute("UPDATE article_versions SET text = 'something else'")


def test_a_statement_with_a_wrong_span_leaves_nothing_of_its_article(record: Record) -> None:
    page = article("China said it opposed the deployment.\n")
    right = statement(page, "it opposed the deployment")
    wrong = statement(page, "China", id="2", cue_span=Span(6, 10, "says"))
    snapshot = record.keep(page)

    with pytest.raises(StoreError, match="writing the article china-daily/content_1: span does not match"):
        articles.write(record.db, snapshot, page, [right, wrong], parser_version="1")

    for table in ("article_versions", "statements", "spans", "speakers", "statements_fts"):
        assert record.db[table].count == 0, table


def test_a_paragraph_that_is_not_in_the_text_is_refused(record: Record) -> None:
    wrong = Article("China said so.\n", (Span(0, 5, "Korea"),), ())

    with pytest.raises(StoreError, match="writing a paragraph or omission at 0–5"):
        record.add(wrong)


def test_paragraphs_cannot_reach_beyond_the_text(written: Database) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="reaches beyond the text"):
        written.execute("INSERT INTO paragraphs VALUES (1, 9, 0, 5000)")
    with pytest.raises(sqlite3.IntegrityError, match="reaches beyond the text"):
        written.execute("INSERT INTO omissions VALUES (1, 9, 0, 5000, 'caption')")


LINE = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1).filter(str.strip)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(before=LINE, words=st.lists(LINE, min_size=1, max_size=3), after=LINE)
def test_any_text_comes_back_with_its_spans(
    tmp_path_factory: pytest.TempPathFactory, before: str, words: list[str], after: str
) -> None:
    store = open_store(Path(tmp_path_factory.mktemp("span")) / "onrecord.db")
    record = Record(store)
    page = article(before + "|" + "|".join(words) + "|" + after)
    at = len(before) + 1
    spans = []
    for part in words:
        spans.append(Span(at, at + len(part), part))
        at += len(part) + 1
    record.add(page, replace(statement(page, page.text), content=tuple(spans)))

    (exported,) = export.statements(store)
    (text,) = one(store, "SELECT text FROM article_versions") or ("",)
    assert [one_["text"] for one_ in exported["content"]] == words
    assert all(text[one_["start"] : one_["end"]] == one_["text"] for one_ in exported["content"])
    store.close()


def test_a_text_with_a_nul_is_refused_rather_than_cut(record: Record) -> None:
    page = article("China said it opposed\x00 the deployment.\n")
    with pytest.raises(StoreError, match="reaches beyond the text"):
        record.add(page, statement(page, "the deployment"))
