"""``onrecord reparse``: what is kept, read again by the parser of today."""

import sys

import click

from flows import reading as reference
from flows import reparsing, steps
from flows.commands.options import at_work, reading, with_settings
from flows.errors import InputError
from flows.lock import alone
from flows.progress import Progress, counted
from flows.settings import Settings
from flows.sources.listing import day
from flows.work import Work
from parsers import PARSER_VERSION
from parsers.pages.urls import UNKNOWN
from store.rereading import Choice


@click.command()
@click.option("--apply", is_flag=True, help="Do it; without this it is shown what would change.")
@click.option("--outlet", help="Only articles of this outlet: its id in seeds/outlets.csv, china-daily.")
@click.option("--since", metavar="DATE", help="Only articles published on this day or later, YYYY-MM-DD.")
@click.option("--until", metavar="DATE", help="Only articles published on this day or earlier, YYYY-MM-DD.")
@click.option("--failed", is_flag=True, help="Only articles of which a page could not be read.")
@click.option("--all", "again", is_flag=True, help="Also what this parser has read: after changes under seeds/.")
@click.option("--jobs", type=click.IntRange(1), help="Processes that read; else those of [work] in the settings.")
@with_settings
def command(
    settings: Settings,
    apply: bool,
    outlet: str | None,
    since: str | None,
    until: str | None,
    failed: bool,
    again: bool,
    jobs: int | None,
) -> None:
    """Read again, from the kept bytes, what another version of the parsers has read; nothing is fetched.

    First it is shown what would change: texts, statements, speakers, acts, dates, pages that cannot be read any more.
    With --apply it is done, an article at a time; called again after it was cut off, it goes on where it stood.
    Digests that were issued stay as they are; the next one has what is found only now.

    \b
    Examples:
      onrecord reparse
      onrecord reparse --apply --jobs 2
      onrecord reparse --failed --all --outlet mnd
    """
    choice = Choice(
        PARSER_VERSION,
        again=again,
        failed=failed,
        outlet=_known(outlet),
        since=day(since, "reparse: --since") if since else None,
        until=day(until, "reparse: --until") if until else None,
    )
    with reading(settings):
        pass  # to say that there is no store, or an old one, rather than to make one
    with at_work("reading again"), alone(settings.db):
        if apply:
            steps.prepare(settings.db)
        progress = Progress(sys.stderr)
        changes = reparsing.reparse(settings.db, choice, progress, apply=apply, work=_work(settings, jobs))
        matched = steps.match(settings.db) if apply else None
    click.echo(f"{'articles read again':<28} {changes.articles:>7,}")
    for line in changes.lines():
        click.echo(line)
    if matched is not None:
        positions = f"{counted(matched.statements, 'statement')} matched, {counted(matched.opened, 'new position')}"
        click.echo(f"done; {positions}; the next digest has what is new")
    elif changes.any:
        click.echo("nothing was written: onrecord reparse --apply does it")
    else:
        click.echo("nothing was written, and no word would change")


def _work(settings: Settings, jobs: int | None) -> Work:
    if jobs is None:
        return settings.work
    return Work() if jobs == 1 else Work("processes", workers=jobs)


def _known(outlet: str | None) -> str | None:
    """Return ``outlet`` if there is one of that id. Raises InputError."""
    if outlet is not None and outlet != UNKNOWN and reference.known().outlet(outlet) is None:
        known = ", ".join(one.id for one in reference.known().outlets)
        raise InputError(f"reparse: --outlet: there is no outlet {outlet!r}; known are {known}")
    return outlet
