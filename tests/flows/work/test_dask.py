"""A Dask cluster comes to the same store as one process, whoever of it is killed; who reads otherwise is refused."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlite_utils import Database

from flows import parsing
from flows.errors import SettingsError, WorkError
from flows.work import Crew, Work, batches, in_order, spread, under_prefect
from tests.flows.work import steps, stores
from tests.flows.work.dask_cluster import ROOT, Cluster, cluster

pytest.importorskip("prefect_dask", reason="the extra dask is not installed")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(300),
    pytest.mark.usefixtures("prefect", "small_batches"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning", "ignore::ResourceWarning"),
]


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """A scheduler and two workers."""
    with cluster(tmp_path_factory.mktemp("dask"), 2) as made:
        yield made


def by(two: Cluster) -> Work:
    return Work("dask", two.address, 2)


def test_the_store_is_the_same_to_the_letter(waiting: Path, here: list[str], two: Cluster, tmp_path: Path) -> None:
    assert stores.text(stores.read(waiting, tmp_path / "onrecord.db", by(two))) == here


def test_workers_that_are_killed_cost_nothing_and_double_nothing(
    waiting: Path, here: list[str], two: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    killed: list[int] = []
    write = parsing.write

    def killing(database: Database, done: parsing.Read, *, again: bool = False) -> None:
        """Kill a worker after another while what was read is being written."""
        if len(killed) < 3:
            while not (there := set(two.workers()) - set(killed)):
                time.sleep(0.2)  # until a nanny has replaced one
            killed.append(there.pop())
            os.kill(killed[-1], signal.SIGKILL)
        write(database, done, again=again)

    monkeypatch.setattr(parsing, "write", killing)
    assert stores.text(stores.read(waiting, tmp_path / "onrecord.db", by(two))) == here
    assert len(set(killed)) == 3


def test_a_page_that_ends_whoever_reads_it_is_found_and_the_others_are_read(two: Cluster, tmp_path: Path) -> None:
    names = [f"page {number}" for number in range(25)]
    names[17] = "SIGKILL"

    def body(crew: Crew) -> list[str]:
        done: Iterator[Callable[[], list[str]]] = in_order(
            crew, steps.deadly, batches(names, crew.size), lambda name, reason: f"{name}: {reason}"
        )
        return [one for results in done for one in results()]

    found = spread(by(two), tmp_path / "onrecord.db", len(names), body)
    assert found == [*names[:17], "SIGKILL: whatever process reads it ends", *names[18:]]


def test_a_worker_that_reads_by_other_rules_is_refused(waiting: Path, tmp_path: Path) -> None:
    other = "import parsers; parsers.PARSER_VERSION = 'of last year'"
    with cluster(tmp_path, 0) as old:
        old.hire(before=other, nanny=False)
        with pytest.raises(WorkError, match="reads by other rules than this machine: parser of last year, not "):
            stores.read(waiting, tmp_path / "onrecord.db", by(old))
    assert not [line for line in stores.text(tmp_path / "onrecord.db") if 'INTO "statements"' in line]


def test_a_main_process_that_is_killed_is_taken_up_by_the_next(
    waiting: Path, here: list[str], two: Cluster, tmp_path: Path, api: dict[str, str]
) -> None:
    db = tmp_path / "onrecord.db"
    command = [sys.executable, "-m", "tests.flows.work.stores", str(waiting), str(db), two.address, "30"]
    killed = subprocess.run(command, cwd=ROOT, env=api, capture_output=True, text=True, timeout=200)
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    assert 0 < sum('INTO "article_versions"' in line for line in stores.text(db)) < 100
    stores.cycle(db, by(two))._read()
    assert stores.text(db) == here


def test_a_scheduler_that_is_not_there_is_told(waiting: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import dask

    with dask.config.set({"distributed.comm.timeouts.connect": "1s"}), pytest.raises(WorkError) as refused:
        stores.read(waiting, tmp_path / "onrecord.db", Work("dask", "tcp://127.0.0.1:1"))
    assert "the Dask cluster tcp://127.0.0.1:1: " in str(refused.value)
    assert "start its scheduler and a worker" in str(refused.value)


def test_a_scheduler_without_workers_is_not_waited_for_without_end(
    waiting: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(under_prefect, "PATIENCE", 1.0)
    with cluster(tmp_path, 0) as empty:
        time.sleep(3)
        with pytest.raises(WorkError, match="it has no worker; start its scheduler and a worker"):
            stores.read(waiting, tmp_path / "onrecord.db", by(empty))


def test_without_the_library_it_is_said_what_to_install(
    waiting: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "prefect_dask", None)
    monkeypatch.setitem(sys.modules, "prefect_dask.task_runners", None)
    with pytest.raises(SettingsError, match=r'on = "dask" needs prefect_dask.*pip install "onrecord\[dask\]"'):
        stores.read(waiting, tmp_path / "onrecord.db", Work("dask", "tcp://127.0.0.1:1"))
