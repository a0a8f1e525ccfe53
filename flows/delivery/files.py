"""Publishing a digest: three files in the folder of digests and the folder's feed, each whole or absent.

A digest is rendered from the store alone, so that writing it again after a crash gives the same bytes.
"""

import uuid
from collections.abc import Sequence
from pathlib import Path

from flows.digest import render
from flows.digest.feed import feed
from flows.errors import DeliveryError
from flows.whole import write_whole
from store.model import Digest

FEED = "feed.atom"
SUFFIXES = {"markdown": ".md", "html": ".html", "json": ".json"}
"""The suffix of the file that holds each format."""


def paths(folder: Path, number: int) -> dict[str, Path]:
    """Return the file of each format of digest ``number``."""
    return {name: folder / f"{number:04d}{suffix}" for name, suffix in SUFFIXES.items()}


def deliver(digest: Digest, folder: Path) -> None:
    """Write ``digest`` in every format under ``folder``. Raises DeliveryError."""
    for name, path in paths(folder, digest.number).items():
        try:
            folder.mkdir(parents=True, exist_ok=True)
            write_whole(path, render(digest, name))
        except OSError as error:
            raise DeliveryError(
                f"delivering digest {digest.number}: cannot write {path}: {error.strerror}; "
                "the store keeps the digest, run again when there is room"
            ) from error


def deliver_feed(digests: Sequence[Digest], store: uuid.UUID, folder: Path, address: str | None) -> None:
    """Write the Atom feed of ``digests`` under ``folder``. Raises DeliveryError."""
    path = folder / FEED
    try:
        write_whole(path, feed(digests, store, address=address))
    except OSError as error:
        raise DeliveryError(f"delivering the feed: cannot write {path}: {error.strerror}; run again then") from error
