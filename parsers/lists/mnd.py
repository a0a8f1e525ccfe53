"""The English site of the Ministry of National Defense since 2025: ``/2025xb/P/index.html``."""

from bs4 import Tag

from parsers.lists.listed import Listed, ListPage
from parsers.lists.markup import address, lacks, moment, page, tree, words

_LIST = "ul#main-news-list"


def read(raw: bytes, *, url: str) -> ListPage:
    """Return the items of one page; a list that stands there without items is empty. Raises PageError."""
    found = tree(raw, url).select_one(_LIST)
    if found is None:
        raise lacks(url, _LIST)
    items = found.select("li")
    listed = page(_item(item, url) for item in items)
    if items and not listed.items:
        raise lacks(url, f"link in {_LIST} > li")
    return listed


def _item(item: Tag, base: str) -> Listed | None:
    links = [(address(link["href"], base), link) for link in item.select("a[href]")]
    target = next((target for target, _ in links if target is not None), None)
    if target is None:
        return None
    heading = item.select_one("h1, h2, h3, h4, h5, .title")
    title = words(heading) or next(filter(None, (words(link) for _, link in links)), None)
    return Listed(target, title, moment(" ".join(item.stripped_strings)))
