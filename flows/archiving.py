"""Gathering from web archives: of the pages in WARC files those that are relevant are kept, file by file."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from flows import steps
from flows.doing import Clock
from flows.errors import BadInputs, InputError
from flows.progress import Progress
from flows.sources import Found, Source, warc
from flows.warc.taking import Archive, Taken, check, take
from flows.work import Work
from parsers.errors import OnRecordError
from store.source_runs import SourceRun


@dataclass(frozen=True, slots=True)
class Archiving:
    """The part of one run that reads archives."""

    db: Path
    clock: Clock
    progress: Progress
    run: int
    work: Work

    def take(self, source: str, kind: str, archives: Sequence[Archive]) -> None:
        """Keep what ``archives`` have that is relevant; a file that cannot be read does not keep the others back."""
        done: list[Taken] = []
        failure: str | None = None
        for number, one in enumerate(archives, 1):
            try:
                done.append(self._one(one))
            except OnRecordError as error:
                failure = failure or str(error)
                self.progress.say("archive", f"{number} of {len(archives)}: {error}")
        trouble = (taken.trouble for taken in done)
        gathered = SourceRun(
            source=source,
            kind=kind,
            answered=bool(done),
            state="failing" if failure else "ok",
            reason=failure or next(filter(None, trouble), None),
            found=sum(taken.counts["about"] for taken in done),
            new=sum(taken.counts["new"] for taken in done),
        )
        missed = [missed for taken in done for missed in taken.missed]
        steps.note_gathered(self.db, self.run, gathered, missed, ())

    def _one(self, archive: Archive) -> Taken:
        size = archive.path.stat().st_size if archive.path.is_file() else 0
        with self.progress.advancing("archive", size) as advance:
            taken = take(self.db, self.run, archive, self.clock(), advance, self.work)  # tasks of its own
        self.progress.say("archive", f"{archive.path.name}: {taken}")
        return taken


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
