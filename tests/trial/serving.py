"""The replica as a process of its own: ``python -m tests.trial.serving COUNT SEED``; told by lines what to do.

``day N`` lets it be another day, ``log`` has it tell what it was asked since, ``count`` how much that is; each is
answered by a line of JSON.
"""

import json
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Any

from tests.site.server import Site
from tests.trial.plan import Plan
from tests.trial.world import Asked, World

ROOT = Path(__file__).parents[2]


class Replica:
    """The replica, running until the end of ``with``."""

    def __init__(self, plan: Plan) -> None:
        command = [sys.executable, "-m", "tests.trial.serving", str(plan.count), str(plan.seed)]
        self._process = subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
        )
        self.place = str(self._answer())

    def __enter__(self) -> "Replica":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.kill()
        self._process.communicate()

    def go_to(self, day: int) -> None:
        """Let it be another day there."""
        self._say(f"day {day}")
        self._answer()

    def take_log(self) -> list[Asked]:
        """Return what was asked since this was called last."""
        self._say("log")
        return [Asked(**one) for one in self._answer()]

    def count(self) -> int:
        """Return how many requests came since the log was taken."""
        self._say("count")
        return int(self._answer())

    def _say(self, line: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(f"{line}\n")
        self._process.stdin.flush()

    def _answer(self) -> Any:
        assert self._process.stdout is not None
        return json.loads(self._process.stdout.readline())


def serve(plan: Plan) -> None:
    """Serve, and do what the lines on standard input say, until they end."""
    site, world = Site(), World(plan)
    site.routes.append(world)
    site.start()
    _tell(site.place)
    for line in sys.stdin:
        word, _, argument = line.strip().partition(" ")
        if word == "day":
            world.go_to(int(argument))
        _tell(world.take_log() if word == "log" else world.count() if word == "count" else None)
    site.stop()


def _tell(what: object) -> None:
    print(json.dumps(what), flush=True)


if __name__ == "__main__":
    serve(Plan(int(sys.argv[1]), int(sys.argv[2])))
