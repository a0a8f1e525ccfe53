"""``onrecord ingest``: articles that a person hands in."""

import sys
from functools import partial
from pathlib import Path

import click

from flows import clock, handed_in, steps
from flows.commands.options import at_work, with_settings
from flows.cycle import Cycle, carry_out
from flows.progress import Progress
from flows.settings import Settings

SOURCE = "ingest"


@click.command()
@click.argument("paths", metavar="PATH…", nargs=-1, required=True, type=click.Path(path_type=Path))
@with_settings
def command(settings: Settings, paths: tuple[Path, ...]) -> None:
    """Put articles into the store; the next run has what is new in them in its digest.

    PATH is a text copy of an article (.txt in UTF-8), or a folder of them with an articles.json: a list of objects
    with file, url, outlet, title, published. All are checked first: if one is bad, nothing is stored.

    \b
    Examples:
      onrecord ingest articles/
      onrecord ingest page1.txt page2.txt && onrecord run
    """
    documents = handed_in.documents(paths, SOURCE)
    steps.prepare(settings.db)
    with at_work("ingesting"):
        cycle = Cycle(settings, partial(clock.now, settings.timezone), Progress(sys.stderr), carry_out)
        cycle.take_in(SOURCE, documents)
