"""The store's errors, and the plain words for what SQLite reports.

::

    OnRecordError
    └── StoreError           the store cannot be opened, read or written
        ├── NoStoreError          there is none where it was looked for
        ├── NotAStoreError        the file there is something else
        ├── NewerStoreError       it was made by a later onrecord
        ├── StoreBusyError        another process holds it
        ├── BackupError           a copy of it cannot be made, or is not sound
        ├── LinkError             a name that cannot be linked as asked
        ├── DecisionError         positions that cannot be split or merged as asked
        └── QueryError            a search that cannot be understood
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from parsers.errors import OnRecordError


class StoreError(OnRecordError):
    """The store cannot be opened, read or written."""


class NoStoreError(StoreError):
    """There is no store where it was looked for."""


class NotAStoreError(StoreError):
    """The file is no SQLite database, or one of another program."""


class NewerStoreError(StoreError):
    """The store was made by a later version of onrecord."""


class StoreBusyError(StoreError):
    """Another process holds the store and did not let go in time."""


class BackupError(StoreError):
    """A copy of the store cannot be made, or is not sound."""


class LinkError(StoreError):
    """A name that cannot be linked as asked."""


class DecisionError(StoreError):
    """Positions that cannot be split or merged as asked."""


class QueryError(StoreError):
    """A search that cannot be understood."""


_ADVICE: dict[int, tuple[type[StoreError], str]] = {
    sqlite3.SQLITE_FULL: (StoreError, "the disk is full: make room and run again, nothing was half-written"),
    sqlite3.SQLITE_BUSY: (StoreBusyError, "another process is writing to it: wait until it is done, or stop it"),
    sqlite3.SQLITE_LOCKED: (StoreBusyError, "another connection holds it: wait until it is done"),
    sqlite3.SQLITE_READONLY: (StoreError, "it may only be read: allow writing to the file and its folder"),
    sqlite3.SQLITE_PERM: (StoreError, "access is denied: allow reading and writing the file and its folder"),
    sqlite3.SQLITE_CANTOPEN: (StoreError, "it cannot be opened: check that the folder exists and may be written to"),
    sqlite3.SQLITE_NOTADB: (NotAStoreError, "it is not an SQLite database; name another file with --db"),
    sqlite3.SQLITE_CORRUPT: (StoreError, "the file is damaged: restore it from a backup"),
    sqlite3.SQLITE_IOERR: (StoreError, "the disk reports an error: check it, and restore the file from a backup"),
}


def explain(error: sqlite3.Error, doing: str) -> StoreError:
    """The error of ours for one of SQLite's that came up while ``doing`` something."""
    code = getattr(error, "sqlite_errorcode", None)
    unknown = (StoreError, f"{error}; nothing was written: report it with the input that led to it")
    kind, advice = _ADVICE.get((code or 0) & 0xFF, unknown)
    return kind(f"{doing}: {advice}")


@contextmanager
def explained(doing: str) -> Iterator[None]:
    """Turn what SQLite raises inside into a ``StoreError`` that says what was being done and what to do."""
    try:
        yield
    except sqlite3.Error as error:
        raise explain(error, doing) from error
