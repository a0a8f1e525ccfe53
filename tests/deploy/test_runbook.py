"""What the runbook names is there: services, deployments with their times and parameters, alerts, commands, files."""

import importlib
import re

import pytest

from flows.cli import COMMANDS
from tests.deploy.test_files import AUTOMATIONS, DEPLOY, DEPLOYMENTS, SERVICES

RUNBOOK = (DEPLOY / "runbook.md").read_text(encoding="utf-8")


def table(head: str) -> dict[str, list[str]]:
    """The rows of the table whose head begins with ``head``: what the first column names, and the other columns."""
    _, _, rest = RUNBOOK.partition(f"| {head} |")
    rows = [line for line in rest.split("\n\n")[0].splitlines()[2:] if line.startswith("|")]
    cells = [[cell.strip() for cell in re.split(r"(?<!\\)\|", row)[1:-1]] for row in rows]
    return {row[0].strip("`"): row[1:] for row in cells}


def test_services_are_those_of_compose() -> None:
    assert {name.partition("`")[0] for name in table("service")} == SERVICES.keys()


@pytest.mark.parametrize("name", DEPLOYMENTS)
def test_a_deployment_is_told_with_its_time_and_parameters(name: str) -> None:
    when, parameters = table("deployment")[name]
    schedules = DEPLOYMENTS[name]["schedules"]
    assert when.startswith(f"`{schedules[0]['cron']}` in Shanghai" if schedules else "by hand")
    module, _, function = DEPLOYMENTS[name]["entrypoint"].rpartition(".")
    takes = importlib.import_module(module).__dict__[function].parameters.properties
    assert set(re.findall(r"`(\w+)`", parameters)) == takes.keys() - {"settings"}


def test_each_alert_is_told() -> None:
    subjects = [
        action["subject"]
        for one in AUTOMATIONS.values()
        for action in one["actions"]
        if action["type"] == "send-notification"
    ]
    told = table("alert")
    for subject in subjects:
        words = re.sub(r"\{\{ deployment.name \}\}", "…", subject.removeprefix("onrecord: "))
        named = ["…: Failed", "…: Crashed"] if "state.name" in words else [words]
        assert all(one in told for one in named), subject


def test_commands_are_called_on_services_and_deployments_that_there_are() -> None:
    for verb, options, rest in re.findall(r"docker compose (exec|run|start|stop)((?: -\S+)*) ?([a-z ]*)", RUNBOOK):
        named = rest.split()[:1] if verb in ("exec", "run") else rest.split()
        assert set(named) <= SERVICES.keys(), (verb, options, rest)
    for name in re.findall(r"deployment run (\w+/\w+)", RUNBOOK):
        assert name in {f"{one}/{one}" for one in DEPLOYMENTS}
    for command in re.findall(r"(?:`|worker |&& )onrecord\s(\w+)", RUNBOOK):
        assert command in COMMANDS, command


def test_links_lead_to_files() -> None:
    for link in re.findall(r"\]\((?!http)([^)]+)\)", RUNBOOK):
        assert (DEPLOY / link).exists(), link
