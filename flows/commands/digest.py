"""``onrecord digest``: print what was published, or what would be of a window of days."""

import click
from sqlite_utils import Database

import store.digests
from flows import clock
from flows.commands.options import NUMBER, reading, with_settings
from flows.commands.window import Window, with_window
from flows.delivery.editions import filtered
from flows.digest import render
from flows.errors import InputError
from flows.settings import Settings
from store.model import Digest


@click.command()
@click.argument("number", type=NUMBER, required=False)
@click.option(
    "--format", "form", type=click.Choice(["markdown", "html", "json"]), default="markdown", show_default=True
)
@with_window
@with_settings
def command(settings: Settings, window: Window, number: int | None, form: str) -> None:
    """Print digest NUMBER, the latest where none is named: the same bytes whenever it is asked for.

    With --since, --until, --topic or --principal, print a digest of these days of the record as it stands. It is not
    issued: it has no number, goes to nobody, and takes nothing away from the next one.

    \b
    Examples:
      onrecord digest
      onrecord digest 1 --format html > digest.html
      onrecord digest --since 2017-01-01 --until 2017-12-31 --topic thaad --principal Beijing
    """
    if window.given and number is not None:
        raise InputError(f"printing digest {number}: a digest that was issued is printed whole; leave out the window")
    with reading(settings) as database:
        digest = _window(database, settings, window) if window.given else _issued(database, settings, number)
    click.echo(render(digest, form), nl=False)


def _issued(database: Database, settings: Settings, number: int | None) -> Digest:
    last = store.digests.latest(database)
    if last is None:
        raise InputError(f"printing a digest of {settings.db}: none was published yet; onrecord run does that")
    if number is not None and number > last:
        raise InputError(f"printing digest {number} of {settings.db}: the latest is {last}")
    return store.digests.load(database, number or last)


def _window(database: Database, settings: Settings, window: Window) -> Digest:
    interest = window.interest(database)
    digest = store.digests.between(database, window.since, window.until, now=clock.now(settings.timezone))
    wanted = filtered(digest, interest)
    if wanted is None or (not wanted.statements and not wanted.corrections):
        raise InputError(f"printing a window of {settings.db}: nothing of that was said in these days")
    return wanted
