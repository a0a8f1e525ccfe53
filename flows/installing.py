"""Setting up a Prefect server for a team: ``python -m flows.installing FOLDER``, which ``deploy/install`` calls.

Makes, or brings to what the folder says, the work pool with its queues, the block through which the operator is told,
the deployments of ``prefect.yaml`` and the automations of ``automations.yaml``. Called again it changes nothing.
"""

import os
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any
from uuid import UUID

import yaml
from prefect.blocks.notifications import SlackWebhook
from prefect.client.orchestration import SyncPrefectClient, get_client
from prefect.client.schemas.actions import WorkPoolCreate
from prefect.events.schemas.automations import AutomationCore
from prefect.exceptions import ObjectAlreadyExists, ObjectNotFound
from pydantic import SecretStr

from flows.errors import SettingsError

POOL = "onrecord"
QUEUES = {"writer": 1, "reader": 2}
"""The queues of the pool, and how many of their runs may be at work at once."""

OPERATOR = "onrecord-operator"
URL = "ONRECORD_OPERATOR"


def install(folder: Path, environment: Mapping[str, str] = os.environ) -> None:
    """Set up the server that ``PREFECT_API_URL`` names with what ``folder`` says.

    Raises SettingsError where that variable or ``ONRECORD_OPERATOR``, the URL of the service that tells the operator,
    is not set; CalledProcessError where the deployments were refused; what Prefect's client raises.
    """
    for name in ("PREFECT_API_URL", URL):
        if not environment.get(name):
            raise SettingsError(f"installing: {name} is not set; see {folder / 'runbook.md'}")
    with get_client(sync_client=True) as client:
        _pool(client)
        _say(f"pool {POOL}: " + ", ".join(f"{name} (at most {limit})" for name, limit in QUEUES.items()))
        _deployments(folder / "prefect.yaml")
        block = operator(environment[URL])
        _say(f"block {OPERATOR}")
        for automation in automations(folder / "automations.yaml", block):
            _say(f"automation {automation.name!r} {_put(client, automation)}")


def operator(url: str) -> UUID:
    """Keep ``url``, as Apprise has it, in the block that tells the operator; return the block's id.

    The server keeps it encrypted. Prefect has no block for Apprise's URLs as such; this one hands any to Apprise.
    """
    saved = SlackWebhook(url=SecretStr(url), notify_type="warning").save(OPERATOR, overwrite=True)
    assert isinstance(saved, UUID)  # noqa: S101 - tells the type checker
    return saved


def automations(file: Path, block: UUID) -> list[AutomationCore]:
    """Return the automations of ``file``, their notifications sent through ``block``."""
    rows: list[dict[str, Any]] = yaml.safe_load(file.read_text(encoding="utf-8"))["automations"]
    for row in rows:
        for action in row["actions"]:
            if action["type"] == "send-notification":
                action["block_document_id"] = str(block)
    return [AutomationCore.model_validate(row) for row in rows]


def _put(client: SyncPrefectClient, automation: AutomationCore) -> str:
    """Make an automation or bring the one of its name to what it is to be; further ones of the name go."""
    known = client.read_automations_by_name(automation.name)
    if not known:
        client.create_automation(automation)
        return "made"
    client.update_automation(known[0].id, automation)
    for other in known[1:]:
        client.delete_automation(other.id)
    return "brought up to date"


def _pool(client: SyncPrefectClient) -> None:
    """Make the pool and its queues, and set the queues' limits."""
    with suppress(ObjectAlreadyExists):
        client.create_work_pool(WorkPoolCreate(name=POOL, type="process"))
    for name, limit in QUEUES.items():
        try:
            queue = client.read_work_queue_by_name(name, work_pool_name=POOL)
        except ObjectNotFound:
            client.create_work_queue(name, concurrency_limit=limit, work_pool_name=POOL)
        else:
            client.update_work_queue(queue.id, concurrency_limit=limit)


def _deployments(file: Path) -> None:
    """Hand the deployments of ``file`` over, as Prefect's own command does."""
    command = [sys.executable, "-m", "prefect", "--no-prompt", "deploy", "--all", "--prefect-file", str(file)]
    subprocess.run(command, check=True, cwd=file.parent)  # noqa: S603 - nothing of it is a stranger's


def _say(what: str) -> None:
    sys.stderr.write(f"install: {what}\n")


if __name__ == "__main__":
    try:
        install(Path(sys.argv[1]))
    except SettingsError as error:
        sys.exit(f"onrecord: {error}")
