"""China Military Online since 2025: ``/2025xb/H_…/L_…/index.html``, then ``index_2.html``."""

from bs4 import Tag

from parsers.lists.listed import Listed, ListPage
from parsers.lists.markup import address, lacks, moment, page, tree, words

_TITLE = "a[href] > .title > h3"


def read(raw: bytes, *, url: str) -> ListPage:
    """Return the items of one page. No list without items is known. Raises PageError for a page without any."""
    items = [title.find_parent("a") for title in tree(raw, url).select(_TITLE)]
    if not items:
        raise lacks(url, _TITLE)
    found = page(_item(item, url) for item in items if item is not None)
    if not found.items:
        raise lacks(url, f"address in {_TITLE}")
    return found


def _item(item: Tag, base: str) -> Listed | None:
    target = address(item["href"], base)
    if target is None:
        return None
    return Listed(target, words(item.select_one(".title > h3")), moment(words(item.select_one("small.time"))))
