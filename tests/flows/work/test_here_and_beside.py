"""Threads and processes come to the same store as one process, also where some of them are killed."""

import io
import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from sqlite_utils import Database

from flows import archiving, parsing
from flows import steps as flow_steps
from flows.parsing import Kept, Read
from flows.warc.looking import Archive
from flows.work import Crew, Work, batches, in_order, spread, under_prefect
from tests.flows.warc.builders import file, page, pages, record, url
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


@pytest.mark.parametrize("on", ["threads", "processes"])
def test_files_of_archives_come_to_the_same_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, on: str) -> None:
    monkeypatch.setattr(archiving, "PACKED", 1)
    cut = record(page(99), url(99), headers={"Content-Length": "9999"})
    crawl = file(tmp_path / "crawl.warc.gz", *pages(range(35)), cut)
    came_to = []
    for number, work in enumerate((Work(), Work(on, workers=2))):
        (tmp_path / str(number)).mkdir()
        db = tmp_path / str(number) / "onrecord.db"
        flow_steps.prepare(db)
        said = io.StringIO()
        stores.cycle(db, work, said).take_in("archive", (), (), [Archive(crawl, "crawl", "archive")])
        came_to.append((_without_id(db), said.getvalue()))
    assert came_to[0] == came_to[1]
    assert "35 on the subject, 35 new; 1 broken record" in came_to[0][1]


def _without_id(db: Path) -> list[str]:
    """A store as text, without what it is given by chance."""
    return [line for line in stores.text(db) if "'store_id'" not in line]


@pytest.mark.slow
def test_processes_that_are_killed_are_replaced_and_nothing_is_lost_or_doubled(
    waiting: Path, here: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    killed: list[int] = []
    write = parsing.write

    def killing(database: Database, done: parsing.Read, *, again: bool = False) -> None:
        """Kill the processes that read, twice, while what they have read is being written."""
        children = multiprocessing.active_children()
        if len(killed) < 4 and len(children) == 2:
            for child in children:
                os.kill(child.pid or 0, signal.SIGKILL)
                child.join()
                killed.append(child.pid or 0)
        write(database, done, again=again)

    monkeypatch.setattr(parsing, "write", killing)
    assert stores.text(stores.read(waiting, tmp_path / "onrecord.db", Work("processes", workers=2))) == here
    assert len(set(killed)) == 4


@pytest.mark.slow
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


def test_what_a_flow_was_given_is_not_sent_to_workers(tmp_path: Path) -> None:
    import cloudpickle
    from prefect import flow
    from prefect.context import serialize_context

    def sent(crew: Crew) -> bytes:
        assert isinstance(crew, under_prefect._Runner)
        return bytes(cloudpickle.dumps(crew._context.run(serialize_context)))

    def outer(password: str) -> bytes:
        assert password in str(serialize_context())
        return spread(Work("threads", workers=1), tmp_path / "onrecord.db", 1, sent)

    assert b"open sesame" not in flow(name="outer", persist_result=False)(outer)("open sesame")
