"""The printed paper, day by day."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from flows.sources.context import Context
from flows.sources.errors import NoAnswer
from flows.sources.lists import Lists, days_back
from parsers.lists import ListPage, chinadaily_epaper

EDITIONS = {
    "global": "https://epaper.chinadaily.com.cn/global/{day:%Y-%m/%d}/index.html",
    "china": "https://epaper.chinadaily.com.cn/china/{day:%Y-%m/%d}/index.html",
    "cndy": "http://www.chinadaily.com.cn/cndy/{day:%Y-%m/%d}/index1.html",
}
USUAL = dt.timedelta(days=3)
"""How far back a regular look goes at least: there is no paper on some days."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChinaDailyEpaper(Lists):
    """``edition`` is ``global``, ``china``, or ``cndy`` for the older print index."""

    WINDOWED: ClassVar[bool] = True

    edition: str
    least_relevance: float = 1.0

    def pages(self, context: Context) -> Iterator[ListPage]:
        """Yield the index of each day, the latest first. Raises NoAnswer where no paper came out on any."""
        last = context.until or context.today
        first = context.since or last - USUAL
        out = 0
        for day in days_back(last, first if context.is_window else min(first, last - USUAL)):
            page = context.read(EDITIONS[self.edition].format(day=day), chinadaily_epaper.read)
            if page is not None:
                out += 1
                yield page
        if not out:
            raise NoAnswer(f"asking for the paper {self.edition}: none came out from {first} to {last} (404)")

    def problem(self) -> str | None:
        """Return what is wrong with the edition."""
        return None if self.edition in EDITIONS else f"edition: it has to be one of {', '.join(EDITIONS)}"
