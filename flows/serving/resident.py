"""The resident process: the monitor as a deployment of Prefect's, its runs carried out by Prefect's runner.

Each run is a process of its own, one at a time. What was due while nothing was running is begun at once, by one run
(``flows.serving.turns`` says which); a run that was cut off is taken up by the next, as always.
"""

import asyncio
import multiprocessing
import signal
import sys
from functools import partial
from uuid import UUID

from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import FlowRunFilter
from prefect.client.schemas.objects import StateType
from prefect.client.schemas.schedules import SCHEDULE_TYPES
from prefect.runner import Runner
from prefect.schedules import Schedule as Times
from prefect.states import Crashed
from prefect.types.entrypoint import EntrypointType

import store.subscriptions
from flows import clock, monitor
from flows.errors import BrokenRun
from flows.progress import Progress
from flows.serving.server import Server
from flows.serving.timetable import next_due, timetable
from flows.serving.turns import last
from flows.settings import Settings
from flows.steps import opened

ENDS_WITHIN = 40.0
"""Seconds that a run has to end in once it is told to; Prefect gives it 30, and then kills it."""
ENDED_LOOKS = 8
"""How often it is seen whether the run is over by itself, before it is told to end."""
LOOK_EVERY = 1.0
"""Seconds between two looks at whether Prefect's server is still there."""
UNFINISHED = (StateType.RUNNING, StateType.PENDING, StateType.CANCELLING)


def serve(settings: Settings, server: Server | None) -> None:
    """Run by the schedule of ``settings`` until SIGTERM or Ctrl-C; ``server`` is Prefect's, where we started it.

    Raises OnRecordError: BrokenRun where Prefect's server has ended, or does not answer.
    """
    with monitor.reached():
        asyncio.run(_Resident(settings, server).serve())


class _Runner(Runner):
    """Prefect's runner; it has a handler of its own for SIGTERM, which ends the process at once."""

    def __init__(self, stop: asyncio.Event) -> None:
        super().__init__(name="onrecord", limit=1)
        self._stop = stop
        self._home = asyncio.get_running_loop()

    def handle_sigterm(self, *_: object, **__: object) -> None:
        self._home.call_soon_threadsafe(self._stop.set)


class _Resident:
    """One life of the resident process."""

    def __init__(self, settings: Settings, server: Server | None) -> None:
        self._settings = settings
        self._server = server
        self._now = partial(clock.now, settings.schedule.timezone or settings.timezone)
        self._progress = Progress(sys.stderr)

    async def serve(self) -> None:
        """Serve until asked to stop."""
        stop = asyncio.Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(number, stop.set)
        times, runner = timetable(self._settings), _Runner(stop)
        deployment = await self._deploy(runner, times)
        await self._take_up(deployment, times)
        work = asyncio.create_task(runner.start())
        try:
            await self._until(stop, work)
        finally:
            await _end(runner, work)
        self._progress.say("serve", "stopped; what was done is kept, the next run goes on from there")

    async def _deploy(self, runner: Runner, times: SCHEDULE_TYPES) -> UUID:
        """Hand the monitor over to Prefect, with its schedule, under a name that no other store's has."""
        with opened(self._settings.db) as database:
            store_id = store.subscriptions.identity(database)
        known = {name: value for name, value in times.model_dump().items() if name in Times.__dataclass_fields__}
        deployment: UUID = await runner.aadd_flow(
            monitor.monitor,
            name=f"serve-{store_id.hex[:8]}",
            schedule=Times(**known),
            enforce_parameter_schema=False,
            entrypoint_type=EntrypointType.MODULE_PATH,
            description=f"onrecord serve, on {self._settings.db.absolute()}",
        )
        return deployment

    async def _take_up(self, deployment: UUID, times: SCHEDULE_TYPES) -> None:
        """Say which runs were killed with their process, and begin one if a time went by since the last that ended."""
        async with get_client() as client:
            wanted = FlowRunFilter.model_validate(
                {"deployment_id": {"any_": [deployment]}, "state": {"type": {"any_": UNFINISHED}}}
            )
            for run in await client.read_flow_runs(flow_run_filter=wanted):
                await client.set_flow_run_state(run.id, Crashed(message="its process was killed"), force=True)
            if self._settings.schedule.catch_up and await self._is_behind(times):
                await client.create_flow_run_from_deployment(deployment)
                self._progress.say("serve", "a time went by while nothing was running: a run begins now")
        due = await next_due(times, self._now())
        self._progress.say("serve", f"next run {due.astimezone(self._now().tzinfo):%Y-%m-%d %H:%M:%S %Z}")

    async def _is_behind(self, times: SCHEDULE_TYPES) -> bool:
        before = last(self._settings.db)
        return before is None or await next_due(times, before.started) <= self._now()

    async def _until(self, stop: asyncio.Event, work: "asyncio.Task[None]") -> None:
        """Return when asked to ``stop``; raise what ended ``work``, or BrokenRun where Prefect's server has ended."""
        asked = asyncio.create_task(stop.wait())
        while not asked.done():
            await asyncio.wait({asked, work}, timeout=LOOK_EVERY, return_when=asyncio.FIRST_COMPLETED)
            if work.done() and not asked.done():
                raise BrokenRun("Prefect's runner has ended; see with -v what it said") from work.exception()
            if self._server is not None and self._server.process.poll() is not None and not asked.done():
                raise BrokenRun(f"Prefect's server has ended with {self._server.process.returncode}; start again")


async def _end(runner: Runner, work: "asyncio.Task[None]") -> None:
    """End the runner and its run, in order if they do so in time."""
    for _ in range(ENDED_LOOKS):  # a run that is just over would have its state overwritten
        if multiprocessing.active_children():
            await asyncio.sleep(LOOK_EVERY / 4)
    if runner.started:
        ending = asyncio.create_task(runner.astop())
        await asyncio.wait({ending}, timeout=ENDS_WITHIN)
        ending.cancel()
    else:
        work.cancel()
    # Prefect waits for a run that it was about to begin.
    for end in ("terminate", "kill"):
        for run in multiprocessing.active_children():
            getattr(run, end)()
        await asyncio.wait({work}, timeout=ENDS_WITHIN / 4)
    work.cancel()
