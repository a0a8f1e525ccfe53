"""Every way into the parsers takes any bytes, whole pages and damaged ones: hypothesis in place of atheris."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.targets import TARGETS, examples

QUICK = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
EXAMPLES = {name: tuple(examples(name)) for name in TARGETS}


@pytest.mark.parametrize("name", TARGETS)
@QUICK
@given(st.binary(max_size=300))
def test_any_bytes(name: str, raw: bytes) -> None:
    TARGETS[name](raw)


@pytest.mark.parametrize("name", TARGETS)
@QUICK
@given(st.data())
def test_examples_with_pieces_cut_out_moved_and_changed(name: str, data: st.DataObject) -> None:
    raw = data.draw(st.sampled_from(EXAMPLES[name]))
    cuts = sorted(data.draw(st.lists(st.integers(0, len(raw)), min_size=3, max_size=3)))
    first, second, third, last = (raw[a:b] for a, b in zip([0, *cuts], [*cuts, len(raw)], strict=True))
    TARGETS[name](data.draw(st.sampled_from([first + last, first + third + second + last, first + second * 3 + last])))
    TARGETS[name](first + data.draw(st.binary(max_size=20)) + last)


@pytest.mark.parametrize("name", TARGETS)
def test_examples_as_they_are(name: str) -> None:
    assert EXAMPLES[name]
    for raw in EXAMPLES[name][:30]:
        TARGETS[name](raw)
