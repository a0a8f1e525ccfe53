"""The shipped reference data, loaded once, and a reader that goes by it."""

import pytest

import seeds
from parsers.reference import Reference, load
from tests.parsers.statements.builders import Reader


@pytest.fixture(scope="session")
def reference() -> Reference:
    return load(seeds.FOLDER)


@pytest.fixture(scope="session")
def reader(reference: Reference) -> Reader:
    return Reader(reference)
