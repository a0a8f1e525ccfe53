"""The phases of the trial: what is run when, and what is checked after it."""

import datetime as dt
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.flows.dumps import dump
from tests.trial import checks, record
from tests.trial.checks import NOON
from tests.trial.plan import Plan
from tests.trial.running import REAL, Ended, run
from tests.trial.serving import Replica
from tests.trial.settings import settings
from tests.trial.sources import SOURCES
from tests.trial.world import Asked

BATCH = 25
"""Documents under way at once for a source: so many may be asked for again after a kill."""
SOON = dt.timedelta(minutes=30)
DAY = dt.timedelta(days=1, hours=1)
"""A little more, so that what is a day off is due."""


@dataclass
class Report:
    """What each phase came to; breaches are what has to be looked into."""

    found: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    """Phase, check, breaches."""

    @property
    def breaches(self) -> int:
        """How many there are."""
        return sum(len(one) for checks in self.found.values() for one in checks.values())

    def tell(self, line: str) -> None:
        """Say something that is no breach."""
        print(line, flush=True)

    def take(self, phase: str, found: dict[str, list[str]], most: int = 8) -> None:
        """Note and tell what each check of a phase found."""
        self.found[phase] = self.found.get(phase, {}) | found
        for name, breaches in found.items():
            self.tell(f"  {'ok    ' if not breaches else 'BREACH'} {name}{f' ({len(breaches)})' if breaches else ''}")
            for breach in breaches[:most]:
                self.tell(f"           {breach[:400]}")


@dataclass
class Trial:
    """A store in ``folder``, and the replica that it is filled from."""

    plan: Plan
    folder: Path
    replica: Replica
    report: Report = field(default_factory=Report)
    arguments: Sequence[str] = REAL
    within: float = 3600.0
    looked: dict[str, dt.datetime] = field(default_factory=dict)
    """When each article was last asked for."""

    @property
    def db(self) -> Path:
        """The store."""
        return self.folder / "onrecord.db"

    def first(self) -> tuple[Ended, int]:
        """An empty store meets a web with every fault; returns how that ended, and how many requests it took."""
        ended, log = self._run(0, NOON)
        self.report.take("first", checks.first_run(self.plan, self.db, log))
        return ended, len(log)

    def unchanged(self, day: int) -> None:
        """Nothing has changed since the run before."""
        before, looked, when = dump(self.db), dict(self.looked), NOON + day * DAY + SOON
        _, log = self._run(day, when, moves=False)
        self.report.take(f"unchanged {day}", checks.second_run(self.plan, day, when, looked, self.db, log, before))

    def later(self, day: int) -> None:
        """A day has passed: news, corrections, withdrawals; what was broken is healed."""
        looked, when = dict(self.looked), NOON + day * DAY
        _, log = self._run(day, when)
        self.report.take(f"day {day}", checks.later_run(self.plan, day, when, looked, self.db, log))

    def killed(self, undisturbed: Path, times: int, seed: int, requests: int) -> None:
        """A run is killed again and again, and taken up: the store is that of an undisturbed run in the end.

        Of the ``requests`` of an undisturbed run each life gets a part; some go on for a while after its last.
        """
        chance = random.Random(seed)
        self.configure(0)
        self.replica.go_to(0)
        log: list[Asked] = []
        for life in range(times):
            share, more = chance.randint(requests // 8, requests * 2 // 3), chance.choice((0.0, 0.2, 1.0))
            ended = run(self.folder, NOON, self.arguments, within=self.within, fatal=_Fate(self.replica, share, more))
            log += self.replica.take_log()
            told = "cut off" if ended.code < 0 else "it had ended"
            self.report.tell(f"  life {life + 1}, {share} requests and {more} s: {told} after {ended.seconds:.1f} s")
        ended = run(self.folder, NOON, self.arguments, within=self.within)
        log += self.replica.take_log()
        self.report.take(
            f"killed {seed}",
            {
                "the run that takes it up ends": [] if ended.code == 0 else [f"code {ended.code}: {ended.err[-400:]}"],
                "the store is that of an undisturbed run": differences(undisturbed, self.db),
                "no page asked again beyond the batch in flight": self._again(log, times),
                "the store is sound": list(checks.sound(self.db)),
            },
        )

    def _again(self, log: Sequence[Asked], times: int) -> list[str]:
        pages = Counter(one.article for one in log if one.article is not None and one.answer.endswith(" 200"))
        again = [article for article, count in pages.items() if count > 1]
        self.report.tell(f"  {len(again)} pages asked for again after {times} kills")
        most = times * BATCH
        return [f"{len(again)} pages were asked for again, over {most}: {again[:5]}"] if len(again) > most else []

    def _run(self, day: int, when: dt.datetime, *, moves: bool = True) -> tuple[Ended, list[Asked]]:
        self.configure(day)
        if moves:
            self.replica.go_to(day)
        ended = run(self.folder, when, self.arguments, within=self.within)
        log = self.replica.take_log()
        self.looked |= {one.article[0]: when for one in log if one.article is not None}
        pages = sum(one.article is not None for one in log)
        self.report.tell(
            f"day {day}, {when:%H:%M}: code {ended.code}, {ended.seconds:.0f} s,"
            f" {ended.peak} MiB at most, Prefect {ended.prefect},"
            f" {len(log)} requests, {pages} of them for articles"
        )
        if ended.code != 0 or not self.db.exists():
            self.report.take(
                f"day {day}, {when:%H:%M}", {"the run ends well": [f"code {ended.code}: {ended.err[-1500:]}"]}
            )
        return ended, log

    def configure(self, day: int) -> None:
        """Write the settings of a day."""
        text = settings([one.row for one in SOURCES], self.replica.place, healed=day > 0)
        (self.folder / "onrecord.toml").write_text(text, encoding="utf-8")


class _Fate:
    """Strikes a run ``more`` seconds after it has made ``share`` requests."""

    def __init__(self, replica: Replica, share: int, more: float) -> None:
        self._replica, self._share, self._more = replica, share, more
        self._since: float | None = None

    def __call__(self, seconds: float) -> bool:
        """Whether it is time."""
        if self._since is None and self._replica.count() >= self._share:
            self._since = seconds
        return self._since is not None and seconds - self._since >= self._more


def differences(one: Path, other: Path) -> list[str]:
    """Return how two stores differ but for ids and times."""
    left, right = record.logical(one), record.logical(other)
    found = []
    for name in left:
        lacking = [row for row in left[name] if row not in set(right[name])]
        strange = [row for row in right[name] if row not in set(left[name])]
        if left[name] != right[name]:
            found.append(
                f"{name}: {len(left[name])} and {len(right[name])}; {lacking[:2]} not there, {strange[:2]} added"
            )
    return found
