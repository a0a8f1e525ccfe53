"""``onrecord run``: one cycle of the monitor."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

import click

import store.digests
from flows import embedded, steps
from flows.commands.options import at_work, reading, with_settings
from flows.digest import render
from flows.settings import Settings


@click.command()
@click.option("-v", "--verbose", is_flag=True, help="Show what Prefect has to say.")
@with_settings
def command(settings: Settings, verbose: bool) -> None:
    """Carry out one cycle: look for news in every source, and publish a digest of what is new.

    Prints the digest as Markdown; its files lie in the folder digests beside the store. Where nothing is new, there
    is no digest. A run that was cut off is taken up where it stood.

    \b
    Examples:
      onrecord run
      onrecord run --db /var/lib/onrecord/onrecord.db
    """
    steps.prepare(settings.db)
    with _stoppable(), at_work("running"), embedded.api(settings.db.parent, verbose=verbose):
        from flows import monitor

        summary = monitor.run(settings)
    with reading(settings) as database:
        for number in summary.digests:
            click.echo(render(store.digests.load(database, number), "markdown"), nl=False)


@contextmanager
def _stoppable() -> Iterator[None]:
    """Leave in order on Ctrl-C or SIGTERM, so that Prefect's server ends with us.

    The signal may strike amid Prefect, which then fails in ways of its own: whatever comes of it, it was the signal.
    """
    received: list[int] = []

    def stop(number: int, _: FrameType | None) -> None:
        received.append(number)
        raise KeyboardInterrupt

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)
    try:
        yield
    except BaseException as error:
        struck = received[0] if received else _of_prefect(error)
        if struck is None:
            raise
        click.echo("onrecord: stopped; what was done is kept, the next run goes on from there", err=True)
        raise click.exceptions.Exit(128 + struck) from error


def _of_prefect(error: BaseException) -> int | None:
    """The signal that led to ``error``, where Prefect had taken it: in a flow it has a handler of its own."""
    from prefect.exceptions import TerminationSignal

    cause: BaseException | None = error
    while cause is not None and not isinstance(cause, TerminationSignal):
        cause = cause.__cause__ or cause.__context__
    return cause.signal if cause else None
