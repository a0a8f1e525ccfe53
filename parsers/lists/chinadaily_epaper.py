"""A day of the printed paper: ``epaper.chinadaily.com.cn/{global,china}/YYYY-MM/DD/index.html``.

Older ones are at ``www.chinadaily.com.cn/cndy/YYYY-MM/DD/index1.html``. No such page is known raw: its articles are
told by the form of their addresses, which is.
"""

import datetime as dt
import re

from bs4 import Tag

from parsers.lists.listed import Listed, ListPage
from parsers.lists.markup import address, lacks, page, tree, words

_ARTICLE = re.compile(r"/(?:WS[0-9a-f]{20,32}|content_\d{5,10})\.s?html?$")
_DAY = re.compile(r"/(\d{4})-(\d\d)/(\d\d)/")


def read(raw: bytes, *, url: str) -> ListPage:
    """Return the articles that the day's index links to, dated by its address.

    A paper that came out has articles. Raises PageError for a page without a link to one.
    """
    found: dict[str, Listed] = {}
    for link in tree(raw, url).select("a[href]"):
        item = _item(link, url)
        if item is not None and (item.url not in found or found[item.url].title is None):
            found[item.url] = item  # a picture that leads to the article may stand before its headline
    if not found:
        raise lacks(url, "link to an article (WS….html, content_….htm)")
    return page(found.values())


def _item(link: Tag, base: str) -> Listed | None:
    target = address(link["href"], base)
    if target is None or not _ARTICLE.search(target):
        return None
    return Listed(target, words(link), _day(target) or _day(base))


def _day(url: str) -> dt.date | None:
    found = _DAY.search(url)
    try:
        return dt.date(*map(int, found.groups())) if found else None
    except ValueError:
        return None
