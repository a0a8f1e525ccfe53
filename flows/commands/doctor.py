"""``onrecord doctor``: how each source is, and what to do."""

import click

import store.checks
from flows import clock, doctor, steps
from flows.commands.options import at_work, reading, with_settings
from flows.doctor import showing
from flows.lock import alone
from flows.settings import Settings


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of tables.")
@click.option("--quick", is_flag=True, help="Do not look the file through: on a large store that takes a minute.")
@click.option("--mend", is_flag=True, help="Make anew what the rest of the store allows: the search index, idle rows.")
@with_settings
def command(settings: Settings, as_json: bool, quick: bool, mend: bool) -> int:
    """Show how each source is and since when, whether the file is whole, and what to do about what is wrong.

    It reads the store alone and asks nobody; a run may be at work meanwhile. The rates are those of the newest pages,
    in brackets those of all pages before. Exit code 0 where all is well, 1 where something wants a look, 3 where the
    last run was broken or the file is not whole.

    \b
    Examples:
      onrecord doctor
      onrecord doctor --quick
      onrecord doctor --json | jq '.findings[]'
    """
    if mend:
        _mend(settings)
    with reading(settings) as database:
        examined = doctor.examine(database, clock.now(settings.timezone), file=not quick)
    found = doctor.findings(examined)
    told = showing.as_json(examined, found) if as_json else showing.as_text(examined, found, settings.timezone)
    click.echo(told, nl=False)
    return doctor.exit_code(found)


def _mend(settings: Settings) -> None:
    """Mend what can be mended; what was read from pages is left alone."""
    with reading(settings):
        pass  # to say that there is no store rather than to make one
    with at_work(f"mending {settings.db}"), alone(settings.db), steps.opened(settings.db) as database:
        done = store.checks.mend(database)
    for line in done or ["there was nothing to mend"]:
        click.echo(f"mend: {line}", err=True)
