"""``onrecord backfill``: articles of the past."""

import sys
from functools import partial

import click

from flows import clock, steps
from flows.commands.options import at_work, with_settings
from flows.cycle import Cycle
from flows.doing import carry_out
from flows.errors import BrokenRun, InputError, SettingsError
from flows.progress import Progress
from flows.settings import Settings
from flows.sources import WebSource
from flows.sources.listing import day


@click.command()
@click.option("--from", "first", metavar="DATE", required=True, help="The first day, YYYY-MM-DD.")
@click.option("--to", "last", metavar="DATE", required=True, help="The last day, YYYY-MM-DD.")
@click.option("--days", default=31, show_default=True, type=click.IntRange(1), help="Days looked through at a time.")
@with_settings
def command(settings: Settings, first: str, last: str, days: int) -> None:
    """Fetch and read what the settings' sources on the web list of past days.

    It goes window by window, and passes over those that are done with: called again after it was cut off, it goes on
    where it stood. The next run has in its digest what is new.

    \b
    Examples:
      onrecord backfill --from 2016-01-01 --to 2017-12-31
    """
    begin, end = day(first, "backfill: --from"), day(last, "backfill: --to")
    if end < begin:
        raise InputError(f"backfill: --to {end} is before --from {begin}; turn them round")
    if not any(isinstance(source, WebSource) for source in settings.sources):
        raise SettingsError("backfill: the settings name no source on the web; see deploy/onrecord.toml for some")
    steps.prepare(settings.db)
    with at_work("backfilling"):
        cycle = Cycle(settings, partial(clock.now, settings.timezone), Progress(sys.stderr), carry_out)
        summary = cycle.look_back(begin, end, days)
        if summary.verdict == "broken":
            raise BrokenRun(f"no source answered; {summary.reason}")
