"""The client, asking a replica of the outlets, with a clock that the tests wind on."""

import datetime as dt
import threading
from collections.abc import Callable, Iterator

import pytest

import seeds
from flows.clock import SystemTimer
from flows.http.client import Client
from flows.http.manners import Manners
from parsers import reference
from tests.site.fixtures import server, site
from tests.site.server import Site

__all__ = ["server", "site"]

NOON = dt.datetime(2026, 11, 21, 12, 0, tzinfo=dt.UTC)
CD = "https://www.chinadaily.com.cn"
MOD = "http://eng.mod.gov.cn"

Make = Callable[..., Client]


class FakeTimer:
    """Time that passes only while somebody sleeps."""

    def __init__(self) -> None:
        self.passed = 0.0
        self._lock = threading.Lock()

    def now(self) -> dt.datetime:
        return NOON + dt.timedelta(seconds=self.passed)

    def seconds(self) -> float:
        return self.passed

    def sleep(self, seconds: float) -> None:
        with self._lock:
            self.passed += seconds


@pytest.fixture
def timer() -> FakeTimer:
    return FakeTimer()


@pytest.fixture(scope="session")
def is_outlet() -> Callable[[str], bool]:
    """Whether a host is one of the outlets that come with onrecord."""
    known = reference.load(seeds.FOLDER)
    return lambda host: known.outlet_by_host(host) is not None


@pytest.fixture
def make(site: Site, timer: FakeTimer, is_outlet: Callable[[str], bool]) -> Iterator[Make]:
    """Make a client of the replica; ``real_time`` gives it the computer's clock, other names are manners'."""
    made = []

    def make(
        *, real_time: bool = False, resolve: Callable[[str, int], list[str]] | None = None, **manners: object
    ) -> Client:
        places = {"chinadaily.com.cn": site.place, "mod.gov.cn": site.place, "chinamil.com.cn": site.place}
        given = {"contact": "desk@example.org", "loopback": True, "hosts": places, **manners}
        client = Client(
            Manners(**given),  # type: ignore[arg-type]  # as the test has it
            is_outlet,
            timer=SystemTimer() if real_time else timer,
            resolve=resolve or _no_names,
            jitter=lambda: 1.0,
        )
        made.append(client)
        return client

    yield make
    for client in made:
        client.close()


def _no_names(host: str, port: int) -> list[str]:
    raise AssertionError(f"{host} was looked up: no test asks the world for a name")


@pytest.fixture
def client(make: Make) -> Client:
    return make()
