"""The command at a time of one's choice: ``python -m tests.trial.command WHEN [--steps FILE] [--bare] ARGUMENT…``.

The one clock of the project is set: it begins at ``WHEN`` and goes on from there. ``--bare`` carries out a cycle below
Prefect, whose embedded server takes longer to start than a short trial takes. ``--steps`` leaves in ``FILE`` what each
step of ``run`` took of the processor, in either way, as ``tests.trial.metering`` counts it.
"""

import datetime as dt
import sys
import time
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from flows import clock
from flows.doing import Do, carry_out
from tests.trial.metering import Meter

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


def bare(do: Do = carry_out) -> int:
    """Carry out a cycle by the settings of the working directory, without Prefect; return the code to leave with."""
    from flows import steps
    from flows.cycle import Cycle
    from flows.progress import Progress
    from flows.settings import load

    settings = load(Path("onrecord.toml"))
    steps.prepare(settings.db)
    summary = Cycle(settings, partial(clock.now, settings.timezone), Progress(sys.stderr), do).run()
    for number in summary.digests:
        print(steps.published(settings.db, settings.digests, number), end="")
    return 3 if summary.verdict == "broken" else 0


def command(arguments: list[str], meter: Meter | None = None) -> int:
    """Carry out the command, or a cycle below Prefect; ``meter`` counts the steps of either."""
    is_bare = arguments == ["--bare"]
    if meter is not None:
        _count(meter, is_bare)
    if is_bare:
        return bare(meter.carrying_out(carry_out) if meter is not None else carry_out)
    from flows.cli import main

    main(arguments)
    return 0


def _count(meter: Meter, is_bare: bool) -> None:
    """Have ``meter`` count requests, which steps make by threads of their own, and the steps of a flow."""
    from flows.http.client import Client

    setattr(Client, "get", meter.metered(Client.get))  # noqa: B010 - the checker takes no other function in its place
    if not is_bare:
        from flows import monitor

        setattr(monitor, "as_task", meter.carrying_out(monitor.as_task))  # noqa: B010 - nor here


def main(when: str, *arguments: str) -> int:
    """Carry out what the command line asks for."""
    set_clock(dt.datetime.fromisoformat(when))
    if arguments[:1] != ("--steps",):
        return command([*arguments])
    meter = Meter()
    try:
        return command([*arguments[2:]], meter)
    finally:
        meter.write(Path(arguments[1]))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
