"""``onrecord digest``: print what was published."""

import click

import store.digests
from flows.commands.options import reading, with_settings
from flows.digest import render
from flows.errors import InputError
from flows.settings import Settings


@click.command()
@click.argument("number", type=click.IntRange(min=1), required=False)
@click.option(
    "--format", "form", type=click.Choice(["markdown", "html", "json"]), default="markdown", show_default=True
)
@with_settings
def command(settings: Settings, number: int | None, form: str) -> None:
    """Print digest NUMBER, the latest where none is named.

    \b
    Examples:
      onrecord digest
      onrecord digest 1 --format html > digest.html
    """
    with reading(settings) as database:
        last = store.digests.latest(database)
        if last is None:
            raise InputError(f"printing a digest of {settings.db}: none was published yet; onrecord run does that")
        if number is not None and number > last:
            raise InputError(f"printing digest {number} of {settings.db}: the latest is {last}")
        click.echo(render(store.digests.load(database, number or last), form), nl=False)
