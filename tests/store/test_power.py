"""A power cut leaves file and WAL as they are at one instant; what was reported as stored is in them."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from store import checks
from store.database import open_store

WRITER = """
import sys
from pathlib import Path
from store import digests, positions
from store.database import open_store
from tests.store.builders import Record
store = open_store(Path(sys.argv[1]))
record = Record(store)
for number in range(10_000):
    record.say(f"it would take measure number {number}", on=f"2016-11-{number % 28 + 1:02d}")
    print("said", number, flush=True)
    if number % 5 == 4:
        positions.match(store)
        chosen = digests.choose(store, run=record.run, now=record.now)
        print("digest", chosen.number, flush=True)
"""
CUTS = 12


class Writer:
    """A process that writes to a store and says what it has stored; it can be halted between two instructions."""

    def __init__(self, path: Path) -> None:
        self.path = path
        command = [sys.executable, "-c", WRITER, str(path)]
        self._process = subprocess.Popen(command, cwd=Path(__file__).parents[2], stdout=subprocess.PIPE)
        assert self._process.stdout is not None
        os.set_blocking(self._process.stdout.fileno(), False)
        self._pipe = self._process.stdout.fileno()
        self._said = b""

    def told(self) -> list[str]:
        """All that it has said so far."""
        with suppress(BlockingIOError):  # all that there is has been read
            while part := os.read(self._pipe, 65536):
                self._said += part
        return self._said.decode().splitlines()

    def cut(self, target: Path) -> list[str]:
        """Take the files as they are at this instant to ``target``, and return what was said up to it."""
        os.kill(self._process.pid, signal.SIGSTOP)
        try:
            for suffix in ("", "-wal"):
                shutil.copyfile(f"{self.path}{suffix}", f"{target}{suffix}")
            return self.told()
        finally:
            os.kill(self._process.pid, signal.SIGCONT)

    def end(self) -> None:
        self._process.kill()
        self._process.communicate()


@pytest.fixture
def writer(path: Path) -> Iterator[Writer]:
    one = Writer(path)
    yield one
    one.end()


def test_what_was_reported_as_stored_outlasts_a_power_cut(writer: Writer, tmp_path: Path) -> None:
    chance = random.Random(20261121)
    deadline = time.monotonic() + 60
    while len(writer.told()) < 3:
        assert time.monotonic() < deadline
        time.sleep(0.01)

    told: list[list[str]] = []
    for number in range(CUTS):
        time.sleep(chance.uniform(0.001, 0.12))
        told.append(writer.cut(tmp_path / f"cut{number}.db"))
    while told[-1] == told[0] and time.monotonic() < deadline:  # on a busy machine it comes to nothing for a while
        time.sleep(0.1)
        told[-1] = writer.cut(tmp_path / f"cut{CUTS - 1}.db")

    assert told[-1] > told[0]  # it went on between the cuts
    for number, said in enumerate(told):
        store = open_store(tmp_path / f"cut{number}.db")
        statements = store.execute("SELECT count(*) FROM statements").fetchone()[0]
        digests = store.execute("SELECT count(*) FROM digests").fetchone()[0]
        assert statements >= sum(line.startswith("said") for line in said)
        assert digests >= sum(line.startswith("digest") for line in said)
        assert [fault for _, those in checks.faults(store) for fault in those] == []
        store.close()
