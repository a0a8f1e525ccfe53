"""Opening the store: the one place where that happens, and the one kind of transaction that writes to it."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlite_utils import Database

from store import backups, migrations
from store.errors import NewerStoreError, NoStoreError, NotAStoreError, StoreError, explained

BUSY_SECONDS = 30.0
"""How long a writer waits for another before it gives up."""

SWITCHES = 20
"""How often a new store is tried to be set to WAL while others do the same."""

READING_KIB, WRITING_KIB = 128_000, 64_000
"""Most memory for pages: what a question, or the matching, of a large store reads again and again is read once."""

LEAST_PAGE = 512
"""Bytes of the smallest page that an SQLite file can have."""


def open_store(
    path: Path, *, write: bool = True, any_schema: bool = False, busy_seconds: float = BUSY_SECONDS
) -> Database:
    """Open the store at ``path``; for writing it is made, or brought to the newest schema, where need be.

    A store of an older schema is copied beside itself before that: ``onrecord.schema-9.db``. To be read it needs the
    newest one unless ``any_schema`` is set.

    Raises ``StoreError``: no store to read, no SQLite file, another program's, a newer schema, no leave to write,
    disk full, held by another process. A file that is refused is left untouched.
    """
    doing = f"opening the store {path}"
    _refuse_other_files(path, doing)
    if not write:
        return _open_for_reading(path, doing, busy_seconds, any_schema)
    _make_folder(path, doing)
    with explained(doing):
        connection = sqlite3.connect(path, timeout=busy_seconds)
    try:
        with explained(doing):
            _refuse_other_schemas(connection, doing, older=True, empty=True)
            _prepare_for_writing(connection)
            database = Database(connection, execute_plugins=False)
        if _version(connection) < migrations.latest():
            _migrate(database, path, busy_seconds)
    except BaseException:
        connection.close()
        raise
    return database


@contextmanager
def transaction(database: Database, doing: str) -> Iterator[None]:
    """All or nothing: what is written inside is committed at the end, or undone if anything is raised.

    Takes the write lock at once (a transaction that begins by reading fails when it wants to write after
    another has). Inside another one it is part of that. ``doing`` opens the message of a ``StoreError``.
    """
    connection = database.conn
    if connection.in_transaction:
        yield
        return
    with explained(doing):
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            connection.execute("COMMIT")
        except BaseException:
            _undo(connection)
            raise


def _undo(connection: sqlite3.Connection) -> None:
    """Roll back, unless SQLite did so itself (on a full disk it does)."""
    if connection.in_transaction:
        connection.execute("ROLLBACK")


def one(database: Database, sql: str, parameters: Sequence[Any] = ()) -> tuple[Any, ...] | None:
    """The first row of a query, or of a write with ``RETURNING``, which is run to its end; None for no row."""
    rows = database.execute(sql, parameters).fetchall()
    return rows[0] if rows else None


def made(database: Database, sql: str, parameters: Sequence[Any] | dict[str, Any] = ()) -> int:
    """Run a write with ``RETURNING id`` and return that id."""
    return int(database.execute(sql, parameters).fetchall()[0][0])


def _prepare_for_writing(connection: sqlite3.Connection) -> None:
    """Readers never wait for the writer (WAL), and what was reported as stored outlasts a power cut.

    ``synchronous`` is FULL for the latter: in WAL mode NORMAL may lose the last transactions, and a
    transaction here is an article, so that one flush of the disk each is cheap.
    """
    _switch_to_wal(connection)
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute(f"PRAGMA cache_size = -{WRITING_KIB}")


def _migrate(database: Database, path: Path, busy_seconds: float) -> None:
    """Bring the store to the newest schema; what it was before is copied first, while no other process can write."""
    with transaction(database, f"bringing the store {path} to schema {migrations.latest()}"):
        version = _version(database.conn)
        if 0 < version < migrations.latest():
            before = open_store(path, write=False, any_schema=True, busy_seconds=busy_seconds)
            try:
                backups.copy(before.conn, path.with_name(f"{path.stem}.schema-{version}.db"))
            finally:
                before.close()
        migrations.apply(database.conn)


def _switch_to_wal(connection: sqlite3.Connection) -> None:
    """Set the journal to WAL; where others do so at the same time, SQLite refuses instead of waiting for them."""
    for _ in range(SWITCHES):
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                raise
        connection.execute("BEGIN IMMEDIATE")  # waits until the others are done
        connection.execute("ROLLBACK")
    connection.execute("PRAGMA journal_mode = WAL")


def _open_for_reading(path: Path, doing: str, busy_seconds: float, any_schema: bool) -> Database:
    if not path.exists():
        raise NoStoreError(f"{doing}: there is none; make one with `onrecord run`, or name another with --db")
    connection = connect_for_reading(path, doing, busy_seconds)
    try:
        with explained(doing):
            _refuse_other_schemas(connection, doing, older=any_schema)
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute(f"PRAGMA cache_size = -{READING_KIB}")
            return Database(connection, execute_plugins=False)
    except BaseException:
        connection.close()
        raise


def connect_for_reading(path: Path, doing: str, busy_seconds: float, *, any_thread: bool = False) -> sqlite3.Connection:
    """A connection that cannot write; also where neither the file nor its folder may be written to.

    There SQLite cannot make the shared memory of WAL mode and refuses; with no WAL beside it the file is whole and
    can be read as one that does not change.
    """
    address = f"file:{quote(str(path.absolute()))}?mode=ro"
    with explained(doing):
        connection = sqlite3.connect(address, uri=True, timeout=busy_seconds, check_same_thread=not any_thread)
        try:
            connection.execute("SELECT count(*) FROM sqlite_master")
        except sqlite3.OperationalError:
            connection.close()
            if path.with_name(path.name + "-wal").exists():
                raise
            unchanging = f"{address}&immutable=1"
            connection = sqlite3.connect(unchanging, uri=True, timeout=busy_seconds, check_same_thread=not any_thread)
    return connection


def _refuse_other_files(path: Path, doing: str) -> None:
    """Refuse what SQLite does not: a folder, and a file so short that it would take it for an empty database.

    The file itself is for SQLite alone to open: whoever else in this process closes it drops SQLite's locks on it.
    """
    if path.is_dir():
        raise NotAStoreError(f"{doing}: it is a folder; name a file in it, such as {path / 'onrecord.db'}")
    if path.exists() and 0 < path.stat().st_size < LEAST_PAGE:
        raise NotAStoreError(f"{doing}: it is not an SQLite database; name another file with --db")


def _refuse_other_schemas(
    connection: sqlite3.Connection, doing: str, *, older: bool = False, empty: bool = False
) -> None:
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if application != migrations.APPLICATION_ID and (tables or application):
        raise NotAStoreError(f"{doing}: it is an SQLite database of another program; name another file with --db")
    if not tables and not empty:
        raise NoStoreError(f"{doing}: it is empty; fill it with `onrecord run`")
    version, newest = _version(connection), migrations.latest()
    if version > newest:
        raise NewerStoreError(f"{doing}: its schema is {version}, this onrecord knows {newest}; update onrecord")
    if version < newest and not older:
        raise StoreError(f"{doing}: its schema is {version}, {newest} is needed; any `onrecord run` updates it")


def _version(connection: sqlite3.Connection) -> int:
    """The schema's version of the open file, 0 for an empty one."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _make_folder(path: Path, doing: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"{doing}: cannot make its folder: {error.strerror or error}; name another place") from error
