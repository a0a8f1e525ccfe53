"""``onrecord export``: what the store holds, for other programs."""

import json

import click

import store.export
from flows.commands.options import reading, with_settings
from flows.settings import Settings


@click.command()
@click.argument("what", type=click.Choice(["statements"]))
@click.option("--format", "form", type=click.Choice(["jsonl"]), default="jsonl", show_default=True)
@with_settings
def command(settings: Settings, what: str, form: str) -> None:
    """Print all statements in the store as JSON, one a line.

    The fields are those of extract, and article_url, status (new, restated, carried, withdrawn) and position, an id
    that statements of one position share.

    \b
    Examples:
      onrecord export statements > statements.jsonl
      onrecord export statements | jq -r 'select(.act == "accuse") | .content[0].text'
    """
    with reading(settings) as database:
        for record in store.export.statements(database):
            click.echo(json.dumps(record, ensure_ascii=False))
