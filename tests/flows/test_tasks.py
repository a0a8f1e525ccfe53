"""How many steps a run has, each a task of the flow; and what a step that is tried again does not repeat."""

import io
import json
import sqlite3
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import ParamSpec, TypeVar
from zoneinfo import ZoneInfo

import pytest

from flows import steps
from flows.cycle import Cycle
from flows.doing import once
from flows.progress import Progress
from flows.settings import Settings
from flows.sources import SEEDS, Source
from flows.sources.documents import Declared, Fetched
from store.database import open_store
from store.errors import StoreBusyError
from tests.flows.conftest import PAGE, write_folder
from tests.flows.dumps import dump
from tests.flows.mortal import NOON, ZONE
from tests.flows.replica import Monitor
from tests.site.catalogue import Piece, catalogue, of
from tests.site.fixtures import server, site
from tests.site.outlets import Outlets
from tests.site.server import Request, Site
from tests.trial.serving import ROOT

__all__ = ["server", "site"]

P = ParamSpec("P")
R = TypeVar("R")

PIECES = catalogue(180)
STEPS = ("discover", "fetch_and_keep", "parse", "match", "digest", "deliver")
BUSY = 0.05
"""Seconds for which a step waits for the store here."""


def wanted() -> list[Piece]:
    section = [piece for piece in of(PIECES, "china-daily") if piece.section == "world/asia_pacific"]
    return [*section, *of(PIECES, "china-military-online")]


class Counting:
    """Carries out steps, and counts them; what the store was held for is tried again, as a task is.

    ``hold`` is called before each step with its name, ``release`` before one is tried again.
    """

    def __init__(
        self, release: Callable[[], None] = lambda: None, hold: Callable[[str], None] = lambda name: None
    ) -> None:
        self.done = Counter[str]()
        self._release = release
        self._hold = hold

    def __call__(self, step: Callable[P, R], /, *arguments: P.args, **named: P.kwargs) -> R:
        self.done[step.__name__] += 1
        self._hold(step.__name__)
        try:
            return step(*arguments, **named)
        except StoreBusyError:
            self.done["tried again"] += 1
            self._release()
            return step(*arguments, **named)


def a_run(settings: Settings, do: Counting, days: float = 0) -> Counter[str]:
    steps.prepare(settings.db)
    do.done.clear()
    Cycle(settings, lambda: NOON + timedelta(days=days), Progress(io.StringIO()), do).run()
    return do.done.copy()


@pytest.fixture
def monitor(site: Site, tmp_path: Path) -> Monitor:
    outlets = Outlets(PIECES)
    site.routes.append(outlets)
    return Monitor(site, outlets, tmp_path)


@pytest.mark.parametrize(("documents", "batches"), [(1, 1), (100, 1), (101, 2), (250, 3)])
def test_documents_at_hand_are_kept_and_read_a_hundred_at_a_time(tmp_path: Path, documents: int, batches: int) -> None:
    files = {f"{n:03d}.txt": f"{PAGE}\nThe bridge has {n} lamps.\n".encode() for n in range(documents)}
    folder = write_folder(tmp_path / "mine", [{"file": name} for name in files], files)
    settings = Settings(
        tmp_path / "onrecord.db", tmp_path / "digests", ZoneInfo("Asia/Seoul"), (Source("mine", "folder", folder),)
    )
    assert a_run(settings, Counting()) == {
        "discover": 1,
        "fetch_and_keep": batches,
        "parse": batches,
        "match": 1,
        "digest": 1,
        "deliver": 1,
    }


def test_documents_handed_in_are_kept_a_hundred_at_a_time(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "onrecord.db", tmp_path / "digests", ZoneInfo("Asia/Seoul"), ())
    steps.prepare(settings.db)
    pages = [Fetched(f"{PAGE}\n{n} lamps.\n".encode(), Declared("mine", f"{n}.txt")) for n in range(101)]
    do = Counting()
    Cycle(settings, lambda: NOON, Progress(io.StringIO()), do).take_in("mine", pages)
    assert do.done == {"keep": 2, "parse": 2, "match": 1}


def test_pages_of_the_web_are_fetched_and_kept_by_one_task_for_25(monitor: Monitor) -> None:
    settings = monitor.settings("all-of-section", "all-military")
    assert len(wanted()) == 72
    assert a_run(settings, Counting()) == {
        "look": 2,
        "fetch_and_keep": 3,
        "note_lists": 2,
        "parse": 1,
        "match": 1,
        "digest": 1,
        "deliver": 1,
    }


def test_known_articles_are_looked_at_again_by_one_task_for_25(monitor: Monitor) -> None:
    settings = replace(monitor.settings("all-of-section", "all-military"), most_looks=60)
    a_run(settings, Counting())
    done = a_run(settings, Counting(), days=16)
    assert {name: done[name] for name in ("look_again", "find_trouble", "settle_looks", "fetch_and_keep", "parse")} == {
        "look_again": 3,
        "find_trouble": 1,
        "settle_looks": 1,
        "fetch_and_keep": 0,
        "parse": 0,
    }


@pytest.fixture
def held(monitor: Monitor, monkeypatch: pytest.MonkeyPatch) -> Iterator[sqlite3.Connection]:
    """A second writer; steps do not wait long for it."""
    monkeypatch.setattr(steps, "open_store", partial(open_store, busy_seconds=BUSY))
    steps.prepare(monitor.db)
    holder = sqlite3.connect(monitor.db, isolation_level=None, check_same_thread=False)
    yield holder
    holder.close()


_ONE_AT_A_TIME = threading.Lock()


def begin(held: sqlite3.Connection) -> None:
    """Hold the store, unless it is; to be called from any of the site's threads."""
    with _ONE_AT_A_TIME:
        if not held.in_transaction:
            held.execute("BEGIN IMMEDIATE")


def test_where_the_store_is_held_no_outlet_is_asked_again(
    monitor: Monitor, site: Site, held: sqlite3.Connection
) -> None:
    def hold(request: Request) -> None:
        if request.path.startswith(("/a/", "/2025xb/CHINA")) and not do.done["tried again"]:
            begin(held)

    site.routes.insert(0, hold)
    do = Counting(held.rollback)
    assert a_run(monitor.settings("all-of-section", "all-military"), do)["tried again"] == 1
    asked = Counter(site.asked())
    assert {asked[piece.url.partition("://")[2]] for piece in wanted()} == {1}
    assert monitor.rows("SELECT count(*) FROM articles") == [(len(wanted()),)]


def test_where_the_store_is_held_no_outlet_is_asked_twice_if_an_article_has_changed(
    monitor: Monitor, site: Site, held: sqlite3.Connection
) -> None:
    settings = monitor.settings("all-of-section")
    a_run(settings, Counting())
    site.requests.clear()

    def hold(request: Request) -> None:
        if request.path.startswith("/a/") and not do.done["tried again"]:
            begin(held)

    site.routes.insert(0, hold)
    do = Counting(held.rollback)
    done = a_run(settings, do, days=16)
    assert (done["look_again"], done["tried again"]) == (2, 1)
    asked = Counter(site.asked("/a/"))
    assert set(asked.values()) == {1}


@pytest.mark.parametrize("name", ["fetch_and_keep", "parse", "match", "digest", "deliver"])
def test_a_step_that_is_tried_again_comes_to_the_same(
    name: str, tmp_path: Path, record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(steps, "open_store", partial(open_store, busy_seconds=BUSY))
    settings = Settings(tmp_path / "onrecord.db", tmp_path / "digests", ZONE, (SEEDS,))
    steps.prepare(settings.db)
    holder = sqlite3.connect(settings.db, isolation_level=None)

    def hold(step: str) -> None:
        if step == name and do.done[step] == 1:
            holder.execute("BEGIN IMMEDIATE")

    do = Counting(holder.rollback, hold)
    assert a_run(settings, do)["tried again"] == 1
    holder.close()
    assert dump(settings.db) == dump(record)


def test_what_is_to_be_done_once_is_not_kept_where_it_fails() -> None:
    calls: list[int] = []

    def call() -> int:
        calls.append(len(calls))
        if len(calls) == 1:
            raise OSError("the line is down")
        return len(calls)

    done = once(call)
    with pytest.raises(OSError, match="the line is down"):
        done()
    assert (done(), done(), calls) == (2, 2, [0, 1])


def command(folder: Path, *arguments: str, env: dict[str, str] | None = None) -> str:
    (folder / "onrecord.toml").write_text('db = "onrecord.db"\n[[sources]]\nname = "seeds"\nkind = "seeds"\n')
    line = [
        sys.executable,
        "-m",
        "tests.trial.command",
        "2026-11-21T12:00:00+08:00",
        "--steps",
        "steps.json",
        *arguments,
    ]
    done = subprocess.run(
        line, cwd=folder, env={**(env or {}), "PYTHONPATH": str(ROOT)}, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.timeout(180)
def test_below_prefect_and_as_a_flow_the_same_steps_are_done(tmp_path: Path, api: dict[str, str]) -> None:
    told = []
    for name, arguments in (("bare", ["--bare"]), ("flow", ["run"])):
        folder = tmp_path / name
        folder.mkdir()
        digest = command(folder, *arguments, env=api)
        assert digest == (folder / "digests" / "0001.md").read_text(encoding="utf-8")
        steps = json.loads((folder / "steps.json").read_bytes())
        told.append({name: times for name, (times, _) in steps.items()})
    assert told == [dict.fromkeys(STEPS, 1)] * 2
