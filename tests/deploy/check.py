"""What has to hold of a team's installation, tried for real on this machine; each part says what it found."""

import datetime as dt
import tempfile
import time
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

from flows import clock
from flows.monitor import SKIPPED
from tests.deploy import processes
from tests.deploy.installation import DONE, Installation, Run, names
from tests.deploy.outlet import Outlet
from tests.deploy.postgres import Postgres
from tests.deploy.processes import Failed, wait_for
from tests.site.catalogue import BEIJING

UTC = ZoneInfo("UTC")
SETTLED = 310
"""Seconds from installing to when alerts come at once.

An event of a run waits for that of the state before, if that is less than five minutes old; of being scheduled there is
none, and it is waited for a quarter of an hour. So it is with runs that are due within five minutes of being scheduled.
"""
LEAST = 3
"""Runs that have to have fired by then."""
LONG = SETTLED + DONE
ZOMBIE = 240
"""Seconds within which a run whose process is gone has ended: heartbeats are missed for 90."""
PAUSE = 2.0
"""Seconds that the outlet takes for a page while a run is to be killed in the middle."""


@dataclass
class Check:
    """An installation and its outlet, and what is said of them."""

    installation: Installation
    outlet: Outlet
    interval: int
    begun: float = field(default_factory=time.monotonic)
    installed: float = 0.0

    def say(self, what: str) -> None:
        """Say what was found, and how long the check has taken so far."""
        print(f"{time.monotonic() - self.begun:7.1f} s  {what}", flush=True)

    def hold(self, what: str, so: bool, found: object = "") -> None:
        """Say that something is so. Raises Failed where it is not."""
        if not so:
            raise Failed(f"{what}: {found}")
        self.say(f"{what}{f': {found}' if found != '' else ''}")

    def set_up(self) -> None:
        """Begin server and workers, and install twice."""
        one = self.installation
        one.start_server()
        self.say("the server is up")
        one.install(self.interval, patience=2 * self.interval)
        self.installed = time.monotonic()
        self.say(f"installed; the monitor is to run every {self.interval} s")
        for name in ("first", "second"):
            one.start_worker(name)
        self.say("two workers are up")

    def on_time(self, settled: int = SETTLED) -> None:
        """Runs begin when they are due, none is left out, ``settled`` seconds long and more."""
        self.publishes("0001")
        wait_for("runs fire", lambda: len(self._later()) >= LEAST and time.monotonic() > self.installed + settled, LONG)
        runs = self._later()
        gaps = [(b.due - a.due).total_seconds() for a, b in pairwise(runs) if a.due and b.due]
        even = all(abs(gap - self.interval) < 1 for gap in gaps)
        self.hold("runs fire, no time is left out", even, names(runs))
        late = [run.late for run in runs]
        shown = ", ".join(f"{seconds:.1f}" for seconds in late)
        self.hold("each begins before the next is due", max(late) < self.interval, f"{shown} s after it was due")

    def killed(self) -> None:
        """A worker and its run are killed outright; the other worker finishes the work."""
        one, outlet = self.installation, self.outlet
        outlet.pause = PAUSE
        before = outlet.handed_out()
        outlet.publish()
        wait_for("a run is amid the new articles", lambda: outlet.handed_out() >= before + outlet.size // 2, DONE)
        (run,) = wait_for("it is running", lambda: one.runs("monitor", "RUNNING"), DONE)
        name = one.worker_of(run)
        if name is None:
            raise Failed(f"no worker carries out {run.name}")
        pids = one.kill_worker(name)
        at, had = time.monotonic(), outlet.handed_out() - before
        outlet.pause = 0.0
        self.hold(
            f"worker {name} and its run {run.name} are killed ({len(pids)} processes)",
            had < outlet.size and outlet.published() == ["0001"],
            f"after {had} of {outlet.size} articles; digest 2 is not out",
        )
        self.publishes("0002", ZOMBIE + DONE)
        (other,) = one.workers
        self.say(f"the work was finished by worker {other}, {time.monotonic() - at:.0f} s after the kill")
        ended = next(found for found in one.runs("monitor") if found.id == run.id)
        self.hold(f"{run.name} has ended", ended.state == "CRASHED", ended.message)
        self.told("monitor: Crashed", run.id)
        one.start_worker(name)
        self.say(f"worker {name} is up again")

    def restarted(self) -> None:
        """The server is stopped for longer than two intervals, and started again; the schedule goes on."""
        one = self.installation
        wait_for("no run is under way", lambda: not one.runs("monitor", "PENDING", "RUNNING"), DONE)
        stopped = clock.now(UTC)
        one.stop_server()
        self.say("the server is stopped")
        self.outlet.publish()
        time.sleep(2.5 * self.interval)
        self.hold("nothing is published meanwhile", self.outlet.published() == ["0001", "0002"])
        one.start_server()
        started = clock.now(UTC)
        self.say(f"the server is started again; workers were begun again {one.restarts} times meanwhile")
        self.publishes("0003")
        wait_for("a run that became due afterwards", lambda: self._due(started, None), DONE)
        self.say("the schedule goes on")
        overdue = self._due(stopped, started)
        worked = [run for run in overdue if run.named != SKIPPED]
        self.hold("one run does the work of all that were overdue", len(worked) == 1 < len(overdue), names(overdue))

    def alerted(self) -> None:
        """The operator is told of what fails, what is late and what does not start."""
        one = self.installation
        failed = one.ask_for("backfill", first="2016-01-02", last="2016-01-01")
        self.hold("what cannot be done fails", failed.state == "FAILED", failed.message)
        self.told("backfill: Failed", failed.id)
        one.operator.told.clear()
        one.end_workers()
        self.say("both workers are ended")
        self.told("monitor: late")
        self.told("monitor: does not start")

    def as_undisturbed(self, other: Outlet) -> None:
        """Store and digests are those of three runs that nothing has disturbed."""
        for number in range(3):
            if number:
                other.publish()
            other.run_once()
        mine, theirs = self.outlet.rows(), other.rows()
        unlike = [name for name in theirs if mine.get(name) != theirs[name]]
        rows = sum(len(found) for found in theirs.values())
        self.hold("the store is that of an undisturbed run", not unlike, unlike or f"{len(theirs)} tables, {rows} rows")
        same = self.outlet.digests() == other.digests()
        self.hold("the digests are those of an undisturbed run", same, ", ".join(other.digests()))

    def publishes(self, digest: str, within: float = DONE) -> None:
        """Wait until a digest is out."""
        wait_for(f"digest {digest} is out", lambda: digest in self.outlet.published(), within)
        self.say(f"digest {digest} is out")

    def told(self, *words: str) -> None:
        """Wait until the operator is told something."""
        message = wait_for(f"the operator is told {words}", lambda: self.installation.operator.was_told(*words), DONE)
        self.say(f"the operator was told: {' | '.join(message.splitlines()[:2])}")

    def _later(self) -> list[Run]:
        """The runs that have been carried out, but for the first: it became due before there was a worker."""
        return self.installation.runs("monitor", "COMPLETED")[1:]

    def _due(self, after: dt.datetime, before: dt.datetime | None) -> list[Run]:
        """The runs that have been carried out and became due between two moments."""
        done = [run for run in self.installation.runs("monitor", "COMPLETED") if run.due and run.due > after]
        return [run for run in done if before is None or (run.due and run.due < before)]


def carry_out(interval: int, *, short: bool = False) -> None:
    """Carry out the check in temporary folders. Raises Failed where something does not hold."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="onrecord-check-")))
        now = clock.now(BEIJING)
        outlet, other = Outlet(folder / "team", now), Outlet(folder / "undisturbed", now)
        for one in (outlet, other):
            stack.callback(one.site.stop)
        begun = time.monotonic()
        postgres = stack.enter_context(Postgres())
        installation = stack.enter_context(Installation(folder, outlet.settings, postgres.url))
        check = Check(installation, outlet, interval, begun)
        check.say(f"PostgreSQL is up on port {postgres.port}")
        check.set_up()
        check.on_time(0 if short else SETTLED)
        if not short:
            check.killed()
            check.restarted()
            check.alerted()
            check.as_undisturbed(other)
    left = processes.with_variable(f"PREFECT_HOME={folder / 'prefect'}")
    check.hold("all that was begun has ended", not left, left or "")
