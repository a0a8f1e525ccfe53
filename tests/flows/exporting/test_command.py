"""``onrecord export``: formats, files, and what is said where it cannot be done."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.flows.conftest import ONRECORD, Call, Run


def test_positions_as_csv_on_stdout(call: Call, record: Path) -> None:
    answer = call("export", "positions", "--format", "csv", "--db", record)
    rows = list(csv.DictReader(io.StringIO(answer.out, newline="")))
    assert (answer.code, answer.err, len(rows)) == (0, "", 29)
    assert (rows[0]["holder"], rows[0]["act"], rows[0]["cooperation"]) == ("China", "agree", "2.5")


def test_articles_as_json_lines(call: Call, record: Path) -> None:
    answer = call("export", "articles", "--db", record)
    found = [json.loads(line) for line in answer.out.splitlines()]
    assert [(one["outlet"], one["published"], one["statements"]) for one in found] == [
        ("China Daily", "2016-11-08", 9),
        ("China Military Online", "2017-11-01", 21),
    ]


def test_statements_as_json_lines_are_records_of_extract(call: Call, record: Path, tmp_path: Path) -> None:
    printed = call("export", "statements", "--format", "jsonl", "--db", record).out
    path = tmp_path / "statements.jsonl"
    assert call("export", "statements", "--output", path, "--db", record) == (0, "", "")
    assert path.read_bytes() == printed.encode()
    assert json.loads(printed.splitlines()[0])["speaker_surface"]


def test_parquet_to_a_file(call: Call, record: Path, tmp_path: Path) -> None:
    from pyarrow import parquet

    path = tmp_path / "statements.parquet"
    assert call("export", "statements", "--format", "parquet", "--output", path, "--db", record) == (0, "", "")
    assert parquet.read_table(path).num_rows == 30


def test_a_package(call: Call, record: Path, tmp_path: Path) -> None:
    folder = tmp_path / "record"
    answer = call("export", "package", "--output", folder, "--db", record)
    files = "statements.csv, articles.csv, positions.csv, datapackage.json"
    assert answer == (0, "", f"wrote 4 files to {folder}: {files}\n")
    described = json.loads((folder / "datapackage.json").read_bytes())
    assert [one["title"] for one in described["sources"]] == ["China Daily", "China Military Online"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["package"], "a package is not for stdout: name it by --output"),
        (["articles", "--format", "parquet"], "Parquet is not for stdout: name it by --output"),
        (["digests"], "'digests' is not one of 'statements', 'articles', 'positions', 'package'"),
    ],
)
def test_what_cannot_be_asked(call: Call, record: Path, arguments: list[str], said: str) -> None:
    answer = call("export", *arguments, "--db", record)
    assert (answer.code, answer.out) == (2, "")
    assert said in answer.err


def test_a_folder_that_is_not_there_is_told_in_a_line(call: Call, record: Path, tmp_path: Path) -> None:
    path = tmp_path / "nowhere" / "a.csv"
    answer = call("export", "articles", "--output", path, "--db", record)
    assert answer.code == 2
    assert answer.err.startswith(f"onrecord: exporting to {path}: cannot write ")
    assert answer.err.endswith("No such file or directory; name another place by --output\n")


def test_a_full_disk_leaves_what_was_there(call: Call, record: Path, tmp_path: Path) -> None:
    folder = tmp_path / "record"
    folder.mkdir()
    (folder / ".statements.csv.part").symlink_to("/dev/full")
    (folder / "statements.csv").write_text("old")
    answer = call("export", "package", "--output", folder, "--db", record)
    assert (answer.code, answer.err.count("\n")) == (3, 1)
    assert "No space left on device" in answer.err
    assert (folder / "statements.csv").read_text() == "old"


def test_without_pyarrow_it_says_what_to_install(record: Path, tmp_path: Path) -> None:
    (tmp_path / "pyarrow.py").write_text("raise ImportError('No module named pyarrow')")
    path = tmp_path / "a.parquet"
    command = ["export", "articles", "--format", "parquet", "--output", str(path), "--db", str(record)]
    answer = subprocess.run(
        [*ONRECORD, *command], env={"PYTHONPATH": str(tmp_path)}, capture_output=True, text=True, cwd=tmp_path
    )
    assert answer.returncode == 2
    assert answer.stderr == (
        "onrecord: writing Parquet: No module named pyarrow; install what it needs with"
        " `pip install 'onrecord[parquet]'`, or take --format csv or jsonl\n"
    )
    assert not path.exists()


def test_text_is_in_utf_8_wherever_it_runs(onrecord: Run, record: Path, tmp_path: Path) -> None:
    path = tmp_path / "statements.csv"
    done = onrecord("export", "statements", "--format", "csv", "--db", record, PYTHONIOENCODING="latin-1")
    onrecord("export", "statements", "--format", "csv", "--output", path, "--db", record)
    assert done.stdout.encode() == path.read_bytes().replace(b"\r\n", b"\n")
    assert "“" in path.read_text("utf-8") or not done.stdout.isascii()


def test_other_exports_do_not_load_pyarrow(record: Path) -> None:
    code = (
        "import sys; from flows.cli import _run; _run(['export', 'articles', '--db', sys.argv[1]]);"
        "print('pyarrow' in sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(record)], capture_output=True, text=True, check=True)
    assert done.stderr == "False\n"
