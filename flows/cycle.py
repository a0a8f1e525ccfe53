"""One cycle of the monitor: the steps in their order, and the verdict on what they came to."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from flows import asking, steps
from flows.doing import Clock, Do
from flows.gathering import Gathering, Look
from flows.lock import alone
from flows.progress import Progress, counted
from flows.settings import Settings
from flows.sources import Fetched, Missed, Source, WebSource
from flows.verdicts import TROUBLED, judged, left_out, verdict
from parsers.errors import OnRecordError
from store.model import SourceCoverage
from store.requests import RequestRow


@dataclass(frozen=True, slots=True)
class Summary:
    """How a run ended: ``ok``, ``quiet`` (nothing new), ``degraded`` or ``broken``, and what it published."""

    verdict: str
    digests: tuple[int, ...]
    """Numbers of the digests that were chosen or written in this run."""
    sources: tuple[SourceCoverage, ...]

    @property
    def outcome(self) -> str:
        """What it came to, in a few words."""
        published = ", ".join(f"digest {number}" for number in self.digests) or "nothing new"
        return f"{published}; {self.reason}" if self.reason else published

    @property
    def reason(self) -> str:
        """What is wrong, source by source; empty where nothing is."""
        return "; ".join(f"{one.source} is {one.state}: {one.reason}" for one in self.sources if one.state in TROUBLED)


@dataclass(frozen=True, slots=True)
class Cycle:
    """What every part of a cycle needs: settings, clock, the operator's ear, and how a step is carried out."""

    settings: Settings
    clock: Clock
    progress: Progress
    do: Do

    def run(self) -> Summary:
        """Carry out one cycle, taking up a run that was cut off. Raises OnRecordError."""
        db = self.settings.db
        with alone(db):
            run = steps.start(db, self.clock())
            with asking.Web(self.settings.http) as web:
                gathering = Gathering(self.settings.db, self.clock, self.progress, self.do, run, web)
                looks = [Look(source) for source in self.settings.sources if isinstance(source, WebSource)]
                on_web = {one.source: one for one in gathering.gather(looks)}
                gathered = [
                    on_web[source.name] if isinstance(source, WebSource) else self._gather(run, source)
                    for source in self.settings.sources
                ]
            coverage = self._read(gathered)
            steps.note_sources(db, run, coverage)
            digests = self._publish(run)
            summary = Summary(verdict(coverage, bool(digests)), digests, coverage)
            steps.finish(db, run, summary.verdict, self.clock())
        self.progress.say(summary.verdict, summary.outcome)
        return summary

    def take_in(self, source: str, documents: Sequence[Fetched], asked: Sequence[RequestRow] = ()) -> Summary:
        """Keep and read ``documents`` that a person handed in under the name ``source``; publish nothing.

        ``asked`` are the requests that were made for them.
        """
        db = self.settings.db
        with alone(db):
            run = steps.start(db, self.clock())
            steps.note_requests(db, run, asked, self.clock())
            gathered = SourceCoverage(source, True, len(documents), 0, 0, "ok", None)
            coverage = self._read([self._keep(run, gathered, documents)])
            steps.note_sources(db, run, coverage)
            summary = Summary(verdict(coverage, bool(coverage[0].new)), (), coverage)
            steps.finish(db, run, summary.verdict, self.clock())
        self.progress.say(summary.verdict, summary.reason or "the next run has in its digest what is new")
        return summary

    def look_back(self, first: dt.date, last: dt.date, days: int) -> Summary:
        """Keep and read what the sources on the web list from ``first`` to ``last``; publish nothing."""
        db = self.settings.db
        sources = [source for source in self.settings.sources if isinstance(source, WebSource)]
        with alone(db):
            run = steps.start(db, self.clock())
            with asking.Web(self.settings.http) as web:
                gathering = Gathering(self.settings.db, self.clock, self.progress, self.do, run, web)
                gathered = gathering.walk(sources, first, last, days)
            coverage = self._read(gathered)
            steps.note_sources(db, run, coverage)
            summary = Summary(verdict(coverage, any(one.new for one in coverage)), (), coverage)
            steps.finish(db, run, summary.verdict, self.clock())
        self.progress.say(summary.verdict, summary.reason or "the next run has in its digest what is new")
        return summary

    def _gather(self, run: int, source: Source) -> SourceCoverage:
        """Find, fetch and keep what ``source`` has."""
        try:
            found = self.do(steps.discover, source)
        except OnRecordError as error:
            self.progress.say("discover", f"{source.name}: {error}")
            return SourceCoverage(source.name, False, 0, 0, 0, "failing", str(error))
        self.progress.say("discover", f"{source.name}: {counted(len(found), 'document')}")
        gathered = SourceCoverage(source.name, True, len(found), 0, 0, "ok", None)
        fetched: list[Fetched] = []
        with self.progress.batches("fetch", found) as batches:
            for batch in batches:
                had, missed = self.do(steps.fetch, batch)
                fetched += had
                gathered = left_out(gathered, missed)
        return self._keep(run, gathered, fetched)

    def _keep(self, run: int, gathered: SourceCoverage, documents: Sequence[Fetched]) -> SourceCoverage:
        """Keep the bytes of ``documents``, and count those that are new."""
        with self.progress.batches("keep", documents) as batches:
            for batch in batches:
                kept = self.do(steps.keep, self.settings.db, run, batch, self.clock())
                gathered = left_out(
                    replace(gathered, new=gathered.new + kept.count(True)),
                    [one for one in kept if isinstance(one, Missed)],
                )
        known = gathered.found - gathered.new - gathered.left_out
        self.progress.say("keep", f"{gathered.source}: {gathered.new} new, {known} known")
        return gathered

    def _read(self, gathered: Sequence[SourceCoverage]) -> tuple[SourceCoverage, ...]:
        """Read what was kept and match its statements; return the sources with what could not be read left out."""
        articles, statements = 0, 0
        missed: list[Missed] = []
        with self.progress.batches("parse", steps.waiting(self.settings.db)) as batches:
            for batch in batches:
                parsed = self.do(steps.parse, self.settings.db, batch)
                articles, statements = articles + parsed.articles, statements + parsed.statements
                missed += parsed.missed
        self.progress.say("parse", f"{counted(articles, 'article')}, {counted(statements, 'statement')}")
        for document in missed:
            self.progress.say("parse", f"left out {document.declared.file}: {document.reason}")
        old = steps.outdated(self.settings.db)
        if old:
            advice = "onrecord reparse shows what this one would change, onrecord reparse --apply does it"
            self.progress.say("parse", f"{counted(old, 'article')} read by an older parser; {advice}")
        matched = self.do(steps.match, self.settings.db)
        self.progress.say(
            "match", f"{counted(matched.statements, 'statement')}, {counted(matched.opened, 'new position')}"
        )
        return tuple(judged(left_out(one, [m for m in missed if m.declared.source == one.source])) for one in gathered)

    def _publish(self, run: int) -> tuple[int, ...]:
        """Choose a digest and write what is due; return the numbers."""
        number = self.do(steps.digest, self.settings.db, run, self.clock())
        written = self.do(steps.deliver, self.settings.db, self.settings.digests, self.clock())
        digests = tuple(sorted({*written, number} if number else written))
        for one in digests:
            self.progress.say("deliver", f"digest {one}: {self.settings.digests / f'{one:04d}'}.md, .html and .json")
        return digests
