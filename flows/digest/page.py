"""The digest as one HTML page: no script, nothing fetched, readable in a browser, on paper and in a mail client."""

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from flows.digest.timeline import Timeline, timeline
from flows.digest.view import view
from flows.digest.wording import TONES
from store.model import Digest


@cache
def environment() -> Environment:
    """Return what fills the templates: all that comes from a page is escaped."""
    return Environment(
        loader=PackageLoader("flows.digest"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def html(digest: Digest, *, picture: str | None = None) -> str:
    """Render a digest as a page of its own; with ``picture``, its address, the timeline is that and no SVG."""
    template = environment().get_template("digest.html")
    return template.render(page=view(digest), timeline=timeline(digest), picture=picture, tones=TONES)


def timeline_svg(picture: Timeline) -> str:
    """Render a timeline as a picture of its own."""
    return environment().get_template("timeline.svg").render(timeline=picture)
