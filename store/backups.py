"""Copies of the store: made while a monitor writes, looked through before they count, and rotated."""

import datetime as dt
import os
import re
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlite_utils import Database

from store.errors import BackupError, explained

DAILY, WEEKLY, MONTHLY = 7, 5, 12
"""Of how many days, weeks and months the newest copy is kept, as grandfather-father-son rotation has it."""

_STAMP = "%Y%m%dT%H%M%SZ"
_STAMPED = re.compile(r"-(\d{8}T\d{6}Z)\.db\Z")


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy that was made and looked through; ``dropped`` are the older ones that it let go of."""

    path: Path
    size: int
    """In bytes."""
    dropped: tuple[Path, ...]


def back_up(db: Database, folder: Path, *, now: dt.datetime, rotate: bool = True) -> Backup:
    """Copy an open store into ``folder`` as one whole file, and let go of copies that are no longer needed.

    The copy shows one moment, whatever is written meanwhile, and holds up neither writer nor readers. It takes its
    name, ``<store>-<UTC time>.db``, only when it was found sound. Raises StoreError: no room, no leave, damage.
    """
    stem = Path(db.execute("SELECT file FROM pragma_database_list WHERE name = 'main'").fetchone()[0]).stem
    _make(folder)
    target = folder / f"{stem}-{now.astimezone(dt.UTC).strftime(_STAMP)}.db"
    size = copy(db.conn, target)
    dropped = tuple(superseded(folder.glob(f"{stem}-*.db"))) if rotate else ()
    for path in dropped:
        path.unlink(missing_ok=True)
    return Backup(target, size, dropped)


def copy(connection: sqlite3.Connection, target: Path) -> int:
    """Write what ``connection`` shows now to ``target``, a single sound file; return its size in bytes.

    A file that stands there is replaced, and only by a copy that was found sound. Raises StoreError.
    """
    doing = f"copying the store to {target}"
    unfinished = target.with_name(f"{target.name}.{os.getpid()}.part")
    try:
        with explained(doing):
            _write(connection, unfinished)
            _look_through(unfinished, doing)
        _flush(unfinished)
        unfinished.replace(target)
        _flush(target.parent)
        return target.stat().st_size
    except OSError as error:
        raise BackupError(f"{doing}: {error.strerror or error}; make room, or name another place") from error
    finally:
        for name in (unfinished.name, f"{unfinished.name}-journal"):
            unfinished.with_name(name).unlink(missing_ok=True)


def superseded(copies: Iterable[Path]) -> list[Path]:
    """Return those of ``copies`` that rotation lets go of, oldest first; files of other names are left alone.

    The newest of each of the last days, weeks and months that have one stays: gaps cost nothing that is there.
    """
    dated = sorted(((moment, path) for path in copies if (moment := _moment(path))), reverse=True)
    kept: set[Path] = set()
    for most, period in ((DAILY, "%Y-%m-%d"), (WEEKLY, "%G-%V"), (MONTHLY, "%Y-%m")):
        kept |= set(_newest([(moment.strftime(period), path) for moment, path in dated], most))
    return [path for _, path in reversed(dated) if path not in kept]


def _newest(dated: Sequence[tuple[str, Path]], most: int) -> list[Path]:
    """The first copy of each of the first periods."""
    first: dict[str, Path] = {}
    for period, path in dated:
        first.setdefault(period, path)
    return list(first.values())[:most]


def _moment(path: Path) -> dt.datetime | None:
    found = _STAMPED.search(path.name)
    try:
        return dt.datetime.strptime(found[1], _STAMP).replace(tzinfo=dt.UTC) if found else None
    except ValueError:  # digits that are no time
        return None


def _write(source: sqlite3.Connection, target: Path) -> None:
    """Copy in one go: with a pause between pages, SQLite begins anew whenever somebody writes."""
    copied = sqlite3.connect(target)
    try:
        source.backup(copied)
        copied.execute("PRAGMA journal_mode = DELETE")  # one file, that may be moved as it is
    finally:
        copied.close()


def _look_through(path: Path, doing: str) -> None:
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    try:
        wrong = [row[0] for row in connection.execute("PRAGMA integrity_check(1)") if row[0] != "ok"]
        broken = connection.execute("PRAGMA foreign_key_check").fetchone()
    finally:
        connection.close()
    if wrong or broken:
        what = wrong[0] if wrong else f"a row of {broken[0]} refers to none of {broken[2]}"
        raise BackupError(f"{doing}: the copy is not sound: {what}; see `onrecord doctor`, older copies were kept")


def _flush(path: Path) -> None:
    """Have the system write a file, or a folder's names, to the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BackupError(f"making the folder {folder} for backups: {error.strerror or error}; name another") from error
