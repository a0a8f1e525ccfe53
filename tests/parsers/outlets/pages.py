"""Pages for tests, written out where they are used."""

from parsers.outlets import read_page
from parsers.records import Article
from tests.parsers.outlets.golden import reference

URL = "https://www.chinadaily.com.cn/a/201810/30/WS5bd79a01a310eff303285001.html"
INFO = "By Ye Lan | China Daily | Updated: 2018-10-30 07:50"
BODY = "<p>The bridge will open in May, its builder said on Monday.</p>"
HEAD = "<html><head><title>Bridge to open</title></head><body>"


def china(body: str = BODY, *, title: str = "Bridge to open in May", info: str = INFO, head: str = HEAD) -> str:
    """A page of China Daily of today with these parts."""
    return (
        f'{head}<div id="lft-art"><h1>{title}</h1><div class="info"><span class="info_l">{info}</span></div>'
        f'<div id="Content">{body}</div></div></body></html>'
    )


def read(page: str | bytes, url: str | None = URL, content_type: str | None = None) -> Article:
    raw = page.encode() if isinstance(page, str) else page
    return read_page(raw, reference=reference(), url=url, content_type=content_type)


def paragraphs(body: str) -> list[str]:
    return [paragraph.text for paragraph in read(china(body)).paragraphs]


def left_out(body: str) -> list[tuple[str, str]]:
    """Reason and text of what is left out of the body."""
    omissions = read(china(body)).omissions
    return [(one.reason, one.span.text) for one in omissions if one.reason not in ("headline", "byline")]
