"""``onrecord positions``: what is taken for one position, and a person who knows better."""

import getpass
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict

import click
from sqlite_utils import Database

from flows import clock, steps
from flows.commands.options import NUMBER, reading, with_settings
from flows.digest.safe import visible
from flows.errors import InputError
from flows.json_text import json_text
from flows.lock import alone
from flows.progress import counted
from flows.settings import Settings
from store.decisions import making
from store.decisions.making import Decision
from store.positions import listing
from store.positions.listing import Held, Listed

_BY = click.option("--by", help="Who says so; kept in the log. Else the name of the user.")
_NOTE = click.option("--note", help="Why; kept in the log.")
_FORMAT = click.option("--format", "form", type=click.Choice(["text", "jsonl"]), default="text", show_default=True)


@click.group(invoke_without_command=True)
@click.option("--principal", help="Only of this government, body or person, by any name: Beijing.")
@click.option("--topic", help="Only with a statement on this topic: thaad, military_ties …")
@click.option("--words", help="Only with a statement that has these words, as in onrecord search.")
@click.option("--limit", type=NUMBER, default=20, show_default=True, help="At most so many.")
@_FORMAT
@with_settings
def command(
    settings: Settings, principal: str | None, topic: str | None, words: str | None, limit: int, form: str
) -> None:
    """List the positions in the store, those stated most often first; show, split and merge them.

    Statements are put together by what they say (docs/positions.md). Where a person knows better, a statement is
    split off its position, or two positions are merged: every later run and every reading anew keeps to it. All of it
    is logged and can be undone. Digests that were issued stay as they are.

    \b
    Examples:
      onrecord positions --principal Beijing --topic thaad
      onrecord positions --words '"third country"'
      onrecord positions show 3
      onrecord positions split 17 21 --note 'against its extension, not against THAAD'
      onrecord positions merge 3 8
      onrecord positions log
      onrecord positions undo 2
    """
    context = click.get_current_context()
    context.obj = settings
    if context.invoked_subcommand is not None:
        return
    with reading(settings) as database:
        found = listing.listed(database, principal=principal, topic=topic, words=words, limit=limit)
    for one in found:
        click.echo(_listed(one) if form == "text" else json_text(asdict(one)))
    if not found:
        click.echo(f"nothing in {settings.db} is such a position", err=True)


@command.command("show")
@click.argument("number", type=NUMBER)
@_FORMAT
@with_settings
def show(settings: Settings, number: int, form: str) -> None:
    """Show position NUMBER: its statements in order, why each is one of it, and what was decided about it."""
    with reading(settings) as database:
        live = making.live(database, number, f"showing position {number}")
        held, decisions = listing.held(database, live), making.of_position(database, live)
    if form == "jsonl":
        for one in held:
            click.echo(json_text(asdict(one)))
        return
    if live != number:
        click.echo(f"position {number} is now {live}")
    for one in held:
        click.echo(_held(one, live))
    for decision in decisions:
        click.echo(_logged(decision))


@command.command("split")
@click.argument("statements", type=NUMBER, nargs=-1, required=True, metavar="STATEMENT...")
@_NOTE
@_BY
@with_settings
def split(settings: Settings, statements: tuple[int, ...], note: str | None, by: str | None) -> None:
    """Split each STATEMENT, by its number, off the position that they are in; they are one of their own then.

    Copies go with what they are copies of. What comes later goes with those that it is most like.
    """
    with _deciding(settings, by, note) as (database, who):
        made = making.split(database, statements, by=who, now=clock.now(settings.timezone), note=note)
    click.echo(f"{_done(made)}, decision {made.id}")


@command.command("merge")
@click.argument("position", type=NUMBER)
@click.argument("other", type=NUMBER)
@_NOTE
@_BY
@with_settings
def merge(settings: Settings, position: int, other: int, note: str | None, by: str | None) -> None:
    """Make POSITION and OTHER one, by their numbers; the lower one stays."""
    with _deciding(settings, by, note) as (database, who):
        made = making.merge(database, position, other, by=who, now=clock.now(settings.timezone), note=note)
    click.echo(f"{_done(made)}, decision {made.id}")


@command.command("undo")
@click.argument("number", type=NUMBER)
@_BY
@with_settings
def undo(settings: Settings, number: int, by: str | None) -> None:
    """Undo decision NUMBER: its statements are put together again as they were without it."""
    with _deciding(settings, by) as (database, who):
        undone = making.undo(database, number, by=who, now=clock.now(settings.timezone))
    click.echo(f"decision {undone.id} stands no longer: {_done(undone)}")


@command.command("log")
@with_settings
def log(settings: Settings) -> None:
    """List the decisions that were made, those undone included."""
    with reading(settings) as database:
        for one in making.log(database):
            click.echo(_logged(one))


@contextmanager
def _deciding(settings: Settings, by: str | None, note: str | None = None) -> Iterator[tuple[Database, str]]:
    """Open the store for a decision while no run is at work on it, and say who makes it."""
    for option, given in (("--by", by), ("--note", note)):
        if given is not None and given != given.encode("utf-8", "replace").decode():
            raise InputError(f"positions: {option} has to be text in UTF-8, not {given!r}")
    with reading(settings):
        pass  # to say that there is no store rather than to make one
    with alone(settings.db), steps.opened(settings.db) as database:
        yield database, by or _user()


def _user() -> str:
    """The name of the user who runs this, as far as the system knows one."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"


def _listed(one: Listed) -> str:
    """A position in two lines: whose it is and how often it was stated; the words of the first."""
    days = one.first if one.first == one.last else f"{one.first} to {one.last}"
    copies = f", copied {counted(one.copies, 'time')}" if one.copies else ""
    times = f"{counted(one.times, 'time')}{copies}, {days or 'undated'}"
    return f"{one.id:>4}  {visible(one.holder)} · {one.act} · {times}\n      {visible(one.content)}"


def _held(one: Held, position: int) -> str:
    """A statement in three lines: who, when and where; its words; why it is of this position."""
    head = (f"#{one.id}", one.dated or "undated", one.speakers, one.act, one.status, one.outlet, one.url)
    return "\n    ".join((visible(" · ".join(filter(None, head))), visible(one.content), _why(one, position)))


def _why(one: Held, position: int) -> str:
    if one.match_statement is None:
        return "said the same as none when it came"
    apart = "" if one.match_position == position else f", which is set apart from it in position {one.match_position}"
    return visible(f"as #{one.match_statement}{apart}: {one.match_reasons} (score {one.match_score:.2f})")


def _done(one: Decision) -> str:
    """What a decision says."""
    if one.kind == "merge":
        return f"positions {one.position} and {one.other} are one"
    ids = ", ".join("one that is no more" if id_ is None else f"#{id_}" for id_ in one.statements)
    return f"position {one.position} has {ids}, apart from position {one.other}"


def _logged(one: Decision) -> str:
    undone = f", undone by {visible(one.undone_by)} {one.undone_at}" if one.undone_by else ""
    note = f": {visible(one.note)}" if one.note else ""
    return f"{one.id:>4}  {visible(one.holder)}: {_done(one)}, by {visible(one.made_by)} {one.made_at}{undone}{note}"
