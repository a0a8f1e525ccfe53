"""Section lists of China Daily since 2017: ``www.chinadaily.com.cn/<section>/page_N.html``."""

import re

from bs4 import Tag

from parsers.lists.listed import Listed, ListPage
from parsers.lists.markup import address, lacks, moment, page, tree, words

_ITEM = ".tw3_01_2_t"
_NUMBER = re.compile(r"/page_(\d{1,5})\.html?$")


def read(raw: bytes, *, url: str) -> ListPage:
    """Return the items of one page, and how many pages the numbers below them go up to.

    Raises PageError for a page that has neither items nor those numbers.
    """
    found = tree(raw, url)
    items, numbers = found.select(_ITEM), found.select_one("#div_currpage")
    if not items and numbers is None:
        raise lacks(url, f"{_ITEM} and no #div_currpage")
    listed = page((_item(item, url) for item in items), pages=_pages(numbers))
    if items and not listed.items:
        raise lacks(url, f"link in {_ITEM} > h4")
    return listed


def _item(item: Tag, base: str) -> Listed | None:
    link = item.select_one("h4 > a[href]")
    target = address(link["href"], base) if link is not None else None
    return Listed(target, words(link), moment(words(item.select_one("b")))) if target is not None else None


def _pages(numbers: Tag | None) -> int | None:
    if numbers is None:
        return None
    found = (_NUMBER.search(str(link["href"])) for link in numbers.select("a[href]"))
    return max((int(match[1]) for match in found if match), default=1)
