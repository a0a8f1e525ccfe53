"""The steps of a run as plain functions; each can be repeated without doubling anything.

They hand over paths and records, never an open store: each opens it for itself, so that any of them may be a task.
"""

import datetime as dt
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlite_utils import Database

import flows.delivery.alerts
import flows.delivery.files
import flows.delivery.sending
import store.digests
import store.looks
import store.misses
import store.positions
import store.reference
import store.requests
import store.runs
import store.snapshots
import store.source_runs
import store.states
import store.subscriptions
from flows import parsing, reading, sources, verdicts
from flows.delivery.sending import Sent
from flows.delivery.subscribers import Post
from flows.digest import render
from flows.digest.feed import ENTRIES
from flows.parsing import Kept, Read, Unkept
from flows.progress import counted
from flows.sources import Declared, Fetched, Found, Missed, Source
from parsers import PARSER_VERSION
from parsers.errors import PageError
from store.database import open_store, transaction
from store.requests import RequestRow
from store.snapshots import Snapshot
from store.source_runs import SourceRun
from store.states import Change

REQUESTS_KEPT = dt.timedelta(days=90)
"""How long the rows of requests are kept: long enough to see how an outlet has changed its ways."""

FILES = "files"
"""The channel of delivery that is the folder of digests."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """What reading a batch of snapshots came to."""

    snapshots: int
    articles: int
    statements: int
    missed: tuple[Missed, ...]


@dataclass(frozen=True, slots=True)
class Took:
    """What taking a batch of pages came to that had been read."""

    new: tuple[bool, ...]
    """Of each whether its run is the first to see it."""
    articles: int
    """Of how many what was read was written; the others wait to be read."""
    statements: int


@contextmanager
def opened(db: Path) -> Iterator[Database]:
    """Open the store at ``db`` for writing, and close it. Raises StoreError."""
    database = open_store(db)
    try:
        yield database
    finally:
        database.close()


def prepare(db: Path) -> None:
    """Make the store at ``db``, or bring it and the reference data in it up to date. Raises OnRecordError."""
    known = reading.known()
    with opened(db) as database:
        store.reference.sync(database, known)


def start(db: Path, now: dt.datetime) -> int:
    """Begin a run, or take up the one that was cut off; return its id."""
    with opened(db) as database:
        return store.runs.start(database, now=now)


def note_gathered(db: Path, run: int, gathered: SourceRun, missed: Sequence[Missed], had: Sequence[Declared]) -> None:
    """Keep what gathering from a source came to, and what of it ``run`` could not have."""
    misses = [store.misses.Miss(one.declared.file, one.reason, one.again) for one in missed]
    with opened(db) as database, transaction(database, f"noting what {gathered.source} had in run {run}"):
        store.source_runs.note_gathered(database, run, gathered)
        store.misses.note(database, run, gathered.source, misses, [one.file for one in had])


def judge(db: Path, run: int, names: Sequence[str]) -> tuple[SourceRun, ...]:
    """Judge what the sources did in ``run``, keep and return it: those of ``names`` in their order, then others."""
    with opened(db) as database:
        return verdicts.judge(database, run, names)


def changes(db: Path, run: int) -> tuple[Change, ...]:
    """Return the sources that entered or left a bad state in ``run``, which has been judged."""
    with opened(db) as database:
        return tuple(store.states.changes(database, run))


def note_requests(db: Path, run: int, rows: Sequence[RequestRow], now: dt.datetime) -> None:
    """Keep what ``run`` asked of the outlets, and let go of what was asked long ago."""
    if rows:
        with opened(db) as database:
            store.requests.keep(database, run, rows)
            store.requests.forget(database, before=now - REQUESTS_KEPT)
            store.misses.forget(database, before=now - REQUESTS_KEPT)


def finish(db: Path, run: int, verdict: str, now: dt.datetime) -> None:
    """End ``run`` with ``verdict``."""
    with opened(db) as database:
        store.runs.finish(database, run, verdict=verdict, now=now)


def discover(source: Source) -> tuple[Found, ...]:
    """Return the documents that ``source`` lists now. Raises OnRecordError where it does not answer."""
    return sources.find(source)


def fetch(batch: Sequence[Found]) -> tuple[tuple[Fetched, ...], tuple[Missed, ...]]:
    """Return the bytes of the documents of ``batch``, and the documents that could not be had."""
    fetched: list[Fetched] = []
    missed: list[Missed] = []
    for found in batch:
        try:
            fetched.append(Fetched(found.path.read_bytes(), found.declared))
        except OSError as error:
            missed.append(Missed(found.declared, f"cannot be read: {error.strerror}"))
    return tuple(fetched), tuple(missed)


def keep(db: Path, run: int, batch: Sequence[Fetched], now: dt.datetime) -> tuple[bool | Missed, ...]:
    """Keep the bytes of ``batch`` as ``run`` got them, all of it or nothing: one flush of the disk for them all.

    Returns for each whether this run is the first to see them; for one whose address cannot be placed why it was not
    kept.
    """
    with opened(db) as database, transaction(database, f"keeping {_named([one.declared for one in batch])}"):
        kept = (_keep(database, run, document, now) for document in batch)
        return tuple(one if isinstance(one, Missed) else one.run == run for one in kept)


def take(db: Path, run: int, batch: Sequence[Unkept], now: dt.datetime) -> Took:
    """Keep pages that were read beforehand, and write what was read of them, all of it or nothing."""
    new: list[bool] = []
    articles = statements = 0
    with opened(db) as database, transaction(database, f"keeping {_named([one.declared for one in batch])}"):
        for one in batch:
            snapshot = store.snapshots.keep(
                database,
                raw=one.content,
                article_id=one.identity,
                url=one.declared.url,
                now=now,
                run=run,
                declared=one.declared.as_json(),
                seen=one.at,
            )
            new.append(snapshot.run == run)
            if parsing.write_kept(database, snapshot, one):
                articles, statements = articles + 1, statements + len(one.statements)
    return Took(tuple(new), articles, statements)


def fetch_and_keep(db: Path, run: int, batch: Sequence[Found], now: dt.datetime) -> tuple[bool | Missed, ...]:
    """Keep the bytes of the documents of ``batch``; return for each what ``keep`` does, or why it could not be had."""
    fetched, missed = fetch(batch)
    came: dict[Declared, bool | Missed] = {one.declared: one for one in missed}
    kept = keep(db, run, fetched, now)
    came |= {document.declared: one for document, one in zip(fetched, kept, strict=True)}
    return tuple(came[found.declared] for found in batch)


def _named(batch: Sequence[Declared]) -> str:
    """A batch as a message about it names it."""
    return batch[0].file if len(batch) == 1 else counted(len(batch), "document")


def _keep(database: Database, run: int, document: Fetched, now: dt.datetime) -> Snapshot | Missed:
    try:
        identity = reading.identity(document)
    except PageError as error:
        return Missed(document.declared, str(error))
    return store.snapshots.keep(
        database,
        raw=document.raw,
        article_id=identity,
        url=document.declared.url,
        now=now,
        run=run,
        declared=document.declared.as_json(),
        seen=document.at,
        origin=document.origin,
    )


def plan_looks(db: Path) -> None:
    """Say when the articles that were looked at, and read, are to be looked at again."""
    with opened(db) as database:
        store.looks.plan(database)


def waiting(db: Path) -> tuple[Snapshot, ...]:
    """Return what is kept and to be read: what is new, what a kill left, what an older parser could not read."""
    with opened(db) as database:
        return tuple(store.snapshots.unparsed(database, PARSER_VERSION))


def outdated(db: Path) -> int:
    """Return how many articles an older parser has read, and well: ``onrecord reparse`` is for them."""
    with opened(db) as database:
        return store.snapshots.outdated(database, PARSER_VERSION)


def load(db: Path, snapshots: Sequence[Snapshot]) -> Generator[Kept]:
    """Yield ``snapshots`` with their bytes, each when it is asked for; the store is only read."""
    database = open_store(db, write=False)
    try:
        yield from parsing.load(database, snapshots)
    finally:
        database.close()


def parse(db: Path, results: Callable[[], Sequence[Read]]) -> Parsed:
    """Write what was read, all of it or nothing; ``results`` gives it, or reads it now where nobody else does.

    Raises StoreError, and WorkError where those who were to read cannot.
    """
    done = results()
    with opened(db) as database, transaction(database, f"writing {len(done)} articles"):
        for one in done:
            parsing.write(database, one)
    return Parsed(
        len(done),
        sum(one.article is not None for one in done),
        sum(len(one.statements) for one in done),
        tuple(missed for one in done if (missed := one.missed) is not None),
    )


def match(db: Path) -> store.positions.Matched:
    """Put the statements that have no position yet into one; texts that were not yet compared are, before that."""
    with opened(db) as database:
        store.copies.catch_up(database)
        return store.positions.match(database)


def match_full(db: Path) -> store.positions.Matched:
    """The same as far as there are full portions, while more is being read; ``match`` does the rest."""
    with opened(db) as database:
        return store.positions.match_full(database)


def digest(db: Path, run: int, now: dt.datetime) -> int | None:
    """Choose what the next digest tells and return its number; None where there is nothing new."""
    with opened(db) as database:
        chosen = store.digests.choose(database, run=run, now=now)
    return chosen.number if chosen else None


def deliver(db: Path, folder: Path, now: dt.datetime, address: str | None = None) -> tuple[int, ...]:
    """Write the digests that are not yet delivered to ``folder``, those of a run that was cut off included.

    The feed of the folder goes with each; ``address`` is where the folder is served, if anywhere. Returns the
    digests' numbers. Raises DeliveryError.
    """
    with opened(db) as database:
        due = tuple(store.digests.undelivered(database, FILES))
        for number in due:
            flows.delivery.files.deliver(store.digests.load(database, number), folder)
            latest = [store.digests.load(database, one) for one in range(max(1, number - ENTRIES + 1), number + 1)]
            flows.delivery.files.deliver_feed(latest, store.subscriptions.identity(database), folder, address)
            store.digests.delivered(database, number, channel=FILES, now=now)
    return due


def send(db: Path, post: Post, now: dt.datetime) -> tuple[Sent, ...]:
    """Send the digest to its subscribers, as far as it is due to them. Raises StoreError."""
    return flows.delivery.sending.send(db, post, now)


def note_alerts(db: Path, post: Post, run: int, lines: Sequence[str]) -> None:
    """Keep what the operator is to be told of ``run``."""
    flows.delivery.alerts.note(db, post, run, lines)


def alert(db: Path, post: Post, now: dt.datetime) -> tuple[Sent, ...]:
    """Tell the operator what he has not been told. Raises StoreError."""
    return flows.delivery.alerts.send(db, post, now)


def published(db: Path, folder: Path, number: int) -> str:
    """Return digest ``number`` as Markdown: as it was delivered to ``folder``, else anew from the store."""
    delivered = flows.delivery.files.paths(folder, number)["markdown"]
    try:
        return delivered.read_bytes().decode()
    except OSError:  # somebody has taken it away
        with opened(db) as database:
            return render(store.digests.load(database, number), "markdown")
