"""An edition of the digest as a message: subject, text, page and picture, and the key by which doubles are told."""

import hashlib
import uuid
from dataclasses import dataclass

from flows.digest import render
from flows.digest.feed import summary
from flows.digest.page import html
from flows.digest.picture import png
from flows.digest.view import view
from store.model import Digest

PICTURE = "timeline"
"""Content id of the picture in a mail."""


@dataclass(frozen=True, slots=True)
class Message:
    """What goes to one subscriber. The same edition has the same ``key``, however often it is sent."""

    key: str
    subject: str
    summary: str
    """In a sentence or two, plain."""
    text: str
    """The whole, as Markdown: plain to read."""
    page: str | None = None
    """The whole, as HTML; refers to the picture, if there is one, by ``cid:timeline``."""
    picture: bytes | None = None
    """The timeline as PNG."""
    at: str | None = None
    """The file of the digest below the address where digests are served, if it is one."""


def key_of(store: uuid.UUID, *parts: str) -> str:
    """Return a key of letters and digits that is the same for the same parts, and another for another store."""
    return hashlib.sha256("\n".join([str(store), *parts]).encode()).hexdigest()[:32]


def message(edition: Digest, store: uuid.UUID, subscriber: str) -> Message:
    """Return the message for ``subscriber``; ``store`` makes its key unlike that of any other store's."""
    page, picture = view(edition), png(edition)
    numbers = f"{edition.since_number or edition.number}-{edition.number}"
    return Message(
        key=key_of(store, numbers, subscriber),
        subject=f"{page.name}: {page.new_counts} ({page.label.lower()})",
        summary=summary(page),
        text=render(edition, "markdown"),
        page=html(edition, picture=f"cid:{PICTURE}" if picture else None),
        picture=picture,
        at=f"{edition.number:04d}.html",
    )
