"""A store of its own for each test."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlite_utils import Database

from store.database import open_store
from tests.store.builders import Record


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "onrecord.db"


@pytest.fixture
def db(path: Path) -> Iterator[Database]:
    database = open_store(path)
    yield database
    database.close()


@pytest.fixture
def record(db: Database) -> Record:
    return Record(db)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of one megabyte."""
    folder = tmp_path / "small"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("a small file system cannot be mounted here: it takes root")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)
