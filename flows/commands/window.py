"""What commands that look at a window of days of the record have in common."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, TypeVar

import click
from sqlite_utils import Database

import store.naming
from flows.delivery.editions import Interest
from flows.errors import InputError
from flows.sources.listing import day

R = TypeVar("R")
_OPTIONS = ("since", "until", "topics", "principals")


@dataclass(frozen=True, slots=True)
class Window:
    """Days, both included, and what is wanted of them; nothing given is all."""

    since: dt.date
    until: dt.date
    topics: tuple[str, ...]
    principals: tuple[str, ...]
    given: bool
    """Whether any of it was given."""

    def interest(self, database: Database) -> Interest:
        """Return what is wanted by its names in the record. Raises QueryError for a name that is not in it."""
        return Interest(
            frozenset(store.naming.topic(database, name) for name in self.topics),
            frozenset(store.naming.speaker(database, name) for name in self.principals),
        )


def with_window(function: Callable[..., R]) -> Callable[..., R]:
    """Give a command the options of a window, and hand it that as ``window``. Raises InputError for what is no day."""

    @click.option("--since", metavar="DATE", help="Said on this day or later, YYYY-MM-DD.")
    @click.option("--until", metavar="DATE", help="Said on this day or earlier, YYYY-MM-DD.")
    @click.option("--topic", "topics", multiple=True, help="Only on this topic: thaad, military_ties; again for more.")
    @click.option("--principal", "principals", multiple=True, help="Only of whom: China, Seoul, MND; again for more.")
    @wraps(function)
    def command(**given: Any) -> R:
        return function(window=_window(**{name: given.pop(name) for name in _OPTIONS}), **given)

    return command


def _window(since: str | None, until: str | None, topics: tuple[str, ...], principals: tuple[str, ...]) -> Window:
    first = day(since, "--since") if since is not None else dt.date.min
    last = day(until, "--until") if until is not None else dt.date.max
    if first > last:
        raise InputError(f"looking at a window: --since {first} is after --until {last}; turn them round")
    given = since is not None or until is not None or bool(topics or principals)
    return Window(first, last, topics, principals, given)
