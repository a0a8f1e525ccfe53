"""What commands that touch the store have in common."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

import click
from sqlite_utils import Database

from flows.errors import BrokenRun
from flows.settings import Settings, load
from parsers.errors import OnRecordError
from store.database import open_store

NUMBER = click.IntRange(min=1, max=2**63 - 1)
"""The number of something in the store, as far as SQLite has any."""

P = ParamSpec("P")
R = TypeVar("R")


def with_settings(function: Callable[Concatenate[Settings, P], R]) -> Callable[..., R]:
    """Give a command ``--db`` and ``--settings``, and hand it the settings first; it may return an exit code.

    A command of a group has those of the group where neither is given behind its own name.
    """

    @click.option("--db", type=click.Path(path_type=Path), help="The store; else ONRECORD_DB, else the settings.")
    @click.option("--settings", type=click.Path(path_type=Path), help="The settings; else onrecord.toml, if any.")
    @wraps(function)
    def command(db: Path | None, settings: Path | None, *args: P.args, **kwargs: P.kwargs) -> R:
        above = click.get_current_context().parent
        if db is None and settings is None and above is not None and isinstance(above.obj, Settings):
            return function(above.obj, *args, **kwargs)
        return function(load(settings, db=db), *args, **kwargs)

    return command


@contextmanager
def reading(settings: Settings) -> Iterator[Database]:
    """Open the store of ``settings`` to be read, and close it. Raises StoreError."""
    database = open_store(settings.db, write=False)
    try:
        yield database
    finally:
        database.close()


@contextmanager
def at_work(doing: str) -> Iterator[None]:
    """Tell an error of work already begun from bad input: the latter is found before anything is written."""
    try:
        yield
    except OnRecordError as error:
        raise BrokenRun(f"{doing}: {error}") from error
