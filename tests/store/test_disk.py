"""A disk that fills up, and one that may only be read: nothing that was reported as stored is lost."""

import subprocess
from pathlib import Path

import pytest

from store import checks
from store.database import open_store
from store.errors import StoreError
from tests.store.builders import Record


def _fill(record: Record) -> int:
    """Put articles in until there is no room; return how many were reported as stored."""
    reported: list[int] = []
    with pytest.raises(StoreError, match="the disk is full: make room and run again, nothing was half-written"):
        _put_in(record, reported)
    return len(reported)


def _put_in(record: Record, reported: list[int]) -> None:
    for number in range(100_000):
        record.say(f"it would take measure number {number}")
        reported.append(number)


def test_on_a_full_disk_all_that_was_stored_is_there_and_with_room_it_goes_on(small_disk: Path) -> None:
    path = small_disk / "onrecord.db"
    database = open_store(path)
    record = Record(database)
    reported = _fill(record)
    assert reported > 0

    assert database.execute("SELECT count(*) FROM statements").fetchone() == (reported,)
    assert [fault for _, those in checks.faults(database) for fault in those] == []

    subprocess.run(["mount", "-o", "remount,size=16m", str(small_disk)], check=True)
    record.say("it would take the last measure")
    database.close()
    again = open_store(path)
    assert again.execute("SELECT count(*) FROM statements").fetchone() == (reported + 1,)
    assert [fault for _, those in checks.faults(again) for fault in those] == []
    again.close()


def test_a_store_that_was_closed_on_a_full_disk_opens_again(small_disk: Path) -> None:
    path = small_disk / "onrecord.db"
    database = open_store(path)
    reported = _fill(Record(database))
    database.close()

    reader = open_store(path, write=False)
    assert reader.execute("SELECT count(*) FROM statements").fetchone() == (reported,)
    reader.close()


@pytest.fixture
def read_only(small_disk: Path) -> Path:
    """A sound store on a disk that may only be read."""
    path = small_disk / "onrecord.db"
    database = open_store(path)
    Record(database).say("it would take measures")
    database.close()
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    return path


def test_a_store_on_a_disk_that_may_only_be_read_is_read_and_checked(read_only: Path) -> None:
    reader = open_store(read_only, write=False)
    assert reader.execute("SELECT content FROM statements").fetchone() == ("it would take measures",)
    assert [fault for _, those in checks.faults(reader) for fault in those] == []
    reader.close()


def test_to_write_there_is_refused_in_plain_words(read_only: Path) -> None:
    with pytest.raises(StoreError, match=r"may only be read: allow writing"):
        Record(open_store(read_only))
