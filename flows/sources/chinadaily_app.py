"""A column of China Daily's app."""

from collections.abc import Iterator
from dataclasses import dataclass

from flows.sources.context import Context
from flows.sources.lists import Lists
from parsers.lists import ListPage, chinadaily_app

COLUMNS = "https://enapp.chinadaily.com.cn/channels/enapp/columns"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChinaDailyApp(Lists):
    """``column`` is the column's uuid, as ``custom-columns.json`` of the app has it."""

    column: str
    least_relevance: float = 1.0

    def pages(self, context: Context) -> Iterator[ListPage]:
        """Yield the column's one page."""
        yield context.first(f"{COLUMNS}/{self.column}/stories.json", chinadaily_app.read)
