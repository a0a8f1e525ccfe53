"""The Foreign Ministry's press conferences: ``/eng/xw/fyrbt/lxjzh/index.html``, then ``index_1.html``."""

import re

from bs4 import Tag

from parsers.lists.listed import Listed, ListPage
from parsers.lists.markup import address, lacks, moment, page, tree, words

_ARTICLE = re.compile(r"/\d{6}/t(\d{4})(\d\d)(\d\d)_\d{5,10}\.s?html?$")


def read(raw: bytes, *, url: str) -> ListPage:
    """Return the links of one page to ``./YYYYMM/tYYYYMMDD_<id>.html``. Raises PageError for a page without any."""
    items = [item for link in tree(raw, url).select("a[href]") if (item := _item(link, url)) is not None]
    if not items:
        raise lacks(url, "link of the form ./YYYYMM/tYYYYMMDD_<id>.html")
    return page(items)


def _item(link: Tag, base: str) -> Listed | None:
    target = address(link["href"], base)
    dated = _ARTICLE.search(target) if target is not None else None
    if target is None or dated is None:
        return None
    return Listed(target, words(link), moment("-".join(dated.groups())))
