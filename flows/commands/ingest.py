"""``onrecord ingest``: articles that a person hands in."""

import sys
from dataclasses import replace
from functools import partial
from pathlib import Path

import click

from flows import archiving, asked_for, clock, handed_in, steps
from flows.commands.options import at_work, with_settings
from flows.cycle import Cycle
from flows.doing import carry_out
from flows.progress import Progress
from flows.settings import Settings
from flows.sources import warc

SOURCE = "ingest"
ARCHIVES = "ingest (archives)"


@click.command()
@click.argument("places", metavar="PATH|URL…", nargs=-1, required=True)
@click.option(
    "--least-relevance", type=click.FloatRange(0), help="Of a WARC file: the weight from which a page is taken, 0: all."
)
@click.option("--again", is_flag=True, help="Read a WARC file from its beginning, though it was read before.")
@with_settings
def command(settings: Settings, places: tuple[str, ...], least_relevance: float | None, again: bool) -> None:
    """Put articles into the store; the next run has what is new in them in its digest.

    PATH is a text copy of an article (.txt in UTF-8), a saved page (.html, or .json of the app), or a folder of them
    with an articles.json: a list of objects with file, url, outlet, title, published. URL is an article's address at
    one of the outlets, or that of a copy in the Wayback Machine. All are checked first: if one is bad, nothing is
    stored.

    Of a WARC file (.warc, .warc.gz, or a folder of them) the outlets' pages are taken that are about the subject, each
    as of the day on which it was captured. Cut off, it is gone on with where it stood.

    \b
    Examples:
      onrecord ingest articles/
      onrecord ingest page1.txt page2.html && onrecord run
      onrecord ingest http://www.chinadaily.com.cn/opinion/2017-04/28/content_29122472.htm
      onrecord ingest CC-NEWS-20161108*.warc.gz
    """
    urls = [place for place in places if asked_for.is_url(place)]
    paths = [Path(place) for place in places if not asked_for.is_url(place)]
    packed = archiving.handed_in([path for path in paths if warc.is_meant(path)], ARCHIVES)
    archives = [replace(one, least=least_relevance, again=again) for one in packed]
    found = handed_in.documents([path for path in paths if not warc.is_meant(path)], SOURCE)
    pages, asked = asked_for.pages(urls, SOURCE, settings.http)
    steps.prepare(settings.db)
    with at_work("ingesting"):
        cycle = Cycle(settings, partial(clock.now, settings.timezone), Progress(sys.stderr), carry_out)
        cycle.take_in(SOURCE, [*found, *pages], asked, archives)
