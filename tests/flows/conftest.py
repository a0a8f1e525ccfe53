"""Fixtures of the flows' tests: folders of articles to hand in, and the command as a process."""

import gc
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import seeds
from flows.cli import main

ONRECORD = (sys.executable, "-m", "flows.cli")
SEED_NAMES = ("000_2dffb70461a79a96.txt", "004_521fa1b65635a96e.txt")


PAGE = """Bridge to open in spring

The new bridge will open in spring, Foreign Ministry spokesman Geng Shuang said on Monday.

Traffic over the river has grown for years. The old bridge is narrow and closed at night.
"""
"""An invented page about a test bridge with one statement."""


class Answer(NamedTuple):
    """What a command came to."""

    code: int
    out: str
    err: str


Call = Callable[..., Answer]
Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def workdir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working directory."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def onrecord(workdir: Path) -> Run:
    """Run the command as a process of its own in the working directory; returns it when it has ended."""

    def run(*arguments: str | Path, **variables: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*ONRECORD, *map(str, arguments)],
            cwd=workdir,
            env={**os.environ, **variables},
            capture_output=True,
            text=True,
            encoding="utf-8",
        )

    return run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of the two seeds with their listing."""
    return write_folder(tmp_path / "articles", json.loads((seeds.FOLDER / "articles.json").read_bytes()))


def write_folder(path: Path, listing: Any, files: Mapping[str, bytes] | Sequence[str] = SEED_NAMES) -> Path:
    """Make a folder with ``listing`` (bytes as they are, else as JSON) and ``files``, seeds where only named."""
    path.mkdir(parents=True, exist_ok=True)
    contents = files if isinstance(files, Mapping) else {name: (seeds.FOLDER / name).read_bytes() for name in files}
    for name, raw in contents.items():
        (path / name).write_bytes(raw)
    if listing is not None:
        raw = listing if isinstance(listing, bytes) else json.dumps(listing).encode()
        (path / "articles.json").write_bytes(raw)
    return path


@pytest.fixture(scope="session")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the seeds with its digest, to be read and not written to."""
    from tests.flows.mortal import cycle

    db = tmp_path_factory.mktemp("record") / "onrecord.db"
    cycle(db)
    return db


@pytest.fixture
def call(workdir: Path, capfd: pytest.CaptureFixture[str]) -> Call:
    """Run the command in this process; returns exit code, stdout and stderr."""

    def called(*arguments: str | Path) -> Answer:
        with pytest.raises(SystemExit) as left:
            main([str(argument) for argument in arguments])
        out, err = capfd.readouterr()
        assert isinstance(left.value.code, int)
        return Answer(left.value.code, out, err)

    return called


@pytest.fixture(scope="session")
def api() -> Iterator[dict[str, str]]:
    """Prefect's API, for flows in this process and, by the environment given, for commands as processes.

    It takes ten seconds to start, so there is one.
    """
    from prefect.settings import PREFECT_API_URL
    from prefect.testing.utilities import prefect_test_harness

    with prefect_test_harness(server_startup_timeout=90):
        yield {**os.environ, "PREFECT_API_URL": str(PREFECT_API_URL.value())}


@pytest.fixture
def sockets_collected() -> Iterator[None]:
    """Prefect's client leaves its sockets to the garbage collector: they go while that is no error."""
    yield
    gc.collect()
