"""``deploy/check``: tries a team's installation for real on this machine, and exits with 1 where something fails.

Starts PostgreSQL, a Prefect server on it and two workers, all on loopback and in temporary folders; installs what
deploy/ says, with the monitor every few seconds on a replica of an outlet; kills a worker in the middle of a run; stops
and starts the server; lets alerts come. Store and digests have to be those of undisturbed runs. Takes about a quarter
of an hour, ends all that it began, and touches nothing else.
"""

import argparse
import signal
import sys
from collections.abc import Sequence

from tests.deploy import check, postgres
from tests.deploy.processes import Failed

LEAST = 20
"""Seconds: a run is a process that takes some to begin."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out the check; return 0 where all holds, 1 where something does not, 2 where it cannot be tried here."""
    parser = argparse.ArgumentParser(
        prog="deploy/check", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--interval", type=int, default=45, help="seconds from run to run of the monitor (%(default)s)")
    parser.add_argument("--short", action="store_true", help="only whether runs fire on time")
    asked = parser.parse_args(arguments)
    if asked.interval < LEAST:
        parser.error(f"--interval has to be at least {LEAST}")
    if reason := postgres.can_run():
        print(f"cannot be tried: {reason}", file=sys.stderr)
        return 2
    signal.signal(signal.SIGTERM, lambda number, _: sys.exit(128 + number))  # to end what was begun
    try:
        check.carry_out(asked.interval, short=asked.short)
    except Failed as error:
        print(f"FAILED: {error}", flush=True)
        return 1
    print("all of it holds")
    return 0


if __name__ == "__main__":
    sys.exit(main())
