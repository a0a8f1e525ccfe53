"""Gathering from the web: what the sources list is found, fetched and kept, a batch before the next is asked for.

The hosts are asked side by side: all sources are looked through at once, and then what they found is fetched in an
order in which the hosts take turns. How often a host is asked is for the client to see to.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

from flows import asking, steps
from flows.asking import Seen
from flows.doing import Clock, Do, side_by_side
from flows.progress import Progress, counted
from flows.sources import Linked, Missed, WebSource
from flows.verdicts import PAST, left_out
from store.source_runs import SourceRun
from store.windows import Window

T = TypeVar("T")
Key = tuple[str, str]
"""Outlet and content id of an article."""


@dataclass(frozen=True, slots=True)
class Look:
    """A source to be looked through: for what is new, or for articles of the days of ``window``, both included."""

    source: WebSource
    window: Window | None = None


@dataclass(frozen=True, slots=True)
class Gathering:
    """The web part of one run."""

    db: Path
    clock: Clock
    progress: Progress
    do: Do
    run: int
    web: asking.Web

    def gather(self, looks: Sequence[Look]) -> list[SourceRun]:
        """Find, fetch and keep what the sources of ``looks`` have; what two of them list is fetched once."""
        try:
            seen = side_by_side(self._look, looks, self.web.close)
            kept = self._fetch([one.looked.found for one in seen])
        finally:  # what was asked is told, whatever came in between
            self.note_requests()
        gathered = [_gathered(look, one, kept) for look, one in zip(looks, seen, strict=True)]
        for look, one, row in zip(looks, seen, gathered, strict=True):
            self._note(row, one, kept)
            if look.window is None and row.is_well and one.marks and not self._has_fresh_misses(row):
                self.do(asking.note_lists, self.db, one.marks, self.clock())
        return gathered

    def walk(self, sources: Sequence[WebSource], first: dt.date, last: dt.date, days: int) -> list[SourceRun]:
        """Look through ``sources`` window by window; where one fails, its others are left for the next time.

        They go under names of their own: to have looked through the past is no look at what is new.
        """
        past = [replace(source, name=f"{source.name} (past)") for source in sources]
        left = {source.name: asking.windows_left(self.db, source, first, last, days) for source in past}
        total = {source.name: self._begun(source) for source in past}
        for turn in range(max(map(len, left.values()))):
            looks = [Look(source, left[source.name][turn]) for source in past if turn < len(left[source.name])]
            for look in looks:
                self._say_window(look, turn + 1, len(left[look.source.name]))
            for look, one in zip(looks, self.gather(looks), strict=True):
                total[one.source] = _added(total[one.source], one, first=turn == 0)
                if not one.is_well:
                    left[one.source] = []
                elif not one.left_out and one.reason is None and look.window is not None:
                    self.do(asking.note_window, self.db, self.run, look.source, look.window, one.found, self.clock())
        for one in total.values():
            steps.note_gathered(self.db, self.run, one, (), ())
        return list(total.values())

    def _begun(self, source: WebSource) -> SourceRun:
        """What this run came to in windows of ``source`` before it was cut off, if it was."""
        found = asking.found_before(self.db, self.run, source)
        return SourceRun(source=source.name, kind=PAST, answered=True, state="quiet", found=found)

    def _say_window(self, look: Look, number: int, many: int) -> None:
        first, last = look.window or ("", "")
        name = look.source.name.removesuffix(" (past)")
        self.progress.say("window", f"{name}: {first} to {last}, {number} of {many}")

    def _look(self, look: Look) -> Seen:
        seen = self.do(asking.look, self.db, self.web, self.run, look.source, self.clock(), look.window)
        looked = seen.looked
        counts = f"{counted(len(looked.found), 'new article')}, {looked.known} known, {looked.passed_over} passed over"
        self.progress.say("discover", f"{look.source.name}: {counts if looked.answered else looked.reason}")
        return seen

    def _fetch(self, lists: Sequence[Sequence[Linked]]) -> dict[Key, bool | Missed]:
        """Fetch and keep the articles of ``lists``; return of each whether it is new, or why it could not be had.

        One that cannot be had at one of its addresses is asked for at the next: an archive may have it. With and
        without TLS is the same address.
        """
        kept: dict[Key, bool | Missed] = {}
        addresses: dict[Key, dict[str, Linked]] = defaultdict(dict)
        for linked in (linked for found in lists for linked in found):
            addresses[linked.article].setdefault(linked.url.partition("://")[2], linked)
        while addresses:
            turn = [next(iter(places.values())) for places in addresses.values()]
            self._fetch_all(turn, kept)
            addresses = {
                article: dict(rest)
                for article, places in addresses.items()
                if isinstance(kept[article], Missed) and (rest := list(places.items())[1:])
            }
        if kept:
            missed = sum(isinstance(one, Missed) for one in kept.values())
            self.progress.say("fetch", f"{counted(len(kept) - missed, 'article')}, {missed} left out")
        return kept

    def _fetch_all(self, wanted: Sequence[Linked], kept: dict[Key, bool | Missed]) -> None:
        with self.progress.batches("fetch", interleaved(wanted, lambda one: one.url)) as batches:
            for batch in batches:
                had = self.do(asking.fetch_pages, self.web, batch)
                pages = [(linked, one) for linked, one in zip(batch, had, strict=True) if not isinstance(one, Missed)]
                placed = self.do(steps.keep, self.db, self.run, [page for _, page in pages], self.clock())
                kept |= {linked.article: one for linked, one in zip(batch, had, strict=True) if isinstance(one, Missed)}
                kept |= {linked.article: one for (linked, _), one in zip(pages, placed, strict=True)}
                self.note_requests()

    def _note(self, row: SourceRun, seen: Seen, kept: Mapping[Key, bool | Missed]) -> None:
        outcomes = [(linked.declared, kept[linked.article]) for linked in seen.looked.found]
        missed = [replace(one, declared=declared) for declared, one in outcomes if isinstance(one, Missed)]
        had = [declared for declared, one in outcomes if not isinstance(one, Missed)]
        steps.note_gathered(self.db, self.run, row, missed, had)

    def _has_fresh_misses(self, row: SourceRun) -> bool:
        """Whether the next run needs the list whole, for articles that could not be had."""
        return bool(row.left_out) and asking.has_fresh_misses(self.db, self.run, row.source, self.clock())

    def note_requests(self) -> None:
        """Keep what was asked since this was called last."""
        steps.note_requests(self.db, self.run, self.web.take_rows(), self.clock())


def interleaved(wanted: Sequence[T], url: Callable[[T], str]) -> list[T]:
    """Return ``wanted`` with its hosts taking turns, those of one host in their order; ``url`` tells where one is."""
    by_host: dict[str, list[T]] = defaultdict(list)
    for one in wanted:
        by_host[urlsplit(url(one)).netloc].append(one)
    return [one for turn in zip_longest(*by_host.values()) for one in turn if one is not None]


def _gathered(look: Look, seen: Seen, kept: Mapping[Key, bool | Missed]) -> SourceRun:
    """Return what a source came to; an article that another lists as well counts with each of them."""
    looked = seen.looked
    outcomes = [kept[linked.article] for linked in looked.found]
    missed = [one for one in outcomes if isinstance(one, Missed)]
    row = SourceRun(
        source=looked.source,
        kind=PAST if look.window else look.source.kind,
        answered=looked.answered,
        state=looked.state,
        reason=looked.reason,
        found=len(looked.found) + looked.known,
        new=outcomes.count(True) + seen.again,
        listed=looked.first,
        newest=looked.newest,
    )
    return left_out(row, missed)


def _added(total: SourceRun, one: SourceRun, *, first: bool) -> SourceRun:
    """Return ``total`` with another window counted in; state and reason are those of the last."""
    return replace(
        one,
        answered=one.answered or not first,
        found=total.found + one.found,
        new=total.new + one.new,
        left_out=total.left_out + one.left_out,
    )
