"""Processes of this machine: which a process has begun, ending one in order, killing it with all it has begun."""

import contextlib
import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")
EVERY = 0.2
"""Seconds between two looks at what is waited for."""


class Failed(AssertionError):
    """What had to be is not so."""


def wait_for(what: str, found: Callable[[], T | None], within: float) -> T:
    """Return what ``found`` returns as soon as it is true. Raises Failed after ``within`` seconds."""
    end = time.monotonic() + within
    while True:
        value = found()
        if value:
            return value
        if time.monotonic() > end:
            raise Failed(f"{what}: not within {within:.0f} s")
        time.sleep(EVERY)


def start(command: Sequence[str], environment: Mapping[str, str], log: Path) -> "subprocess.Popen[bytes]":
    """Begin a process in a session of its own, what it says in ``log``."""
    with log.open("ab") as said:
        return subprocess.Popen(
            command,
            cwd=log.parent,
            env=dict(environment),
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )


def end(process: "subprocess.Popen[bytes]", within: float = 60) -> int:
    """End a process in order and return its code; after ``within`` seconds it is killed with all it has begun."""
    if process.poll() is None:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(within)
        except subprocess.TimeoutExpired:
            kill(process)
    return process.wait()


def kill(process: "subprocess.Popen[bytes]") -> list[int]:
    """Kill a process outright with all it has begun; return their ids."""
    pids = [process.pid, *descendants(process.pid)]
    for pid in pids:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    process.wait()
    return pids


def descendants(pid: int) -> list[int]:
    """Return the ids of the processes that a process has begun, and those have."""
    children: dict[int, list[int]] = {}
    for entry in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            children.setdefault(parent, []).append(int(entry.name))
    found, waiting = [], [pid]
    while waiting:
        waiting += (own := children.get(waiting.pop(), []))
        found += own
    return found


def with_variable(setting: str) -> list[int]:
    """Return the ids of the processes whose environment has ``setting``, as ``NAME=value``."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if setting.encode() in (entry / "environ").read_bytes().split(b"\0"):
                found.append(int(entry.name))
    return found
