import json

import pytest

from parsers.records import Act, Quote
from store import export, positions
from tests.store import gold
from tests.store.builders import MFA, ArticleId, Record, article, span, statement


def test_a_statement_is_exported_with_every_field(record: Record) -> None:
    page = article('"It opposed THAAD," the ministry said. "And still does," a release had it.\n')
    record.add(
        page,
        statement(
            *(page, "It opposed THAAD", "And still does"), surface="the ministry", cue_span=span(page.text, "said"),
            act=Act.ACCUSE, quote=Quote.DIRECT, reaffirms=True, via=MFA.name, rule="inverted",
            topics=("thaad", "other"),
        ),
        statement(page, "still does", id="1.1", parent="1", speakers=(MFA,)),
    )  # fmt: skip
    positions.match(record.db)
    first, second = export.statements(record.db)

    assert first == {
        "file": "content_1.txt",
        "id": "1",
        "content": [
            {"start": 1, "end": 17, "text": "It opposed THAAD"},
            {"start": 40, "end": 54, "text": "And still does"},
        ],
        "cue": "say",
        "speaker_surface": "the ministry",
        "speakers": ["China"],
        "quote": "direct",
        "act": "accuse",
        "reaffirms": True,
        "said_on": None,
        "via": "Ministry of Foreign Affairs (China)",
        "parent": None,
        "topics": ["thaad", "other"],
        "speaker_span": [20, 32],
        "cue_span": [33, 37],
        "rule": "inverted",
        "article_url": "https://example.org/1",
        "status": "new",
        "position": 1,
    }
    assert (second["id"], second["parent"], second["speaker_span"], second["cue_span"]) == ("1.1", "1", None, None)
    json.dumps([first, second])


def test_withdrawn_ones_are_exported_with_the_spans_that_they_had(record: Record) -> None:
    for words in ("the radar", "the launcher"):
        page = article(f"China said {words} was there.\n")
        record.add(page, statement(page, words), key=ArticleId())
    positions.match(record.db)
    assert [(row["content"][0]["text"], row["status"]) for row in export.statements(record.db)] == [
        ("the radar", "withdrawn"),
        ("the launcher", "new"),
    ]


def test_an_empty_store_exports_nothing(record: Record) -> None:
    assert list(export.statements(record.db)) == []


@gold.needs_gold
@pytest.mark.parametrize("name", ["seeds", "dev"])
def test_annotated_records_come_back_as_they_went_in(record: Record, name: str) -> None:
    annotated = []
    for page, found, rows in gold.articles(name):
        record.add(page, *found)
        annotated += rows
    exported = list(export.statements(record.db))

    fields = (
        "id",
        "content",
        "cue",
        "speaker_surface",
        "quote",
        "act",
        "reaffirms",
        "said_on",
        "via",
        "parent",
        "topics",
    )
    assert [[row[field] for field in fields] for row in exported] == [
        [row[field] for field in fields] for row in annotated
    ]
