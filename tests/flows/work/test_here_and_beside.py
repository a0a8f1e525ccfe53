"""Threads and processes come to the same store as one process, also where some of them are killed."""

import io
import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from flows import parsing
from flows.parsing import Kept, Read
from flows.work import Crew, Work, batches, in_order, spread
from tests.flows.work import steps, stores

pytestmark = [
    pytest.mark.usefixtures("prefect", "small_batches"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


@pytest.mark.parametrize("on", ["threads", "processes"])
def test_the_store_is_the_same_to_the_letter(waiting: Path, here: list[str], tmp_path: Path, on: str) -> None:
    said = io.StringIO()
    assert stores.text(stores.read(waiting, tmp_path / "onrecord.db", Work(on, workers=2), said)) == here
    assert said.getvalue().startswith("parse     1")


def test_processes_that_are_killed_are_replaced_and_nothing_is_lost_or_doubled(
    waiting: Path, here: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    killed: list[int] = []
    write = parsing.write

    def killing(*arguments: object, **named: object) -> None:
        """Kill the processes that read, twice, while what they have read is being written."""
        children = multiprocessing.active_children()
        if len(killed) < 4 and len(children) == 2:
            for child in children:
                os.kill(child.pid or 0, signal.SIGKILL)
                child.join()
                killed.append(child.pid or 0)
        write(*arguments, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(parsing, "write", killing)
    assert stores.text(stores.read(waiting, tmp_path / "onrecord.db", Work("processes", workers=2))) == here
    assert len(set(killed)) == 4


def test_a_page_that_ends_whoever_reads_it_is_told_as_unreadable_and_the_others_are_read(tmp_path: Path) -> None:
    names = [f"page {number}" for number in range(40)]
    names[17] = "SIGKILL"
    found = _by(Work("processes", workers=2), tmp_path, names, steps.deadly, lambda name, reason: f"{name}: {reason}")
    assert found[17] == "SIGKILL: whatever process reads it ends"
    assert [name for name in found if name.startswith("page")] == [*names[:17], *names[18:]]


def _by(
    work: Work, folder: Path, items: Sequence[str], step: Callable[[str], str], unreadable: Callable[[str, str], str]
) -> list[str]:
    def body(crew: Crew) -> list[str]:
        done: Iterator[Callable[[], list[str]]] = in_order(crew, step, batches(items, crew.size), unreadable)
        return [one for results in done for one in results()]

    return spread(work, folder / "onrecord.db", len(items), body)


def test_what_stands_for_an_unreadable_page_says_why() -> None:
    kept: Kept = steps.kept_seeds()[0]
    found: Read = parsing.unread(kept, "whatever process reads it ends")
    assert (found.article, found.statements) == (None, ())
    assert found.failure == "the parser failed: whatever process reads it ends"
