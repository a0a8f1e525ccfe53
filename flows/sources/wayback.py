"""The Wayback Machine: pages that it keeps of an outlet, for the past."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar
from urllib.parse import urlencode

from flows.sources.context import Context
from flows.sources.lists import Lists
from parsers.lists import ListPage, wayback

CDX = "https://web.archive.org/cdx/search/cdx"
FILTERS = (("filter", "statuscode:200"), ("filter", "mimetype:text/html"), ("collapse", "urlkey"))
"""Pages that came whole, each address once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wayback(Lists):
    """``prefix`` is how the addresses begin: ``www.chinadaily.com.cn/china/2016-11/``."""

    NEWEST_FIRST: ClassVar[bool] = False

    prefix: str
    rows: int = 1000
    """Captures a page of the list."""

    def pages(self, context: Context) -> Iterator[ListPage]:
        """Yield pages for as long as the archive gives a key for the next.

        A page may be captured years after its publication: a window says from when captures are of use, not until when.
        A regular look asks for all, at the same address each time: whether it has changed can be told by that alone.
        """
        key: str | None = ""
        while key is not None:
            page = context.first(self._url(context, key), wayback.read)
            yield page
            key = page.next

    def _url(self, context: Context, key: str) -> str:
        asked = [("url", self.prefix), ("matchType", "prefix"), ("output", "json"), *FILTERS]
        if context.is_window and context.since is not None:
            asked.append(("from", f"{context.since:%Y%m%d}"))
        asked += [("limit", str(self.rows)), ("showResumeKey", "true")]
        return f"{CDX}?{urlencode([*asked, *([('resumeKey', key)] if key else [])])}"
