"""Work done as tasks of a flow, by a task runner of Prefect's: on threads, processes or a Dask cluster."""

import atexit
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, CancelledError
from contextlib import ExitStack, contextmanager
from contextvars import ContextVar, copy_context
from functools import cache, partial
from multiprocessing import parent_process
from pathlib import Path
from typing import Any, TypeVar, cast

from flows import embedded
from flows.errors import WorkError
from flows.work import parcel
from flows.work.crew import Crew, Handed, Lost
from flows.work.settings import Work

T = TypeVar("T")
R = TypeVar("R")

EVERY = 5.0
"""Seconds after which it is looked whether anybody is left who could do what is waited for."""
PATIENCE = 60.0
"""Seconds for which a cluster may be without workers."""
SIZE = 500
"""Items of a batch: a task costs 0.4 s of processor time, half of it in the worker, and reading so many pages six."""


_BODY: ContextVar[Callable[[], Any]] = ContextVar("_BODY")


def in_flow(work: Work, db: Path, body: Callable[[Crew], R]) -> R:
    """Call ``body`` with the crew of ``work`` in a flow of its own, and return what it returns. Raises WorkError.

    With each task Prefect sends the flow that it belongs to, and what that was given. So this one is given nothing,
    and its function is one that a worker can import.
    """

    def with_crew() -> R:
        with _crew(work) as crew:
            return body(crew)

    if not _is_in_a_flow():
        _need_api(db.parent)
    from prefect import flow
    from prefect.settings import PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings

    # No variable can turn the heartbeat off, and its thread takes a second to end.
    token = _BODY.set(with_crew)
    try:
        with temporary_settings({PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}):
            return cast(R, flow(name="reading", validate_parameters=False, persist_result=False)(_carry_out)())
    finally:
        _BODY.reset(token)


def _carry_out() -> Any:
    return _BODY.get()()


@cache
def _need_api(data: Path) -> None:
    """See to it that there is Prefect's API until this process ends: a command may need it several times."""
    there = ExitStack()
    there.enter_context(embedded.api(data, verbose=False))
    atexit.register(there.close)


def _is_in_a_flow() -> bool:
    if "prefect" not in sys.modules:
        return False
    from prefect.context import FlowRunContext

    return FlowRunContext.get() is not None


@contextmanager
def _crew(work: Work) -> Iterator[Crew]:
    crew = _Dask(work) if work.on == "dask" else _Pool(work)
    try:
        yield crew
    finally:
        crew.end()


class _Runner:
    """A crew that is a task runner of Prefect's."""

    size = SIZE

    def __init__(self, runner: Any) -> None:
        from prefect import task
        from prefect.cache_policies import NO_CACHE

        self._task = task(name="read", cache_policy=NO_CACHE, persist_result=False)(parcel.carry_out)
        self._runner = runner.__enter__()
        self._context = copy_context()

    def hand_out(self, step: Callable[[T], R], items: Sequence[T]) -> Handed[T, R]:
        sent = parcel.packed(step, items)
        again = partial(parcel.items, sent)
        try:
            # Not in the context of whatever task asks for results: what that was given would be sent along.
            future = self._context.run(self._runner.submit, self._task, {"parcel": sent})
        except BrokenExecutor:
            return Handed(_lost, again)
        return Handed(lambda: self._results(future), again)

    def _results(self, future: Any) -> list[Any]:
        while True:
            try:
                return parcel.unpacked(future.result(timeout=EVERY))
            except TimeoutError:
                self._look()
            except (BrokenExecutor, CancelledError, MemoryError) as error:
                raise Lost from error

    def _look(self) -> None:
        """See that there is somebody to wait for. Raises WorkError."""

    def end(self) -> None:
        self._runner.__exit__(None, None, None)


class _Pool(_Runner):
    """Threads or processes of this machine."""

    tries = 2

    def __init__(self, work: Work) -> None:
        self._work = work
        self.ahead = 2 * work.workers
        super().__init__(self._made())

    def renew(self) -> bool:
        """Begin anew: a pool that has lost a process does nothing more."""
        self.end()
        self._runner = self._made().__enter__()
        return True

    def _made(self) -> Any:
        from prefect.task_runners import ProcessPoolTaskRunner, ThreadPoolTaskRunner

        if self._work.on == "threads":
            return ThreadPoolTaskRunner(max_workers=self._work.workers)
        return ProcessPoolTaskRunner(max_workers=self._work.workers, initializer=_end_with_the_first)


class _Dask(_Runner):
    """The workers of a Dask scheduler."""

    tries = 1
    """Dask itself tries three times more."""

    def __init__(self, work: Work) -> None:
        from prefect_dask.task_runners import DaskTaskRunner

        self._place = work.address or "of our own"
        if work.address is not None:
            runner = DaskTaskRunner(address=work.address)
        else:
            ours = {"n_workers": work.workers, "threads_per_worker": 1, "dashboard_address": None}
            runner = DaskTaskRunner(cluster_kwargs=ours)
        super().__init__(runner)
        self._alone_since: float | None = None
        try:
            self._runner.client.wait_for_workers(1, timeout=PATIENCE)
        except (OSError, TimeoutError) as error:
            self.end()
            raise WorkError(
                f"the Dask cluster {self._place}: {self._trouble(error)}; start its scheduler and a worker, or set"
                ' on = "here" in [work]'
            ) from error

    @property
    def ahead(self) -> int:
        return 2 * max(1, int(sum(self._runner.client.nthreads().values())))

    def renew(self) -> bool:
        """Nothing is to be done: the scheduler gives the work of a lost worker to others."""
        return False

    def _results(self, future: Any) -> list[Any]:
        from distributed import KilledWorker
        from distributed.client import FutureCancelledError

        try:
            return super()._results(future)
        except (KilledWorker, FutureCancelledError) as error:
            raise Lost from error

    def _look(self) -> None:
        if self._runner.client.nthreads():
            self._alone_since = None
            return
        now = time.monotonic()
        self._alone_since = self._alone_since or now
        if now - self._alone_since > PATIENCE:
            raise WorkError(
                f"the Dask cluster {self._place}: it has had no worker for {PATIENCE:.0f} s; start one, and go on by"
                " the same command"
            )

    @staticmethod
    def _trouble(error: Exception) -> str:
        return "it has no worker" if isinstance(error, TimeoutError) else str(error)


def _lost() -> list[Any]:
    raise Lost


def _end_with_the_first() -> None:
    """Leave Ctrl-C to the process that has started this one, and end when it has ended, however that was."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    first = parent_process()
    if first is None:
        return

    def follow() -> None:
        first.join()
        os._exit(1)

    threading.Thread(target=follow, daemon=True).start()
