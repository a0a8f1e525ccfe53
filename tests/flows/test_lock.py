"""One run at a time on a store."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from flows.errors import BusyError
from flows.lock import alone

HOLD = """
import sys, time, pathlib
from flows.lock import alone
with alone(pathlib.Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def test_the_lock_is_free_after_its_holder_has_left(tmp_path: Path) -> None:
    for _ in range(2):
        with alone(tmp_path / "a.db"):
            pass


def test_a_second_run_is_refused_and_the_lock_of_a_killed_one_is_free(tmp_path: Path) -> None:
    db = tmp_path / "a.db"
    with subprocess.Popen([sys.executable, "-c", HOLD, str(db)], stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(BusyError, match=r"a\.db: another run is at work on it"), alone(db):
            pass
        with alone(tmp_path / "b.db"):
            pass
        holder.send_signal(signal.SIGKILL)
    with alone(db):
        pass
