"""One cycle of the monitor: the steps in their order, and the verdict on what they came to."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import ParamSpec, Protocol, TypeVar

from flows import asking, steps
from flows.lock import alone
from flows.progress import Progress
from flows.settings import Settings
from flows.sources import Fetched, Missed, Source, WebSource
from parsers.errors import OnRecordError
from store.model import SourceCoverage
from store.requests import RequestRow
from store.windows import Window

P = ParamSpec("P")
R = TypeVar("R")

Clock = Callable[[], dt.datetime]

TROUBLED = ("failing", "empty", "unparsable", "stale")
"""States of a source that an operator has to look into."""


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


class Do(Protocol):
    """Carries out a step: ``do(step, *arguments)``; a flow does it as a task."""

    def __call__(self, step: Callable[P, R], /, *arguments: P.args, **named: P.kwargs) -> R:
        """Return what the step returns, raise what it raises."""


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
                gathered = [self._gather_from(run, source, web) for source in self.settings.sources]
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
                gathered = [self._walk(run, source, web, first, last, days) for source in sources]
            coverage = self._read(gathered)
            steps.note_sources(db, run, coverage)
            summary = Summary(verdict(coverage, any(one.new for one in coverage)), (), coverage)
            steps.finish(db, run, summary.verdict, self.clock())
        self.progress.say(summary.verdict, summary.reason or "the next run has in its digest what is new")
        return summary

    def _walk(
        self, run: int, source: WebSource, web: asking.Web, first: dt.date, last: dt.date, days: int
    ) -> SourceCoverage:
        """Look through ``source`` window by window; where one fails, the rest are left for the next time.

        It goes under a name of its own: to have looked through the past is no look at what is new.
        """
        past = replace(source, name=f"{source.name} (past)")
        total = SourceCoverage(past.name, True, 0, 0, 0, "quiet", None)
        left = asking.windows_left(self.settings.db, past, first, last, days)
        for number, window in enumerate(left, 1):
            self.progress.say("window", f"{source.name}: {window[0]} to {window[1]}, {number} of {len(left)}")
            one = self._gather_from(run, past, web, window)
            whole = one.state in ("ok", "quiet") and not one.left_out and one.reason is None
            total = replace(
                one,
                answered=one.answered or number > 1,
                found=total.found + one.found,
                new=total.new + one.new,
                left_out=total.left_out + one.left_out,
            )
            if one.state not in ("ok", "quiet"):
                break
            if whole:
                self.do(asking.note_window, self.settings.db, past, window, self.clock())
        return replace(total, state="ok") if total.new and total.state == "quiet" else total

    def _gather_from(
        self, run: int, source: Source | WebSource, web: asking.Web, window: Window | None = None
    ) -> SourceCoverage:
        if not isinstance(source, WebSource):
            return self._gather(run, source)
        try:
            return self._gather_on_web(run, source, web, window)
        finally:  # what was asked is told, whatever came in between
            steps.note_requests(self.settings.db, run, web.take_rows(), self.clock())

    def _gather_on_web(self, run: int, source: WebSource, web: asking.Web, window: Window | None) -> SourceCoverage:
        """Find, fetch and keep what ``source`` lists and is not known; a batch is kept before the next is asked for."""
        looked = self.do(asking.look, self.settings.db, web, source, self.clock(), window)
        counts = f"{counted(len(looked.found), 'new article')}, {looked.known} known, {looked.passed_over} passed over"
        self.progress.say("discover", f"{source.name}: {looked.reason if not looked.answered else counts}")
        found = len(looked.found) + looked.known
        gathered = SourceCoverage(source.name, looked.answered, found, 0, 0, looked.state, looked.reason)
        with self.progress.batches("fetch", looked.found) as batches:
            for batch in batches:
                had, missed = self.do(asking.fetch_pages, web, batch)
                new, unplaced = self.do(steps.keep, self.settings.db, run, had, self.clock())
                gathered = left_out(replace(gathered, new=gathered.new + new), (*missed, *unplaced))
        marks = web.take_marks()
        if window is None and looked.state in ("ok", "quiet") and not gathered.left_out:
            self.do(asking.note_lists, self.settings.db, marks, self.clock())
        return gathered

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
                new, missed = self.do(steps.keep, self.settings.db, run, batch, self.clock())
                gathered = left_out(replace(gathered, new=gathered.new + new), missed)
        known = gathered.found - gathered.new - gathered.left_out
        self.progress.say("keep", f"{gathered.source}: {gathered.new} new, {known} known")
        return gathered

    def _read(self, gathered: Sequence[SourceCoverage]) -> tuple[SourceCoverage, ...]:
        """Read what was kept and match its statements; return the sources with what could not be read left out."""
        articles, statements = 0, 0
        missed: list[Missed] = []
        with self.progress.batches("parse", steps.waiting(self.settings.db)) as batches:
            for batch in batches:
                parsed = self.do(steps.parse, self.settings.db, batch, self.clock())
                articles, statements = articles + parsed.articles, statements + parsed.statements
                missed += parsed.missed
        self.progress.say("parse", f"{counted(articles, 'article')}, {counted(statements, 'statement')}")
        for document in missed:
            self.progress.say("parse", f"left out {document.declared.file}: {document.reason}")
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


def carry_out(step: Callable[P, R], /, *arguments: P.args, **named: P.kwargs) -> R:
    """Carry out ``step`` as what it is, a function."""
    return step(*arguments, **named)


def left_out(source: SourceCoverage, missed: Sequence[Missed]) -> SourceCoverage:
    """Return ``source`` with the documents of ``missed`` counted as left out, and why the first of them is."""
    if not missed:
        return source
    why = missed[0].reason + (f" (and {len(missed) - 1} more)" if len(missed) > 1 else "")
    return replace(source, left_out=source.left_out + len(missed), reason=source.reason or why)


def judged(source: SourceCoverage) -> SourceCoverage:
    """Return ``source`` with its state: whether it answered, had anything, had anything new, and that could be read."""
    if not source.answered or source.state != "ok":
        return source
    if not source.found:
        return replace(source, state="empty", reason="it lists no document")
    if source.left_out and source.left_out >= max(source.new, 1):
        return replace(source, state="unparsable")
    return replace(source, state="ok" if source.new else "quiet")


def verdict(sources: tuple[SourceCoverage, ...], published: bool) -> str:
    """Return what the run is to be called: nothing new is not broken, and broken is not nothing new."""
    if not any(source.answered for source in sources):
        return "broken"
    if any(source.state in TROUBLED for source in sources):
        return "degraded"
    return "ok" if published else "quiet"


def counted(number: int, noun: str) -> str:
    """Return ``1 article``, ``2 articles``."""
    return f"{number:,} {noun}" + ("" if number == 1 else "s")
