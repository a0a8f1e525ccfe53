"""One cycle of the monitor: the steps in their order, and the verdict on what they came to."""

import datetime as dt
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, closing
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from flows import asking, parsing, steps
from flows.archiving import Archiving, archive
from flows.delivery.subscribers import Post
from flows.doing import Clock, Do, once
from flows.gathering import Gathering, Look
from flows.lock import alone
from flows.looking_again import LookingAgain
from flows.matching import Matching
from flows.progress import AT_HAND, Progress, counted
from flows.settings import Settings
from flows.sources import Declared, Fetched, Missed, Source, WebSource, warc
from flows.verdicts import HANDED_IN, told, verdict
from flows.warc.looking import Archive
from flows.work import Crew, batches, in_order, spread
from parsers.errors import OnRecordError
from store.requests import RequestRow
from store.snapshots import Snapshot
from store.source_runs import SourceRun


@dataclass(frozen=True, slots=True)
class Summary:
    """How a run ended: ``ok``, ``quiet`` (nothing new), ``degraded`` or ``broken``, and what it published."""

    verdict: str
    digests: tuple[int, ...]
    """Numbers of the digests that were chosen or written in this run."""
    sources: tuple[SourceRun, ...]
    undelivered: tuple[str, ...] = ()
    """Why subscribers did not get what was due to them, a reason each."""

    @property
    def outcome(self) -> str:
        """What it came to, in a few words."""
        published = ", ".join(f"digest {number}" for number in self.digests) or "nothing new"
        return f"{published}; {self.reason}" if self.reason else published

    @property
    def reason(self) -> str:
        """What is wrong, source by source; empty where nothing is."""
        unwell = [f"{one.source} is {one.state}: {one.reason}" for one in self.sources if not one.is_well]
        return "; ".join([*unwell, *self.undelivered])


@dataclass(frozen=True, slots=True)
class Cycle:
    """What every part of a cycle needs: settings, clock, the operator's ear, and how a step is carried out."""

    settings: Settings
    clock: Clock
    progress: Progress
    do: Do
    hold: Callable[[Path], AbstractContextManager[None]] = alone
    """Holds the store for a cycle, or raises where it is not this one's turn."""

    def run(self) -> Summary:
        """Carry out one cycle, taking up a run that was cut off. Raises OnRecordError."""
        db = self.settings.db
        with self.hold(db):
            run = steps.start(db, self.clock())
            with asking.Web(self.settings.http) as web:
                gathering = Gathering(self.settings.db, self.clock, self.progress, self.do, run, web)
                looks = [Look(source) for source in self.settings.sources if isinstance(source, WebSource)]
                gathering.gather(looks)
                LookingAgain(gathering, self.settings.most_looks).look()
            matching = Matching(db, self.do)
            for source in self.settings.sources:
                if not isinstance(source, WebSource):
                    self._gather(run, source, matching)
            self._read(matching)
            sources = steps.judge(db, run, [source.name for source in self.settings.sources])
            digests = self._publish(run)
            undelivered = self._send()
            summary = self._end(run, sources, published=bool(digests), digests=digests, undelivered=undelivered)
        self.progress.say(summary.verdict, summary.outcome)
        return summary

    def take_in(
        self,
        source: str,
        documents: Sequence[Fetched],
        asked: Sequence[RequestRow] = (),
        archives: Sequence[Archive] = (),
    ) -> Summary:
        """Keep and read ``documents`` that a person handed in under the name ``source``; publish nothing.

        ``asked`` are the requests that were made for them. Of ``archives`` the pages that are relevant are taken.
        """
        db = self.settings.db
        with alone(db):
            run = steps.start(db, self.clock())
            steps.note_requests(db, run, asked, self.clock())
            if documents:
                handed_in = SourceRun(source=source, kind=HANDED_IN, answered=True, state="ok", found=len(documents))
                self._keep(run, handed_in, documents)
            matching = Matching(db, self.do)
            if archives:
                self._archiving(run, matching).take(archives[0].source, HANDED_IN, archives)
            self._read(matching)
            sources = steps.judge(db, run, [source])
            summary = self._end(run, sources, published=any(one.new for one in sources))
        self.progress.say(summary.verdict, summary.reason or "the next run has in its digest what is new")
        return summary

    def look_back(self, first: dt.date, last: dt.date, days: int) -> Summary:
        """Keep and read what the sources on the web list from ``first`` to ``last``; publish nothing."""
        db = self.settings.db
        on_web = [source for source in self.settings.sources if isinstance(source, WebSource)]
        with alone(db):
            run = steps.start(db, self.clock())
            with asking.Web(self.settings.http) as web:
                gathering = Gathering(self.settings.db, self.clock, self.progress, self.do, run, web)
                past = gathering.walk(on_web, first, last, days)
            self._read()
            sources = steps.judge(db, run, [one.source for one in past])
            summary = self._end(run, sources, published=any(one.new for one in sources))
        self.progress.say(summary.verdict, summary.reason or "the next run has in its digest what is new")
        return summary

    def _gather(self, run: int, source: Source, matching: Matching) -> None:
        """Find, fetch and keep what ``source`` has; what archives have is read too."""
        gathered = SourceRun(source=source.name, kind=source.kind, answered=True, state="ok")
        try:
            found = self.do(steps.discover, source)
        except OnRecordError as error:
            self.progress.say("discover", f"{source.name}: {error}")
            silent = replace(gathered, answered=False, state="failing", reason=str(error))
            steps.note_gathered(self.settings.db, run, silent, (), ())
            return
        self.progress.say("discover", f"{source.name}: {counted(len(found), 'document')}")
        if source.kind == warc.KIND:
            archives = [archive(one, source.least_relevance) for one in found]
            self._archiving(run, matching).take(source.name, source.kind, archives)
            return
        kept: list[bool | Missed] = []
        with self.progress.batches("keep", found, AT_HAND) as batches:
            for batch in batches:
                kept += self.do(steps.fetch_and_keep, self.settings.db, run, batch, self.clock())
        self._note_kept(run, replace(gathered, found=len(found)), [one.declared for one in found], kept)

    def _archiving(self, run: int, matching: Matching) -> Archiving:
        return Archiving(self.settings.db, self.clock, self.progress, self.do, run, self.settings.work, matching)

    def _keep(self, run: int, gathered: SourceRun, documents: Sequence[Fetched]) -> None:
        """Keep the bytes of ``documents``."""
        kept: list[bool | Missed] = []
        with self.progress.batches("keep", documents, AT_HAND) as batches:
            for batch in batches:
                kept += self.do(steps.keep, self.settings.db, run, batch, self.clock())
        self._note_kept(run, gathered, [document.declared for document in documents], kept)

    def _note_kept(
        self, run: int, gathered: SourceRun, declared: Sequence[Declared], kept: Sequence[bool | Missed]
    ) -> None:
        """Note what came of the documents that were ``declared``: whether each is new, or why it was missed."""
        had = [document for document, one in zip(declared, kept, strict=True) if not isinstance(one, Missed)]
        missed = [one for one in kept if isinstance(one, Missed)]
        new = kept.count(True)
        steps.note_gathered(self.settings.db, run, replace(gathered, new=new), missed, had)
        self.progress.say("keep", f"{gathered.source}: {new} new, {gathered.found - new - len(missed)} known")

    def _read(self, matching: Matching | None = None) -> None:
        """Read what was kept and is not read yet; match what ``matching`` has not."""
        db = self.settings.db
        matching = matching or Matching(db, self.do)
        waiting = steps.waiting(db)
        missed = spread(self.settings.work, db, len(waiting), partial(self._parse, waiting, matching))
        self.progress.say(
            "parse", f"{counted(matching.articles, 'article')}, {counted(matching.statements, 'statement')}"
        )
        for document in missed:
            self.progress.say("parse", f"left out {document.declared.file}: {document.reason}")
        old = steps.outdated(db)
        if old:
            advice = "onrecord reparse shows what this one would change, onrecord reparse --apply does it"
            self.progress.say("parse", f"{counted(old, 'article')} read by an older parser; {advice}")
        steps.plan_looks(db)
        matching.end()
        self.progress.say(
            "match", f"{counted(matching.matched, 'statement')}, {counted(matching.opened, 'new position')}"
        )

    def _parse(self, waiting: Sequence[Snapshot], matching: Matching, crew: Crew) -> list[Missed]:
        """Have ``crew`` read what waits, write what it reads while it reads on; return what it could not read."""
        db = self.settings.db
        missed: list[Missed] = []
        with self.progress.advancing("parse", len(waiting)) as advance, closing(steps.load(db, waiting)) as kept:
            work = batches(kept, crew.size, lambda one: one.size)
            for results in in_order(crew, parsing.read_to_match, work, parsing.unread):
                done = self.do(steps.parse, db, once(results))
                missed += done.missed
                advance(done.snapshots)
                matching.add(done.articles, done.statements)
        return missed

    def _end(
        self,
        run: int,
        sources: tuple[SourceRun, ...],
        *,
        published: bool,
        digests: tuple[int, ...] = (),
        undelivered: tuple[str, ...] | None = None,
    ) -> Summary:
        """Give the run its verdict, and tell which sources entered or left a bad state in it.

        The operator is told too, unless a person waits for the run and sees it: ``undelivered`` is None then.
        """
        db, now = self.settings.db, self.clock()
        post = Post() if undelivered is None else self.settings.post
        came_to = verdict(sources, published)
        if undelivered and came_to != "broken":
            came_to = "degraded"
        lines = [told(change, now) for change in steps.changes(db, run)]
        steps.note_alerts(db, post, run, lines)
        steps.finish(db, run, came_to, now)
        for line in lines:
            self.progress.say("source", line)
        for sent in self.do(steps.alert, db, post, now) if post.operator else ():
            self.progress.say("alert", sent.failure or f"told {sent.subscriber}")
        return Summary(came_to, digests, sources, undelivered or ())

    def _send(self) -> tuple[str, ...]:
        """Send the subscribers what is due to them; return why some did not get it."""
        if not self.settings.post.subscribers:
            return ()
        done = self.do(steps.send, self.settings.db, self.settings.post, self.clock())
        for one in done:
            which = ", ".join(map(str, one.numbers))
            nothing = f"digest {which} has nothing of what is wanted"
            self.progress.say(
                "send", f"{one.subscriber}: {one.failure or (nothing if one.empty else f'digest {which}')}"
            )
        return tuple(one.failure for one in done if one.failure)

    def _publish(self, run: int) -> tuple[int, ...]:
        """Choose a digest and write what is due; return the numbers."""
        number = self.do(steps.digest, self.settings.db, run, self.clock())
        address = self.settings.post.address
        written = self.do(steps.deliver, self.settings.db, self.settings.digests, self.clock(), address)
        digests = tuple(sorted({*written, number} if number else written))
        for one in digests:
            self.progress.say("deliver", f"digest {one}: {self.settings.digests / f'{one:04d}'}.md, .html and .json")
        return digests
