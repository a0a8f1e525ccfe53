"""A team's installation on this machine: Prefect's server and workers as processes, and what they came to."""

import datetime as dt
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import yaml

from tests.deploy import processes
from tests.deploy.operator import Operator
from tests.deploy.postgres import free_port
from tests.deploy.processes import Failed, wait_for

ROOT = Path(__file__).parents[2]
PREFECT = (sys.executable, "-m", "prefect")
FINAL = ("COMPLETED", "FAILED", "CRASHED", "CANCELLED")
QUIET = {
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_LOGGING_LEVEL": "WARNING",
}
UP, DONE = 180, 300
"""Seconds within which a server is up, a run is done, on a machine that has other work too."""


@dataclass(frozen=True, slots=True)
class Run:
    """A run as Prefect's server tells it."""

    id: str
    name: str
    state: str
    """As ``COMPLETED``."""
    named: str
    """As ``Covered``."""
    message: str
    due: dt.datetime | None
    began: dt.datetime | None

    @property
    def late(self) -> float:
        """Seconds from when it was due to when it began."""
        assert self.began is not None
        assert self.due is not None
        return (self.began - self.due).total_seconds()


class Installation:
    """A server on a database, workers, and an operator who is told; all of it ends with ``with``.

    Workers that end are begun again, as containers are: Prefect's do where the server goes away amid a run's start.
    ``restarts`` counts these.
    """

    def __init__(self, folder: Path, settings: Path, database: str | None = None, poll: int = 10) -> None:
        self.folder, self.settings = folder, settings
        self.operator = Operator()
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}/api"
        self.workers: dict[str, subprocess.Popen[bytes]] = {}
        self._server: subprocess.Popen[bytes] | None = None
        self.restarts = 0
        self._poll = poll
        self._ending = threading.Event()
        self._keeper = threading.Thread(target=self._keep_up, daemon=True)
        self._database = {"PREFECT_SERVER_DATABASE_CONNECTION_URL": database} if database else {}

    def __enter__(self) -> "Installation":
        self.operator.start()
        self._keeper.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ending.set()
        self._keeper.join()
        self.end_workers()
        self.stop_server()
        self.operator.stop()

    @property
    def environment(self) -> dict[str, str]:
        """What servers, workers and commands find in their environment."""
        own = {name: value for name, value in os.environ.items() if not name.startswith(("PREFECT_", "ONRECORD_"))}
        return (
            own
            | QUIET
            | {
                "PREFECT_HOME": str(self.folder / "prefect"),
                "PREFECT_API_URL": self.url,
                "ONRECORD_SETTINGS": str(self.settings),
                "ONRECORD_OPERATOR": self.operator.url,
                "PREFECT_FLOWS_HEARTBEAT_FREQUENCY": "30",
                "PREFECT_WORKER_QUERY_SECONDS": str(self._poll),
            }
        )

    def start_server(self) -> None:
        """Begin a server, and wait until it answers."""
        command = [*PREFECT, "server", "start", "--host", "127.0.0.1", "--port", str(self.port)]
        self._server = processes.start(command, self.environment | self._database, self.folder / "server.log")
        wait_for("the server answers", self._answers, UP)

    def stop_server(self) -> None:
        """End the server in order."""
        if self._server is not None:
            processes.end(self._server)
            self._server = None

    def install(self, seconds: int | None = None, *, patience: int | None = None) -> None:
        """Hand over what ``deploy/`` says, by ``deploy/install``.

        The monitor is to run every so many ``seconds``, and without ``seconds`` only when called; ``patience`` are
        those after which the operator is told that it does not start.
        """
        folder = self.folder / "deploy"
        shutil.copytree(ROOT / "deploy", folder, dirs_exist_ok=True)
        with _edited(folder / "prefect.yaml") as file:
            for one in file["deployments"]:
                one["schedules"] = [{"interval": seconds}] if seconds and one["name"] == "monitor" else []
        with _edited(folder / "automations.yaml") as file:
            for one in file["automations"]:
                if patience and one["name"].endswith("the monitor does not start"):
                    one["trigger"]["within"] = patience
        done = subprocess.run(
            [sys.executable, "-m", "flows.installing", str(folder)],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
        )
        if done.returncode:
            raise Failed(f"installing: {done.stdout}{done.stderr}")

    def start_worker(self, name: str) -> None:
        """Begin a worker, and wait until the server knows of it."""
        self.workers[name] = self._worker(name)
        wait_for(f"worker {name} is up", lambda: name in self._online(), UP)

    def end_workers(self) -> None:
        """End all workers in order."""
        while self.workers:
            processes.end(self.workers.popitem()[1])

    def kill_worker(self, name: str) -> list[int]:
        """Kill a worker outright, with the flows that it carries out; return the ids of the processes."""
        return processes.kill(self.workers.pop(name))

    def worker_of(self, run: Run) -> str | None:
        """Return the name of the worker that carries out ``run`` now, None where none does."""
        busy = set(processes.with_variable(f"PREFECT__FLOW_RUN_ID={run.id}"))
        return next((name for name, one in self.workers.items() if busy & {*processes.descendants(one.pid)}), None)

    def runs(self, deployment: str, *states: str) -> list[Run]:
        """Return the runs of a deployment, in the order of their times, those of ``states`` where any are named."""
        wanted: dict[str, Any] = {
            "deployments": {"name": {"any_": [deployment]}},
            "sort": "EXPECTED_START_TIME_ASC",
            "limit": 200,
        }
        if states:
            wanted["flow_runs"] = {"state": {"type": {"any_": list(states)}}}
        return [_run(row) for row in self._post("/flow_runs/filter", wanted)]

    def overdue(self, deployment: str) -> list[Run]:
        """Return the runs of a deployment that are due and have not begun."""
        now = dt.datetime.now(dt.UTC)
        return [run for run in self.runs(deployment, "SCHEDULED") if run.due is not None and run.due < now]

    def automations(self) -> list[str]:
        """Return the names of the automations."""
        return sorted(row["name"] for row in self._post("/automations/filter", {}))

    def ask_for(self, deployment: str, **parameters: Any) -> Run:
        """Have a deployment run with ``parameters``, and return the run when it has ended."""
        found = self._get(f"/deployments/name/{deployment}/{deployment}")
        made = self._post(f"/deployments/{found['id']}/create_flow_run", {"parameters": parameters})
        return wait_for(f"a run of {deployment} ends", lambda: self._ended(made["id"]), DONE)

    def pause(self, deployment: str) -> None:
        """Let the schedule of a deployment rest; what was due and has not begun is let go."""
        found = self._get(f"/deployments/name/{deployment}/{deployment}")
        self._ask("POST", f"/deployments/{found['id']}/pause_deployment")

    def artifact(self, key: str) -> str:
        """Return what the latest artifact of a key says."""
        return str(self._get(f"/artifacts/{key}/latest")["data"])

    def _worker(self, name: str) -> "subprocess.Popen[bytes]":
        command = [*PREFECT, "worker", "start", "--pool", "onrecord", "--name", name]
        return processes.start(command, self.environment, self.folder / f"{name}.log")

    def _keep_up(self) -> None:
        while not self._ending.wait(1.0):
            for name, worker in list(self.workers.items()):
                if worker.poll() is not None and self.workers.get(name) is worker:
                    self.restarts += 1
                    self.workers[name] = self._worker(name)

    def _ended(self, run: str) -> Run | None:
        found = _run(self._get(f"/flow_runs/{run}"))
        return found if found.state in FINAL else None

    def _online(self) -> list[str]:
        found = self._post("/work_pools/onrecord/workers/filter", {"workers": {"status": {"any_": ["ONLINE"]}}})
        return [row["name"] for row in found]

    def _answers(self) -> bool:
        if self._server is None or self._server.poll() is not None:
            raise Failed(f"the server ended: {(self.folder / 'server.log').read_text()[-2000:]}")
        try:
            return bool(self._get("/health"))
        except (httpx.TransportError, httpx.HTTPStatusError):
            return False

    def _get(self, path: str) -> Any:
        return self._ask("GET", path).json()

    def _post(self, path: str, body: Mapping[str, Any]) -> Any:
        return self._ask("POST", path, body).json()

    def _ask(self, method: str, path: str, body: Mapping[str, Any] | None = None) -> httpx.Response:
        """Ask the server, again where its database was busy: Prefect answers 503 then, and has done nothing."""

        def answer() -> httpx.Response | None:
            answered = httpx.request(method, self.url + path, json=body, timeout=60)
            return None if answered.status_code == httpx.codes.SERVICE_UNAVAILABLE else answered.raise_for_status()

        return wait_for(f"the server answers {path}", answer, UP)


def _run(row: Mapping[str, Any]) -> Run:
    state = row["state"] or {}
    return Run(
        row["id"],
        row["name"],
        row["state_type"],
        row["state_name"],
        state.get("message") or "",
        _moment(row["expected_start_time"]),
        _moment(row["start_time"]),
    )


def _moment(text: str | None) -> dt.datetime | None:
    return dt.datetime.fromisoformat(text) if text else None


@contextmanager
def _edited(path: Path) -> Iterator[Any]:
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    yield content
    path.write_text(yaml.safe_dump(content), encoding="utf-8")


def names(runs: Sequence[Run]) -> str:
    """Return runs in a few words, to be shown."""
    return ", ".join(f"{run.name} {run.named}" for run in runs)
