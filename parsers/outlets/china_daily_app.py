"""China Daily's app: an article as JSON, its text as HTML in it."""

import json
from functools import cached_property
from typing import Any

from parsers.errors import PageError
from parsers.outlets.blocks import Block, tidy
from parsers.outlets.moments import dated
from parsers.outlets.template import Template
from parsers.pages.infoline import InfoLine
from parsers.pages.names import names


class ChinaApp(Template):
    """The address of the article's page with ``.json`` for ``.html``; times are in UTC."""

    NAME = "china-daily app"
    OUTLET = "china-daily"
    MARKS = (r"^\s*\{", r'"content"\s*:', r'"publishTime"\s*:')
    TITLE = ("title",)
    BODY = ("content",)

    @cached_property
    def fields(self) -> dict[str, Any]:
        """The article's fields. Raises PageError for what is no JSON."""
        try:
            found = json.loads(self.page.source)
        except (ValueError, RecursionError) as error:
            raise PageError(
                f"reading {self.page.shown} as {self.NAME}: it is no JSON ({error}); fetch it again"
            ) from None
        return found if isinstance(found, dict) else {}

    def field(self, name: str) -> str | None:
        """A field's text on one line; None where there is none."""
        value = self.fields.get(name)
        return tidy(value) or None if isinstance(value, str) else None

    @cached_property
    def title(self) -> str | None:
        """The headline."""
        return self.field("title")

    @cached_property
    def section(self) -> str | None:
        """The column that the app shows it in."""
        return self.field("columnName")

    @cached_property
    def info_lines(self) -> tuple[Block, ...]:
        """The writers and the source as the app prints them."""
        printed = filter(None, (self.field("author"), self.field("source")))
        return tuple(Block(text, text, "byline") for text in printed)

    @cached_property
    def info(self) -> InfoLine:
        """Writers, source and time."""
        writers = names(self.field("author") or "")
        moment = dated(self.field("publishTime"), self.OUTLET, self.page.reference)
        return InfoLine(bylines=writers, source=self.field("source")).joined(moment)

    @cached_property
    def body(self) -> tuple[Block, ...]:
        """The blocks of the text."""
        content = self.fields.get("content")
        return self.blocks_of(self.fragment(content if isinstance(content, str) else ""))


TEMPLATES = (ChinaApp,)
