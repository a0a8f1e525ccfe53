"""A process that is killed while it decides leaves the decision whole or not at all."""

import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from parsers.records import Act
from store import counts, positions
from store.checks import faults
from store.database import open_store
from tests.store.builders import Record

DECIDE = """
import os, signal, sys
from pathlib import Path
from store.database import open_store
from store.decisions import making
from tests.store.builders import NOW
db = open_store(Path(sys.argv[1]))
left, passed = int(sys.argv[2]), 0

def step(sql):
    global passed
    passed += 1
    if passed == left:
        os.kill(os.getpid(), signal.SIGKILL)

db.conn.set_trace_callback(step)
making.split(db, [2, 3], by="kim", now=NOW)
making.merge(db, 1, 2, by="kim", now=NOW)
making.undo(db, 1, by="kim", now=NOW)
print(passed)
"""
PARTS = 14


def decide(path: Path, kill_at: int = 0) -> int:
    """Run the script, killed at a statement of SQL or not; returns how many it had, or the signal."""
    command = [sys.executable, "-c", DECIDE, str(path), str(kill_at)]
    done = subprocess.run(command, cwd=Path(__file__).parents[3], stdout=subprocess.PIPE)
    return int(done.stdout) if done.returncode == 0 else done.returncode


def fill(path: Path) -> None:
    db = open_store(path)
    record = Record(db)
    for day in ("2016-11-08", "2017-01-01", "2017-03-01", "2017-09-01"):
        record.say("it opposed the deployment of THAAD in the ROK", on=day, act=Act.ACCUSE)
    record.say("it was willing to resume talks", on="2017-03-03", act=Act.AGREE)
    positions.match(db)
    db.close()


def state(path: Path) -> tuple[int, int, list[tuple[int, int, str]]]:
    """How many decisions there are and stand, and where the statements are; the store is whole."""
    db = open_store(path)
    try:
        assert [found for _, found in faults(db) if found] == []
        assert [counts.wrong(db, table) for table in counts.COUNTED] == [0] * len(counts.COUNTED)
        made, stand = db.execute("SELECT count(*), count(*) - count(undone_at) FROM decisions").fetchone()
        return made, stand, db.execute("SELECT id, position, status FROM statements ORDER BY id").fetchall()
    finally:
        db.close()


@pytest.fixture(scope="module")
def moments(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, int]:
    """A store to copy, and how many statements of SQL the decisions take."""
    path = tmp_path_factory.mktemp("kill") / "onrecord.db"
    fill(path)
    copy = path.with_name("copy.db")
    shutil.copy(path, copy)
    return path, decide(copy)


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.slow
def test_a_decision_is_made_or_it_is_not(moments: tuple[Path, int], tmp_path: Path, part: int) -> None:
    whole, number = moments
    path = tmp_path / "onrecord.db"
    shutil.copy(whole, path)
    assert decide(path, 1 + part * (number - 1) // (PARTS - 1)) == -signal.SIGKILL
    one, two, four = (1, "new"), (1, "restated"), (3, "new")
    expected = {
        (0, 0): [one, two, two, two, (2, "new")],
        (1, 1): [one, four, (3, "restated"), two, (2, "new")],
        (2, 2): [one, four, (3, "restated"), two, (1, "restated")],
        (2, 1): [one, two, two, two, (1, "restated")],
    }
    made, stand, placed = state(path)
    assert [row[1:] for row in placed] == expected[made, stand]
