"""``onrecord run``: one cycle of the monitor."""

import click

from flows import embedded, steps
from flows.commands.options import at_work, with_settings
from flows.commands.stopping import stoppable
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
    with stoppable(), at_work("running"), embedded.api(settings.db.parent, verbose=verbose):
        from flows import monitor

        summary = monitor.run(settings)
    for number in summary.digests:
        click.echo(steps.published(settings.db, settings.digests, number), nl=False)
