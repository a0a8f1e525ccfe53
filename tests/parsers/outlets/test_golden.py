"""Each page of ``tests/site/pages`` reads as its golden record says, field by field; real pages likewise."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from parsers.outlets.reading import TEMPLATES
from tests.parsers.outlets.golden import FIELDS, GOLDEN, PAGES, REAL, masked, record, reference

OURS = sorted(GOLDEN.glob("*.json"))
THEIRS = sorted((GOLDEN / "real").glob("*.json"))


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


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("path", OURS, ids=lambda path: path.name.removesuffix(".json"))
def test_each_field(path: Path, field: str) -> None:
    said = expected(path)
    if field not in said:
        assert "left_out" in said
        return
    assert found(path)[field] == said[field]


@pytest.mark.parametrize("path", [*OURS, *THEIRS], ids=lambda path: path.name.removesuffix(".json"))
def test_no_field_is_missing_and_none_is_more(path: Path) -> None:
    assert {"checked", "page", "at", *found(path)} == set(expected(path))


@pytest.mark.parametrize("path", THEIRS, ids=lambda path: path.name.removesuffix(".json"))
def test_real_pages(path: Path) -> None:
    said = expected(path)
    assert found(path) == {name: said[name] for name in found(path)}


@pytest.mark.parametrize("path", [*OURS, *THEIRS], ids=lambda path: path.name.removesuffix(".json"))
def test_a_person_has_read_the_record(path: Path) -> None:
    assert expected(path)["checked"] is True


def test_every_page_has_a_record() -> None:
    assert sorted(expected(path)["page"] for path in OURS) == sorted(page.name for page in PAGES.iterdir())


def test_every_template_has_a_page() -> None:
    assert {template.NAME for template in TEMPLATES} == {expected(path)["template"] for path in OURS}


def test_names_of_templates_are_their_own() -> None:
    assert len({template.NAME for template in TEMPLATES}) == len(TEMPLATES)


def test_every_template_is_for_an_outlet_that_is_known() -> None:
    assert all(template.OUTLET and reference().outlet(template.OUTLET) for template in TEMPLATES)
