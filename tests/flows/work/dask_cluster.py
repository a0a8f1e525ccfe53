"""A Dask cluster of real processes on loopback: a scheduler and workers, each with its nanny, that may be killed."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from distributed import Client

ROOT = Path(__file__).parents[3]
_SCHEDULER = "from distributed.cli.dask_scheduler import main; main()"
_WORKER = "from distributed.cli.dask_worker import main; main()"
ENVIRONMENT = {**os.environ, "DASK_DISTRIBUTED__LOGGING__DISTRIBUTED": "error"}


class Cluster:
    """A scheduler at ``address``, and workers as they are hired."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        with socket.socket() as one:
            one.bind(("127.0.0.1", 0))
            self._port = int(one.getsockname()[1])
        self.address = f"tcp://127.0.0.1:{self._port}"
        self._processes: list[subprocess.Popen[bytes]] = []
        place = ("--host", "127.0.0.1", "--port", str(self._port))
        self.scheduler = self._start(_SCHEDULER, *place, "--no-dashboard")

    def hire(self, number: int = 1, *, before: str = "", nanny: bool = True) -> None:
        """Start workers; each does ``before`` first, which is for one without a nanny: that starts another process."""
        words = [self.address, "--host", "127.0.0.1", "--nthreads", "1", "--no-dashboard", "--memory-limit", "0"]
        for _ in range(number):
            self._start(f"{before}\n{_WORKER}", *words, *([] if nanny else ["--no-nanny"]))

    def asked(self) -> Client:
        """A connection by which to ask the scheduler; to be closed."""
        return Client(self.address, set_as_default=False)  # type: ignore[no-untyped-call]  # distributed has no types

    def workers(self) -> list[int]:
        """Return the processes that work, as the scheduler knows them."""
        with self.asked() as client:
            return sorted(client.run(os.getpid, on_error="ignore").values())

    def end(self) -> None:
        for one in reversed(self._processes):
            one.send_signal(signal.SIGTERM)
        for one in reversed(self._processes):
            try:
                one.wait(20)
            except subprocess.TimeoutExpired:
                one.kill()
                one.wait()

    def _start(self, code: str, *words: str) -> "subprocess.Popen[bytes]":
        folder = ("--local-directory", str(self._folder)) if code is not _SCHEDULER else ()
        command = [sys.executable, "-c", code, *words, *folder]
        with (self._folder / "cluster.log").open("ab") as log:
            process = subprocess.Popen(command, cwd=ROOT, env=ENVIRONMENT, stdout=log, stderr=log)
        self._processes.append(process)
        return process


@contextmanager
def cluster(folder: Path, workers: int) -> Iterator[Cluster]:
    """A cluster with so many workers, ended at the end."""
    made = Cluster(folder)
    try:
        made.hire(workers)
        yield made
    finally:
        made.end()
