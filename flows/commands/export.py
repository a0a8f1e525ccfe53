"""``onrecord export``: what the store holds, for other programs."""

import os
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import BinaryIO

import click
from sqlite_utils import Database

import store.export
import store.tables
from flows import clock
from flows.commands.options import reading, with_settings
from flows.errors import BrokenRun, InputError
from flows.exporting import FORMATS, parquet, write, write_package
from flows.json_text import json_text
from flows.progress import counted
from flows.settings import Settings
from flows.whole import whole

PACKAGE = "package"


@click.command()
@click.argument("what", type=click.Choice([*store.tables.NAMES, PACKAGE]))
@click.option("--format", "form", type=click.Choice(FORMATS), help="Default: jsonl; of a package csv.")
@click.option("--output", type=click.Path(path_type=Path), help="The file, of a package the folder; else stdout.")
@with_settings
def command(settings: Settings, what: str, form: str | None, output: Path | None) -> None:
    """Write all statements, articles or positions in the store as JSON lines, CSV or Parquet.

    The columns are those of v_statements, v_articles and v_positions (docs/schema.md). Statements as JSON lines are
    records of their own kind: the fields are those of extract, and article_url, status (new, restated, carried,
    withdrawn) and position, an id that statements of one position share.

    A package is a folder with all three and datapackage.json, which describes them to other programs (Frictionless).

    In CSV an empty cell is NULL, and a text that a spreadsheet would run as a formula has an apostrophe before it.
    Parquet needs pyarrow: pip install 'onrecord[parquet]'.

    \b
    Examples:
      onrecord export statements > statements.jsonl
      onrecord export statements | jq -r 'select(.act == "accuse") | .content[0].text'
      onrecord export statements --format parquet --output statements.parquet
      onrecord export package --output record/
    """
    form = form or ("csv" if what == PACKAGE else "jsonl")
    if output is None and (what == PACKAGE or form == "parquet"):
        raise click.UsageError(
            f"{'a package' if what == PACKAGE else 'Parquet'} is not for stdout: name it by --output"
        )
    if form == "parquet":
        parquet.check()
    with reading(settings) as database:
        if what != PACKAGE:
            with _out(output) as out:
                _write(database, what, form, out)
            return
        assert output is not None  # noqa: S101 - tells the type checker
        with _writing(output):
            files = write_package(database, output, form, clock.now(settings.timezone))
    click.echo(f"wrote {counted(len(files), 'file')} to {output}: {', '.join(file.name for file in files)}", err=True)


def _write(database: Database, what: str, form: str, out: BinaryIO) -> None:
    if (what, form) == ("statements", "jsonl"):
        for record in store.export.statements(database):
            out.write(json_text(record).encode() + b"\n")
        return
    table = store.tables.table(database, what)
    with closing(store.tables.rows(database, table)) as rows:
        write(table, rows, form, out)


@contextmanager
def _out(output: Path | None) -> Iterator[BinaryIO]:
    """Give what to write to: a file that will be whole or absent, or stdout."""
    if output is None:
        yield sys.stdout.buffer
        return
    with _writing(output), whole(output) as file:
        yield file


@contextmanager
def _writing(output: Path) -> Iterator[None]:
    """Say in our words what the disk has against it."""
    try:
        yield
    except OSError as error:
        doing = f"exporting to {os.fspath(output)}"
        reason = f"{doing}: cannot write {error.filename or output}: {error.strerror}"
        raise (BrokenRun if error.filename is None else InputError)(
            f"{reason}; name another place by --output"
        ) from error
