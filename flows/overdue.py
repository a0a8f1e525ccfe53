"""Scheduled runs that have become due together, after a pause of the server or its workers.

Prefect starts each of them. One is enough, for a cycle looks for all that is new: a run for whose time another has
been carried out already has nothing left to do.
"""

from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import FlowRunFilter
from prefect.client.schemas.sorting import FlowRunSort
from prefect.context import FlowRunContext

COVERED = "Covered"
"""The name of the completed state of a run that had nothing to do: one that began after it was due did it."""


def covered_by() -> str | None:
    """Return the name of a completed run of this deployment that began after the present run was due.

    None where there is none, and for what is no scheduled run: what a person starts is carried out. Raises what
    Prefect's client raises where the server does not answer.
    """
    context = FlowRunContext.get()
    run = context.flow_run if context else None
    if run is None or run.deployment_id is None or not run.auto_scheduled or run.expected_start_time is None:
        return None
    wanted = FlowRunFilter.model_validate(
        {
            "deployment_id": {"any_": [run.deployment_id]},
            "state": {"type": {"any_": ["COMPLETED"]}, "name": {"not_any_": [COVERED]}},
            "start_time": {"after_": run.expected_start_time},
            "id": {"not_any_": [run.id]},
        }
    )
    with get_client(sync_client=True) as client:
        found = client.read_flow_runs(flow_run_filter=wanted, sort=FlowRunSort.START_TIME_DESC, limit=1)
    return found[0].name if found else None
