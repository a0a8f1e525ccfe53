"""What ``deploy/install`` hands to a Prefect server runs there: by its schedule, and when a person asks for it.

``deploy/check`` does the same on PostgreSQL with two workers, and kills one.
"""

import sqlite3
from collections.abc import Iterator

import pytest

from flows.monitor import SKIPPED
from store.database import open_store
from tests.deploy.installation import DONE, Installation
from tests.deploy.processes import wait_for

pytestmark = pytest.mark.timeout(600)  # a server, a worker and a process for each run, whatever else the machine does

SETTINGS = """db = "data/onrecord.db"
[[sources]]
name = "seeds"
kind = "seeds"
"""


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """A server on SQLite with what is deployed, and no worker yet; the monitor is to run every ten seconds."""
    folder = tmp_path_factory.mktemp("team")
    settings = folder / "onrecord.toml"
    settings.write_text(SETTINGS, encoding="utf-8")
    with Installation(folder, settings, poll=2) as one:
        one.start_server()
        one.install(10)
        yield one


@pytest.fixture(scope="module")
def monitored(installation: Installation) -> Installation:
    """The same with a worker, which has carried out a run; the schedule rests then."""
    installation.start_worker("first")
    wait_for("a run that was due is done", lambda: installation.runs("monitor", "COMPLETED"), DONE)
    installation.pause("monitor")
    wait_for("none is under way", lambda: not installation.runs("monitor", "PENDING", "RUNNING"), DONE)
    return installation


def test_the_schedule_produces_a_run_that_a_worker_carries_out(monitored: Installation) -> None:
    first = monitored.runs("monitor", "COMPLETED")[0]
    assert (first.named, first.message) == ("Completed", "digest 1")
    assert first.late > -1  # the clocks of two processes' states
    published = monitored.settings.parent / "data" / "digests"
    assert sorted(path.name for path in published.iterdir()) == ["0001.html", "0001.json", "0001.md", "feed.atom"]


def test_each_run_that_had_work_is_one_of_the_store(monitored: Installation) -> None:
    worked = [run for run in monitored.runs("monitor", "COMPLETED") if run.named != SKIPPED]
    database = open_store(monitored.settings.parent / "data" / "onrecord.db", write=False)
    try:
        verdicts = [row[0] for row in database.execute("SELECT verdict FROM runs ORDER BY id").fetchall()]
    finally:
        database.close()
    assert verdicts == ["ok", *["quiet"] * (len(worked) - 1)]


@pytest.mark.slow
def test_a_backup_is_a_store_of_its_own(monitored: Installation) -> None:
    run = monitored.ask_for("backup", to=str(monitored.folder / "copies"))
    assert run.state == "COMPLETED", run.message
    (copy,) = (monitored.folder / "copies").iterdir()
    connection = sqlite3.connect(copy)
    try:
        assert connection.execute("SELECT count(*) FROM articles").fetchone() == (2,)
    finally:
        connection.close()


@pytest.mark.slow
def test_what_fails_is_told_to_the_operator(monitored: Installation) -> None:
    run = monitored.ask_for("backfill", first="2016-01-02", last="2016-01-01")
    assert run.state == "FAILED"
    assert run.message.endswith("backfill: --to 2016-01-01 is before --from 2016-01-02; turn them round")
    told = wait_for("the operator is told", lambda: monitored.operator.was_told("backfill: Failed", run.id), DONE)
    assert run.message in told


@pytest.mark.slow
def test_a_digest_that_is_asked_for_is_an_artifact(monitored: Installation) -> None:
    assert monitored.ask_for("digest", since="2017-01-01", topics=["thaad"]).state == "COMPLETED"
    shown = monitored.artifact("digest")
    assert shown.startswith("# On the record")
    assert "A window of the record, not issued · statements said 1 Nov 2017 · 1 article" in shown


@pytest.mark.slow
def test_reading_again_shows_what_would_change(monitored: Installation) -> None:
    assert monitored.ask_for("reparse", again=True).state == "COMPLETED"
    shown = monitored.artifact("reparse")
    assert "articles read again                2" in shown
    assert "nothing was written, and no word would change" in shown


@pytest.mark.slow
def test_installing_again_doubles_nothing(monitored: Installation) -> None:
    before = monitored.automations()
    monitored.install()
    assert monitored.automations() == before
    assert len(before) == len(set(before)) == 6
