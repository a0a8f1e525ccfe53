"""Holds the extractor to the floors in ``floors.json``; ``python -m tests.quality.gate`` says how to move them."""

import pytest

from tests.quality import gate
from tests.quality.sets import SETS


@pytest.mark.parametrize("name", SETS)
def test_no_figure_is_under_its_floor_and_no_annotated_article_has_changed(name: str) -> None:
    if not SETS[name].present:
        pytest.skip(f"the annotated articles of {name} lie beside the project, not in it")
    assert gate.problems(name, gate.load().get(name), gate.measured(name)) == []
