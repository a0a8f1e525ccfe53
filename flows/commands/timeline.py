"""``onrecord timeline``: acts over time, a lane for each government."""

import json
import shutil
import sys
from collections.abc import Sequence

import click

import store.timeline
from flows.commands.options import reading, with_settings
from flows.commands.window import Window, with_window
from flows.digest.page import timeline_svg
from flows.digest.picture import can_draw, drawn
from flows.digest.terminal import as_text
from flows.digest.timeline import Point, Timeline, laid_out
from flows.digest.wording import OTHERS
from flows.errors import InputError
from flows.settings import Settings
from store.timeline import Acts

PIPED = 100
"""Columns of the text where there is no terminal to ask."""


@click.command()
@click.option("--format", "form", type=click.Choice(["text", "svg", "png", "json"]), default="text", show_default=True)
@with_window
@with_settings
def command(settings: Settings, window: Window, form: str) -> None:
    """Print who did what when: cooperative, neutral and conflictual acts over time, a lane for each government.

    Copies and what was withdrawn are not counted. With --format svg or png it is a picture, with json its figures: a
    record for each government, day and act.

    \b
    Examples:
      onrecord timeline
      onrecord timeline --topic thaad --since 2016-01-01 --until 2017-12-31
      onrecord timeline --principal Beijing --format png > china.png
    """
    with reading(settings) as database:
        wanted = window.interest(database)
        acts = store.timeline.acts(
            database, window.since, window.until, topics=wanted.topics, principals=wanted.principals
        )
    picture = laid_out([_point(one) for one in acts])
    if picture is None:
        raise InputError(f"drawing the timeline of {settings.db}: nothing of that was said in these days")
    click.echo(_printed(acts, picture, form), nl=False)


def _printed(acts: Sequence[Acts], picture: Timeline, form: str) -> str | bytes:
    if form == "svg":
        return timeline_svg(picture)
    if form == "png":
        if not can_draw():
            raise InputError("drawing the timeline: that takes Pillow; install onrecord[mail], or ask for svg")
        return drawn(picture)
    if form == "json":
        return json.dumps([_record(one) for one in acts], ensure_ascii=True, indent=1) + "\n"
    return as_text([_point(one) for one in acts], _width())


def _point(acts: Acts) -> Point:
    return Point((acts.government or OTHERS,), acts.day, acts.act, acts.statements)


def _record(acts: Acts) -> dict[str, object]:
    return {
        "government": acts.government,
        "day": acts.day.isoformat(),
        "act": acts.act,
        "statements": acts.statements,
    }


def _width() -> int:
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else PIPED
