"""Killed anywhere, a run is taken up by the next: the same store and the same digest in the end."""

import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.flows.dumps import Dump, dump
from tests.flows.mortal import cycle

MOMENTS = 16
"""How many moments of a run are tried, evenly spread over it."""


def files(folder: Path) -> dict[str, bytes]:
    """The files of a folder of digests, without the ids of a feed: they are another for each store."""
    return {path.name: re.sub(rb"urn:uuid:[0-9a-f-]+", b"", path.read_bytes()) for path in sorted(folder.iterdir())}


def mortal(db: Path, *moment: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "tests.flows.mortal", str(db), *moment]
    return subprocess.run(command, cwd=Path(__file__).parents[2], capture_output=True, text=True)


class Undisturbed:
    """A run that went through: how many moments it had, what it left."""

    def __init__(self, folder: Path) -> None:
        done = mortal(folder / "onrecord.db")
        assert done.returncode == 0, done.stderr
        self.moments = int(done.stdout)
        self.dump: Dump = dump(folder / "onrecord.db")
        self.digests = files(folder / "digests")


@pytest.fixture(scope="session")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Undisturbed:
    return Undisturbed(tmp_path_factory.mktemp("undisturbed"))


def test_an_undisturbed_run_leaves_a_digest(undisturbed: Undisturbed) -> None:
    assert list(undisturbed.digests) == ["0001.html", "0001.json", "0001.md", "feed.atom"]
    assert undisturbed.moments > MOMENTS
    assert len(undisturbed.dump["statements"]) == len(undisturbed.dump["digest_items"]) > 20


@pytest.mark.parametrize("part", range(MOMENTS))
def test_a_run_killed_below_prefect_is_taken_up(undisturbed: Undisturbed, tmp_path: Path, part: int) -> None:
    moment = 1 + part * (undisturbed.moments - 1) // (MOMENTS - 1)
    db = tmp_path / "onrecord.db"
    assert mortal(db, str(moment)).returncode == -signal.SIGKILL
    assert cycle(db).verdict == "ok"
    assert dump(db) == undisturbed.dump
    assert files(tmp_path / "digests") == undisturbed.digests


@pytest.mark.slow
def test_a_run_killed_again_and_again_is_taken_up(undisturbed: Undisturbed, tmp_path: Path) -> None:
    db = tmp_path / "onrecord.db"
    for part in range(1, 6):
        mortal(db, str(part * undisturbed.moments // 6))
    assert cycle(db).verdict in ("ok", "quiet")
    assert dump(db)["statements"] == undisturbed.dump["statements"]
    assert files(tmp_path / "digests") == undisturbed.digests


def test_a_second_run_finds_nothing_new(undisturbed: Undisturbed, tmp_path: Path) -> None:
    db = tmp_path / "onrecord.db"
    first, second = cycle(db), cycle(db)
    assert (first.verdict, first.digests) == ("ok", (1,))
    assert (second.verdict, second.digests) == ("quiet", ())
    assert files(tmp_path / "digests") == undisturbed.digests
    assert dump(db)["statements"] == undisturbed.dump["statements"]
