"""The articles that the statements of a digest are from."""

import datetime as dt
from dataclasses import dataclass

from flows.digest import phrases
from flows.digest.safe import visible, web_address
from store.model import Digest, Item


@dataclass(frozen=True, slots=True)
class Cited:
    """An article and how many of the digest's statements are from it."""

    outlet: str
    title: str
    published: str
    basis: str
    url: str | None
    statements: int


def cited(digest: Digest) -> tuple[Cited, ...]:
    """Return the articles of all statements that are new, late, restated or corrected here, by date, then by outlet."""
    found: dict[tuple[str, str, str | None, dt.date | None], dict[int, Item]] = {}
    for item in told(digest):
        key = (item.outlet, item.title or "", item.url, item.published)
        found.setdefault(key, {})[item.statement_id] = item
    order = sorted(found, key=lambda key: (key[3] is None, key[3] or dt.date.min, key[0], key[1], key[2] or ""))
    return tuple(_cited(tuple(found[key].values())) for key in order)


def told(digest: Digest) -> tuple[Item, ...]:
    """Return every statement that has a place of its own in the digest, once."""
    items = [*digest.new, *(row.item for row in digest.late), *(item for row in digest.restated for item in row.again)]
    items += [correction.after or correction.before for correction in digest.corrections]
    return tuple({item.statement_id: item for item in items}.values())


def _cited(items: tuple[Item, ...]) -> Cited:
    item = items[0]
    return Cited(
        visible(item.outlet),
        visible(item.title or "Title unknown"),
        phrases.short_date(item.published),
        "from the URL" if item.published_basis == "url" else "",
        web_address(item.url),
        len(items),
    )
