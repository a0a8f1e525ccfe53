"""``onrecord query`` on the record of the seeds."""

import csv
import io
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from store.queries import queries
from tests.flows.conftest import Call


def test_without_a_name_the_questions_are_listed(call: Call) -> None:
    answer = call("query")
    assert (answer.code, answer.err) == (0, "")
    for query in queries().values():
        assert query.name in answer.out
        assert query.question in answer.out


def test_the_last_objections_of_beijing(call: Call, record: Path) -> None:
    answer = call("query", "last-objections", "--principal", "Beijing", "--format", "csv", "--db", record)
    rows = list(csv.DictReader(io.StringIO(answer.out)))
    assert [(row["dated"], row["speakers"], row["via"]) for row in rows] == [
        ("2017-11-01", "China", "Ministry of Foreign Affairs (China)"),
        ("2016-11-08", "Ministry of National Defense (China)", ""),
    ]
    assert (
        rows[1]["content"]
        == "China clearly and strongly opposed the deployment of THAAD, and its stance has not changed"
    )


def test_what_seoul_says_only_through_chinese_releases(call: Call, record: Path) -> None:
    answer = call("query", "only-through-others", "--format", "jsonl", "--db", record)
    found = [json.loads(line) for line in answer.out.splitlines()]
    assert [(row["act"], row["content"]) for row in found][2] == (
        "concede", "China's position and concerns on the THAAD issue"
    )  # fmt: skip
    assert {row["via"] for row in found} == {"Ministry of Foreign Affairs (China)"}


def test_whose_tone_moved(call: Call, record: Path) -> None:
    answer = call("query", "tone-moved", "--format", "json", "--db", record)
    assert json.loads(answer.out)[0] == {
        "principal": "China", "topic": "thaad", "before": -1.0, "statements_before": 1, "after": 0.14,
        "statements_after": 7, "moved": 1.14,
    }  # fmt: skip


@pytest.mark.parametrize("name", queries())
def test_every_question_is_answered_and_says_so_where_nothing_is_found(call: Call, record: Path, name: str) -> None:
    answer = call("query", name, "--db", record)
    assert answer.code == 0
    rows = answer.out.splitlines()[2:]
    assert bool(rows) != ("nothing in" in answer.err)
    assert bool(rows) != (name in ("withdrawn", "fallen-silent", "reprints"))


def test_a_table_in_a_pipe_is_not_folded(call: Call, record: Path) -> None:
    answer = call("query", "last-objections", "--db", record)
    assert len(answer.out.splitlines()) == 4


def test_the_sql_is_printed_as_it_stands(call: Call, workdir: Path) -> None:
    answer = call("query", "changes", "--sql")
    assert (answer.code, answer.out) == (0, queries()["changes"].text)
    assert list(workdir.iterdir()) == []


def test_help_tells_parameters_with_defaults_and_columns(call: Call) -> None:
    answer = call("query", "answers", "--help")
    assert answer.code == 0
    assert re.search(r"--other VALUE +who answers +\[Republic of\s+Korea\]", answer.out)
    for name, _ in queries()["answers"].columns:
        assert f"  {name} " in answer.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("nothing",), "No such command 'nothing'; see onrecord query --help"),
        (("answers", "--who", "x"), "No such option '--who'; see onrecord query answers --help"),
        (("answers", "--limit", "many"), "asking answers: limit is 'many'; give a whole number"),
        (("answers", "--format", "xml"), "'xml' is not one of"),
    ],
)
def test_what_cannot_be_asked_is_told_in_one_line(
    call: Call, record: Path, arguments: tuple[str, ...], said: str
) -> None:
    answer = call("query", *arguments, *(() if arguments == ("nothing",) else ("--db", record)))
    assert (answer.code, answer.out) == (2, "")
    assert said in answer.err
    assert answer.err.count("\n") == 1


def test_it_never_imports_prefect(record: Path) -> None:
    script = "import sys; from flows.cli import main\ntry: main()\nfinally: assert 'prefect' not in sys.modules"
    done = subprocess.run([sys.executable, "-c", script, "query", "sources", "--db", str(record)], capture_output=True)
    assert done.returncode == 0, done.stderr
