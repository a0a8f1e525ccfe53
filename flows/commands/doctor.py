"""``onrecord doctor``: how each source is, and what to do."""

import click

from flows import clock, doctor
from flows.commands.options import reading, with_settings
from flows.doctor import showing
from flows.settings import Settings


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of tables.")
@with_settings
def command(settings: Settings, as_json: bool) -> int:
    """Show how each source is and since when, what the last run asked, and what to do about what is wrong.

    It reads the store alone and asks nobody. The rates are those of the newest pages, in brackets those of all pages
    before. Exit code 0 where all is well, 1 where something wants a look, 3 where the last run was broken.

    \b
    Examples:
      onrecord doctor
      onrecord doctor --json | jq '.findings[]'
    """
    with reading(settings) as database:
        examined = doctor.examine(database, clock.now(settings.timezone))
    found = doctor.findings(examined)
    told = showing.as_json(examined, found) if as_json else showing.as_text(examined, found, settings.timezone)
    click.echo(told, nl=False)
    return doctor.exit_code(found)
