"""A process that is killed while it writes leaves whole articles and nothing else; the next one goes on."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from store.database import one, open_store
from tests.store.builders import Record
from tests.store.test_articles import dump

FILL = """
import os, signal, sys
from pathlib import Path
from store import articles, digests, positions, runs
from store.database import open_store
from tests.store.builders import NOW, Record, article, statement
store = open_store(Path(sys.argv[1]))
left = int(sys.argv[2])
writes = 0

def kill(sql, parameters):
    global writes
    writes += sql.lstrip().upper().startswith(("INSERT", "UPDATE", "DELETE"))
    if writes == left:
        os.kill(os.getpid(), signal.SIGKILL)

store._tracer = kill
record = Record(store)
for day in ("2016-11-07", "2017-11-01"):
    record.say("it opposed the deployment of THAAD", on=day, act="accuse")
    record.say("it was willing to hold dialogue and exchanges", on=day, act="agree")
positions.match(store)
digests.choose(store, run=record.run, now=NOW)
runs.finish(store, record.run, verdict="ok", now=NOW)
print(writes)
"""
WRITES = 130
"""About how many writes the script makes; a test holds it to that."""


def fill(path: Path, kill_at: int | None = None) -> int:
    """Run the script, killed at a write or not at all; returns how many writes it made, or the signal."""
    command = [sys.executable, "-c", FILL, str(path), str(kill_at or -1)]
    done = subprocess.run(command, cwd=Path(__file__).parents[2], stdout=subprocess.PIPE)
    return int(done.stdout) if done.returncode == 0 else done.returncode


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    path = tmp_path_factory.mktemp("whole") / "onrecord.db"
    assert WRITES * 0.95 < fill(path) < WRITES * 1.05
    return dump(open_store(path))


@pytest.mark.parametrize("writes", range(1, int(WRITES * 0.95), 9))
@pytest.mark.slow
def test_a_killed_run_that_is_repeated_ends_in_the_same_store(path: Path, whole: list[str], writes: int) -> None:
    assert fill(path, writes) == -signal.SIGKILL

    store = open_store(path)
    assert one(store, "PRAGMA integrity_check") == ("ok",)
    assert store.execute("PRAGMA foreign_key_check").fetchall() == []
    half = one(store, "SELECT count(*) FROM statements s WHERE NOT EXISTS (SELECT 1 FROM spans WHERE statement = s.id)")
    assert half == (0,)
    store.close()

    assert fill(path) > 0
    assert dump(open_store(path)) == whole


def test_a_copy_of_the_files_taken_while_writing_is_whole(record: Record, path: Path, tmp_path: Path) -> None:
    """A power cut leaves file and WAL as they are on the disk."""
    for n in range(8):
        record.say(f"it would take measure {n}")
        copy = tmp_path / f"copy{n}.db"
        copy.write_bytes(path.read_bytes())
        wal = path.with_name(path.name + "-wal")
        if wal.exists():
            copy.with_name(copy.name + "-wal").write_bytes(wal.read_bytes())
        store = open_store(copy)
        assert one(store, "PRAGMA integrity_check") == ("ok",)
        assert one(store, "SELECT count(*) FROM v_statements") == (n + 1,)
        store.close()
