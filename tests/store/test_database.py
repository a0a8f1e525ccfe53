import shutil
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from sqlite_utils import Database

from store import migrations
from store.database import one, open_store, transaction
from store.errors import NewerStoreError, NoStoreError, NotAStoreError, StoreBusyError, StoreError
from tests.store.builders import Record


def test_a_new_store_has_its_folder_schema_and_mark(path: Path) -> None:
    database = open_store(path)

    assert path.read_bytes()[:15] == b"SQLite format 3"
    assert one(database, "PRAGMA application_id") == (migrations.APPLICATION_ID,)
    assert one(database, "PRAGMA user_version") == (migrations.latest(),)


def test_a_writer_has_wal_full_synchronous_and_foreign_keys(db: Database) -> None:
    assert one(db, "PRAGMA journal_mode") == ("wal",)
    assert one(db, "PRAGMA synchronous") == (2,)
    assert one(db, "PRAGMA foreign_keys") == (1,)


def test_foreign_keys_are_held_to(db: Database) -> None:
    with pytest.raises(StoreError, match="FOREIGN KEY"), transaction(db, "trying"):
        db.execute("INSERT INTO urls VALUES ('https://example.org/', 99, '2026', '2026')")


def test_tables_are_strict(db: Database) -> None:
    loose = db.execute(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0"
        " AND name NOT LIKE 'sqlite%' AND name NOT LIKE '%\\_fts\\_%' ESCAPE '\\'"
    ).fetchall()
    assert loose == []
    with pytest.raises(StoreError, match="cannot store TEXT value in INTEGER column"), transaction(db, "trying"):
        db.execute("INSERT INTO topics (topic, known) VALUES ('thaad', 'perhaps')")


def test_reading_a_store_that_is_not_there_says_how_to_make_one(path: Path) -> None:
    with pytest.raises(NoStoreError, match=r"there is none; make one with `onrecord run`"):
        open_store(path, write=False)
    assert not path.parent.exists()


def test_reading_leaves_the_store_as_it_is(db: Database, path: Path) -> None:
    reader = open_store(path, write=False)
    with pytest.raises(StoreError, match="may only be read"), transaction(reader, "trying"):
        reader.execute("INSERT INTO topics VALUES ('thaad', 1)")
    assert one(db, "SELECT count(*) FROM topics") == (0,)


def test_readers_see_the_last_whole_state_while_a_writer_writes(db: Database, path: Path) -> None:
    reader = open_store(path, write=False)
    with transaction(db, "writing"):
        db.execute("INSERT INTO topics VALUES ('thaad', 1)")
        assert one(reader, "SELECT count(*) FROM topics") == (0,)
    assert one(reader, "SELECT count(*) FROM topics") == (1,)


@pytest.mark.parametrize(
    "content",
    [b"Home / China\n\nDoor open to defense dialogue", b"\x00\xff\xfe" * 50, b"SQLite format 2\x00" + bytes(100), b"x"],
    ids=["text", "binary", "another format", "one byte"],
)
@pytest.mark.parametrize("write", [True, False])
def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path, content: bytes, write: bool) -> None:
    file = tmp_path / "notes.txt"
    file.write_bytes(content)

    with pytest.raises(NotAStoreError, match=r"notes\.txt: it is not an SQLite database; name another file"):
        open_store(file, write=write)

    assert file.read_bytes() == content
    assert [entry.name for entry in tmp_path.iterdir()] == ["notes.txt"]


def test_a_torn_database_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "torn.db"
    file.write_bytes(b"SQLite format 3\x00" + b"\xff" * 200)

    with pytest.raises(StoreError, match="opening the store"):
        open_store(file)


def test_another_programs_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "places.sqlite"
    other = sqlite3.connect(file)
    other.execute("CREATE TABLE bookmarks (url TEXT)")
    other.close()
    before = file.read_bytes()

    for write in (True, False):
        with pytest.raises(NotAStoreError, match="database of another program"):
            open_store(file, write=write)

    assert file.read_bytes() == before


def test_a_newer_schema_is_refused_and_left_alone(db: Database, path: Path) -> None:
    newer = migrations.latest() + 1
    db.execute(f"PRAGMA user_version = {newer}")
    db.close()
    before = path.read_bytes()

    for write in (True, False):
        with pytest.raises(NewerStoreError, match=rf"its schema is {newer}, this onrecord knows {newer - 1}; update"):
            open_store(path, write=write)

    assert path.read_bytes() == before


def test_a_folder_is_no_store(tmp_path: Path) -> None:
    with pytest.raises(NotAStoreError, match=r"it is a folder; name a file in it, such as .*onrecord\.db"):
        open_store(tmp_path)


def test_a_file_in_the_way_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("in the way")

    with pytest.raises(StoreError, match="opening the store"):
        open_store(tmp_path / "data" / "onrecord.db")


def test_an_empty_file_becomes_a_store_but_is_none_to_read(tmp_path: Path) -> None:
    file = tmp_path / "onrecord.db"
    file.touch()

    with pytest.raises(NoStoreError, match="it is empty"):
        open_store(file, write=False)
    assert one(open_store(file), "PRAGMA user_version") == (migrations.latest(),)


def test_a_path_with_signs_of_urls_is_a_path(tmp_path: Path) -> None:
    file = tmp_path / "a #1?mode=rw &50%.db"
    open_store(file).close()

    assert one(open_store(file, write=False), "PRAGMA user_version") == (migrations.latest(),)


def test_a_transaction_is_all_or_nothing(db: Database) -> None:
    def fail() -> None:
        with transaction(db, "trying"):
            db.execute("INSERT INTO topics VALUES ('thaad', 1)")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert one(db, "SELECT count(*) FROM topics") == (0,)


def test_a_transaction_inside_another_is_part_of_it(db: Database) -> None:
    def fail() -> None:
        with transaction(db, "outer"):
            with transaction(db, "inner"):
                db.execute("INSERT INTO topics VALUES ('thaad', 1)")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert one(db, "SELECT count(*) FROM topics") == (0,)


HOLD = """
import sqlite3, sys, time
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.read()
"""


def test_a_lock_held_by_another_process_is_told(db: Database, path: Path) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout is not None
    assert holder.stdin is not None
    try:
        assert holder.stdout.readline() == "held\n"
        writer = open_store(path, busy_seconds=0.1)
        with (
            pytest.raises(StoreBusyError, match="starting: another process is writing to it: wait"),
            transaction(writer, "starting"),
        ):
            pass
    finally:
        holder.communicate("")
    with transaction(writer, "starting again"):
        writer.execute("INSERT INTO topics VALUES ('thaad', 1)")
    assert one(db, "SELECT count(*) FROM topics") == (1,)


MAKE = """
import sys
from pathlib import Path
from store.database import open_store, transaction
store = open_store(Path(sys.argv[1]))
for n in range(20):
    with transaction(store, "counting"):
        (count,) = store.execute("SELECT count(*) FROM topics").fetchone()
        store.execute("INSERT INTO topics VALUES (?, 1)", (f"topic {count}",))
"""


def test_processes_that_make_and_fill_one_store_at_once_all_succeed(path: Path) -> None:
    processes = [
        subprocess.Popen([sys.executable, "-c", MAKE, str(path)], stderr=subprocess.PIPE, text=True) for _ in range(5)
    ]
    errors = [process.communicate()[1] for process in processes]

    assert errors == [""] * 5
    assert one(open_store(path), "SELECT count(*), count(DISTINCT topic) FROM topics") == (100, 100)


def test_a_full_disk_is_told_and_nothing_is_half_written(record: Record) -> None:
    record.say("it opposed the deployment")
    db = record.db
    before = one(db, "SELECT (SELECT count(*) FROM statements), (SELECT count(*) FROM snapshots)")
    pages = one(db, "PRAGMA page_count")
    assert pages is not None
    db.execute(f"PRAGMA max_page_count = {pages[0] + 1}")

    def fill() -> None:
        for n in range(50):
            record.say(f"it would take measure {n} " + "at length " * 500)

    with pytest.raises(StoreError, match="the disk is full: make room and run again, nothing was half-written"):
        fill()

    db.execute("PRAGMA max_page_count = 1000000")
    assert one(db, "PRAGMA integrity_check") == ("ok",)
    assert db.execute("PRAGMA foreign_key_check").fetchall() == []
    texts = one(
        db, "SELECT count(*) FROM article_versions av WHERE NOT EXISTS (SELECT 1 FROM spans WHERE version = av.id)"
    )
    assert texts == (0,)
    assert before == (1, 1)
    assert record.say("there was room again").changed


READ = """
import os, sys
from pathlib import Path
from store.database import open_store, transaction
from store.errors import StoreError
from store.migrations import latest
path = Path(sys.argv[1])
latest()  # all modules are loaded while they can be read
if os.geteuid() == 0:
    os.setuid(65534)  # root may write anything
print(open_store(path, write=False).execute("SELECT count(*) FROM topics").fetchone()[0])
try:
    with transaction(open_store(path), "writing"):
        pass
except StoreError as error:
    print(error)
"""


@pytest.mark.parametrize("folder_mode", [0o555, 0o755])
def test_a_file_that_may_only_be_read_is_read_and_not_written(folder_mode: int, request: pytest.FixtureRequest) -> None:
    folder = Path(tempfile.mkdtemp())
    request.addfinalizer(lambda: shutil.rmtree(folder))
    path = folder / "onrecord.db"
    store = open_store(path)
    store.execute("INSERT INTO topics VALUES ('thaad', 1)")
    store.close()
    path.chmod(0o444)
    folder.chmod(folder_mode)

    found = subprocess.run([sys.executable, "-c", READ, str(path)], capture_output=True, text=True)

    assert found.stderr == ""
    count, message = found.stdout.splitlines()
    assert count == "1"
    assert message.startswith(("opening the store", "writing"))
    assert "allow" in message
    assert "check" in message or "may only be read" in message


@pytest.mark.skipif(not Path("/proc/locks").exists(), reason="what is locked is told by Linux alone")
def test_opening_it_once_more_in_a_process_drops_no_lock(db: Database, path: Path) -> None:
    """POSIX lets go of all locks that a process has on a file as soon as it closes that file anywhere."""
    open_store(path).close()
    locked = Path("/proc/locks").read_text(encoding="ascii")
    assert f":{path.stat().st_ino} " in locked
