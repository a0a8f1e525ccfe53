"""A Prefect server of our own, on loopback, for as long as it is needed."""

import http.client
import os
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from flows.errors import BrokenRun
from flows.serving import child

STARTS_WITHIN = 240.0
"""Seconds; the first start makes the database, and took 48 s on a machine that was busy."""
LOOPBACK = "127.0.0.1"

_UVICORN = {"PREFECT_UI_ENABLED": "0", "PREFECT__SERVER_FINAL": "1"}
"""As Prefect starts a server for a flow without one. Its pages need a place to be written to, and a fixed address."""
_EPHEMERAL = {"PREFECT__SERVER_EPHEMERAL": "1"}
"""Prefect's word for: without scheduler and the other services that look after deployments."""


class Server:
    """A server that was started and may not answer yet."""

    def __init__(self, process: "subprocess.Popen[bytes]", port: int) -> None:
        self.process = process
        self.url = f"http://{LOOPBACK}:{port}/api"
        self._port = port

    def wait(self) -> None:
        """Return as soon as it answers. Raises BrokenRun if it ends, or takes too long."""
        # The socket has been listening from the start, so that one request waits for the answer, and is cut off when
        # the server ends.
        connection = http.client.HTTPConnection(LOOPBACK, self._port, timeout=STARTS_WITHIN)
        try:
            connection.request("GET", "/api/health")
            status = connection.getresponse().status
        except (OSError, http.client.HTTPException) as error:
            how = f"it ended with {self.process.poll()}" if self.process.poll() is not None else str(error)
            raise BrokenRun(f"starting Prefect's server: {how}; call again with -v to see what it says") from error
        finally:
            connection.close()
        if status != http.HTTPStatus.OK:
            raise BrokenRun(f"starting Prefect's server: it answers {status}; call again with -v to see what it says")


@contextmanager
def started(*, scheduling: bool, verbose: bool, environment: Mapping[str, str] = os.environ) -> Iterator[Server]:
    """Start Prefect's server on a free port of loopback, and end it; it ends too when this process is killed.

    With ``scheduling`` it makes the runs of schedules. Its data lies where ``PREFECT_HOME`` says. What it says is seen
    if ``verbose``: it often speaks of its end as of a failure.
    """
    extra = _UVICORN if scheduling else _UVICORN | _EPHEMERAL
    with socket.create_server((LOOPBACK, 0)) as listening:
        port = listening.getsockname()[1]
        process = subprocess.Popen(  # noqa: S603 - this Python, and a module of ours
            [sys.executable, "-m", child.__name__, str(listening.fileno())],
            stdin=subprocess.PIPE,
            stdout=None if verbose else subprocess.DEVNULL,
            stderr=None if verbose else subprocess.DEVNULL,
            pass_fds=[listening.fileno()],
            env={**environment, **extra},
            start_new_session=True,  # Ctrl-C is for us: the server has to outlive the run
        )
    try:
        yield Server(process, port)
    finally:
        _end(process)


def _end(process: "subprocess.Popen[bytes]") -> None:
    process.terminate()
    try:
        process.wait(child.GRACE + child.AT_MOST)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    finally:
        assert process.stdin is not None  # noqa: S101 - tells the type checker
        process.stdin.close()
