"""Reading again what is kept: from its bytes, without the network, each article whole or not at all."""

from collections.abc import Sequence
from functools import partial
from itertools import chain, groupby
from pathlib import Path

from sqlite_utils import Database

import store.rereading
import store.snapshots
from flows import parsing
from flows.changes import Changes
from flows.parsing import Read
from flows.progress import Progress
from flows.steps import opened
from flows.work import Crew, Work, batches, in_order, spread
from store.database import transaction
from store.rereading import Choice


def reparse(db: Path, choice: Choice, progress: Progress, *, apply: bool, work: Work | None = None) -> Changes:
    """Have the articles of ``choice`` read again by those of ``work``, and return what that changes in the store.

    Without ``apply`` all of it is undone, article by article. Called again after a kill it goes on with what is left,
    for what was read again is no longer of ``choice`` (unless that takes in what this parser has read). Raises
    StoreError, and WorkError where those who were to read cannot.
    """
    with opened(db) as database:
        articles = store.rereading.chosen(database, choice)
        body = partial(_reparse, database, articles, progress, apply, choice.again)
        return spread(work or Work(), db, len(articles), body)


def _reparse(
    database: Database, articles: Sequence[int], progress: Progress, apply: bool, again: bool, crew: Crew
) -> Changes:
    changes = Changes()
    snapshots = (one for article in articles for one in store.snapshots.of_article(database, article))
    work = batches(parsing.load(database, snapshots), crew.size, lambda one: one.size)
    done = chain.from_iterable(results() for results in in_order(crew, parsing.read, work, parsing.unread))
    with progress.advancing("reparse", len(articles)) as advance:
        for _, group in groupby(done, key=lambda one: one.snapshot.article):
            _rewrite(database, list(group), changes, apply=apply, again=again)
            advance(1)
    return changes


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
