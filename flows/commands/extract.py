"""``onrecord extract``: statements as JSON lines, without a store."""

import os
import sys
from dataclasses import replace
from pathlib import Path

import click

from flows import handed_in, reading
from flows.errors import InputError
from flows.gold import records
from flows.json_text import json_text
from flows.sources import Fetched
from flows.sources.listing import day
from parsers.records import Article


@click.command()
@click.argument("paths", metavar="FILE…|DIR…", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--published", metavar="DATE", help="Day of publication, YYYY-MM-DD, of a FILE that does not print it.")
@click.option("--url", help="Address of a FILE; tells outlet and date.")
@click.option("--explain", is_flag=True, help="Show the text with its statements marked, and why each is read so.")
@click.option("--relevance", is_flag=True, help="Say whether each article is about the subject, and by which words.")
def command(paths: tuple[Path, ...], published: str | None, url: str | None, explain: bool, relevance: bool) -> None:
    """Print the statements in each FILE, a text copy of an article in UTF-8, as JSON, one a line.

    DIR is a folder of .txt files with an articles.json: a list of objects with file, url, outlet, title, published.
    Offsets count the characters of the file's text from 0, ends are exclusive.

    \b
    Examples:
      onrecord extract page.txt --published 2017-11-01
      onrecord extract page.txt --explain
      onrecord extract articles/ | jq -r '[.speakers[0], .act, .content[0].text] | @tsv'
    """
    documents = [_with_options(document, published, url) for document in handed_in.documents(paths, "extract")]
    if (published or url) and (len(paths) > 1 or paths[0].is_dir()):
        raise InputError("extract: --published and --url go with a single FILE; in a folder articles.json says both")
    articles = [(document.declared.file, reading.article(document)) for document in documents]
    for name, article in articles:
        if explain:
            click.echo(_explained(name, article) + "\n")
        elif relevance:
            from flows.explain import relevance_line, weighed

            click.echo(relevance_line(name, weighed(article, reading.known())))
        else:
            for record in records(name, reading.extractor()(article)):
                click.echo(json_text(record))


def _explained(name: str, article: Article) -> str:
    """Return the explanation, in colour for a terminal whose user wants it (no-color.org)."""
    from flows.explain import explanation, weighed  # imports the digest's libraries, which records do without

    colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    return explanation(name, article, reading.extractor()(article), weighed(article, reading.known()), colour=colour)


def _with_options(document: Fetched, published: str | None, url: str | None) -> Fetched:
    """Return ``document`` with what the options say of it."""
    declared = document.declared
    if published is not None:
        declared = replace(declared, published=day(published, "extract: --published"))
    return replace(document, declared=replace(declared, url=url or declared.url))
