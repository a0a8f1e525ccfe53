"""``onrecord serve`` as a process, with Prefect's real server and scheduler, and real signals."""

import datetime as dt
import os
import signal
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import store.subscriptions
from flows.lock import alone
from flows.serving import server
from flows.steps import opened
from tests.flows.dumps import dump
from tests.flows.mortal import cycle
from tests.flows.serving.resident import Api, served
from tests.flows.serving.test_turns import look

pytestmark = [
    pytest.mark.timeout(900),
    pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="no /proc here to see processes in"),
]

EVERY = 5
DAILY = 'db = "onrecord.db"\n[schedule]\ncron = "0 0 * * *"\n'
YEARLY = 'db = "onrecord.db"\n[schedule]\ncron = "0 0 1 1 *"\n'
"""The next time is not within a test; what is begun is what was asked for, or a catch-up."""


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Api]:
    """A server of Prefect with its scheduler: one for all, for it takes long to start."""
    home = tmp_path_factory.mktemp("server")
    environment = {**os.environ, "PREFECT_HOME": str(home), "PREFECT_SERVER_ANALYTICS_ENABLED": "false"}
    with server.started(scheduling=True, verbose=False, environment=environment) as ours:
        ours.wait()
        yield Api(ours.url)


def settings(folder: Path, text: str) -> Path:
    (folder / "onrecord.toml").write_text(text, encoding="utf-8")
    return folder / "onrecord.db"


def now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


def deployment(api: Api, db: Path) -> str:
    with opened(db) as database:
        return api.deployment(f"serve-{store.subscriptions.identity(database).hex[:8]}")


def is_sound(db: Path) -> bool:
    connection = sqlite3.connect(db)
    try:
        whole = connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return whole and not connection.execute("PRAGMA foreign_key_check").fetchall()
    finally:
        connection.close()


def test_a_schedule_produces_runs_and_sigterm_ends_all_of_it(tmp_path: Path, record: Path) -> None:
    db = settings(tmp_path, f'db = "onrecord.db"\n[schedule]\nevery = {EVERY}\ncatch_up = false\n')
    with served(tmp_path) as one:
        one.tells("serve     next run")
        assert one.tells("ok ", "quiet", "degraded", "broken") == "ok        digest 1"
        assert one.tells("ok ", "quiet", "degraded", "broken") == "quiet     nothing new"
        assert one.end() == 0
        assert one.leaves_nobody()
    assert one.told[0].startswith("serve     next run")
    assert not [line for line in one.told if "Traceback" in line]
    assert dump(db)["statements"] == dump(record)["statements"]
    assert (tmp_path / "digests" / "0001.md").exists()

    connection = sqlite3.connect(f"file:{one.home / 'prefect.db'}?mode=ro", uri=True)
    rows = connection.execute(
        "SELECT auto_scheduled, state_name, state_type, expected_start_time <= start_time FROM flow_run"
        " WHERE start_time IS NOT NULL ORDER BY start_time LIMIT 1"  # the next was ended before it was noted, perhaps
    ).fetchall()
    connection.close()
    assert rows == [(1, "Completed", "COMPLETED", 1)]


@pytest.mark.slow
class TestWithAServer:
    """With ``PREFECT_API_URL``."""

    def test_many_overdue_runs_are_caught_up_by_one(self, tmp_path: Path, api: Api) -> None:
        db = settings(tmp_path, YEARLY)
        with served(tmp_path, PREFECT_API_URL=api.url) as first:
            first.tells("serve     a time went by")
            first.tells("ok ")
            assert first.end(signal.SIGKILL) == -signal.SIGKILL
            assert first.leaves_nobody()
        whose = deployment(api, db)
        api.comes_to(api.runs(whose)[0]["id"])
        overdue = [api.ask_for(whose, now() + dt.timedelta(seconds=second)) for second in range(4)]
        time.sleep(4)  # all four are overdue, and due since the last run
        with served(tmp_path, PREFECT_API_URL=api.url) as second:
            assert sorted(api.comes_to(run)["state_name"] for run in overdue) == ["Quiet", *["Skipped"] * 3]
            assert second.end() == 0
        told = {api.comes_to(run)["state"]["message"] for run in overdue}
        assert told == {"nothing new", "run 2, which began after its time, has done it"}
        assert [run["verdict"] for run in dump(db)["runs"]] == ["ok", "quiet"]

    @pytest.mark.parametrize(("days", "behind"), [(2, True), (0, False)], ids=["behind", "up-to-date"])
    def test_downtime_is_caught_up_at_the_start(self, tmp_path: Path, api: Api, days: int, behind: bool) -> None:
        db = settings(tmp_path, DAILY)
        look(db, now() - dt.timedelta(days=days))
        with served(tmp_path, PREFECT_API_URL=api.url) as one:
            said = one.tells("serve     ")
            assert said.startswith("serve     a time went by" if behind else "serve     next run")
            if behind:
                one.tells("ok ")
            assert one.end() == 0
        assert len(dump(db)["runs"]) == 1 + behind

    def test_it_waits_for_a_run_by_hand_or_is_skipped_as_the_settings_say_by_then(
        self, tmp_path: Path, api: Api
    ) -> None:
        db = settings(tmp_path, YEARLY)
        look(db, now())
        with served(tmp_path, PREFECT_API_URL=api.url) as one:
            one.tells("serve     next run")
            whose = deployment(api, db)
            with alone(db):
                settings(tmp_path, f'{YEARLY}overlap = "skip"\n')
                skipped = api.comes_to(api.ask_for(whose, now()))
                settings(tmp_path, YEARLY)
                waiting = api.ask_for(whose, now())
                api.comes_to(waiting, "RUNNING")
                assert len(dump(db)["runs"]) == 1
            assert api.comes_to(waiting)["state_name"] == "Completed"
            assert one.end() == 0
        assert skipped["state_name"] == "Skipped"
        assert skipped["state"]["message"] == "another run is at work; overlap is 'skip'"

    @pytest.mark.parametrize("moment", ["discover", "keep", "parse", "match", "deliver"])
    def test_stopped_in_a_run_it_leaves_the_store_whole_and_goes_on_at_the_next_start(
        self, tmp_path: Path, api: Api, record: Path, moment: str
    ) -> None:
        db = settings(tmp_path, YEARLY)
        with served(tmp_path, PREFECT_API_URL=api.url) as one:
            one.tells(moment)
            assert one.end() == 0
            assert one.leaves_nobody()
        assert is_sound(db)
        assert api.states(deployment(api, db)) in (["Cancelled"], ["Completed"])
        finish(tmp_path, api, db)
        assert dump(db)["statements"] == dump(record)["statements"]
        assert len(dump(db)["digests"]) == 1

    @pytest.mark.parametrize("seconds", [0.5, 2.0, 4.0])
    def test_stopped_while_it_starts_it_ends(self, tmp_path: Path, api: Api, seconds: float) -> None:
        db = settings(tmp_path, DAILY)
        cycle(db)
        with served(tmp_path, PREFECT_API_URL=api.url) as one:
            time.sleep(seconds)
            assert one.end() in (0, -signal.SIGTERM)
            assert one.leaves_nobody()
        assert is_sound(db)

    def test_a_second_one_on_the_same_store_is_refused(self, tmp_path: Path, api: Api) -> None:
        db = settings(tmp_path, YEARLY)
        look(db, now())
        with served(tmp_path, PREFECT_API_URL=api.url) as one:
            one.tells("serve     next run")
            with served(tmp_path, PREFECT_API_URL=api.url) as other:
                other.tells("onrecord: serving: serving onrecord.db: another `onrecord serve` does so; end that first")
                assert other.process.wait(60) == 3
            assert one.end() == 0

    def test_a_server_that_does_not_answer_is_told(self, tmp_path: Path) -> None:
        settings(tmp_path, YEARLY)
        nobody = {"PREFECT_API_URL": "http://127.0.0.1:9/api", "PREFECT_CLIENT_MAX_RETRIES": "0"}
        with served(tmp_path, **nobody) as one:
            assert one.tells("onrecord: serving: Prefect: ").endswith("unset PREFECT_API_URL to do without one")
            assert one.process.wait(60) == 3


@pytest.mark.slow
@pytest.mark.parametrize("command", ["run", "serve"])
def test_killed_outright_in_a_run_it_leaves_no_process_behind(tmp_path: Path, command: str, record: Path) -> None:
    db = settings(tmp_path, YEARLY)
    with served(tmp_path, command) as one:
        one.tells("discover")
        assert one.end(signal.SIGKILL) == -signal.SIGKILL
        assert one.leaves_nobody()
    assert is_sound(db)
    cycle(db)
    assert dump(db)["statements"] == dump(record)["statements"]


@pytest.mark.slow
def test_a_server_that_dies_ends_it_too(tmp_path: Path) -> None:
    db = settings(tmp_path, YEARLY)
    look(db, now())
    with served(tmp_path) as one:
        one.tells("serve     next run")
        (child,) = (pid for pid in one._others() if pid != one.process.pid)
        os.kill(child, signal.SIGKILL)
        one.tells("onrecord: serving: Prefect's server has ended with -9; start again")
        assert one.process.wait(120) == 3
        assert one.leaves_nobody()


def finish(folder: Path, api: Api, db: Path) -> None:
    """Start it again and let it take up what was cut off, if it was."""
    if dump(db)["runs"][-1]["verdict"] is None:
        with served(folder, PREFECT_API_URL=api.url) as one:
            one.tells("ok ", "quiet")
            assert one.end() == 0
