"""Rows of settings: each kind by its keys, and what is said of a wrong one."""

from typing import Any

import pytest

from flows.errors import SettingsError
from flows.sources.chinadaily_search import ChinaDailySearch
from flows.sources.chinadaily_section import ChinaDailySection
from flows.sources.lists import Lists
from flows.sources.mfa import Mfa
from flows.sources.options import from_row
from flows.sources.web import WEB

WHERE = "onrecord.toml: [[sources]] 2"


def test_a_row_becomes_its_kind() -> None:
    made = from_row(ChinaDailySearch, {"keywords": "THAAD", "most_pages": 3, "least_relevance": 1}, WHERE)
    assert made == ChinaDailySearch(keywords="THAAD", most_pages=3, least_relevance=1.0)


def test_what_is_left_out_is_as_usual_for_the_kind() -> None:
    assert from_row(ChinaDailySearch, {"keywords": "THAAD"}, WHERE).least_relevance == 0.0
    assert from_row(ChinaDailySection, {"section": "world/asia_pacific"}, WHERE).least_relevance == 1.0


@pytest.mark.parametrize(
    ("kind", "row", "told"),
    [
        ("chinadaily-search", {}, "keywords is missing; a source of this kind needs it"),
        ("chinadaily-search", {"keyword": "x"}, "unknown key 'keyword'; known are name, kind, least_relevance, most_p"),
        ("chinadaily-search", {"keywords": ""}, "keywords has to be a text, not ''"),
        ("chinadaily-search", {"keywords": ["a"]}, "keywords has to be a text, not ['a']"),
        ("chinadaily-search", {"keywords": "x", "most_pages": 0}, "most_pages has to be a whole number, at least 1"),
        ("chinadaily-search", {"keywords": "x", "most_pages": True}, "most_pages has to be a whole number"),
        ("chinadaily-search", {"keywords": "x", "least_relevance": -1}, "least_relevance has to be a number, at least"),
        ("chinadaily-search", {"keywords": "x", "least_relevance": "1"}, "least_relevance has to be a number"),
        ("chinadaily-epaper", {"edition": "hk"}, "edition: it has to be one of global, china, cndy"),
        ("rss", {"url": "ftp://a.cn/x"}, "url: it has to begin with http:// or https://"),
        ("mfa", {"url": "https://www.fmprc.gov.cn/eng/"}, "url: it has to end in index.html"),
        ("wayback", {"prefix": "x", "rows": 0}, "rows has to be a whole number, at least 1"),
    ],
)
def test_a_wrong_row_is_told_by_table_and_key_in_one_line(kind: str, row: dict[str, Any], told: str) -> None:
    with pytest.raises(SettingsError) as caught:
        from_row(WEB[kind], row, WHERE)
    assert str(caught.value).startswith(f"settings: {WHERE}: {told}")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("kind", WEB.values())
def test_every_kind_says_what_it_is_and_needs_a_word(kind: type[Lists]) -> None:
    assert kind.__doc__
    with pytest.raises(SettingsError, match="is missing"):
        from_row(kind, {}, WHERE)


def test_the_foreign_ministrys_row() -> None:
    url = "https://www.fmprc.gov.cn/eng/xw/fyrbt/lxjzh/index.html"
    assert from_row(Mfa, {"url": url}, WHERE) == Mfa(url=url)
