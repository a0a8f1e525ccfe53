"""What Prefect costs: ``python -m tests.benchmarks.orchestration [--rounds 3] [--articles 1000]``.

A run with nothing to do, from the command line, against a server and with one of its own, beside an empty flow with
the server that Prefect embeds; and runs with articles, as a flow and below Prefect: on the replica of the outlets at
the length of real articles, and on the columns that lie beside the project, which are real. Leaves with 1
where a bound is broken. Wall times are of a machine that may have other work: look at the processor's beside them.

The share of orchestration is had within the runs. What two runs take of the processor differs by more than Prefect
takes, for the same steps cost more or less as the machine has other work. So each step is timed by its thread's clock
(``tests.trial.metering``), and only what a process takes beside its steps is compared: as a flow that is the program's
own and Prefect's - its import, its tasks, its threads -, below Prefect the program's own alone. The difference is
Prefect's, and its share is that of all that the flow's process takes:

    share = ((whole - steps, as a flow) - (whole - steps, below Prefect)) / whole, as a flow

Prefect's server, which serves whoever has runs, is told beside it. The bound is for runs of a thousand articles or
more: what Prefect takes to begin with is the same for any run, and a shorter one is told and not judged.
"""

import argparse
import os
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from flows.embedded import set_up
from flows.serving import server
from tests.benchmarks import speed
from tests.benchmarks.replicas import at_length
from tests.flows.conftest import write_folder
from tests.flows.mortal import cycle
from tests.flows.replica import Monitor
from tests.site.catalogue import catalogue
from tests.site.outlets import Outlets
from tests.site.server import Site
from tests.trial import metering
from tests.trial.metering import REQUESTS, Spent

ROOT = Path(__file__).parents[2]
AGAINST_A_SERVER = 6.0
"""Seconds that a run with nothing to do may take, wall time."""
BEYOND_PREFECT = 2.0
"""Seconds that it may take beyond an empty flow with Prefect's own server."""
SHARE = 0.10
"""Of the processor time of a run with articles that may be Prefect's."""
ENOUGH = 1_000
"""Articles from which a run is judged by its share."""

RUN = (sys.executable, "-m", "flows.cli", "run")
EMPTY = "from prefect import flow\nflow(lambda: None, name='empty')()"
"""The heartbeat is on, as it is for whoever has not read of it."""
PATIENT = {"PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "240"}
AT_NOON = (sys.executable, "-m", "tests.trial.command", "2026-11-21T12:00:00+08:00")
BARE = (*AT_NOON, "--bare")
STEPS = "steps.json"
METERED = {"below Prefect": (*AT_NOON, "--steps", STEPS, "--bare"), "as a flow": (*AT_NOON, "--steps", STEPS, "run")}
SOURCES = ("search", "all-of-section", "all-military")


@dataclass(frozen=True, slots=True)
class Took:
    """What a process took, and those that it started and waited for: seconds on the clock, and of processors."""

    wall: float
    processor: float


def took(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Took:
    """Carry out a command. Raises CalledProcessError where it fails."""
    whole = {**os.environ, **environment, "PYTHONPATH": str(ROOT)}
    begun = time.perf_counter()
    with (folder / "told.txt").open("ab") as told:
        process = subprocess.Popen(command, cwd=folder, env=whole, stdout=told, stderr=told)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command, (folder / "told.txt").read_text())
    return Took(time.perf_counter() - begun, used.ru_utime + used.ru_stime)


def processor(pid: int) -> float:
    """Return the processor seconds that a living process has taken."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def median(times: Sequence[Took]) -> Took:
    return Took(statistics.median(one.wall for one in times), statistics.median(one.processor for one in times))


def show(what: str, one: Took) -> None:
    print(f"{what:52}{one.wall:9.1f}{one.processor:11.1f}", flush=True)


def idle(folder: Path, url: str, environment: Mapping[str, str], rounds: int) -> list[str]:
    """Measure runs with nothing to do, in turns; return what is over its bound."""
    cycle(folder / "data" / "onrecord.db")
    (folder / "onrecord.toml").write_text('db = "data/onrecord.db"\n', encoding="utf-8")
    to_server = {**environment, "PREFECT_API_URL": url}
    kinds = {
        "below Prefect": (BARE, environment),
        "against a server": (RUN, to_server),
        "with a server of its own": (RUN, environment),
        "an empty flow with the server that Prefect embeds": (
            (sys.executable, "-c", EMPTY),
            {**environment, **PATIENT},
        ),
    }
    for command, variables in kinds.values():  # makes the database, compiles what is not
        took(command, folder, variables)
    rows: dict[str, list[Took]] = {name: [] for name in kinds}
    for _ in range(rounds):
        for name, (command, variables) in kinds.items():
            rows[name].append(took(command, folder, variables))
    for name, times in rows.items():
        show(name, median(times))
    _, against, own, empty = (median(times).wall for times in rows.values())
    return [
        *([f"against a server: {against:.1f} s > {AGAINST_A_SERVER} s"] if against > AGAINST_A_SERVER else []),
        *([f"beyond Prefect's own: {own - empty:.1f} s > {BEYOND_PREFECT} s"] if own - empty > BEYOND_PREFECT else []),
    ]


@dataclass(frozen=True, slots=True)
class Metered:
    """A run with articles: what its process took, and its steps."""

    articles: int
    took: Took
    steps: Mapping[str, Spent]

    @property
    def many(self) -> int:
        """How many steps were carried out; as a flow each of them is a task."""
        return sum(spent.times for name, spent in self.steps.items() if name != REQUESTS)

    @property
    def within(self) -> float:
        """Processor seconds of the steps."""
        return sum(spent.seconds for spent in self.steps.values())

    @property
    def beside(self) -> float:
        """Processor seconds of what is no step."""
        return self.took.processor - self.within


def share(bare: Metered, flow: Metered, server: float = 0.0) -> float:
    """Return which part of a flow's processor time is orchestration, with what a server took for it."""
    return (flow.beside - bare.beside + server) / (flow.took.processor + server)


def busy(folder: Path, what: str, ours: server.Server, environment: Mapping[str, str]) -> list[str]:
    """Measure a run by the settings in ``folder``, below Prefect and as a flow; return what is over its bound."""
    runs: dict[str, Metered] = {}
    for name, command in METERED.items():
        store = folder / "onrecord.db"
        store.unlink(missing_ok=True)
        before = processor(ours.process.pid)
        one = took(command, folder, {**environment, "PREFECT_API_URL": ours.url})
        theirs = processor(ours.process.pid) - before
        run = runs[name] = Metered(count(store), one, metering.read(folder / STEPS))
        show(f"{run.articles:,} {what}, {name}", one)
        show(f"    of this {run.many} steps", Took(0.0, run.within))
    show("    of Prefect's server meanwhile", Took(0.0, theirs))
    tell_steps(runs["as a flow"])
    return judged(what, runs["below Prefect"], runs["as a flow"], theirs)


def tell_steps(run: Metered) -> None:
    told = sorted(run.steps.items(), key=lambda one: -one[1].seconds)
    print("    " + ", ".join(f"{name} {spent.times} ({spent.seconds:.1f} s)" for name, spent in told), flush=True)


def judged(what: str, bare: Metered, flow: Metered, server: float) -> list[str]:
    """Print the share of orchestration; return what is over its bound, where the run is long enough to have one."""
    of_run, of_both = share(bare, flow), share(bare, flow, server)
    is_judged = flow.articles >= ENOUGH
    why = "" if is_judged else f"; a run of fewer than {ENOUGH:,} articles, not judged"
    print(f"    orchestration is {of_run:.1%} of the run's processor time, with the server's {of_both:.1%}{why}")
    return [f"share of a run on {what}: {of_run:.1%} > {SHARE:.0%}"] if is_judged and of_run > SHARE else []


def on_the_replica(folder: Path, ours: server.Server, environment: Mapping[str, str], articles: int) -> list[str]:
    """Measure a run on the replica of the outlets."""
    site = Site()
    outlets = Outlets([at_length(piece) for piece in catalogue(2 * articles)])  # not every one is listed
    site.routes.append(outlets)
    site.start()
    try:
        Monitor(site, outlets, made(folder), more="timezone = 'Asia/Shanghai'").write(*SOURCES)
        return busy(folder, "articles of the replica", ours, environment)
    finally:
        site.stop()


def on_columns(folder: Path, ours: server.Server, environment: Mapping[str, str], articles: int) -> list[str]:
    """Measure a run on columns, handed in as text copies."""
    if not speed.COLUMNS.exists():
        print(f"there are no columns at {speed.COLUMNS.name}: no run on them")
        return []
    texts = speed.articles()[1][:articles]
    listing = [{"file": f"{number:04d}.txt", "published": "2017-11-01"} for number in range(len(texts))]
    files = {f"{number:04d}.txt": text.encode() for number, text in enumerate(texts)}
    write_folder(made(folder) / "columns", listing, files)
    source = '[[sources]]\nname = "columns"\nkind = "folder"\npath = "columns"\n'
    (folder / "onrecord.toml").write_text(f'db = "onrecord.db"\n{source}', encoding="utf-8")
    return busy(folder, "columns", ours, environment)


def made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def count(db: Path) -> int:
    connection = sqlite3.connect(db)
    try:
        return int(connection.execute("SELECT count(*) FROM articles").fetchone()[0])
    finally:
        connection.close()


def main() -> int:
    """Print the table; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.orchestration", description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--articles", type=int, default=1000)
    asked = parser.parse_args()
    over: list[str] = []
    print(f"{'seconds, median of ' + str(asked.rounds):52}{'wall':>9}{'processor':>11}")
    with tempfile.TemporaryDirectory(prefix="orchestration-") as made:
        folder = Path(made)
        environment: dict[str, str] = {}
        set_up(folder, verbose=False, environment=environment)
        servers = {**os.environ, **environment, "PREFECT_HOME": str(folder / "server")}
        with server.started(scheduling=True, verbose=False, environment=servers) as ours:
            ours.wait()
            if asked.rounds:
                over += idle(folder, ours.url, environment, asked.rounds)
            if asked.articles:
                over += on_the_replica(folder / "replica", ours, environment, asked.articles)
                over += on_columns(folder / "columns", ours, environment, asked.articles)
    print(f"over their bounds: {'; '.join(over) or 'none'}")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
