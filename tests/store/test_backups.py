import datetime as dt
import errno
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from sqlite_utils import Database

from store import backups, migrations
from store.database import one, open_store, transaction
from store.errors import StoreError
from tests.store.builders import Record

NOW = dt.datetime(2026, 11, 21, 18, 0, tzinfo=dt.UTC)


def _dump(path: Path) -> list[str]:
    connection = sqlite3.connect(path)
    try:
        return list(connection.iterdump())
    finally:
        connection.close()


def _copies(folder: Path, *days: dt.datetime) -> list[Path]:
    folder.mkdir(exist_ok=True)
    paths = [folder / f"onrecord-{day:%Y%m%dT%H%M%SZ}.db" for day in days]
    for path in paths:
        path.touch()
    return paths


def test_a_backup_is_one_file_named_after_store_and_time_that_holds_the_same(
    db: Database, record: Record, path: Path, tmp_path: Path
) -> None:
    record.say("it opposes the deployment")
    backup = backups.back_up(db, tmp_path / "copies", now=NOW.astimezone(dt.timezone(dt.timedelta(hours=8))))

    assert backup.path == tmp_path / "copies" / "onrecord-20261121T180000Z.db"
    assert [file.name for file in backup.path.parent.iterdir()] == [backup.path.name]
    assert backup.size == backup.path.stat().st_size
    assert _dump(backup.path) == _dump(path)


def test_a_backup_can_be_opened_as_a_store_and_written_to(db: Database, record: Record, tmp_path: Path) -> None:
    record.say("it opposes the deployment")
    restored = open_store(backups.back_up(db, tmp_path / "copies", now=NOW).path)

    assert one(restored, "PRAGMA journal_mode") == ("wal",)
    assert one(restored, "SELECT content FROM statements") == ("it opposes the deployment",)
    with transaction(restored, "trying"):
        restored.execute("INSERT INTO topics VALUES ('another', 0)")


def test_a_backup_while_another_process_writes_shows_one_moment_and_holds_up_nobody(
    db: Database, path: Path, tmp_path: Path
) -> None:
    """Each transaction adds to two tables: a copy that saw half of one would have unequal counts."""
    writer = subprocess.Popen(
        [
            *(sys.executable, "-c"),
            "import sys; from pathlib import Path; from store.database import open_store, transaction\n"
            "db = open_store(Path(sys.argv[1])); print('begun', flush=True)\n"
            "for n in range(100_000):\n"
            "    with transaction(db, 'writing'):\n"
            "        db.execute('INSERT INTO topics VALUES (?, 0)', (f't{n}',))\n"
            "        db.execute('INSERT INTO meta VALUES (?, ?)', (f'm{n}', 'x' * 500))\n",
            str(path),
        ],
        stdout=subprocess.PIPE,
    )
    try:
        assert writer.stdout is not None
        writer.stdout.readline()
        reader = open_store(path, write=False)
        hours = [NOW + dt.timedelta(hours=n) for n in range(5)]
        made = [backups.back_up(reader, tmp_path / "copies", now=hour, rotate=False) for hour in hours]
        assert writer.poll() is None
        counted = []
        for backup in made:
            copy = open_store(backup.path, write=False)
            counted.append(
                one(copy, "SELECT (SELECT count(*) FROM topics), (SELECT count(*) FROM meta WHERE name LIKE 'm%')")
            )
    finally:
        writer.kill()
        writer.communicate()
    assert all(counts is not None and counts[0] == counts[1] for counts in counted)
    assert counted[-1] is not None
    assert counted[0] is not None
    assert counted[-1][0] > counted[0][0]  # it went on writing


def test_damage_is_found_and_the_older_copies_stay(db: Database, record: Record, path: Path, tmp_path: Path) -> None:
    record.say("it opposes the deployment")
    folder = tmp_path / "copies"
    older = backups.back_up(db, folder, now=NOW - dt.timedelta(minutes=1)).path
    db.execute("PRAGMA foreign_keys = OFF")
    db.execute("INSERT INTO urls VALUES ('https://example.org/', 99, '2026', '2026')")

    with pytest.raises(StoreError, match=r"not sound: a row of urls refers to none of articles; see `onrecord doctor`"):
        backups.back_up(db, folder, now=NOW)
    assert list(folder.iterdir()) == [older]


def test_damaged_pages_are_found(db: Database, record: Record, path: Path, tmp_path: Path) -> None:
    record.say("it opposes the deployment")
    root = db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'statements'").fetchone()[0]
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    size = db.execute("PRAGMA page_size").fetchone()[0]
    db.close()
    with path.open("r+b") as file:
        file.seek((root - 1) * size)
        file.write(b"\xff" * size)

    reader = open_store(path, write=False)
    with pytest.raises(StoreError, match=r"damaged|not sound"):
        backups.back_up(reader, tmp_path / "copies", now=NOW)
    assert list((tmp_path / "copies").iterdir()) == []


def test_a_full_disk_leaves_no_half_copy(db: Database, record: Record, small_disk: Path) -> None:
    for number in range(300):
        with transaction(db, "filling"):
            db.execute("INSERT INTO meta VALUES (?, ?)", (f"m{number}", "x" * 8000))

    with pytest.raises(StoreError, match=r"the disk is full|No space left"):
        backups.back_up(db, small_disk, now=NOW)
    assert list(small_disk.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_named(db: Database, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match=r"making the folder .*file/copies for backups: Not a directory; name"):
        backups.back_up(db, tmp_path / "file" / "copies", now=NOW)


def test_rotation_keeps_days_weeks_and_months(tmp_path: Path) -> None:
    every_day = _copies(tmp_path, *(NOW - dt.timedelta(days=n) for n in range(400)))
    gone = backups.superseded(every_day)
    left = sorted(set(every_day) - set(gone), reverse=True)

    assert gone == sorted(gone)
    assert [path.name[9:17] for path in left] == [
        *("20261121", "20261120", "20261119", "20261118", "20261117", "20261116", "20261115"),  # days
        *("20261108", "20261101", "20261031", "20261025"),  # Sundays of weeks, and a month's end
        *("20260930", "20260831", "20260731", "20260630", "20260531"),  # months
        *("20260430", "20260331", "20260228", "20260131", "20251231"),
    ]


def test_rotation_keeps_the_newest_of_a_day_and_counts_no_gaps(tmp_path: Path) -> None:
    morning, evening = _copies(tmp_path, NOW - dt.timedelta(hours=9), NOW)
    years_ago = _copies(tmp_path, *(NOW - dt.timedelta(days=1000 + n) for n in range(3)))
    assert backups.superseded([morning, evening, *years_ago]) == [morning]


def test_rotation_leaves_other_files_alone(tmp_path: Path) -> None:
    others = [tmp_path / name for name in ("onrecord.db", "onrecord-20269999T999999Z.db", "onrecord-old.db")]
    assert backups.superseded(others) == []


def test_a_backup_lets_go_of_what_rotation_says_unless_told_not_to(db: Database, tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    (early,) = _copies(folder, NOW - dt.timedelta(hours=2))
    assert backups.back_up(db, folder, now=NOW - dt.timedelta(hours=1), rotate=False).dropped == ()
    assert backups.back_up(db, folder, now=NOW).dropped == (early, folder / "onrecord-20261121T170000Z.db")
    assert [file.name for file in folder.iterdir()] == ["onrecord-20261121T180000Z.db"]


def _older_store(path: Path, upto: int) -> None:
    path.parent.mkdir(parents=True)
    connection = sqlite3.connect(path, isolation_level=None)
    migrations.apply(connection, upto=upto)
    connection.execute("INSERT INTO topics VALUES ('from before', 0)")
    connection.close()


def test_a_store_is_copied_before_its_schema_changes(path: Path) -> None:
    _older_store(path, 8)
    database = open_store(path)

    assert one(database, "PRAGMA user_version") == (migrations.latest(),)
    before = sqlite3.connect(path.with_name("onrecord.schema-8.db"))
    assert before.execute("PRAGMA user_version").fetchone() == (8,)
    assert before.execute("SELECT topic FROM topics").fetchall() == [("from before",)]


def test_a_new_store_and_one_of_the_newest_schema_are_not_copied(path: Path) -> None:
    open_store(path).close()
    open_store(path).close()
    assert [file.name for file in path.parent.iterdir()] == ["onrecord.db"]


def test_without_room_for_the_copy_the_schema_stays(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _older_store(path, 8)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(backups, "_flush", full)
    with pytest.raises(StoreError, match=r"copying the store to .*schema-8.db: No space left on device; make room"):
        open_store(path)
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA user_version").fetchone() == (8,)
    assert not path.with_name("onrecord.schema-8.db").exists()


def test_two_processes_that_find_an_older_schema_make_one_sound_copy(path: Path) -> None:
    _older_store(path, 8)
    errors: list[Exception] = []

    def opened() -> None:
        try:
            open_store(path).close()
        except Exception as error:
            errors.append(error)

    threads = [threading.Thread(target=opened) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert errors == []
    copy = sqlite3.connect(path.with_name("onrecord.schema-8.db"))
    assert copy.execute("PRAGMA user_version").fetchone() == (8,)
    assert sorted(file.suffix for file in path.parent.iterdir()) == [".db", ".db"]
