"""Prefect's database is dumped, and put back, by ``deploy/dump``."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.deploy import postgres, processes
from tests.deploy.processes import wait_for

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(300),
    pytest.mark.skipif(bool(postgres.can_run()), reason=postgres.can_run() or "it can be run"),
]
DUMP = Path(__file__).parents[2] / "deploy" / "dump"


@pytest.fixture(scope="module")
def server() -> Iterator[postgres.Postgres]:
    with postgres.Postgres() as one:
        yield one


@pytest.fixture
def environment(server: postgres.Postgres, tmp_path: Path) -> dict[str, str]:
    """What the service ``dump`` finds in its environment, with folders of this test."""
    (tmp_path / "PREFECT_SERVER_DATABASE_PASSWORD").write_text(server.password)
    (tmp_path / "backups").mkdir()
    there = {"PGHOST": "127.0.0.1", "PGPORT": str(server.port), "PGUSER": "onrecord", "PGDATABASE": "prefect"}
    path = f"{postgres.binaries()}:{os.environ['PATH']}"
    return there | {"PATH": path, "SECRETS": str(tmp_path), "BACKUPS": str(tmp_path / "backups")}


def called(environment: dict[str, str], *command: str) -> str:
    """What a command says that is called with the password at hand."""
    done = subprocess.run([str(DUMP), *command], env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_a_dump_is_put_back_over_what_has_changed(environment: dict[str, str], tmp_path: Path) -> None:
    called(environment, "psql", "--command=CREATE TABLE run (name TEXT); INSERT INTO run VALUES ('kept')")
    dumping = processes.start([str(DUMP)], environment, tmp_path / "log")
    (dump,) = wait_for("a dump is there", lambda: list((tmp_path / "backups").glob("prefect-[1-7].dump")), 60)
    assert processes.end(dumping, 5) != 0  # it would wait for the next day
    called(environment, "psql", "--command=UPDATE run SET name = 'lost'")
    called(environment, "pg_restore", "--clean", "--if-exists", "--dbname=prefect", str(dump))
    assert called(environment, "psql", "--tuples-only", "--command=SELECT name FROM run") == "kept"


def test_a_dump_that_fails_leaves_the_one_before(environment: dict[str, str], tmp_path: Path) -> None:
    for day in range(1, 8):
        (tmp_path / "backups" / f"prefect-{day}.dump").write_text("before")
    dumping = processes.start([str(DUMP)], environment | {"PGDATABASE": "none"}, tmp_path / "log")
    wait_for("it is told", lambda: "dump: failed" in (tmp_path / "log").read_text(), 60)
    processes.end(dumping, 5)
    assert {path.read_text() for path in (tmp_path / "backups").iterdir()} == {"before"}
    assert len(list((tmp_path / "backups").iterdir())) == 7
