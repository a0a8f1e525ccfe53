"""A page that was had at some moment cannot be of a later day."""

import datetime as dt

import pytest

from flows import reading
from flows.sources import Declared, Fetched

URL = "http://eng.mod.gov.cn/2025xb/N/16424242.html"
NIGHT = dt.datetime(2026, 11, 21, 17, 0, tzinfo=dt.UTC)
"""In Beijing it is the 22nd already."""


def page(day: str) -> bytes:
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="UTF-8"></head><body>
<div class="container artichle-info"><h2>Ferry line opens</h2>
<p><span><em>Source:</em> Ministry of National Defense</span> <span><em>Time:</em> {day} 10:00:00</span></p></div>
<div class="container" id="article-content"><p>The ferry line will open, China said on Friday.</p></div>
</body></html>""".encode()


def read(day: str, at: dt.datetime | None) -> tuple[str | None, str]:
    declared = Declared("mnd", URL, URL, content_type="text/html; charset=utf-8")
    article = reading.article(Fetched(page(day), declared, at))
    return article.published.isoformat() if article.published else None, article.published_basis


@pytest.mark.parametrize(
    ("day", "at", "expected"),
    [
        ("2026-11-20", NIGHT, ("2026-11-20", "page")),
        ("2026-11-22", NIGHT, ("2026-11-22", "page")),  # it is that day there
        ("2026-11-23", NIGHT, (None, "none")),
        ("2099-01-01", NIGHT, (None, "none")),
        ("2026-11-23", None, ("2026-11-23", "page")),  # when it was had is not known
    ],
)
def test_a_day_after_the_page_was_had_is_not_believed(
    day: str, at: dt.datetime | None, expected: tuple[str | None, str]
) -> None:
    assert read(day, at) == expected
