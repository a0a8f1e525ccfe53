"""The monitor as a Prefect flow: each step of the cycle is a task, its verdict the state, what came of it artifacts."""

import multiprocessing
import random
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, partial
from typing import Any, ParamSpec, TypeVar

import httpx
from prefect import flow, task
from prefect.artifacts import create_link_artifact, create_markdown_artifact, create_table_artifact
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import FlowRun, State
from prefect.context import FlowRunContext
from prefect.settings import PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings
from prefect.states import Completed
from prefect.utilities.annotations import quote

from flows import clock, steps
from flows.cycle import Cycle, Summary
from flows.errors import BrokenRun, NotItsTurn
from flows.progress import Progress
from flows.serving import child
from flows.serving.turns import in_turn
from flows.settings import Settings, load
from store.errors import StoreBusyError

P = ParamSpec("P")
R = TypeVar("R")

UNREACHABLE = ("Failed to reach API", "Timed out while attempting to connect to ephemeral Prefect API")
"""How Prefect's errors begin, RuntimeErrors without a class of their own, where its API does not answer."""

STATES = {"ok": "Completed", "quiet": "Quiet", "degraded": "Degraded"}
"""Names of the completed states by verdict; a broken run has failed."""
SKIPPED = "Skipped"

RETRY_AFTER = [10.0, 60.0, 300.0]
"""Seconds. A writer waits half a minute for the store by itself; who holds it longer is a backup, or a person."""

_SETTINGS: ContextVar[Settings | None] = ContextVar("_SETTINGS", default=None)
"""Not a parameter of the flow: Prefect would keep readers' addresses in its database, and import FastAPI to do so."""


@flow(name="monitor", validate_parameters=False, persist_result=False)
def monitor() -> State[Summary]:
    """Carry out one cycle with the settings that ``run`` was given, else those of the directory and the environment."""
    return cycle(_settings())  # a function, for serving pickles this one, and a ContextVar cannot be


def cycle(settings: Settings) -> State[Summary]:
    """Carry out one cycle within a flow, and return the state to end that in.

    A run of a deployment is one on a schedule: it begins when it is its turn, else its state is ``Skipped``. The state
    is the verdict: ``Completed``, ``Quiet`` or ``Degraded``. Raises OnRecordError, BrokenRun among them where no
    source answered: the flow run has failed then.
    """
    now = partial(clock.now, settings.timezone)
    one = Cycle(settings, now, Progress(sys.stderr), as_task)
    deployed = _deployed()
    if deployed is not None:
        _leave_with_parent()
        if deployed.auto_scheduled:  # who asks for a run, or has times to catch up, waits for nothing
            time.sleep(random.uniform(0, settings.schedule.jitter))  # noqa: S311 - spreads runs, hides nothing
        turn = partial(in_turn, due=deployed.expected_start_time or now(), schedule=settings.schedule, clock=now)
        one = Cycle(settings, now, one.progress, as_task, turn)
    try:
        summary = one.run()
    except NotItsTurn as reason:
        one.progress.say("skipped", str(reason))
        return Completed(name=SKIPPED, message=str(reason))
    _show(settings, summary)
    if summary.verdict == "broken":
        raise BrokenRun(f"no source answered; {summary.reason}")
    return Completed(name=STATES[summary.verdict], message=summary.outcome, data=summary)


def run(settings: Settings) -> Summary:
    """Run the flow in this process. Raises OnRecordError, also where Prefect's API does not answer."""
    # No variable can turn the heartbeat off, and its thread takes a second to end.
    token = _SETTINGS.set(settings)
    try:
        with temporary_settings({PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}), reached():
            summary: Any = monitor()  # of a state that it returns a flow gives the data
    finally:
        _SETTINGS.reset(token)
    assert isinstance(summary, Summary)  # noqa: S101 - tells the type checker
    return summary


@contextmanager
def reached() -> Iterator[None]:
    """Turn what Prefect raises where its API does not answer into BrokenRun."""
    try:
        yield
    except (RuntimeError, httpx.TransportError) as error:
        if isinstance(error, httpx.TransportError) or str(error).startswith(UNREACHABLE):
            advice = "start its server, or unset PREFECT_API_URL to do without one"
            raise BrokenRun(f"Prefect: {str(error) or type(error).__name__}; {advice}") from error
        raise


def _settings() -> Settings:
    settings = _SETTINGS.get()
    if settings is None:
        settings = load()
        steps.prepare(settings.db)
    return settings


def as_task(step: Callable[P, R], /, *arguments: P.args, **named: P.kwargs) -> R:
    """Carry out ``step`` as a task of the flow; its result is not kept, for it is in the store."""
    # Quoted, for Prefect else walks through every record twice, in search of results of other tasks: there are none.
    quoted: R = _task(step)(*map(quote, arguments), **{name: quote(value) for name, value in named.items()})
    return quoted


@cache
def _task(step: Callable[P, R]) -> Callable[P, R]:
    # Retried is what the store was held for by somebody else, and nothing more. The HTTP client tries again by itself,
    # as each outlet bears it; messages that did not get out go with the next run; other errors come again.
    made: Callable[P, R] = task(
        name=step.__name__,
        cache_policy=NO_CACHE,
        persist_result=False,
        retries=len(RETRY_AFTER),
        retry_delay_seconds=RETRY_AFTER,
        retry_condition_fn=_is_store_busy,
    )(step)
    return made


def _is_store_busy(_: object, __: object, state: State[Any]) -> bool:
    return isinstance(getattr(state.data, "result", state.data), StoreBusyError)  # kept as it is, or in a record


def _deployed() -> FlowRun | None:
    """The present run as Prefect has it, if it is one of a deployment; None for one that a person has called."""
    context = FlowRunContext.get()
    run = context.flow_run if context is not None else None
    return run if run is not None and run.deployment_id is not None else None


def _leave_with_parent() -> None:
    """Let this process end with ``onrecord serve``, if that has started it; Ctrl-C there is for that to hear."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        child.end_after(parent.join)
        signal.signal(signal.SIGINT, signal.SIG_IGN)


def _show(settings: Settings, summary: Summary) -> None:
    """Leave with Prefect what came of the run: coverage, digests, and links to their pages."""
    create_table_artifact(_coverage(summary), key="coverage", description=summary.outcome)
    for number in summary.digests:
        text = steps.published(settings.db, settings.digests, number)
        create_markdown_artifact(text, key="digest", description=f"Digest {number}")
        page = f"{number:04d}.html"
        folder = settings.post.address or settings.digests.absolute().as_uri()
        create_link_artifact(f"{folder}/{page}", link_text=f"Digest {number}", key="page")


def _coverage(summary: Summary) -> list[dict[str, Any]]:
    return [
        {
            "source": one.source,
            "answered": "yes" if one.answered else "no",
            "found": one.found,
            "new": one.new,
            "left out": one.left_out,
            "set aside": one.set_aside,
            "state": one.state,
            "reason": one.reason or "",
        }
        for one in summary.sources
    ]
