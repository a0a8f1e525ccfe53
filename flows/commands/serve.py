"""``onrecord serve``: the monitor on a schedule."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from flows import embedded, steps
from flows.commands.options import at_work, with_settings
from flows.commands.stopping import stoppable
from flows.errors import BusyError
from flows.lock import alone
from flows.settings import Settings


@click.command()
@click.option("-v", "--verbose", is_flag=True, help="Show what Prefect has to say.")
@with_settings
def command(settings: Settings, verbose: bool) -> None:
    """Carry out a cycle whenever [schedule] in the settings says so, until it is stopped.

    Prefect's server and scheduler run beside it on loopback, and end with it; with PREFECT_API_URL those of that
    server are used. The settings are read anew at each run, but for the schedule. SIGTERM and Ctrl-C end it in order;
    what was cut off is taken up at the next start.

    \b
    Examples:
      onrecord serve
      onrecord serve --settings /etc/onrecord/onrecord.toml
    """
    steps.prepare(settings.db)
    _hand_down(click.get_current_context().params)
    embedded.set_up(settings.db.parent, verbose=verbose)
    with stoppable(code=0):  # to be stopped is how it is meant to end
        from flows.serving.timetable import timetable

        timetable(settings)  # what is wrong with it is told before anything is started
        with (
            at_work("serving"),
            _only(settings.db),
            embedded.api(settings.db.parent, verbose=verbose, scheduling=True) as server,
        ):
            from flows.serving.resident import serve

            serve(settings, server)


def _hand_down(options: dict[str, Path | None]) -> None:
    """Let the runs, which are processes of their own, find the store and the settings that this one was given."""
    for option, variable in (("db", "ONRECORD_DB"), ("settings", "ONRECORD_SETTINGS")):
        if (path := options.get(option)) is not None:
            os.environ[variable] = str(path.absolute())


@contextmanager
def _only(db: Path) -> Iterator[None]:
    """See to it that nobody else serves the store at ``db``. Raises BusyError."""
    try:
        with alone(db.with_name(f"{db.name}.serve")):
            yield
    except BusyError as error:
        raise BusyError(f"serving {db}: another `onrecord serve` does so; end that first") from error
