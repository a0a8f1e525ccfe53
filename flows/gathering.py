"""Gathering from the web: what the sources list is found, fetched and kept, a batch before the next is asked for.

The hosts are asked side by side: all sources are looked through at once, and then what they found is fetched in an
order in which the hosts take turns. How often a host is asked is for the client to see to.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import zip_longest
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

from flows import asking, awaiting, steps
from flows.asking import Seen
from flows.doing import Clock, Do, once, side_by_side
from flows.progress import ASKED, Progress, counted
from flows.sources import Fetched, Linked, Missed, WebSource
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
            due = awaiting.due(self.db, self.clock()) if any(look.window is None for look in looks) else ()
            kept = self._fetch([due, *(one.looked.found for one in seen)])
        finally:  # what was asked is told, whatever came in between
            self.note_requests()
        gathered = [_gathered(look, one, kept) for look, one in zip(looks, seen, strict=True)]
        for look, one, row in zip(looks, seen, gathered, strict=True):
            self._note(row, one, kept)
            if look.window is None and row.is_well and one.marks:
                self.do(asking.note_lists, self.db, one.marks, self.clock())
        return gathered

    def walk(self, sources: Sequence[WebSource], first: dt.date, last: dt.date, days: int) -> list[SourceRun]:
        """Look through ``sources`` window by window; where one fails, its others are left for the next time.

        They go under names of their own: to have looked through the past is no look at what is new.
        """
        past = [replace(source, name=f"{source.name} (past)") for source in sources]
        left = {source.name: asking.windows_left(self.db, source, first, last, days) for source in past}
        total = {source.name: self._begun(source) for source in past}
        self._fetch([awaiting.due(self.db, self.clock())])
        for turn in range(max(map(len, left.values()))):
            looks = [Look(source, left[source.name][turn]) for source in past if turn < len(left[source.name])]
            for look in looks:
                self._say_window(look, turn + 1, len(left[look.source.name]))
            for look, one in zip(looks, self.gather(looks), strict=True):
                total[one.source] = _added(total[one.source], one, first=turn == 0)
                if not one.is_well:
                    left[one.source] = []
                elif one.reason is None and look.window is not None:
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

        Each is asked for at one of its addresses, whoever lists it; what its outlet does not give an archive may have.
        """
        before = awaiting.missed_in(self.db, self.run, self.clock())
        kept: dict[Key, bool | Missed] = {}
        places: dict[Key, dict[bool, dict[str, Linked]]] = defaultdict(lambda: {False: {}, True: {}})
        for linked in (linked for found in lists for linked in found):
            places[linked.article][linked.place[-1]].setdefault(linked.url, linked)
        tries = {article: [[*found.values()] for found in by.values() if found] for article, by in places.items()}
        for turn in range(2):
            left = [found[turn] for article, found in tries.items() if turn < len(found) and not _is_had(kept, article)]
            kept |= {one[0].article: before[one[0].place] for one in left if one[0].place in before}
            self._fetch_all([one for one in left if one[0].place not in before], kept)
        if kept:
            missed = sum(isinstance(one, Missed) for one in kept.values())
            self.progress.say("fetch", f"{counted(len(kept) - missed, 'article')}, {missed} left out")
        return kept

    def _fetch_all(self, wanted: Sequence[Sequence[Linked]], kept: dict[Key, bool | Missed]) -> None:
        """Fetch and keep the articles of ``wanted``, each given with all its addresses; put what comes in ``kept``."""
        with self.progress.batches("fetch", interleaved(wanted, lambda one: one[0].url), ASKED) as batches:
            for batch in batches:
                pages = once(partial(asking.fetch_pages, self.web, [one[0] for one in batch]))
                kept |= self.do(fetch_and_keep, self.db, self.run, batch, pages, self.clock)
                self.note_requests()

    def _note(self, row: SourceRun, seen: Seen, kept: Mapping[Key, bool | Missed]) -> None:
        outcomes = [(linked.declared, kept[linked.article]) for linked in seen.looked.found]
        missed = [replace(one, declared=declared) for declared, one in outcomes if isinstance(one, Missed)]
        had = [declared for declared, one in outcomes if not isinstance(one, Missed)]
        steps.note_gathered(self.db, self.run, row, missed, had)

    def note_requests(self) -> None:
        """Keep what was asked since this was called last."""
        steps.note_requests(self.db, self.run, self.web.take_rows(), self.clock())


def fetch_and_keep(
    db: Path,
    run: int,
    batch: Sequence[Sequence[Linked]],
    pages: Callable[[], Sequence[Fetched | Missed]],
    clock: Clock,
) -> dict[Key, bool | Missed]:
    """Keep the articles of ``batch``, each given with all its addresses, and remember those that could not be had.

    ``pages`` fetches them, ``once``: where the store is held and this is tried again, no outlet is asked again. Returns
    of each article whether it is new, or why it could not be had, with whether that is new.
    """
    had = pages()
    placed = iter(steps.keep(db, run, [one for one in had if not isinstance(one, Missed)], clock()))
    came = [one if isinstance(one, Missed) else next(placed) for one in had]
    kept = {found[0].article: one for found, one in zip(batch, came, strict=True)}
    missed = [(_elsewhere(found), one) for found, one in zip(batch, came, strict=True) if isinstance(one, Missed)]
    noted = awaiting.note(db, run, missed, clock()) if missed else ()
    return kept | {linked.article: one for (linked, _), one in zip(missed, noted, strict=True)}


def interleaved(wanted: Sequence[T], url: Callable[[T], str]) -> list[T]:
    """Return ``wanted`` with its hosts taking turns, those of one host in their order; ``url`` tells where one is."""
    by_host: dict[str, list[T]] = defaultdict(list)
    for one in wanted:
        by_host[urlsplit(url(one)).netloc].append(one)
    return [one for turn in zip_longest(*by_host.values()) for one in turn if one is not None]


def _is_had(kept: Mapping[Key, bool | Missed], article: Key) -> bool:
    return article in kept and not isinstance(kept[article], Missed)


def _elsewhere(found: Sequence[Linked]) -> Linked:
    """Return where to ask the next time for what the first of its addresses did not give: at another host if it can."""
    first = urlsplit(found[0].url).netloc
    return next((one for one in found if urlsplit(one.url).netloc != first), found[0])


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
        found=len(looked.found) + looked.known + looked.waiting,
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
