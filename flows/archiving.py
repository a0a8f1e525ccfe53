"""Gathering from web archives: of the pages in WARC files those that are relevant are kept and read, file by file."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain, groupby
from operator import itemgetter
from pathlib import Path

import store.archives
from flows import steps
from flows.doing import Clock, Do
from flows.errors import BadInputs, InputError
from flows.matching import Matching
from flows.parsing import Unkept
from flows.progress import Progress
from flows.sources import Found, Source, warc
from flows.warc.looking import Archive, Begun, Ended, Looked, check, ends_who_looks, look, pieces
from flows.warc.taking import Taken, take
from flows.work import Crew, Work, batches, in_order, spread
from parsers.errors import OnRecordError
from store.archives import Mark
from store.source_runs import SourceRun

PACKED = 10 * 1024
"""Bytes that a page takes in a file, about: by this it is told whether there are enough for others to look at."""


@dataclass(frozen=True, slots=True)
class Archiving:
    """The part of one run that reads archives."""

    db: Path
    clock: Clock
    progress: Progress
    do: Do
    run: int
    work: Work
    matching: Matching

    def take(self, source: str, kind: str, archives: Sequence[Archive]) -> None:
        """Keep and read what ``archives`` have that is relevant; a file that cannot be read does not keep the others
        back.
        """
        done: list[Taken] = []
        failure: str | None = None
        try:
            many = sum(_size(one.path) for one in archives) // PACKED
            spread(self.work, self.db, many, partial(self._take, archives, done))
        except OnRecordError as error:
            failure = str(error)
            self.progress.say("archive", failure)
        failure = next((one.failure for one in done if one.failure), failure)
        gathered = SourceRun(
            source=source,
            kind=kind,
            answered=any(one.failure is None for one in done),
            state="failing" if failure else "ok",
            reason=failure or next(filter(None, (one.trouble for one in done)), None),
            found=sum(one.counts["about"] for one in done),
            new=sum(one.counts["new"] for one in done),
        )
        steps.note_gathered(self.db, self.run, gathered, (), ())

    def _take(self, archives: Sequence[Archive], done: list[Taken], crew: Crew) -> None:
        """Have ``crew`` look at the records, those of a file while the last of the one before are being kept."""
        work = batches(pieces(self.db, self.run, archives), crew.size, lambda one: one.size)
        found = in_order(crew, partial(look, self.clock()), work, ends_who_looks)
        for number, looked in groupby(chain.from_iterable(results() for results in found), key=itemgetter(0)):
            taken = self._one(archives[number], (what for _, what in looked))
            done.append(taken)
            told = f"{number + 1} of {len(archives)}: {taken.failure}" if taken.failure else None
            self.progress.say("archive", told or f"{archives[number].path.name}: {taken}")

    def _one(self, archive: Archive, looked: Iterator[Begun | Looked | Ended]) -> Taken:
        begun = next(looked)
        if not isinstance(begun, Begun):
            return Taken(failure=begun.failure if isinstance(begun, Ended) else begun.broken)
        with self.progress.advancing("archive", begun.size) as advance:
            done = 0

            def note(mark: Mark) -> None:
                nonlocal done
                with steps.opened(self.db) as database:
                    store.archives.note(database, archive.place, mark, size=begun.size, run=self.run, now=self.clock())
                advance(mark.read_to - done)
                done = mark.read_to

            return take(begun, (one for one in looked if not isinstance(one, Begun)), self._keep, note)

    def _keep(self, batch: Sequence[Unkept]) -> Sequence[bool]:
        took = self.do(steps.take, self.db, self.run, batch, self.clock())
        self.matching.add(took.articles, took.statements)
        return took.new


def _size(path: Path) -> int:
    return path.stat().st_size if path.is_file() else 0


def handed_in(paths: Sequence[Path], source: str) -> list[Archive]:
    """Return the WARC files at ``paths``, those in folders by name. Raises BadInputs with a line for every bad one."""
    good: list[Archive] = []
    bad: list[str] = []
    for path in paths:
        try:
            for found in warc.find(Source(source, warc.KIND, path)):
                check(found.path)
                good.append(archive(found, None))
        except InputError as error:
            bad.append(str(error))
    if bad:
        raise BadInputs(bad)
    return good


def archive(found: Found, least: float | None) -> Archive:
    """Return the WARC file that a source lists."""
    return Archive(found.path, str(found.path.resolve()), found.declared.source, least)
