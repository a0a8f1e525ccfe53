"""A section of China Daily's site: ``world/asia_pacific``, ``opinion/editorials``."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from flows.sources.context import Context
from flows.sources.lists import Lists
from parsers.lists import ListPage, chinadaily_section


@dataclass(frozen=True, slots=True, kw_only=True)
class ChinaDailySection(Lists):
    """``section`` as it stands in the address of its list."""

    section: str
    least_relevance: float = 1.0

    def pages(self, context: Context) -> Iterator[ListPage]:
        """Yield pages, numbered from 1, up to the last that the first names."""
        base = f"https://www.chinadaily.com.cn/{self.section.strip('/')}"
        page: ListPage | None = context.first(f"{base}/page_1.html", chinadaily_section.read)
        for number in count(2):
            if page is None:  # the section has grown shorter than its numbers say
                return
            yield page
            if not page.items or number > (page.pages or 1):
                return
            page = context.read(f"{base}/page_{number}.html", chinadaily_section.read)
