"""The digest as JSON: described by its schema, and what was put in comes out."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # its types are no part of the lock

from flows.digest import render
from parsers.records import Act, Quote, SpeakerKind
from store.model import Carrier
from tests.flows import digest_builders as build

SCHEMA: dict[str, Any] = json.loads(
    (Path(__file__).parents[2] / "docs" / "digest.schema.json").read_text(encoding="utf-8")
)


def test_the_schema_is_one_and_knows_the_words_of_the_records() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    statement = SCHEMA["$defs"]["statement"]["properties"]
    assert set(statement["act"]["enum"]) == {act.value for act in Act}
    assert set(statement["quote"]["enum"]) == {quote.value for quote in Quote}
    assert set(SCHEMA["$defs"]["speaker"]["properties"]["kind"]["enum"]) == {kind.value for kind in SpeakerKind}


@pytest.mark.parametrize("made", [build.small, build.corrected, build.digest])
def test_a_digest_is_as_the_schema_says(made: Any) -> None:
    parsed = json.loads(render(made(), "json"))
    assert list(Draft202012Validator(SCHEMA).iter_errors(parsed)) == []
    assert list(parsed) == list(SCHEMA["properties"])


def test_keys_stand_in_the_order_of_the_schema() -> None:
    parsed = json.loads(render(build.small(), "json"))
    for name, example in (
        ("statement", parsed["new"][0]),
        ("speaker", parsed["new"][0]["speakers"][0]),
        ("move", parsed["moves"][0]),
        ("restated", parsed["restated"][0]),
        ("source", parsed["coverage"][0]),
    ):
        assert list(example) == list(SCHEMA["$defs"][name]["properties"])


def test_a_statement_has_what_the_record_has() -> None:
    statement = json.loads(render(build.small(), "json"))["new"][3]
    assert statement == {
        "statement": 4,
        "parent": 3,
        "position": 4,
        "status": "new",
        "speakers": [
            {
                "name": name,
                "kind": "government",
                "office": None,
                "body": None,
                "country": name,
                "principal": name,
            }
            for name in ("China", "Republic of Korea")
        ],
        "speaker_surface": "Both sides",
        "via": "Ministry of Bridges (China)",
        "via_principal": "China",
        "act": "agree",
        "act_words": "agree",
        "cue": "agree",
        "reaffirms": False,
        "content": ["to paint the test bridge"],
        "quote": "indirect",
        "said_on": None,
        "dated": "2017-11-01",
        "dated_basis": "published",
        "topics": ["military_ties"],
        "outlet": "Test Post",
        "title": "Two sides on the bridge",
        "article_url": "http://post.test/2017/bridge.htm?a=1&b=2",
        "published": "2017-11-01",
        "published_basis": "url",
        "carriers": [],
    }


def test_who_else_carries_a_statement() -> None:
    carriers = (Carrier("Army Post", "Test News", dt.date(2016, 11, 8), "https://army.test/1"),)
    parsed = json.loads(render(build.digest(build.item(1, carriers=carriers)), "json"))
    assert list(Draft202012Validator(SCHEMA).iter_errors(parsed)) == []
    assert parsed["new"][0]["carriers"] == [
        {
            "outlet": "Army Post",
            "credit": "Test News",
            "published": "2016-11-08",
            "article_url": "https://army.test/1",
        }
    ]


@pytest.mark.parametrize("text", build.HOSTILE)
def test_hostile_text_comes_back_as_it_was_and_is_no_address(text: str) -> None:
    rendered = render(build.hostile(text), "json")
    rendered.encode()
    new = json.loads(rendered)["new"]
    assert new[0]["content"] == [text]
    assert new[0]["speakers"][0]["name"] == text
    assert new[2]["article_url"] is None
    assert (new[0]["carriers"][0]["credit"], new[0]["carriers"][0]["article_url"]) == (text, None)
    assert "\u202e" not in rendered


@settings(deadline=None)
@given(st.lists(st.text(), min_size=1, max_size=3))
def test_any_content_comes_back_as_it_was(content: list[str]) -> None:
    rendered = render(build.digest(build.item(1, tuple(content))), "json")
    assert json.loads(rendered)["new"][0]["content"] == content
    rendered.encode()
