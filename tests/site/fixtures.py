"""The replica as fixtures; a conftest that wants them imports both."""

from collections.abc import Iterator

import pytest

from tests.site.server import Site


@pytest.fixture(scope="session")
def server() -> Iterator[Site]:
    """The replica, running until the last test."""
    site = Site()
    site.start()
    yield site
    site.stop()


@pytest.fixture
def site(server: Site) -> Site:
    """The replica with nothing on it, and nothing asked of it yet."""
    server.clear()
    server.routes.clear()
    return server
