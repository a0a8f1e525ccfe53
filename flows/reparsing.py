"""Reading again what is kept: from its bytes, without the network, each article whole or not at all."""

import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from itertools import groupby
from multiprocessing import get_context
from pathlib import Path

from sqlite_utils import Database

import store.rereading
import store.snapshots
from flows import parsing
from flows.changes import Changes
from flows.parsing import Kept, Read
from flows.progress import Progress
from flows.steps import opened
from store.database import transaction
from store.rereading import Choice

Reader = Callable[[Sequence[Kept]], Iterable[Read]]


def reparse(db: Path, choice: Choice, progress: Progress, *, apply: bool, jobs: int = 1) -> Changes:
    """Read the articles of ``choice`` again, in ``jobs`` processes, and return what that changes in the store.

    Without ``apply`` all of it is undone, article by article. Called again after a kill it goes on with what is left,
    for what was read again is no longer of ``choice`` (unless that takes in what this parser has read). Raises
    StoreError.
    """
    changes = Changes()
    with opened(db) as database, readers(jobs) as read:
        articles = store.rereading.chosen(database, choice)
        with progress.batches("reparse", articles) as batches:
            for batch in batches:
                kept = [one for article in batch for one in store.snapshots.of_article(database, article)]
                for _, group in groupby(read(parsing.load(database, kept)), key=lambda one: one.snapshot.article):
                    _rewrite(database, list(group), changes, apply=apply, again=choice.again)
    return changes


@contextmanager
def readers(jobs: int) -> Iterator[Reader]:
    """Give what reads snapshots in order, in this process or in ``jobs`` others."""
    if jobs == 1:
        yield lambda kept: map(parsing.read, kept)
        return
    # Not forked: a connection to the store must not be carried into another process.
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_leave_interrupts) as pool:
        yield lambda kept: pool.map(parsing.read, kept)


def _leave_interrupts() -> None:
    """Let Ctrl-C be the first process's affair."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _rewrite(database: Database, done: Sequence[Read], changes: Changes, *, apply: bool, again: bool) -> None:
    """Write an article's snapshots as they were read now, and note what that changes."""
    one = done[0].snapshot
    name = f"{one.outlet}/{one.content_id}"
    with (transaction if apply else store.rereading.rehearsal)(database, f"reading {name} again"):
        before = store.rereading.picture(database, one.article)
        for each in done:
            parsing.write(database, each, again=again)
        after = store.rereading.picture(database, one.article)
    changes.add(name, before, after)
