"""``onrecord speakers``: the names that nobody knows, and whose they are."""

import sys
from dataclasses import asdict

import click

import store.links
from flows import clock, reparsing, steps
from flows import reading as reference
from flows.commands.options import NUMBER, at_work, reading, with_settings
from flows.digest.safe import visible
from flows.errors import InputError
from flows.json_text import json_text
from flows.lock import alone
from flows.progress import Progress, counted
from flows.settings import Settings
from parsers import PARSER_VERSION
from parsers.statements.linking import speaker_of
from store.links import Link, Unresolved
from store.rereading import Choice


@click.group(invoke_without_command=True)
@click.option("--format", "form", type=click.Choice(["text", "jsonl"]), default="text", show_default=True)
@with_settings
def command(settings: Settings, form: str) -> None:
    """List the named speakers whom the reference data does not have, those with most statements first.

    A name stays a speaker of its own until a person says whose it is: link it to somebody known, by the canonical
    name or an alias in seeds/, or to another unresolved name that means the same. The statements follow at once, with
    the office of their day; all of it is logged and can be undone. Who is missing altogether is added under seeds/.

    \b
    Examples:
      onrecord speakers
      onrecord speakers link 'Chang Wanquan' 'Chang Wanquan (general)' --note 'as the release has it'
      onrecord speakers link 'Pak Chin-u' 'Park Jin-woo'
      onrecord speakers log
      onrecord speakers undo 3
    """
    context = click.get_current_context()
    context.obj = settings
    if context.invoked_subcommand is None:
        with reading(settings) as database:
            for one in store.links.unresolved(database):
                click.echo(_shown(one) if form == "text" else json_text(asdict(one)))


@command.command("link")
@click.argument("name")
@click.argument("target")
@click.option("--kind", type=click.Choice(store.links.KINDS), help="Where a person and a body bear the name.")
@click.option("--note", help="Why; kept in the log.")
@with_settings
def link(settings: Settings, name: str, target: str, kind: str | None, note: str | None) -> None:
    """Say that the unresolved NAME is TARGET, and bring the statements to it."""
    with reading(settings) as database:
        if speaker_of(target, None, reference.known()) is None and not store.links.has(database, target):
            raise InputError(
                f"linking {name!r} to {target!r}: nobody bears that name; give one of seeds/people.csv or bodies.csv,"
                " or another that `onrecord speakers` lists"
            )
    with alone(settings.db), steps.opened(settings.db) as database:
        made = store.links.make(database, name, target, now=clock.now(settings.timezone), kind=kind, note=note)
    _follow(settings, made, f"linked {visible(made.name)} to {visible(made.target)}, link {made.id}")


@command.command("undo")
@click.argument("number", type=NUMBER)
@with_settings
def undo(settings: Settings, number: int) -> None:
    """Undo link NUMBER, and bring the statements back."""
    with reading(settings):
        pass  # to say that there is no store rather than to make one
    with alone(settings.db), steps.opened(settings.db) as database:
        undone = store.links.undo(database, number, now=clock.now(settings.timezone))
    _follow(settings, undone, f"{visible(undone.name)} is no longer {visible(undone.target)}")


@command.command("log")
@with_settings
def log(settings: Settings) -> None:
    """List the links that were made, those undone included."""
    with reading(settings) as database:
        for one in store.links.log(database):
            undone = f", undone {one.undone_at}" if one.undone_at else ""
            note = f": {visible(one.note)}" if one.note else ""
            click.echo(f"{one.id:>4}  {visible(one.name)} = {visible(one.target)}, made {one.made_at}{undone}{note}")


def _follow(settings: Settings, made: Link, done: str) -> None:
    """Read the articles again that a link is about; killed before the end, ``reparse --all`` does the rest."""
    with at_work(f"{done}; bringing the statements to it"), alone(settings.db):
        with reading(settings) as database:
            articles = tuple(store.links.articles_of(database, made))
        choice = Choice(PARSER_VERSION, again=True, articles=articles)
        changes = reparsing.reparse(settings.db, choice, Progress(sys.stderr), apply=True)
        steps.match(settings.db)
    changed = changes.counts["  in their speakers"]
    click.echo(f"{done}; {counted(changed, 'statement')} in {counted(len(articles), 'article')} changed")


def _shown(one: Unresolved) -> str:
    """A name in two lines: how often it speaks and when; what the pages say of it."""
    days = one.first if one.first == one.last else f"{one.first} to {one.last}"
    said = " · ".join(visible(part) for part in (one.kind, one.office, one.body) if part)
    times = f"{counted(one.statements, 'statement')} in {counted(one.articles, 'article')}, {days or 'undated'}"
    return f"{visible(one.name)}\n    {said} · {times}"
