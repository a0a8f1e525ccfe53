"""The operator, as a web server on loopback that takes the JSON which Apprise posts."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import cast


class Operator:
    """Whoever is told; ``told`` has each message as its title and text."""

    def __init__(self) -> None:
        self.told: list[str] = []
        self._server = _Server(self)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)

    @property
    def url(self) -> str:
        """The address, as Apprise has it."""
        return f"json://127.0.0.1:{self._server.server_port}/"

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def was_told(self, *words: str) -> str | None:
        """Return the first message that has all of ``words``, None where there is none."""
        return next((one for one in list(self.told) if all(word in one for word in words)), None)


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, operator: Operator) -> None:
        self.operator = operator
        super().__init__(("127.0.0.1", 0), _Handler)


class _Handler(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        message = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        cast(_Server, self.server).operator.told.append(f"{message['title']}\n{message['message']}")
        self.send_response(200)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""
