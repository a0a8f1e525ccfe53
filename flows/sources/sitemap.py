"""A sitemap, with those that it names."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import ClassVar

from flows.sources.context import Context, Read
from flows.sources.errors import Unchanged
from flows.sources.lists import Single
from parsers.lists import ListPage, sitemap


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitemap(Single):
    """``url`` is the address of a set of addresses, or of an index of such sets."""

    READ: ClassVar[Read] = staticmethod(sitemap.read)
    NEWEST_FIRST: ClassVar[bool] = False

    least_relevance: float = 1.0

    def pages(self, context: Context) -> Iterator[ListPage]:
        """Yield the sitemap and those that it names, no address twice; one that has not changed is passed over."""
        top = context.first(self.url, sitemap.read)
        yield top
        asked = {self.url}
        waiting = list(top.lists)
        while waiting:
            url = waiting.pop(0)
            if url in asked:
                continue
            asked.add(url)
            with suppress(Unchanged):
                page = context.first(url, sitemap.read)
                waiting += page.lists
                yield page
