"""``onrecord timeline``: text, pictures and figures of the same acts."""

import json
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.flows.conftest import ONRECORD, Call


def test_the_text_has_a_lane_for_each_government(record: Path, call: Call) -> None:
    answer = call("timeline", "--db", record)
    assert answer.code == 0
    lanes = [line for line in answer.out.splitlines()[3:] if line[0] != " "]
    assert lanes == ["China", "Republic of Korea", "Experts, media and others"]
    assert answer.out.startswith("7 Nov 2016 – 1 Nov 2017, each column a week")


def test_the_figures_add_up_to_the_statements(record: Path, call: Call) -> None:
    figures = json.loads(call("timeline", "--format", "json", "--db", record).out)
    assert set(figures[0]) == {"government", "day", "act", "statements"}
    assert {figure["government"] for figure in figures} == {"China", "Republic of Korea", None}
    assert sum(figure["statements"] for figure in figures) >= 30


def test_the_window_is_kept(record: Path, call: Call) -> None:
    figures = json.loads(
        call("timeline", "--since", "2017-01-01", "--principal", "Seoul", "--format", "json", "--db", record).out
    )
    assert {(figure["government"], figure["day"]) for figure in figures} == {("Republic of Korea", "2017-11-01")}


def test_the_pictures_are_pictures(record: Path, call: Call) -> None:
    svg = call("timeline", "--format", "svg", "--db", record).out
    assert ElementTree.fromstring(svg).attrib["role"] == "img"
    command = ["timeline", "--format", "png", "--db", str(record)]
    raw = subprocess.run([*ONRECORD, *command], capture_output=True, check=True).stdout
    assert raw.startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--since", "2030-01-01"), "drawing the timeline of"),
        (("--topic", "cheese"), "looking for the topic 'cheese'"),
        (("--format", "gif"), "see onrecord timeline --help"),
    ],
    ids=["no acts", "no topic", "no format"],
)
def test_what_cannot_be_had_is_answered_in_one_line(
    record: Path, call: Call, arguments: tuple[str, ...], told: str
) -> None:
    answer = call("timeline", *arguments, "--db", record)
    assert (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1)
    assert told in answer.err
