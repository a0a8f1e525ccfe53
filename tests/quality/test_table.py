"""The quality table: every figure in its place, totals and nothing else."""

import subprocess
import sys
from pathlib import Path

from tests.quality.figures import Figures
from tests.quality.scoring import QUOTES, Match, Score, Share
from tests.quality.sets import SETS
from tests.quality.table import markdown, plain, table

PROJECT = Path(__file__).parents[2]
FIELDS = {"speakers": Share(3, 4), "via given": Share(0, 0)}


def measured(name: str, right: int, relevance: Share | None) -> Figures:
    match = Match(right, 4, right, 8)
    return Figures(name, 2, Score(match, dict.fromkeys(QUOTES, match), FIELDS), relevance)


def test_the_table_has_a_column_a_set_and_a_row_a_figure() -> None:
    rows = table([measured("x", 4, Share(1, 2)), measured("y", 0, None)])
    assert rows[:7] == [
        ("", "x", "y"),
        ("articles", "2", "2"),
        ("annotated statements", "8", "8"),
        ("found", "4", "4"),
        ("statements P", "1.000", "0.000"),
        ("statements R", "0.500", "0.000"),
        ("statements F1", "0.667", "0.000"),
    ]
    assert rows[-3:] == [
        ("speakers", "0.750 (3/4)", "0.750 (3/4)"),
        ("via given", "–", "–"),
        ("relevance", "0.500 (1/2)", "–"),
    ]


def test_plain_columns_line_up() -> None:
    assert plain([("", "a"), ("long name", "1.000"), ("x", "–")]) == (
        "               a\nlong name  1.000\nx              –"
    )


def test_markdown_is_a_table_with_figures_to_the_right() -> None:
    assert markdown([("", "a"), ("x", "1.000")]) == "|  | a |\n| --- | ---: |\n| x | 1.000 |"


def test_the_command_prints_totals_and_no_word_of_any_article() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.quality.table", "--markdown", "a", "b"],
        cwd=PROJECT,
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stderr) == (0, "")
    contents = {span["text"] for name in "ab" for one in SETS[name].records() for span in one["content"]}
    assert sum(content in done.stdout for content in contents) == 0
    assert [line.split("|")[1].strip() for line in done.stdout.splitlines()[:5]] == [
        "", "---", "articles", "annotated statements", "found",
    ]  # fmt: skip


def test_an_unknown_set_is_refused() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.quality.table", "z"], cwd=PROJECT, capture_output=True, text=True
    )
    assert done.returncode == 2
    assert done.stderr.endswith("error: no such set: z\n")
