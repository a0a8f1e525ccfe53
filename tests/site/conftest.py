"""The replica, for its own tests."""

from tests.site.fixtures import server, site

__all__ = ["server", "site"]
