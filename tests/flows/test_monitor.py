"""The monitor as a Prefect flow, against Prefect's own test server, and as the command that people call."""

import json
import os
import shutil
import signal
import socket
import subprocess
import time
from dataclasses import replace
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from prefect import flow

import seeds
from flows.delivery.editions import Interest
from flows.delivery.subscribers import Post, Subscriber
from flows.errors import BrokenRun
from flows.settings import Settings
from flows.sources import SEEDS, Source
from store.errors import StoreBusyError, StoreError
from tests.flows.conftest import ONRECORD, Run, write_folder
from tests.flows.dumps import dump
from tests.flows.mortal import cycle
from tests.flows.replica import Monitor
from tests.site.catalogue import catalogue
from tests.site.fixtures import server, site
from tests.site.outlets import Outlets
from tests.site.server import Site

__all__ = ["server", "site"]

ZONE = ZoneInfo("Asia/Shanghai")
NO_NETWORK = """[http]
delay = 0
attempts = 1
loopback = true
hosts = {{ "chinadaily.com.cn" = "127.0.0.1:{port}", "eng.mod.gov.cn" = "127.0.0.1:{port}" }}
[[sources]]
name = "seeds"
kind = "seeds"
[[sources]]
name = "search"
kind = "chinadaily-search"
keywords = "THAAD"
[[sources]]
name = "ministry"
kind = "mnd"
url = "http://eng.mod.gov.cn/2025xb/P/index.html"
"""
STEPS = ["deliver", "digest", "discover", "fetch_and_keep", "match", "parse"]


@pytest.fixture
def dead_port() -> int:
    """A port on which nothing listens."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def settings(folder: Path, *sources: Source) -> Settings:
    return Settings(folder / "onrecord.db", folder / "digests", ZONE, sources or (SEEDS,))


@pytest.mark.usefixtures("api", "sockets_collected")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
class TestFlow:
    """What the flow returns, leaves in the store and tells Prefect."""

    def test_the_steps_are_its_tasks_and_the_digest_its_artifact(self, tmp_path: Path) -> None:
        from flows import monitor

        summary = monitor.run(settings(tmp_path))
        assert (summary.verdict, summary.digests) == ("ok", (1,))
        assert task_names(len(STEPS)) == STEPS
        markdown = (tmp_path / "digests" / "0001.md").read_text(encoding="utf-8")
        assert artifact("digest") == markdown
        assert artifact("page") == f"[Digest 1]({(tmp_path / 'digests' / '0001.html').as_uri()})"
        assert (last_flow_run().state_name, last_flow_run().state.message) == ("Completed", "digest 1")

    def test_sources_that_are_looked_through_side_by_side_are_its_tasks_too(self, site: Site, tmp_path: Path) -> None:
        from flows import monitor

        outlets = Outlets(catalogue(20))
        site.routes.append(outlets)
        summary = monitor.run(Monitor(site, outlets, tmp_path).settings("search", "section", "military"))
        assert [(one.source, one.state) for one in summary.sources] == [
            ("search", "ok"),
            ("section", "ok"),
            ("military", "ok"),
        ]
        looks = ["look"] * 3
        lists = ["note_lists"] * 2  # the search gives no marks
        expected = ["deliver", "digest", "fetch_and_keep", *looks, "match", *lists, "parse"]
        assert task_names(len(expected)) == expected

    def test_prefect_is_not_told_who_the_readers_are(self, tmp_path: Path) -> None:
        from flows import monitor

        reader = Subscriber("desk", Interest(), "run", notify="ONRECORD_DESK")
        monitor.run(replace(settings(tmp_path), post=Post(subscribers=(reader,))))
        assert last_flow_run().parameters == {}

    def test_a_second_run_is_quiet_and_publishes_nothing(self, tmp_path: Path) -> None:
        from flows import monitor

        monitor.run(settings(tmp_path))
        before = dump(tmp_path / "onrecord.db")
        summary = monitor.run(settings(tmp_path))
        assert (summary.verdict, summary.digests, summary.reason) == ("quiet", (), "")
        assert (last_flow_run().state_name, last_flow_run().state.type.value) == ("Quiet", "COMPLETED")
        after = dump(tmp_path / "onrecord.db")
        assert {name: after[name] for name in ("statements", "digests")} == {
            name: before[name] for name in ("statements", "digests")
        }
        assert [run["verdict"] for run in after["runs"]] == ["ok", "quiet"]
        written = sorted(path.name for path in (tmp_path / "digests").iterdir())
        assert written == ["0001.html", "0001.json", "0001.md", "feed.atom"]

    def test_a_source_that_fails_among_others_degrades_the_run(self, tmp_path: Path) -> None:
        from flows import monitor

        summary = monitor.run(settings(tmp_path, SEEDS, Source("mine", "folder", tmp_path / "gone")))
        assert (summary.verdict, summary.digests) == ("degraded", (1,))
        assert summary.reason == f"mine is failing: reading {tmp_path / 'gone'}: there is no such folder; name another"
        assert [(one.source, one.answered, one.state) for one in summary.sources] == [
            ("seeds", True, "ok"),
            ("mine", False, "failing"),
        ]
        assert (last_flow_run().state_name, last_flow_run().state.type.value) == ("Degraded", "COMPLETED")
        assert last_flow_run().state.message == f"digest 1; {summary.reason}"
        assert [
            (row["source"], row["answered"], row["new"], row["state"]) for row in json.loads(artifact("coverage"))
        ] == [
            ("seeds", "yes", 2, "ok"),
            ("mine", "no", 0, "failing"),
        ]

    def test_no_source_that_answers_is_broken_and_the_flow_has_failed(self, tmp_path: Path) -> None:
        from flows import monitor

        with pytest.raises(BrokenRun, match=r"no source answered; mine is failing: reading .*gone"):
            monitor.run(settings(tmp_path, Source("mine", "folder", tmp_path / "gone")))
        assert [run["verdict"] for run in dump(tmp_path / "onrecord.db")["runs"]] == ["broken"]
        assert last_flow_run().state_name == "Failed"
        assert [row["state"] for row in json.loads(artifact("coverage"))] == ["failing"]

    def test_a_store_that_is_held_is_tried_again_and_nothing_else_is(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from flows import monitor

        monkeypatch.setattr(monitor, "RETRY_AFTER", [0.0, 0.0])
        monitor._task.cache_clear()
        calls: list[type[Exception]] = []

        def step(error: type[Exception], times: int) -> int:
            calls.append(error)
            if calls.count(error) <= times:
                raise error("the store is held")
            return len(calls)

        @flow(name="steps")
        def steps() -> int:
            with pytest.raises(StoreError):
                monitor.as_task(step, StoreError, 1)
            return monitor.as_task(step, StoreBusyError, 2)

        assert steps() == 4
        assert calls == [StoreError, *[StoreBusyError] * 3]
        monitor._task.cache_clear()

    def test_what_a_step_is_given_is_what_it_has(self) -> None:
        from flows import monitor

        given: list[object] = [seeds, [Path("a"), {"b": (1,)}], None]

        def step(*arguments: object, **named: object) -> tuple[tuple[object, ...], dict[str, object]]:
            return arguments, named

        @flow(name="steps")
        def steps() -> bool:
            arguments, named = monitor.as_task(step, *given, last=given)
            return [*map(id, arguments)] == [*map(id, given)] and named["last"] is given

        assert steps()

    def test_a_bad_page_never_stops_a_run(self, tmp_path: Path) -> None:
        from flows import monitor

        entries = [{"file": name} for name in ("000_2dffb70461a79a96.txt", "bad.txt")]
        folder = write_folder(tmp_path / "mine", entries)
        (folder / "bad.txt").write_bytes(b"\x89PNG\0")
        summary = monitor.run(settings(tmp_path, Source("mine", "folder", folder)))
        assert (summary.verdict, summary.digests) == ("ok", (1,))
        (mine,) = summary.sources
        assert (mine.found, mine.new, mine.left_out, mine.state) == (2, 2, 1, "ok")
        assert mine.reason == "reading bad.txt: a binary file, not text; hand in a text copy in UTF-8"
        assert monitor.run(settings(tmp_path, Source("mine", "folder", folder))).verdict == "quiet"


def test_the_flow_can_be_handed_to_a_process_of_its_own() -> None:
    """As ``onrecord serve`` does with each run."""
    import cloudpickle

    from flows import monitor

    assert cloudpickle.loads(cloudpickle.dumps(monitor.monitor)).name == "monitor"


def task_names(expected: int) -> list[str]:
    """Names of the tasks of the last flow run, without the number of the call, each as often as it was called.

    Task runs reach Prefect's database through events, some time after they ended: asked for until there are as many
    as ``expected``, for half a minute at the most.
    """
    from prefect.client.orchestration import get_client
    from prefect.client.schemas.filters import FlowRunFilter, FlowRunFilterId

    names: list[str] = []
    with get_client(sync_client=True) as client:
        last = FlowRunFilter(id=FlowRunFilterId(any_=[last_flow_run().id]))
        for _ in range(60):
            names = sorted(run.name.rpartition("-")[0] for run in client.read_task_runs(flow_run_filter=last))
            if len(names) >= expected:
                break
            time.sleep(0.5)
    return names


def last_flow_run() -> Any:
    from prefect.client.orchestration import get_client
    from prefect.client.schemas.sorting import FlowRunSort

    with get_client(sync_client=True) as client:
        return client.read_flow_runs(sort=FlowRunSort.START_TIME_DESC, limit=1)[0]


def artifact(key: str) -> Any:
    from prefect.artifacts import Artifact

    found: Any = Artifact.get(key)  # an async method by its type, a value in a test that is not
    assert found is not None
    return found.data


def cut_off() -> tuple[str, ...]:
    """What to put before a command so that it has no network but loopback; nothing where this system has no means."""
    means = ("unshare", "-rn", "sh", "-c", 'ip link set lo up && exec "$@"', "sh")
    possible = shutil.which("unshare") and shutil.which("ip")
    return means if possible and subprocess.run([*means, "true"], capture_output=True).returncode == 0 else ()


@pytest.mark.timeout(180)
def test_from_nothing_to_a_digest_on_screen_without_server_or_network(tmp_path: Path) -> None:
    done = subprocess.run([*cut_off(), *ONRECORD, "run"], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout == (tmp_path / "data" / "digests" / "0001.md").read_text(encoding="utf-8")
    told = [line.split()[0] for line in done.stderr.splitlines()]
    assert told == ["discover", "keep", "parse", "match", "deliver", "ok"]
    assert (tmp_path / "data" / "prefect").is_dir()


@pytest.mark.timeout(180)
class TestCommand:
    """``onrecord run`` as a process, with the API of a server."""

    def test_a_second_run_says_that_nothing_is_new(self, tmp_path: Path, api: dict[str, str]) -> None:
        cycle(tmp_path / "data" / "onrecord.db")
        done = subprocess.run([*ONRECORD, "run"], cwd=tmp_path, env=api, capture_output=True, text=True)
        assert (done.returncode, done.stdout) == (0, ""), done.stderr
        assert done.stderr.splitlines()[-1] == "quiet     nothing new"
        assert len(list((tmp_path / "data" / "digests").iterdir())) == 4

    def test_an_api_that_does_not_answer_is_told_in_one_line(self, tmp_path: Path) -> None:
        nobody = {"PREFECT_API_URL": "http://127.0.0.1:9/api", "PREFECT_CLIENT_MAX_RETRIES": "0"}
        done = subprocess.run(
            [*ONRECORD, "run"], cwd=tmp_path, env={**os.environ, **nobody}, capture_output=True, text=True
        )
        assert (done.returncode, done.stdout) == (3, "")
        assert done.stderr == (
            "onrecord: running: Prefect: Failed to reach API at http://127.0.0.1:9/api/; "
            "start its server, or unset PREFECT_API_URL to do without one\n"
        )

    def test_without_a_network_the_seeds_are_published_and_later_runs_are_broken(
        self, onrecord: Run, workdir: Path, dead_port: int, api: dict[str, str]
    ) -> None:
        (workdir / "onrecord.toml").write_text(NO_NETWORK.format(port=dead_port))
        first = onrecord("run", **api)
        assert first.returncode == 0, first.stderr
        assert first.stdout.startswith("# On the record")
        assert "2 of 3 sources did not answer" in first.stdout
        assert "search entered failing: asking for the list https://newssearch.chinadaily.com.cn/" in first.stderr
        assert "degraded  digest 1; search is failing: " in first.stderr
        assert "; ministry is failing: " in first.stderr

        second = onrecord("run", **api)
        assert (second.returncode, second.stdout) == (3, "")
        assert "onrecord: running: no source answered; search is failing: " in second.stderr
        assert "entered" not in second.stderr  # that was told

        doctor = onrecord("doctor", "--json")
        assert doctor.returncode == 3
        told = json.loads(doctor.stdout)
        assert [(one["source"], one["state"], one["articles"]) for one in told["sources"]] == [
            ("ministry", "failing", 0),
            ("search", "failing", 0),
            ("seeds", "quiet", 2),
        ]
        assert [(one["level"], one["where"]) for one in told["findings"]] == [
            ("broken", "runs"),
            ("look", "ministry"),
            ("look", "search"),
        ]

    @pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
    def test_stopped_by_a_person_it_says_so(
        self, tmp_path: Path, api: dict[str, str], sent: signal.Signals, code: int
    ) -> None:
        with subprocess.Popen([*ONRECORD, "run"], cwd=tmp_path, env=api, stderr=subprocess.PIPE, text=True) as run:
            assert run.stderr is not None
            assert run.stderr.readline().startswith("discover")
            run.send_signal(sent)
            told = run.stderr.read()
        assert run.returncode == code
        assert told.splitlines()[-1] == "onrecord: stopped; what was done is kept, the next run goes on from there"
        assert "Traceback" not in told

    def test_killed_in_the_middle_it_is_taken_up(self, tmp_path: Path, api: dict[str, str], record: Path) -> None:
        command = [*ONRECORD, "run", "--db", "onrecord.db"]
        with subprocess.Popen(command, cwd=tmp_path, env=api, stderr=subprocess.PIPE, text=True) as victim:
            assert victim.stderr is not None
            assert any(line.startswith("keep") for line in victim.stderr)
            victim.kill()
        assert victim.returncode == -signal.SIGKILL
        assert not (tmp_path / "digests").exists()
        again = subprocess.run(command, cwd=tmp_path, env=api, capture_output=True, text=True)
        assert again.returncode == 0, again.stderr
        assert again.stdout.startswith("# On the record")
        assert dump(tmp_path / "onrecord.db")["statements"] == dump(record)["statements"]
        assert model(tmp_path / "digests" / "0001.json") == model(record.parent / "digests" / "0001.json")


def model(path: Path) -> Any:
    """A digest as JSON but for the time at which it was issued."""
    return {key: value for key, value in json.loads(path.read_bytes()).items() if key != "issued"}
