"""A store of its own for each test."""

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
