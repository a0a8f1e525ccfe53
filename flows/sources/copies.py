"""Copies of pages in the Wayback Machine: whose they are, and as of when."""

from dataclasses import replace

from flows import reading
from flows.sources.documents import Fetched
from parsers.errors import PageError
from parsers.pages.copies import copy_at
from parsers.pages.urls import identify


def dated(page: Fetched, asked: str, final: str) -> Fetched:
    """Return ``page`` with the time at which the archive captured it; as it is where ``asked`` is no archive's address.

    ``final`` is the address that ``asked`` led to: the archive answers with the nearest capture that it has. Raises
    PageError where that is no copy of the article that was asked for.
    """
    wanted, had = copy_at(asked), copy_at(final)
    if wanted is None:
        return page
    known = reading.known()
    if had is None or identify(had.url, known).content_id != identify(wanted.url, known).content_id:
        raise PageError(f"fetching {asked}: the archive led to {final}, which is no copy of it; it has none")
    return replace(page, at=had.captured)
