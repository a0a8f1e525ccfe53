"""China Daily's search: the hits for some keywords, newest first."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from typing import ClassVar
from urllib.parse import urlencode

from flows.sources.context import Context
from flows.sources.lists import Lists
from parsers.lists import ListPage, chinadaily_search

SEARCH = "https://newssearch.chinadaily.com.cn/rest/en/search"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChinaDailySearch(Lists):
    """``keywords`` as one would type them into the site's search."""

    WINDOWED: ClassVar[bool] = True

    keywords: str

    def pages(self, context: Context) -> Iterator[ListPage]:
        """Yield pages, numbered from 0, until one has no hit or is the last by the search's own count."""
        for number in count():
            page = context.first(self._url(context, number), chinadaily_search.read)
            yield page
            if not page.items or (page.pages is not None and number + 1 >= page.pages):
                return

    def _url(self, context: Context, number: int) -> str:
        asked = {"keywords": self.keywords, "sort": "dp", "page": number, "curType": "story"}
        asked |= {"type": "", "channel": "", "source": ""}
        if context.is_window:
            asked |= {"publishedDateFrom": context.since or "", "publishedDateTo": context.until or ""}
        return f"{SEARCH}?{urlencode(asked)}"
