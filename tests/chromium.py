"""A headless Chromium, to see a page as a reader does: whether anything runs, what is asked for, how it looks."""

import base64
import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from websockets.sync.client import connect
from websockets.sync.connection import Connection

PROGRAM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
needs_chromium = pytest.mark.skipif(PROGRAM is None, reason="no Chromium on this machine")
_SWITCHES = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-proxy-server", "--remote-debugging-port=0",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)  # fmt: skip
_SIGNS = ("Page.javascriptDialogOpening", "Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Page.windowOpen")
_SECONDS, _PHONE = 60.0, 600


@dataclass
class Tab:
    """A page of the browser, spoken to by Chrome's protocol for developers."""

    _socket: Connection
    events: list[dict[str, Any]] = field(default_factory=list)
    """What the page has done since it was told to open: requests, dialogs, exceptions, messages."""
    _count: int = 0

    def do(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Carry out a command, and keep what happens until it is done."""
        self._count += 1
        self._socket.send(json.dumps({"id": self._count, "method": method, "params": parameters}))
        while (told := self._read()).get("id") != self._count:
            pass
        if "error" in told:
            raise AssertionError(f"{method}: {told['error']}")
        result: dict[str, Any] = told["result"]
        return result

    def open(self, page: Path | str, *, width: int = 1200, height: int = 900, dark: bool = False) -> None:
        """Open a file, or an address, in a window of a size."""
        self.events.clear()
        for domain in ("Page", "Network", "Runtime", "Log"):
            self.do(f"{domain}.enable")
        self.do(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 600
        )
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.do("Emulation.setEmulatedMedia", features=[scheme])
        self.do("Page.navigate", url=page.as_uri() if isinstance(page, Path) else page)
        while self._read().get("method") != "Page.loadEventFired":
            pass

    def value(self, expression: str) -> Any:
        """What an expression in JavaScript comes to in the page."""
        return self.do("Runtime.evaluate", expression=expression, returnByValue=True)["result"].get("value")

    def asked(self) -> list[str]:
        """The addresses that the page has asked for, but for itself and what stands in it."""
        requests = [told["params"] for told in self.events if told.get("method") == "Network.requestWillBeSent"]
        urls = [one["request"]["url"] for one in requests if one["request"]["url"] != one["documentURL"]]
        return [url for url in urls if not url.startswith("data:")]

    def ran(self) -> list[str]:
        """What tells that a script has run: dialogs, messages to the console, exceptions, windows that were opened."""
        signs = (
            "Page.javascriptDialogOpening",
            "Runtime.consoleAPICalled",
            "Runtime.exceptionThrown",
            "Page.windowOpen",
        )
        return [str(told["params"]) for told in self.events if told.get("method") in signs]

    def picture(self, *, top: float = 0, height: float | None = None) -> bytes:
        """The page as PNG, all of it or from a height on."""
        size = self.do("Page.getLayoutMetrics")["cssContentSize"]
        clip = {"x": 0, "y": top, "width": size["width"], "height": height or size["height"] - top, "scale": 1}
        shot = self.do("Page.captureScreenshot", format="png", clip=clip, captureBeyondViewport=True)
        return base64.b64decode(shot["data"])

    def printed(self) -> bytes:
        """The page as it is printed, PDF."""
        return base64.b64decode(self.do("Page.printToPDF", preferCSSPageSize=True)["data"])

    def _read(self) -> dict[str, Any]:
        told: dict[str, Any] = json.loads(self._socket.recv(timeout=_SECONDS))
        if "method" in told:
            self.events.append(told)
        if told.get("method") == "Page.javascriptDialogOpening":
            self._count += 1
            self._socket.send(
                json.dumps({"id": self._count, "method": "Page.handleJavaScriptDialog", "params": {"accept": True}})
            )
        return told


@contextmanager
def browsing(profile: Path) -> Iterator[Tab]:
    """Start the browser with a profile of its own, which reaches nothing but this machine."""
    assert PROGRAM is not None
    command = [PROGRAM, *_SWITCHES, f"--user-data-dir={profile}", "about:blank"]
    variables = {**os.environ, "HOME": str(profile)}
    with subprocess.Popen(
        command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True, env=variables
    ) as process:
        try:
            assert process.stderr is not None
            line = next(line for line in process.stderr if "DevTools listening on" in line)
            with _tab(line.split()[-1]) as tab:
                yield tab
        finally:
            process.kill()


@contextmanager
def _tab(browser: str) -> Iterator[Tab]:
    with connect(browser, max_size=None) as socket:
        socket.send(json.dumps({"id": 0, "method": "Target.getTargets"}))
        targets = json.loads(socket.recv(timeout=_SECONDS))["result"]["targetInfos"]
        target = next(one["targetId"] for one in targets if one["type"] == "page")
    host = browser.split("/devtools/", maxsplit=1)[0]
    with connect(f"{host}/devtools/page/{target}", max_size=None) as socket:
        yield Tab(socket)
