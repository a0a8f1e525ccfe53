"""The command at a time of one's choice: ``python -m tests.trial.command WHEN [--bare] ARGUMENT…``.

The one clock of the project is set: it begins at ``WHEN`` and goes on from there. ``--bare`` carries out a cycle below
Prefect, whose embedded server takes longer to start than a short trial takes.
"""

import datetime as dt
import sys
import time
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from flows import clock

_BEGUN = time.monotonic()


def set_clock(when: dt.datetime) -> None:
    """Let it be ``when``, and time pass from there."""

    def now(zone: ZoneInfo) -> dt.datetime:
        return _moment().astimezone(zone).replace(microsecond=0)

    def _moment() -> dt.datetime:
        return when + dt.timedelta(seconds=time.monotonic() - _BEGUN)

    def timed(_: clock.SystemTimer) -> dt.datetime:
        moment = _moment().astimezone(dt.UTC)
        return moment.replace(microsecond=moment.microsecond // 1000 * 1000)

    setattr(clock, "now", now)  # noqa: B010 - the checker takes no other function in its place
    setattr(clock.SystemTimer, "now", timed)  # noqa: B010


def bare() -> int:
    """Carry out a cycle by the settings of the working directory, without Prefect; return the code to leave with."""
    from flows import steps
    from flows.cycle import Cycle
    from flows.doing import carry_out
    from flows.progress import Progress
    from flows.settings import load

    settings = load(Path("onrecord.toml"))
    steps.prepare(settings.db)
    summary = Cycle(settings, partial(clock.now, settings.timezone), Progress(sys.stderr), carry_out).run()
    return 3 if summary.verdict == "broken" else 0


if __name__ == "__main__":
    set_clock(dt.datetime.fromisoformat(sys.argv[1]))
    if sys.argv[2:] == ["--bare"]:
        sys.exit(bare())
    from flows.cli import main

    main(sys.argv[2:])
