"""Sources, asking the replica of the outlets over HTTP."""

import datetime as dt
from collections.abc import Callable

import pytest

import seeds
from flows.http.client import Client
from flows.sources.context import Context
from flows.sources.lists import Lists
from flows.sources.looking import Looked, look
from parsers import reference
from parsers.pages.urls import ArticleId
from parsers.reference import Reference
from tests.flows.http.conftest import Make, is_outlet, make, timer
from tests.site.catalogue import catalogue
from tests.site.fixtures import server, site
from tests.site.outlets import Outlets
from tests.site.server import Site

__all__ = ["is_outlet", "make", "server", "site", "timer"]

TODAY = dt.date(2026, 11, 21)
PIECES = catalogue(300)
"""The newest is of 20 November 2026; there are eight a day, seven of ten in China Daily, every third on THAAD."""

Look = Callable[..., Looked]


@pytest.fixture(scope="session")
def known_reference() -> Reference:
    return reference.load(seeds.FOLDER)


@pytest.fixture
def outlets(site: Site) -> Outlets:
    """The replica, with a catalogue of articles."""
    found = Outlets(PIECES)
    site.routes.append(found)
    return found


@pytest.fixture
def web(site: Site, make: Make) -> Client:
    """A client that finds all hosts of these tests at the replica."""
    hosts = ("chinadaily.com.cn", "mod.gov.cn", "chinamil.com.cn", "fmprc.gov.cn", "globaltimes.cn", "web.archive.org")
    return make(hosts=dict.fromkeys(hosts, site.place), delay=0.0, attempts=1)


@pytest.fixture
def look_through(web: Client, known_reference: Reference) -> Look:
    """Look through a source; ``known`` are content ids that the store has, ``etags`` what was sent with each list."""

    def looked(
        lists: Lists,
        *,
        known: frozenset[str] = frozenset(),
        etags: dict[str, str] | None = None,
        since: dt.date | None = None,
        until: dt.date | None = None,
    ) -> Looked:
        def is_known(article: ArticleId) -> bool:
            return article.content_id in known

        tags = etags or {}
        context = Context(
            lambda url: web.get(url, etag=tags.get(url)),
            is_known,
            lambda _: False,
            known_reference,
            TODAY,
            since,
            until,
        )
        return look("here", lists, context)

    return looked
