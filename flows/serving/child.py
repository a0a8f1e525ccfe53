"""Prefect's server as a process that ends with the one that started it: ``python -m flows.serving.child SOCKET``.

``SOCKET`` is the number of an inherited socket that listens. Standard input is a pipe whose other end the parent holds:
it ends when the parent does, however that ends, SIGKILL included.
"""

import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable

GRACE = 3
"""Seconds that open requests have to end in once the server is told to."""
AT_MOST = 10.0
"""Seconds that a process has to end in once its parent is gone."""


def end_after(wait: Callable[[], object]) -> None:
    """Let this process end when ``wait`` returns: as on SIGTERM, and if that does not help without further ado."""

    def watch() -> None:
        wait()
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(AT_MOST)
        os._exit(1)

    threading.Thread(target=watch, name="end with parent", daemon=True).start()


def main(number: int) -> None:
    """Serve Prefect's API on the listening socket of that number; what it does beside is told by the environment."""
    end_after(sys.stdin.buffer.read)
    import uvicorn

    config = uvicorn.Config(
        "prefect.server.api.server:create_app",
        factory=True,
        log_level="critical",
        lifespan="on",
        timeout_graceful_shutdown=GRACE,
    )
    uvicorn.Server(config).run(sockets=[socket.socket(fileno=number)])


if __name__ == "__main__":
    main(int(sys.argv[1]))
