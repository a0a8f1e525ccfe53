"""The records of a list."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Listed:
    """An article as a list shows it."""

    url: str
    """Absolute; as the list has it otherwise."""
    title: str | None = None
    published: dt.datetime | dt.date | None = None
    """A moment is aware; a day is that of the outlet's zone."""
    snippet: str | None = None
    copy: str | None = None
    """Where the article is to be had, if ``url`` is not to be asked: an archive's copy, an app's JSON."""

    @property
    def day(self) -> dt.date | None:
        """The day of publication, where the list says it."""
        return self.published.date() if isinstance(self.published, dt.datetime) else self.published


@dataclass(frozen=True, slots=True)
class ListPage:
    """One page of a list. No item is a fact as well: a page that is no such list raises PageError instead."""

    items: tuple[Listed, ...]
    pages: int | None = None
    """How many pages the list has, where it says so."""
    next: str | None = None
    """What names the next page, where this one does: an address or a key."""
    lists: tuple[str, ...] = ()
    """Addresses of further lists that this one consists of."""
    unread: int = 0
    """Entries that lead nowhere: without an address that can be one."""
