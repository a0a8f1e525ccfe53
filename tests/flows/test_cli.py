"""The command line: what help says works, bad input is one line and leaves the store alone."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

import seeds
from flows.cli import COMMANDS
from tests.flows.conftest import ONRECORD, SEED_NAMES, Call, Run, write_folder
from tests.flows.mortal import cycle

SEED = seeds.FOLDER / SEED_NAMES[0]
READERS = (("search", "thaad"), ("export", "statements"), ("digest",), ("timeline",))


def test_help_lists_the_commands_and_nothing_else(call: Call) -> None:
    answer = call("--help")
    listed = answer.out.partition("Commands:")[2].split("\n")
    assert [line.split()[0] for line in listed if line.strip()] == list(COMMANDS)
    assert answer.code == 0


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_examples(call: Call, command: str) -> None:
    answer = call(command, "--help")
    assert answer.code == 0
    assert f"Usage: onrecord {command}" in answer.out
    assert f"Examples:\n    onrecord {command}" in answer.out


def test_the_version_is_told(call: Call) -> None:
    assert call("--version").out == "onrecord, version 0.1.0\n"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["fly"], "No such command 'fly'; see onrecord --help"),
        (["run", "--fast"], "No such option '--fast'; see onrecord run --help"),
        (["ingest"], "Missing argument 'PATH|URL…'; see onrecord ingest --help"),
        (["digest", "0"], "see onrecord digest --help"),
        (["digest", "--format", "pdf"], "see onrecord digest --help"),
        (["search", "x", "--act", "shout"], "see onrecord search --help"),
        (["search", "x", "--from", "yesterday"], "search: --from: 'yesterday' is no date; write YYYY-MM-DD"),
        (["extract", SEED, "--published", "2016-13-01"], "extract: --published: '2016-13-01' is no date"),
        (["extract", SEED, "--published", ""], "extract: --published: '' is no date"),
        (
            ["extract", SEED, "--url", "not a url"],
            "onrecord: reading the URL 'not a url': it holds characters that no address has",
        ),
        (["extract", SEED, SEED, "--url", "http://a.b/c"], "extract: --published and --url go with a single FILE"),
        (["extract", seeds.FOLDER, "--published", "2016-11-08"], "--published and --url go with a single FILE"),
        (["run", "--settings", "none.toml"], "settings: cannot read none.toml: No such file or directory"),
    ],
)
def test_a_wrong_call_is_answered_in_one_line(call: Call, arguments: list[str | Path], told: str) -> None:
    answer = call(*arguments)
    assert answer.code == 2
    assert answer.out == ""
    assert answer.err.startswith("onrecord: ")
    assert answer.err.count("\n") == 1
    assert told in answer.err


def bad_inputs(folder: Path) -> dict[str, Path]:
    """Make one of each kind of bad input in ``folder``; returns them by the words in which they are told."""
    files = {
        "the file is empty": ("empty.txt", b""),
        "a binary file, not text": ("binary.txt", b"\x7fELF\0\0"),
        "not UTF-8 at byte 3": ("latin.txt", "caf\u00e9".encode("latin-1")),
        "only text copies": ("crawl.zip", b"PK"),
        "reading a page: it is empty": ("page.html", b""),
    }
    for name, raw in files.values():
        (folder / name).write_bytes(raw)
    listings = {
        "not JSON at line 1": b'[{"file": "x.txt"',
        "it has to hold a list of articles": {"file": SEED.name},
        "entry 1 has no file": [{"url": "http://a.b/c"}],
        "there is no file 'gone.txt' in the folder": [{"file": SEED.name}, {"file": "gone.txt"}],
        "reading the URL 'ftp://a.b/c': it is no http": [{"file": SEED.name, "url": "ftp://a.b/c"}],
        "'../../x' leads out of the folder": [{"file": "../../x"}],
        "published: '2016-02-30' is no date": [{"file": SEED.name, "published": "2016-02-30"}],
        "it has no articles.json": None,
    }
    folders = {told: write_folder(folder / f"folder{n}", one) for n, (told, one) in enumerate(listings.items())}
    return {told: folder / name for told, (name, _) in files.items()} | folders | {"No such file": folder / "gone"}


@pytest.mark.parametrize("command", ["ingest", "extract"])
def test_bad_input_is_answered_in_one_line_and_nothing_is_stored(call: Call, workdir: Path, command: str) -> None:
    for told, path in bad_inputs(workdir).items():
        answer = call(command, SEED, path)
        assert (answer.code, answer.out) == (2, ""), told
        assert answer.err.count("\n") == 1, answer.err
        assert answer.err.startswith(f"onrecord: reading {path}"), answer.err
        assert told in answer.err
        assert not (workdir / "data").exists()


def test_bad_input_leaves_a_store_that_is_there_untouched(call: Call, workdir: Path) -> None:
    db = workdir / "onrecord.db"
    cycle(db)
    before = db.read_bytes()
    for path in bad_inputs(workdir).values():
        assert call("ingest", SEED, path, "--db", db).code == 2
    assert db.read_bytes() == before


@pytest.fixture(params=["no database", "another program's", "newer"])
def refused(request: pytest.FixtureRequest, workdir: Path) -> tuple[Path, str]:
    """A file that is no store of ours, and the words in which that is told."""
    db = workdir / "some.db"
    if request.param == "no database":
        db.write_text("Dear diary, nobody said anything today.\n")
        return db, "it is not an SQLite database"
    if request.param == "newer":
        cycle(db)
    with sqlite3.connect(db) as connection:
        connection.execute("CREATE TABLE cheese (name TEXT)")
        connection.execute("PRAGMA user_version = 999")
    connection.close()
    return db, "its schema is 999" if request.param == "newer" else "another program"


@pytest.mark.parametrize("arguments", [("run",), ("ingest", SEED), *READERS])
def test_a_file_that_is_no_store_of_ours_is_refused_and_left_alone(
    call: Call, refused: tuple[Path, str], arguments: tuple[str | Path, ...]
) -> None:
    db, told = refused
    before = db.read_bytes()
    answer = call(*arguments, "--db", db)
    assert (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1)
    assert str(db) in answer.err
    assert told in answer.err
    assert db.read_bytes() == before


@pytest.mark.parametrize("arguments", READERS)
def test_a_store_that_is_not_there_is_told_and_not_made(call: Call, workdir: Path, arguments: tuple[str, ...]) -> None:
    answer = call(*arguments)
    assert answer.code == 2
    assert "opening the store data/onrecord.db: there is none; make one with `onrecord run`" in answer.err
    assert not (workdir / "data").exists()


def test_control_characters_in_a_name_do_not_reach_the_terminal(call: Call, workdir: Path) -> None:
    answer = call("extract", workdir / "a\x1b[31mb.txt")
    assert answer.code == 2
    assert "\x1b" not in answer.err
    assert "a\N{REPLACEMENT CHARACTER}[31mb.txt: No such file" in answer.err


def test_the_process_has_the_exit_code_and_the_line(onrecord: Run, workdir: Path) -> None:
    (workdir / "empty.txt").touch()
    done = onrecord("ingest", "empty.txt")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "onrecord: reading empty.txt: the file is empty; hand in a text copy of an article\n"


def test_the_settings_say_where_the_store_is(onrecord: Run, workdir: Path, record: Path) -> None:
    (workdir / "onrecord.toml").write_text(f'db = "{record}"\n')
    by_settings, by_variable = (
        onrecord("export", "statements"),
        onrecord("export", "statements", ONRECORD_DB=str(record)),
    )
    assert by_settings.returncode == 0
    assert by_settings.stdout == by_variable.stdout
    assert by_settings.stdout.count("\n") > 20


def test_a_reader_that_goes_away_is_no_error(workdir: Path, record: Path) -> None:
    command = [*ONRECORD, "export", "statements", "--db", str(record)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=workdir) as writer:
        assert writer.stdout is not None
        assert writer.stderr is not None
        writer.stdout.close()
        assert writer.stderr.read() == b""
    assert writer.returncode == 1


def test_a_full_disk_behind_stdout_is_told(workdir: Path, record: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [*ONRECORD, "export", "statements", "--db", str(record)], stdout=full, stderr=subprocess.PIPE, text=True
        )
    assert done.returncode == 3
    assert done.stderr == "onrecord: writing to stdout: No space left on device\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["run", "--help"],
        ["search", "thaad", "--db", "{record}"],
        ["export", "statements", "--db", "{record}"],
        ["digest", "--db", "{record}"],
        ["extract", str(SEED)],
        ["ingest", str(SEED), "--db", "{new}"],
    ],
)
def test_what_runs_no_flow_never_imports_prefect(tmp_path: Path, record: Path, arguments: list[str]) -> None:
    filled = [argument.format(record=record, new=tmp_path / "new.db") for argument in arguments]
    program = (
        "import sys\n"
        "from flows.cli import main\n"
        "try:\n    main(sys.argv[1:])\n"
        "except SystemExit as left:\n    assert left.code == 0, left.code\n"
        "loaded = {'prefect', 'fastapi', 'sqlalchemy', 'pydantic'} & set(sys.modules)\n"
        "assert not loaded, loaded\n"
    )
    done = subprocess.run([sys.executable, "-c", program, *filled], capture_output=True, text=True, env=os.environ)
    assert done.returncode == 0, done.stderr
