"""What the deployments of a Prefect server point at: commands as flows, with parameters that JSON can hold.

``deploy/prefect.yaml`` names them. Each calls its command, so that there is one way to do a thing: what that prints
becomes an artifact, what it tells the person who waits goes to the run's log, its error is the run's. ``settings`` is
the path of the settings on the worker's machine, else ``ONRECORD_SETTINGS`` there says it.
"""

import datetime as dt
import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path

from prefect import flow, get_run_logger
from prefect.artifacts import create_markdown_artifact
from prefect.client.schemas.objects import State

from flows import steps
from flows.cli import cli
from flows.cycle import Summary
from flows.monitor import cycle
from flows.settings import load


@flow(name="monitor", persist_result=False)
def monitor(settings: Path | None = None) -> State[Summary]:
    """Carry out one cycle, as ``onrecord run`` does; the state is the verdict, or says why it was not its turn."""
    known = load(settings)
    with _heard():
        steps.prepare(known.db)
        return cycle(known)


@flow(name="backfill", persist_result=False)
def backfill(first: dt.date, last: dt.date, days: int = 31, settings: Path | None = None) -> None:
    """Fetch and read what the sources on the web list from ``first`` to ``last``, as ``onrecord backfill`` does."""
    _call("backfill", "--from", first, "--to", last, "--days", days, *_given(settings=settings))


@flow(name="digest", persist_result=False)
def digest(
    number: int | None = None,
    since: dt.date | None = None,
    until: dt.date | None = None,
    topics: tuple[str, ...] = (),
    principals: tuple[str, ...] = (),
    settings: Path | None = None,
) -> None:
    """Show a digest, or one of a window of days, as ``onrecord digest`` does: as an artifact."""
    chosen = [word for topic in topics for word in ("--topic", topic)]
    chosen += [word for principal in principals for word in ("--principal", principal)]
    numbered = () if number is None else (number,)
    shown = _call("digest", *numbered, *_given(since=since, until=until, settings=settings), *chosen)
    create_markdown_artifact(shown, key="digest", description="As asked for")


@flow(name="reparse", persist_result=False)
def reparse(
    apply: bool = False,
    outlet: str | None = None,
    since: dt.date | None = None,
    until: dt.date | None = None,
    failed: bool = False,
    again: bool = False,
    jobs: int | None = None,
    settings: Path | None = None,
) -> None:
    """Read again what is kept, as ``onrecord reparse`` does; ``again`` is its ``--all``.

    What changes, or would without ``apply``, is an artifact.
    """
    flags = [flag for flag, wanted in {"--apply": apply, "--failed": failed, "--all": again}.items() if wanted]
    chosen = _given(outlet=outlet, since=since, until=until, jobs=jobs, settings=settings)
    shown = _call("reparse", *flags, *chosen)
    create_markdown_artifact(f"```text\n{shown}```\n", key="reparse", description="Done" if apply else "Not done")


@flow(name="backup", persist_result=False)
def backup(to: Path | None = None, keep_all: bool = False, settings: Path | None = None) -> str:
    """Copy the store, as ``onrecord backup`` does; return the path of the copy."""
    return _call("backup", *(["--keep-all"] if keep_all else []), *_given(to=to, settings=settings)).strip()


def _given(**options: object) -> list[object]:
    """The options that have a value, as the command line has them."""
    return [word for name, value in options.items() if value is not None for word in (f"--{name}", value)]


def _call(command: str, *arguments: object) -> str:
    """Carry out a command and return what it prints. Raises what it raises: OnRecordError, click.UsageError."""
    printed = io.StringIO()
    with redirect_stdout(printed), _heard():
        cli.main([command, *map(str, arguments)], prog_name="onrecord", standalone_mode=False)
    return printed.getvalue()


@contextmanager
def _heard() -> Iterator[None]:
    """Send what is told on stderr to the log of the flow run, so that it is read where the run is looked at."""
    log = get_run_logger()
    # Prefect's own handler writes to the stderr that it found at the start, not to this one.
    with redirect_stderr(_Lines(log.info)) as lines:
        try:
            yield
        finally:
            lines.close()


class _Lines(io.TextIOBase):
    """A stream that gives what is written to it to ``say``, line by line."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self._say = say
        self._begun = ""

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        *lines, self._begun = (self._begun + text).split("\n")
        for line in lines:
            self._say(line)
        return len(text)

    def close(self) -> None:
        if self._begun:
            self._say(self._begun)
        super().close()
