"""``onrecord ingest``: articles that a person hands in."""

import sys
from functools import partial
from pathlib import Path

import click

from flows import asked_for, clock, handed_in, steps
from flows.commands.options import at_work, with_settings
from flows.cycle import Cycle
from flows.doing import carry_out
from flows.progress import Progress
from flows.settings import Settings

SOURCE = "ingest"


@click.command()
@click.argument("places", metavar="PATH|URL…", nargs=-1, required=True)
@with_settings
def command(settings: Settings, places: tuple[str, ...]) -> None:
    """Put articles into the store; the next run has what is new in them in its digest.

    PATH is a text copy of an article (.txt in UTF-8), a saved page (.html), or a folder of them with an articles.json:
    a list of objects with file, url, outlet, title, published. URL is an article's address at one of the outlets. All
    are checked first: if one is bad, nothing is stored.

    \b
    Examples:
      onrecord ingest articles/
      onrecord ingest page1.txt page2.html && onrecord run
      onrecord ingest http://www.chinadaily.com.cn/opinion/2017-04/28/content_29122472.htm
    """
    urls = [place for place in places if asked_for.is_url(place)]
    found = handed_in.documents([Path(place) for place in places if not asked_for.is_url(place)], SOURCE)
    pages, asked = asked_for.pages(urls, SOURCE, settings.http)
    steps.prepare(settings.db)
    with at_work("ingesting"):
        cycle = Cycle(settings, partial(clock.now, settings.timezone), Progress(sys.stderr), carry_out)
        cycle.take_in(SOURCE, [*found, *pages], asked)
