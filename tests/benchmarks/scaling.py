"""Past one process: ``python -m tests.benchmarks.scaling [--articles N] [--sides here,dask,killed,processes]``.

Files of a web archive with so many articles of the replica, at the length and weight of real ones, are read into an
empty store: by one process, on a Dask cluster of two workers on this machine, on one of which a worker is killed on the
way, and by two processes. Each side is a process of its own, begun anew; the cluster and Prefect's server are there
before. Leaves with 1 where a store differs from that of one process in any byte of its dump, or Dask is not ``LEAST``
times as fast.

Times are of the wall, so another program at work spoils them; the processor's, beside them, tell where they go.
"""

import argparse
import hashlib
import json
import os
import resource
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from tests.flows.work.dask_cluster import Cluster, cluster

P = ParamSpec("P")
R = TypeVar("R")

LEAST = 1.6
A_FILE = 2_000
"""Articles of a file."""
SIDES = ("here", "dask", "killed", "processes")
WORKERS = 2
KILLED_AFTER = 0.3
"""Share of the time that one process takes, after which a worker is killed."""


@dataclass(frozen=True)
class Side:
    """What one way of reading came to; times in seconds."""

    wall: float
    own: float
    """Processor time of the process that writes."""
    others: float
    """Processor time of those that read, where they are others; those that were killed are not in it."""
    peak: int
    """MiB that the process that writes took at most."""
    steps: dict[str, float]
    """Time of the wall in each part: ``look`` at records and read pages, ``keep`` bytes, ``write``, ``commit``
    that, ``match``."""
    dump: str
    """Hash of the dump."""


def make(folder: Path, count: int) -> list[Path]:
    """Write the files, unless they are there."""
    from tests.benchmarks.replicas import articles, raw
    from tests.flows.warc.builders import file, record

    made = [folder / f"{count}-{number:03d}.warc.gz" for number in range(-(-count // A_FILE))]
    found = articles(count)
    for path in made:
        part = [one for one, _ in zip(found, range(A_FILE), strict=False)]
        if not path.exists():
            at = "2026-11-21T00:00:00Z"
            file(path, *(record(raw(piece), piece.url, at=at) for piece in part))
    return made


def read(files: Sequence[Path], db: Path, on: str, address: str | None) -> Side:
    """Read ``files`` into a store at ``db``."""
    import store.snapshots
    from flows import archiving, parsing, steps
    from flows.cycle import Cycle
    from flows.progress import Progress
    from flows.settings import Settings
    from flows.sources import SEEDS, Declared, Found
    from flows.work import Work
    from tests.flows.mortal import NOON, ZONE

    spent: defaultdict[str, float] = defaultdict(float)
    for module, name in ((archiving, "look"),) if on == "here" else ():
        setattr(module, name, _timed(spent, getattr(module, name)))
    for module, name in ((store.snapshots, "keep"), (parsing, "write")):
        setattr(module, name, _timed(spent, getattr(module, name)))

    def do(step: Callable[P, R], /, *arguments: P.args, **named: P.kwargs) -> R:
        return _timed(spent, step)(*arguments, **named)

    steps.prepare(db)
    archives = [archiving.archive(Found(path, Declared("archive", path.name)), 0.0) for path in files]
    settings = Settings(db, db.parent / "digests", ZONE, (SEEDS,), work=Work(on, address, WORKERS))
    started, own = time.perf_counter(), time.process_time()
    Cycle(settings, lambda: NOON, Progress(sys.stderr), do).take_in("archive", (), (), archives)
    wall, own = time.perf_counter() - started, time.process_time() - own
    told = {name: spent[name] for name in ("look", "keep", "write")}
    told |= {"commit": spent["take"] - spent["keep"] - spent["write"], "match": spent["match"] + spent["match_full"]}
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return Side(wall, own, 0.0, peak, told, dump(db))


def dump(db: Path) -> str:
    """Hash all of a store, but for the id that it was given by chance, as SQL that would make it again."""
    summed = hashlib.sha256()
    with closing(sqlite3.connect(db)) as connection:
        for line in connection.iterdump():
            if "'store_id'" not in line:
                summed.update(line.encode())
    return summed.hexdigest()


def _timed(spent: defaultdict[str, float], step: Callable[P, R]) -> Callable[P, R]:
    name = getattr(step, "__name__", "")

    def timed(*arguments: P.args, **named: P.kwargs) -> R:
        started = time.perf_counter()
        try:
            return step(*arguments, **named)
        finally:
            spent[name] += time.perf_counter() - started

    return timed


def side(name: str, files: Sequence[Path], folder: Path, there: Cluster, seconds: float) -> Side:
    """Read in a process of its own; ``seconds`` is what one process took, if it is known."""
    on = "dask" if name == "killed" else name
    db = Path(tempfile.mkdtemp(prefix=f"{name}-", dir=folder)) / "onrecord.db"
    command = [sys.executable, "-m", "tests.benchmarks.scaling", "--one", on, "--store", str(db)]
    with there.asked() as client:
        before = sum(client.run(time.process_time).values())
        process = subprocess.Popen(
            [*command, "--address", there.address, *map(str, files)], stdout=subprocess.PIPE, text=True
        )
        if name == "killed":
            fate = threading.Timer(seconds * KILLED_AFTER, lambda: os.kill(there.workers()[0], signal.SIGKILL))
            fate.start()
        out, _ = process.communicate()
        others = sum(client.run(time.process_time).values()) - before
    if process.returncode:
        raise SystemExit(f"{name}: code {process.returncode}")
    told: dict[str, Any] = json.loads(out.splitlines()[-1])
    return Side(**(told | {"others": others if on == "dask" else told["others"]}))


@contextmanager
def _server(folder: Path) -> Iterator[None]:
    from flows import embedded

    with embedded.api(folder, verbose=False):
        yield


def measure(count: int, sides: Sequence[str], rounds: int, folder: Path) -> int:
    """Print a line a side, and the ratios; return the exit status."""
    files = make(folder, count)
    size = sum(path.stat().st_size for path in files)
    print(f"{count:,} articles in {len(files)} files of {size / 1e6:,.0f} MB, {os.cpu_count()} cores", flush=True)
    print(f"{'':12}{'wall s':>9}{'CPU: own':>10}{'others':>8}{'MiB':>6}{'articles/s':>12}   seconds in its parts")
    found: dict[str, list[Side]] = {name: [] for name in sides}
    with _server(folder), cluster(folder, WORKERS) as there:
        for _ in range(rounds):
            for name in sides:
                one = side(name, files, folder, there, found["here"][0].wall if found.get("here") else count / 50)
                found[name].append(one)
                parts = ", ".join(f"{part} {seconds:.0f}" for part, seconds in one.steps.items())
                print(
                    f"{name:12}{one.wall:9.1f}{one.own:10.1f}{one.others:8.1f}{one.peak:6}{count / one.wall:12.1f}"
                    f"   {parts}",
                    flush=True,
                )
    return _judged(found)


def _judged(found: dict[str, list[Side]]) -> int:
    dumps = {one.dump for made in found.values() for one in made}
    print(f"\nthe stores are {'the same to the byte in their dumps' if len(dumps) == 1 else 'NOT the same'}")
    best = {name: min(one.wall for one in made) for name, made in found.items()}
    for name in list(best)[1:]:
        print(f"{name}: {best['here'] / best[name]:.2f} times as fast as one process")
    fast = "dask" not in best or best["here"] / best["dask"] >= LEAST
    return 0 if len(dumps) == 1 and fast else 1


def main() -> int:
    """Print the table; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.scaling", description=__doc__)
    parser.add_argument("--articles", type=int, default=20_000, metavar="N")
    parser.add_argument("--sides", type=lambda text: tuple(text.split(",")), default=SIDES)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--folder", type=Path, help="where files and stores are made; a temporary one else")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    parser.add_argument("--store", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--address", help=argparse.SUPPRESS)
    parser.add_argument("files", nargs="*", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.one:
        address = asked.address if asked.one == "dask" else None
        print(json.dumps(asdict(read(asked.files, asked.store, asked.one, address))))
        return 0
    with tempfile.TemporaryDirectory() as folder:
        return measure(asked.articles, asked.sides, asked.rounds, asked.folder or Path(folder))


if __name__ == "__main__":
    sys.exit(main())
