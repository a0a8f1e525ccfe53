"""The monitor as a Prefect flow: each step of the cycle is a task, the digest an artifact."""

import sys
from collections.abc import Callable
from functools import partial
from typing import ParamSpec, TypeVar

import httpx
from prefect import flow, task
from prefect.artifacts import create_markdown_artifact
from prefect.cache_policies import NO_CACHE
from prefect.settings import PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings

from flows import clock, steps
from flows.cycle import Cycle, Summary
from flows.errors import BrokenRun
from flows.progress import Progress
from flows.settings import Settings, load

P = ParamSpec("P")
R = TypeVar("R")

UNREACHABLE = ("Failed to reach API", "Timed out while attempting to connect to ephemeral Prefect API")
"""How Prefect's errors begin, RuntimeErrors without a class of their own, where its API does not answer."""


@flow(name="monitor", validate_parameters=False, persist_result=False)
def monitor(settings: Settings | None = None) -> Summary:
    """Carry out one cycle with ``settings``, else those of the working directory.

    Raises OnRecordError, BrokenRun among them where no source answered: the flow run has failed then.
    """
    settings = settings or load()
    cycle = Cycle(settings, partial(clock.now, settings.timezone), Progress(sys.stderr), as_task)
    summary = cycle.run()
    for number in summary.digests:
        create_markdown_artifact(steps.published(settings.db, number), key="digest", description=f"Digest {number}")
    if summary.verdict == "broken":
        raise BrokenRun(f"no source answered; {summary.reason}")
    return summary


def run(settings: Settings) -> Summary:
    """Run the flow in this process. Raises OnRecordError, also where Prefect's API does not answer."""
    # No variable can turn the heartbeat off, and its thread takes a second to end.
    with temporary_settings({PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}):
        try:
            return monitor(settings)
        except (RuntimeError, httpx.TransportError) as error:
            if isinstance(error, httpx.TransportError) or str(error).startswith(UNREACHABLE):
                advice = "start its server, or unset PREFECT_API_URL to do without one"
                raise BrokenRun(f"Prefect: {str(error) or type(error).__name__}; {advice}") from error
            raise


def as_task(step: Callable[P, R], /, *arguments: P.args, **named: P.kwargs) -> R:
    """Carry out ``step`` as a task of the flow; its result is not kept, for it is in the store."""
    return task(name=step.__name__, cache_policy=NO_CACHE, persist_result=False)(step)(*arguments, **named)
