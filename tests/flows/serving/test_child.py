"""A process that ends with the one that started it, however that ends."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

PARENT = """
import subprocess, sys, time
child = subprocess.Popen([sys.executable, "-c", sys.argv[1]], stdin=subprocess.PIPE, start_new_session=True)
print(child.pid, flush=True)
time.sleep(60)
"""
CHILD = """
import signal, sys, time
from flows.serving import child
child.AT_MOST = 1.0
{}
child.end_after(sys.stdin.buffer.read)
print("ready", flush=True)
while True:
    time.sleep(60)
"""
DEAF = "signal.signal(signal.SIGTERM, signal.SIG_IGN)"


def is_alive(pid: int) -> bool:
    """Whether there is such a process and it is no corpse that nobody has looked after."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def ends(pid: int, seconds: float = 60) -> bool:
    """Wait for the end of a process; whether it came."""
    for _ in range(int(seconds * 10)):
        if not is_alive(pid):
            return True
        time.sleep(0.1)
    return False


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="no /proc here to see processes in")
@pytest.mark.parametrize("manner", ["", DEAF], ids=["listening", "deaf"])
@pytest.mark.parametrize("sent", [signal.SIGKILL, signal.SIGTERM])
def test_it_ends_with_its_parent(sent: signal.Signals, manner: str) -> None:
    command = [sys.executable, "-c", PARENT, CHILD.format(manner)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        pid = int(parent.stdout.readline())
        assert parent.stdout.readline() == "ready\n"
        assert is_alive(pid)
        parent.send_signal(sent)
    assert parent.returncode == -sent
    assert ends(pid)
