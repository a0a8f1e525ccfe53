"""Pages of outlets that have no template: trafilatura guesses which part is the article."""

import datetime as dt
import importlib
import re
from functools import cached_property
from typing import Any

from parsers.errors import PageError
from parsers.outlets.blocks import Block, tidy
from parsers.outlets.template import Template
from parsers.pages.infoline import InfoLine
from parsers.pages.names import names

_CROWDED = re.compile(r"<[^<>\s]*(?:\s+[^<>\s]+){3000}")
"""A tag with attributes by the thousand."""
_MOST = 20_000
"""Tags beyond which a page is not guessed at: it would take minutes, and what was found would be no article."""
_MANY = 3_000
"""Tags beyond which trafilatura asks no other library: those compare each paragraph with all others."""

_DATED = {"extensive_search": False, "original_date": True, "max_date": "2999-12-31"}
"""The date has to stand in an element for dates: the year of a copyright or a day in the text is none of the page.

Nor is that of the address, which is known as such and is not handed over. The clock has no say in what is found.
"""


class Fallback(Template):
    """Any page, read by trafilatura (Barbaresi 2021), which comes with the extra ``fallback``."""

    NAME = "fallback trafilatura"
    OUTLET = None
    TITLE = ("anything that trafilatura takes for one",)
    BODY = TITLE

    @cached_property
    def found(self) -> dict[str, Any]:
        """What trafilatura makes of the page. Raises PageError where it is not installed, or finds nothing."""
        try:
            library = importlib.import_module("trafilatura")
        except ImportError:
            raise PageError(
                f"reading {self.page.shown}: no template is for its outlet; add one (docs/how-to-add-an-outlet.md),"
                " or have the page guessed at: pip install 'onrecord[fallback]'"
            ) from None
        tags = self.page.source.count("<")
        if tags > _MOST or _CROWDED.search(self.page.source):
            raise PageError(
                f"reading {self.page.shown} as {self.NAME}: it has over {_MOST} tags, or thousands of attributes"
                " to one; give an article's page"
            )
        try:
            found = library.bare_extraction(
                self.page.source,
                include_comments=False,
                include_tables=False,
                with_metadata=True,
                fast=tags > _MANY,
                date_extraction_params=_DATED,
            )
        except Exception as error:  # it raises whatever it trips over
            raise PageError(
                f"reading {self.page.shown} as {self.NAME}: it gave up ({error}); add a template"
            ) from error
        if found is None:
            raise self.lacks("text", self.BODY)
        return found if isinstance(found, dict) else found.as_dict()

    @cached_property
    def title(self) -> str | None:
        """The headline."""
        return tidy(self.found.get("title") or "") or None

    @cached_property
    def info(self) -> InfoLine:
        """The writers and the date, as the page's metadata have them."""
        try:
            day = dt.date.fromisoformat(self.found.get("date") or "")
        except ValueError:
            day = None
        return InfoLine(bylines=names(self.found.get("author") or ""), date=day)

    @cached_property
    def body(self) -> tuple[Block, ...]:
        """The paragraphs, a line each."""
        lines = (self.found.get("text") or "").splitlines()
        return tuple(Block(line, tidy(line)) for line in lines if tidy(line))
