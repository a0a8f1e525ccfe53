"""Looking again at known articles: those that are due are asked for, if they have changed; what has changed is kept."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from sqlite_utils import Database

import store.looks
import store.requests
from flows import asking, reading, steps
from flows.doing import Clock, once
from flows.gathering import Gathering, interleaved
from flows.http import Gone, NotModified
from flows.progress import ASKED, counted
from flows.sources import Fetched, Missed
from flows.steps import opened
from flows.verdicts import LOOKS
from store.looks import Due, Origin
from store.source_runs import SourceRun

Kind = Literal["unchanged", "changed", "gone", "failed"]

MANY = 5
"""So many articles of a host that are gone at once, and more than are there, are its trouble: sites move."""
AT_ONCE = 2 * store.looks.CERTAIN
"""Runs are frequent and few articles are due in each: those of so long count as one."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What looking at an article came to; ``reason`` is why it failed."""

    due: Due
    kind: Kind
    reason: str | None = None

    @property
    def host(self) -> str:
        """Whom it was asked of."""
        return urlsplit(self.due.origin.url).hostname or ""


@dataclass(frozen=True, slots=True)
class LookingAgain:
    """The looks of one run at known articles, ``most`` of them at most."""

    gathering: Gathering
    most: int

    def look(self) -> None:
        """Look at what is due, and note what came of it as that of one more source; nothing where nothing is due."""
        run = self.gathering
        due = find_due(run.db, run.clock(), self.most)
        if not due:
            return
        outcomes: list[Outcome] = []
        try:
            with run.progress.batches("look", interleaved(due, lambda one: one.origin.url), ASKED) as batches:
                for batch in batches:
                    answers = once(partial(asking.ask_again, run.web, batch))
                    outcomes += run.do(look_again, run.db, run.run, batch, answers, run.clock)
                    run.note_requests()
        finally:
            run.note_requests()
        troubled = run.do(find_trouble, run.db, run.run, outcomes, run.clock())
        withdrawn = run.do(settle_looks, run.db, outcomes, tuple(troubled), run.clock())
        row = _gathered(outcomes, troubled)
        steps.note_gathered(run.db, run.run, row, (), ())
        self._say(Counter(one.kind for one in outcomes), withdrawn, row)

    def _say(self, kinds: Mapping[Kind, int], withdrawn: int, row: SourceRun) -> None:
        told = f"{kinds['changed']} changed, {kinds['gone']} not there, {kinds['failed']} could not be had"
        say = self.gathering.progress.say
        say("look", f"{counted(row.found, 'known article')}: {told}")
        if withdrawn:
            say("look", f"{counted(withdrawn, 'article')} withdrawn by the outlets")
        if row.reason:
            say("look", row.reason)


def find_due(db: Path, now: dt.datetime, most: int) -> tuple[Due, ...]:
    """Return the articles that are to be looked at, the longest overdue first."""
    with opened(db) as database:
        return store.looks.due(database, now=now, limit=most)


def look_again(
    db: Path, run: int, batch: Sequence[Due], answers: Callable[[], Sequence[asking.HadAgain]], clock: Clock
) -> tuple[Outcome, ...]:
    """Keep the pages that have changed, and note those that have not; what is not there is for ``settle_looks``.

    ``answers`` asks for them, ``once``: where this is tried again, no outlet is asked again.
    """
    had, now = answers(), clock()
    unchanged: list[tuple[int, Origin]] = []
    changed: list[tuple[Due, Fetched]] = []
    outcomes: list[Outcome] = []
    with opened(db) as database:
        for due, one in zip(batch, had, strict=True):
            if isinstance(one, Fetched) and not _has_text(database, due, replace(one, at=now)):
                changed.append((due, one))
            elif isinstance(one, NotModified):
                unchanged.append((due.article, Origin(due.origin.url, one.etag, one.last_modified)))
                outcomes.append(Outcome(due, "unchanged"))
            elif isinstance(one, Fetched):
                unchanged.append((due.article, one.origin or due.origin))
                outcomes.append(Outcome(due, "unchanged"))
            elif isinstance(one, Gone):
                outcomes.append(Outcome(due, "gone"))
            else:
                outcomes.append(Outcome(due, "failed", one.reason))
        store.looks.note_all(database, unchanged, now=now)
    kept = steps.keep(db, run, [document for _, document in changed], now)
    for (due, _), new in zip(changed, kept, strict=True):
        outcomes.append(Outcome(due, "failed", new.reason) if isinstance(new, Missed) else Outcome(due, "changed"))
    return tuple(outcomes)


def _has_text(database: Database, due: Due, document: Fetched) -> bool:
    """Whether ``document`` says what the article was last seen to say, whatever stands around it."""
    try:
        article = reading.article(document)
    except Exception:  # that it cannot be read is told where kept pages are read
        return False
    return store.looks.is_current(database, due.article, article)


@dataclass(frozen=True, slots=True)
class Trouble:
    """A host whose articles are not there for a reason of its own: that withdraws none."""

    gone: int
    asked: int
    """Articles that it answered for."""

    @property
    def is_wide(self) -> bool:
        """Whether there is more to it than a page or two."""
        return self.gone >= MANY


def find_trouble(db: Path, run: int, outcomes: Sequence[Outcome], now: dt.datetime) -> dict[str, Trouble]:
    """Return the hosts that are in trouble by what ``run`` saw of them, and by what is gone since a day or two."""
    with opened(db) as database:
        answering = store.requests.answering(database, run)
        lately = store.looks.gone_lately(database, after=now - AT_ONCE)
    return hosts_in_trouble(outcomes, answering, lately)


def hosts_in_trouble(
    outcomes: Iterable[Outcome], answering: Collection[str] = (), lately: Iterable[str] = ()
) -> dict[str, Trouble]:
    """Return the hosts that give no page for an article that is gone, or have many gone and more than are there.

    A site that moves or is out of order answers 404 for every page. ``answering`` are the hosts that gave any page,
    ``lately`` the addresses of articles that were gone before.
    """
    there, gone = Counter[str](), defaultdict[str, set[str]](set)
    hosts = set[str]()
    for one in outcomes:
        there[one.host] += one.kind in ("unchanged", "changed")
        if one.kind == "gone":
            hosts.add(one.host)
            gone[one.host].add(one.due.origin.url)
    for url in lately:
        gone[urlsplit(url).hostname or ""].add(url)
    counted_ = {host: Trouble(len(gone[host]), len(gone[host]) + there[host]) for host in hosts}
    return {
        host: one for host, one in counted_.items() if host not in answering or (one.is_wide and one.gone > there[host])
    }


def settle_looks(db: Path, outcomes: Sequence[Outcome], troubled: Sequence[str], now: dt.datetime) -> int:
    """Note what is gone, put off what could not be had or is its host's trouble; return how many are withdrawn now."""
    gone = [one.due.article for one in outcomes if one.kind == "gone" and one.host not in troubled]
    put_off = [
        one.due.article for one in outcomes if one.kind == "failed" or (one.kind == "gone" and one.host in troubled)
    ]
    with opened(db) as database:
        store.looks.postpone(database, put_off, now=now)
        return store.looks.gone(database, gone, now=now)


def _gathered(outcomes: Sequence[Outcome], troubled: Mapping[str, Trouble]) -> SourceRun:
    failed = [one for one in outcomes if one.kind == "failed"]
    changed = sum(one.kind == "changed" for one in outcomes)
    answered = len(failed) < len(outcomes)
    reasons = [
        f"{host} has {one.gone} of {one.asked} articles no more (404, 410): taken for its trouble, none is marked as"
        " withdrawn"
        for host, one in troubled.items()
    ]
    if failed:
        more = f" (and {len(failed) - 1} more)" if len(failed) > 1 else ""
        reasons.append(f"looking at {failed[0].due.origin.url}: {failed[0].reason}{more}; the next run tries again")
    is_bad = not answered or any(one.is_wide for one in troubled.values())
    return SourceRun(
        source=asking.KNOWN,
        kind=LOOKS,
        answered=answered,
        state="failing" if is_bad else "ok" if changed else "quiet",
        reason="; ".join(reasons) or None,
        found=len(outcomes),
        new=changed,
    )
