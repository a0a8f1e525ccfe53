"""The digests as an Atom feed (RFC 4287): an entry each, with the page of the digest as its content."""

import uuid
from collections.abc import Sequence

from flows.digest.page import environment
from flows.digest.view import View, view
from store.model import Digest

ENTRIES = 20
"""Digests in a feed: its readers look more often than that."""


def feed(digests: Sequence[Digest], store: uuid.UUID, *, address: str | None = None) -> str:
    """Render the feed of ``digests``, the latest first; at least one.

    ``store`` makes the ids of feed and entries unlike those of any other store's. ``address`` is where the folder of
    digests is served, if anywhere: entries then link to their pages, and the feed to itself.
    """
    latest = sorted(digests, key=lambda digest: digest.number, reverse=True)[:ENTRIES]
    pages = [view(digest) for digest in latest]
    return (
        environment()
        .get_template("feed.xml")
        .render(
            id=store.urn,
            pages=[
                (page, one.issued.isoformat(), _id(store, page.number)) for page, one in zip(pages, latest, strict=True)
            ],
            address=address.rstrip("/") if address else None,
            summary=summary,
            timeline=None,  # readers of feeds take pictures of this kind out
        )
    )


def summary(page: View) -> str:
    """Return what a digest has in a sentence or two, plain: for a feed reader's list, a mail's preview, a chat."""
    moved = [f"{move.principal} on {move.topic}: from {move.verb_before} to {move.verb_after}" for move in page.moves]
    silent = [f"first word of {each.who} on {each.topic} in {each.length}" for each in page.silences]
    first = [f"first statement of {first.who} on {first.topics}" for first in page.firsts]
    told = "; ".join([*moved, *silent, *first])
    return f"{page.new_counts}, said {page.window}." + (f" {told[0].upper()}{told[1:]}." if told else "")


def _id(store: uuid.UUID, number: int) -> str:
    return uuid.uuid5(store, f"digest {number}").urn
