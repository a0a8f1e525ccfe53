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
HOUR = dt.timedelta(hours=1)
DAY = dt.timedelta(days=1)


@dataclass
class Report:
    """What each phase came to; breaches are what has to be looked into."""

    lines: list[str] = field(default_factory=list)
    breaches: int = 0

    def tell(self, line: str) -> None:
        """Say something that is no breach."""
        self.lines.append(line)
        print(line, flush=True)

    def take(self, found: dict[str, list[str]], most: int = 8) -> None:
        """Tell what each check found."""
        for name, breaches in found.items():
            self.breaches += len(breaches)
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

    @property
    def db(self) -> Path:
        """The store."""
        return self.folder / "onrecord.db"

    def first(self) -> Ended:
        """An empty store meets a web with every fault at once."""
        ended, log = self._run(0, NOON)
        self.report.take(checks.first_run(self.plan, self.db, log))
        return ended

    def unchanged(self, day: int, after: dt.timedelta = HOUR) -> None:
        """Nothing has changed since the run before."""
        before = dump(self.db)
        _, log = self._run(day, NOON + day * DAY + after, moves=False)
        self.report.take(checks.second_run(self.plan, day, self.db, log, before))

    def later(self, day: int) -> None:
        """A day has passed: news, corrections, withdrawals; what was broken is healed."""
        _, log = self._run(day, NOON + day * DAY)
        self.report.take(checks.later_run(self.plan, day, self.db, log))

    def killed(self, undisturbed: Path, times: int, seed: int, longest: float) -> None:
        """A run is killed again and again, and taken up: the store is that of an undisturbed run in the end."""
        chance = random.Random(seed)
        self.configure(0)
        self.replica.go_to(0)
        log: list[Asked] = []
        for _ in range(times):
            after = chance.uniform(0.1 * longest, longest)
            ended = run(self.folder, NOON, self.arguments, kill_after=after)
            log += self.replica.take_log()
            self.report.tell(f"  killed after {after:.1f} s: {'it had ended' if ended.code >= 0 else 'cut off'}")
        ended = run(self.folder, NOON, self.arguments, within=self.within)
        log += self.replica.take_log()
        self.report.take(
            {
                "the run that takes it up ends": [] if ended.code == 0 else [f"code {ended.code}: {ended.err[-400:]}"],
                "the store is that of an undisturbed run": differences(undisturbed, self.db),
                "no page asked again beyond the batch in flight": self._again(log, times),
                "the store is sound": list(checks.sound(self.db)),
            }
        )

    def _again(self, log: Sequence[Asked], times: int) -> list[str]:
        pages = Counter(one.article for one in log if one.article is not None and one.answer.endswith(" 200"))
        again = [article for article, count in pages.items() if count > 1]
        most = times * BATCH * checks.HOSTS
        return [f"{len(again)} pages were asked for again, over {most}: {again[:5]}"] if len(again) > most else []

    def _run(self, day: int, when: dt.datetime, *, moves: bool = True) -> tuple[Ended, list[Asked]]:
        self.configure(day)
        if moves:
            self.replica.go_to(day)
        ended = run(self.folder, when, self.arguments, within=self.within)
        log = self.replica.take_log()
        pages = sum(one.article is not None for one in log)
        self.report.tell(
            f"day {day}, {when:%H:%M}: code {ended.code}, {ended.seconds:.0f} s, {ended.peak} MiB at most,"
            f" {len(log)} requests, {pages} of them for articles"
        )
        if ended.code != 0 or not self.db.exists():
            self.report.take({"the run ends well": [f"code {ended.code}: {ended.err[-1500:]}"]})
        return ended, log

    def configure(self, day: int) -> None:
        """Write the settings of a day."""
        text = settings([one.row for one in SOURCES], self.replica.place, healed=day > 0)
        (self.folder / "onrecord.toml").write_text(text, encoding="utf-8")


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
