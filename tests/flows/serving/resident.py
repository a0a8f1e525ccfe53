"""``onrecord serve`` as a process, and what Prefect's server knows of its runs."""

import datetime as dt
import os
import queue
import signal
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx

from tests.flows.conftest import ONRECORD

WITHIN = 240.0
"""Seconds within which what is waited for has to come, on a machine that has other work too."""
FINAL = ("COMPLETED", "FAILED", "CRASHED", "CANCELLED")


class Served:
    """The command as a process in ``folder``, with what it tells."""

    def __init__(self, folder: Path, *command: str, **variables: str) -> None:
        own = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
        self.home = folder / "prefect"
        self.process = subprocess.Popen(
            [*ONRECORD, *command],
            cwd=folder,
            env={**own, "PREFECT_HOME": str(self.home), "PREFECT_RUNNER_POLL_FREQUENCY": "1", **variables},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.told: list[str] = []
        self._lines: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        assert self.process.stderr is not None
        with self.process.stderr as said:
            for line in said:
                self._lines.put(line.rstrip("\n"))
        self._lines.put(None)

    def tells(self, *begins: str) -> str:
        """Wait for a line that begins with one of ``begins``, and return it."""
        while (line := self._lines.get(timeout=WITHIN)) is not None:
            self.told.append(line)
            if line.startswith(begins):
                return line
        raise AssertionError(f"it ended with {self.process.wait()} and told no line {begins}; it told {self.told}")

    def end(self, sent: signal.Signals = signal.SIGTERM) -> int:
        """Send it a signal, wait until it has ended, and return its code."""
        self.process.send_signal(sent)
        return self.process.wait(WITHIN)

    def leaves_nobody(self) -> bool:
        """Whether all processes that it began have ended, waiting for it a while."""
        for _ in range(600):
            if not self._others():
                return True
            time.sleep(0.1)
        return False

    def _others(self) -> list[int]:
        found = []
        for entry in Path("/proc").glob("[0-9]*"):
            try:
                environment = (entry / "environ").read_bytes().split(b"\0")
                is_dead = (entry / "stat").read_text().rpartition(")")[2].split()[0] == "Z"
            except OSError:
                continue
            if f"PREFECT_HOME={self.home}".encode() in environment and not is_dead:
                found.append(int(entry.name))
        return found


@contextmanager
def served(folder: Path, *command: str, **variables: str) -> Iterator[Served]:
    """Run ``onrecord serve``, or another command, in ``folder`` until the end of ``with``."""
    one = Served(folder, *(command or ("serve",)), **variables)
    try:
        yield one
    finally:
        one.process.kill()
        one.process.wait()


class Api:
    """What a Prefect server knows of the one deployment of a store."""

    def __init__(self, url: str) -> None:
        self.url = url

    def runs(self, deployment: str) -> list[dict[str, Any]]:
        """Return the runs of a deployment, in the order of their times."""
        wanted = {"deployments": {"id": {"any_": [deployment]}}, "sort": "EXPECTED_START_TIME_ASC"}
        found: list[dict[str, Any]] = self._post("/flow_runs/filter", wanted)
        return found

    def states(self, deployment: str) -> list[str]:
        """Return the names of the states in which the runs of a deployment have ended or are."""
        return [run["state_name"] for run in self.runs(deployment)]

    def deployment(self, name: str) -> str:
        """Return the id of the deployment of a name."""
        (found,) = self._post("/deployments/filter", {"deployments": {"name": {"any_": [name]}}})
        return str(found["id"])

    def ask_for(self, deployment: str, due: dt.datetime) -> str:
        """Have a run made that is ``due``; return its id."""
        state = {"type": "SCHEDULED", "state_details": {"scheduled_time": due.isoformat()}}
        return str(self._post(f"/deployments/{deployment}/create_flow_run", {"state": state})["id"])

    def comes_to(self, run: str, *states: str) -> dict[str, Any]:
        """Wait until a run is in a state of one of these types, a final one if none is named; return it."""
        end = time.monotonic() + WITHIN
        while time.monotonic() < end:
            found: dict[str, Any] = httpx.get(f"{self.url}/flow_runs/{run}", timeout=60).raise_for_status().json()
            if found["state_type"] in (states or FINAL):
                return found
            time.sleep(0.2)
        raise AssertionError(f"run {run} is {found['state_name']}")

    def _post(self, path: str, body: Mapping[str, Any]) -> Any:
        return httpx.post(self.url + path, json=body, timeout=60).raise_for_status().json()
