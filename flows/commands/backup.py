"""``onrecord backup``: a sound copy of the store, made while it is in use."""

from pathlib import Path

import click

import store.backups
from flows import clock
from flows.commands.options import at_work, with_settings
from flows.settings import Settings
from store.database import open_store


@click.command()
@click.option(
    "--to",
    "folder",
    envvar="ONRECORD_BACKUPS",
    type=click.Path(path_type=Path),
    help="Where copies go; else ONRECORD_BACKUPS, else backups beside the store.",
)
@click.option("--keep-all", is_flag=True, help="Let go of no older copy.")
@with_settings
def command(settings: Settings, folder: Path | None, keep_all: bool) -> None:
    """Copy the store to a single file and print its name; a run may be at work meanwhile.

    A copy counts only when it was found sound. Of older ones in the folder the newest of each of the last 7 days, 5
    weeks and 12 months stay. To restore, stop what writes to the store, delete it with the -wal and -shm beside it,
    and put a copy in its place.

    \b
    Examples:
      onrecord backup
      onrecord backup --to /mnt/elsewhere/onrecord
      rsync "$(onrecord backup)" elsewhere:onrecord/
    """
    database = open_store(settings.db, write=False, any_schema=True)
    try:
        with at_work(f"backing up {settings.db}"):
            backup = store.backups.back_up(
                database,
                folder or settings.db.parent / "backups",
                now=clock.now(settings.timezone),
                rotate=not keep_all,
            )
    finally:
        database.close()
    click.echo(backup.path)
    dropped = f"; let go of {len(backup.dropped)} older" if backup.dropped else ""
    click.echo(f"backup: {backup.size:,} bytes, found sound{dropped}", err=True)
