"""A store whose articles wait to be read, and what it is when this process has read them."""

from pathlib import Path

import pytest

from flows.work import Work, spreading, under_prefect
from tests.flows.work import stores


@pytest.fixture(scope="session")
def waiting(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of some 120 articles that are kept and not read; not to be written to."""
    return stores.make(tmp_path_factory.mktemp("waiting") / "onrecord.db", 125)


@pytest.fixture(scope="session")
def here(waiting: Path, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What the store is, as text, when one process has read it."""
    return stores.text(stores.read(waiting, tmp_path_factory.mktemp("here") / "onrecord.db", Work()))


@pytest.fixture
def prefect(api: dict[str, str], sockets_collected: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Prefect's test server, as the one that the environment names."""
    monkeypatch.setenv("PREFECT_API_URL", api["PREFECT_API_URL"])


@pytest.fixture
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    """Batches of ten, handed out though they are few."""
    monkeypatch.setattr(under_prefect._Runner, "size", 10)
    monkeypatch.setattr(spreading, "FEW", 0)
