"""Each page of ``tests/site/pages`` reads as its golden record says, field by field; real pages likewise."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from parsers.outlets.reading import TEMPLATES
from tests.parsers.outlets.golden import FIELDS, GOLDEN, LEFT_OUT, PAGES, REAL, masked, record, reference

OURS = sorted(GOLDEN.glob("*.json"))
THEIRS = sorted((GOLDEN / "real").glob("*.json"))
NO_ARTICLES = {
    "README.md",
    "chinadaily/chinadaily_europe_home_2016-03-24.trimmed.html",
    "chinadaily/chinadaily_list_world_china-us_2019-01-12.trimmed.html",
    "enapp_json/column_stories_sports.json",
    "enapp_json/custom-columns.json",
    "enapp_json/home_stories_blocks.json",
}
"""Files beside the real articles: lists, a front page."""


@cache
def expected(path: Path) -> dict[str, Any]:
    return dict(json.loads(path.read_text("utf-8")))


@cache
def found(path: Path) -> dict[str, Any]:
    said = expected(path)
    if path.parent == GOLDEN:
        return record((PAGES / said["page"]).read_bytes(), said["at"])
    page = REAL / said["page"]
    if not page.is_file():
        pytest.skip("the real pages of ../shared are not here")
    return masked(record(page.read_bytes(), said["at"]))


def fields(path: Path) -> list[str]:
    """The fields of a record; of a page that is left out those that tell that its template reads it."""
    return ["left_out", *LEFT_OUT] if "left_out" in expected(path) else list(FIELDS)


@pytest.mark.parametrize(
    ("path", "field"),
    [
        pytest.param(path, field, id=f"{path.name.removesuffix('.json')}-{field}")
        for path in (*OURS, *THEIRS)
        for field in fields(path)
    ],
)
def test_each_field(path: Path, field: str) -> None:
    assert found(path)[field] == expected(path)[field]


@pytest.mark.parametrize("path", [*OURS, *THEIRS], ids=lambda path: path.name.removesuffix(".json"))
def test_no_field_is_missing_and_none_is_more(path: Path) -> None:
    assert {"checked", "page", "at", *found(path)} == set(expected(path)) == {"checked", "page", "at", *fields(path)}


@pytest.mark.parametrize("path", [*OURS, *THEIRS], ids=lambda path: path.name.removesuffix(".json"))
def test_a_person_has_read_the_record(path: Path) -> None:
    assert expected(path)["checked"] is True


def test_every_page_has_a_record() -> None:
    assert sorted(expected(path)["page"] for path in OURS) == sorted(page.name for page in PAGES.iterdir())


def test_every_real_page_that_is_an_article_has_a_record() -> None:
    if not REAL.is_dir():
        pytest.skip("the real pages of ../shared are not here")
    pages = {str(page.relative_to(REAL)) for page in REAL.rglob("*.*") if page.is_file()}
    assert pages - {expected(path)["page"] for path in THEIRS} == NO_ARTICLES


def test_every_template_has_a_page() -> None:
    assert {template.NAME for template in TEMPLATES} == {expected(path)["template"] for path in OURS}


def test_names_of_templates_are_their_own() -> None:
    assert len({template.NAME for template in TEMPLATES}) == len(TEMPLATES)


def test_every_template_is_for_an_outlet_that_is_known() -> None:
    assert all(template.OUTLET and reference().outlet(template.OUTLET) for template in TEMPLATES)
