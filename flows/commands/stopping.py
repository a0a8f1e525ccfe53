"""Leaving in order when a person, or the system, asks for it."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

import click


@contextmanager
def stoppable(*, code: int | None = None) -> Iterator[None]:
    """Leave in order on Ctrl-C or SIGTERM, so that Prefect's server ends with us: with ``code``, else 128 + signal.

    The signal may strike amid Prefect, which then fails in ways of its own: whatever comes of it, it was the signal.
    """
    received: list[int] = []

    def stop(number: int, _: FrameType | None) -> None:
        received.append(number)
        if len(received) == 1:  # whoever asks twice does not hurry the order in which things end
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
        raise click.exceptions.Exit(128 + struck if code is None else code) from error


def _of_prefect(error: BaseException) -> int | None:
    """The signal that led to ``error``, where Prefect had taken it: in a flow it has a handler of its own."""
    from prefect.exceptions import TerminationSignal

    cause: BaseException | None = error
    while cause is not None and not isinstance(cause, TerminationSignal):
        cause = cause.__cause__ or cause.__context__
    return cause.signal if cause else None
