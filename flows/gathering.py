"""Gathering from the web: what the sources list is found, fetched and kept, a batch before the next is asked for."""

import datetime as dt
from dataclasses import dataclass, replace
from pathlib import Path

from flows import asking, steps
from flows.doing import Clock, Do
from flows.progress import Progress, counted
from flows.sources import WebSource
from flows.verdicts import left_out
from store.model import SourceCoverage
from store.windows import Window


@dataclass(frozen=True, slots=True)
class Gathering:
    """The web part of one run."""

    db: Path
    clock: Clock
    progress: Progress
    do: Do
    run: int
    web: asking.Web

    def walk(self, source: WebSource, first: dt.date, last: dt.date, days: int) -> SourceCoverage:
        """Look through ``source`` window by window; where one fails, the rest are left for the next time.

        It goes under a name of its own: to have looked through the past is no look at what is new.
        """
        past = replace(source, name=f"{source.name} (past)")
        total = SourceCoverage(past.name, True, 0, 0, 0, "quiet", None)
        left = asking.windows_left(self.db, past, first, last, days)
        for number, window in enumerate(left, 1):
            self.progress.say("window", f"{source.name}: {window[0]} to {window[1]}, {number} of {len(left)}")
            one = self.look(past, window)
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
                self.do(asking.note_window, self.db, past, window, self.clock())
        return replace(total, state="ok") if total.new and total.state == "quiet" else total

    def look(self, source: WebSource, window: Window | None = None) -> SourceCoverage:
        """Look through ``source`` for what is new, or for articles of the days of ``window``, and keep them."""
        try:
            return self._look(source, window)
        finally:  # what was asked is told, whatever came in between
            steps.note_requests(self.db, self.run, self.web.take_rows(), self.clock())

    def _look(self, source: WebSource, window: Window | None) -> SourceCoverage:
        looked = self.do(asking.look, self.db, self.web, source, self.clock(), window)
        counts = f"{counted(len(looked.found), 'new article')}, {looked.known} known, {looked.passed_over} passed over"
        self.progress.say("discover", f"{source.name}: {looked.reason if not looked.answered else counts}")
        found = len(looked.found) + looked.known
        gathered = SourceCoverage(source.name, looked.answered, found, 0, 0, looked.state, looked.reason)
        with self.progress.batches("fetch", looked.found) as batches:
            for batch in batches:
                had, missed = self.do(asking.fetch_pages, self.web, batch)
                new, unplaced = self.do(steps.keep, self.db, self.run, had, self.clock())
                gathered = left_out(replace(gathered, new=gathered.new + new), (*missed, *unplaced))
        marks = self.web.take_marks()
        if window is None and looked.state in ("ok", "quiet") and not gathered.left_out:
            self.do(asking.note_lists, self.db, marks, self.clock())
        return gathered
