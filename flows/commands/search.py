"""``onrecord search``: statements by their words."""

import datetime as dt
import os
import sys
from collections.abc import Sequence
from dataclasses import asdict

import click

import store.search
from flows.commands.options import NUMBER, reading, with_settings
from flows.digest.safe import visible
from flows.errors import InputError
from flows.json_text import json_text
from flows.settings import Settings
from flows.sources.listing import day
from parsers.records import Act
from store.search import MARKS, ArticleHit, Hit


@click.command()
@click.argument("query")
@click.option("--speaker", help="Only of this speaker or government: a part of the name.")
@click.option("--act", type=click.Choice([act.value for act in Act]), help="Only of this act.")
@click.option("--topic", help="Only on this topic: thaad, military_ties …")
@click.option("--from", "start", metavar="DATE", help="Said on this day or later, YYYY-MM-DD.")
@click.option("--to", "end", metavar="DATE", help="Said on this day or earlier, YYYY-MM-DD.")
@click.option("--articles", is_flag=True, help="Search articles; --from and --to are days of publication.")
@click.option("--limit", type=NUMBER, default=20, show_default=True, help="At most so many.")
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
    articles: bool,
    limit: int,
    form: str,
) -> None:
    """Print the statements that have the words of QUERY, the best first; of thousands the last found first.

    QUERY is in the terms of SQLite's FTS5: words are all to be met; AND, OR, NOT, "a phrase" and begin* work. Case and
    accents do not matter. The words that were found stand between « and », in a terminal in bold.

    \b
    Examples:
      onrecord search thaad --speaker China --from 2017-01-01
      onrecord search 'thaad AND radar' --act accuse --topic thaad
      onrecord search '"third country" OR radar' --format jsonl
      onrecord search --articles 'Seongju AND golf*'
    """
    first, last = _day(start, "--from"), _day(end, "--to")
    if articles and (speaker or act or topic):
        raise InputError("search: --speaker, --act and --topic are of statements; leave them out with --articles")
    hits: Sequence[Hit | ArticleHit]
    with reading(settings) as database:
        if articles:
            hits = store.search.search_articles(database, query, start=first, end=last, limit=limit)
        else:
            hits = store.search.search(
                database, query, speaker=speaker, start=first, end=last, act=act, topic=topic, limit=limit
            )
    for hit in hits:
        click.echo(_text(hit) if form == "text" else json_text(asdict(hit), default=str))
    if not hits:
        click.echo(f"nothing in {settings.db} matches {query!r}", err=True)


def _day(value: str | None, option: str) -> dt.date | None:
    return day(value, f"search: {option}") if value else None


def _text(hit: Hit | ArticleHit) -> str:
    """A hit in two lines: who, when and how, where; and the words."""
    parts: tuple[str | None, ...]
    if isinstance(hit, ArticleHit):
        parts = (str(hit.published or "undated"), hit.outlet, hit.title, hit.url)
    else:
        parts = (str(hit.dated or "undated"), hit.speakers, hit.act, hit.status, hit.outlet, f"#{hit.statement_id}")
    return visible(" · ".join(filter(None, parts))) + f"\n    {_highlighted(visible(hit.snippet))}"


def _highlighted(snippet: str) -> str:
    """The snippet, with what was found in bold for a terminal whose user wants it (no-color.org)."""
    if not sys.stdout.isatty() or os.environ.get("NO_COLOR"):
        return snippet
    for mark, bold in zip(MARKS, ("\x1b[1m", "\x1b[0m"), strict=True):
        snippet = snippet.replace(mark, bold)
    return snippet
