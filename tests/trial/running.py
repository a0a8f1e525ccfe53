"""The command as a process: when it ended and how, and what memory it and its own processes took at most."""

import datetime as dt
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.trial.serving import ROOT

REAL = ("run",)
BARE = ("--bare",)
_EVERY = 0.02
"""Seconds between two looks at a run."""


@dataclass(frozen=True)
class Ended:
    """How a run of the command ended."""

    code: int
    out: str
    err: str
    seconds: float
    peak: int
    """MiB that it took at most."""
    prefect: int
    """MiB that the processes took at most which it started: Prefect's server is one."""


def run(
    folder: Path,
    when: dt.datetime,
    arguments: Sequence[str] = REAL,
    *,
    within: float = 3600,
    fatal: Callable[[float], bool] = lambda _: False,
) -> Ended:
    """Run the command in ``folder`` as if it were ``when``; kill it as soon as ``fatal``, of its seconds, is so.

    Raises TimeoutError for a run that does not end ``within`` as many seconds.
    """
    command = [sys.executable, "-m", "tests.trial.command", when.isoformat(), *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    begun = time.monotonic()
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    peaks: dict[int, int] = {}
    done = threading.Event()
    watcher = threading.Thread(target=_watch, args=(process.pid, peaks, done), daemon=True)
    watcher.start()
    while True:
        try:
            out, err = process.communicate(timeout=_EVERY)
            break
        except subprocess.TimeoutExpired:
            seconds = time.monotonic() - begun
            if seconds > within or fatal(seconds):
                os.killpg(process.pid, signal.SIGKILL)
    done.set()
    watcher.join()
    if time.monotonic() - begun > within:
        raise TimeoutError(f"the run did not end within {within:.0f} s; it said: {err[-2000:]}")
    own = peaks.pop(process.pid, 0) // 1024
    others = max(peaks.values(), default=0) // 1024
    return Ended(process.returncode, out, err, time.monotonic() - begun, own, others)


def _watch(pid: int, peaks: dict[int, int], done: threading.Event) -> None:
    while not done.wait(_EVERY):
        for one in (pid, *_children(pid)):
            peaks[one] = max(peaks.get(one, 0), _peak(one))


def _children(pid: int) -> list[int]:
    try:
        found = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return []
    return [int(one) for one in found]


def _peak(pid: int) -> int:
    """KiB that a process has had at most, as the system counts it; 0 for one that has ended."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("VmHWM:")), 0)
