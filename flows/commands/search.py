"""``onrecord search``: statements by their words."""

import datetime as dt
import json
from dataclasses import asdict

import click

import store.search
from flows.commands.options import reading, with_settings
from flows.settings import Settings
from flows.sources.listing import day
from parsers.records import Act
from store.search import Hit


@click.command()
@click.argument("query")
@click.option("--speaker", help="Only of this speaker or government: a part of the name.")
@click.option("--act", type=click.Choice([act.value for act in Act]), help="Only of this act.")
@click.option("--topic", help="Only on this topic: thaad, military_ties …")
@click.option("--from", "start", metavar="DATE", help="Said on this day or later, YYYY-MM-DD.")
@click.option("--to", "end", metavar="DATE", help="Said on this day or earlier, YYYY-MM-DD.")
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, help="At most so many.")
@click.option("--format", "form", type=click.Choice(["text", "jsonl"]), default="text", show_default=True)
@with_settings
def command(
    settings: Settings,
    query: str,
    speaker: str | None,
    act: str | None,
    topic: str | None,
    start: str | None,
    end: str | None,
    limit: int,
    form: str,
) -> None:
    """Print the statements that have the words of QUERY, the best first.

    QUERY is in the terms of SQLite's FTS5: words are all to be met; OR, NOT, "a phrase" and begin* work.

    \b
    Examples:
      onrecord search thaad --speaker China --from 2017-01-01
      onrecord search '"third country" OR radar' --format jsonl
    """
    first, last = _day(start, "--from"), _day(end, "--to")
    with reading(settings) as database:
        hits = store.search.search(
            database, query, speaker=speaker, start=first, end=last, act=act, topic=topic, limit=limit
        )
    for hit in hits:
        click.echo(_text(hit) if form == "text" else json.dumps(asdict(hit), ensure_ascii=False, default=str))
    if not hits:
        click.echo(f"nothing in {settings.db} matches {query!r}", err=True)


def _day(value: str | None, option: str) -> dt.date | None:
    return day(value, f"search: {option}") if value else None


def _text(hit: Hit) -> str:
    """A hit in two lines: who, when and how, where; and the words."""
    head = " · ".join(filter(None, (str(hit.dated or "undated"), hit.speakers, hit.act, hit.status, hit.outlet)))
    return f"{head} · #{hit.statement_id}\n    {hit.snippet}"
