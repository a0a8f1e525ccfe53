"""China Military Online, the English site of the PLA's newspaper."""

import datetime as dt
from functools import cached_property
from types import MappingProxyType

from parsers.outlets.blocks import Block
from parsers.outlets.template import Template
from parsers.outlets.unmarked import Unmarked

_ARTICLE = r"id=[\"']?article-content\b"


class ChinaMilitary2025(Template):
    """Since 2025: a list of terms has source, editor and time; paragraphs bear a class of the editor's program."""

    NAME = "china-military-online 2025-"
    OUTLET = "china-military-online"
    SINCE = dt.date(2025, 1, 1)
    MARKS = (r"class=[\"']?article-header\b", r"class=[\"']?pub-info\b", _ARTICLE)
    TITLE = (".article-header h1",)
    SECTION = (".breadcrumb",)
    INFO = (".pub-info",)
    BODY = ("#article-content",)
    DROPPED = MappingProxyType({"figcaption": "caption", ".editor": "byline"})


class ChinaMilitaryOld(Unmarked):
    """Up to 2024: ``Source``, ``Editor``, ``Time``, each label and value in an element of its own."""

    NAME = "china-military-online -2024"
    OUTLET = "china-military-online"
    UNTIL = dt.date(2024, 12, 31)
    MARKS = (r"<h1\b", _ARTICLE)
    START = r"<h1\b"
    END = rf"<\w+[^<>]*\b{_ARTICLE}"
    BODY = ("#article-content",)


class ChinaMilitaryCommented(Unmarked):
    """Up to 2024 too: comments enclose the text, as on China Daily's pages."""

    NAME = "china-military-online -2024 comments"
    OUTLET = "china-military-online"
    UNTIL = dt.date(2024, 12, 31)
    MARKS = (r"<h1\b", r"<!--enpcontent-->")
    START = r"<h1\b"
    END = r"<!--enpcontent-->"
    BODY = ("the stretch between the enpcontent comments",)

    @cached_property
    def body(self) -> tuple[Block, ...]:
        """The blocks between the comments."""
        return self.blocks_of(self.between(r"<!--enpcontent-->", r"<!--/enpcontent-->"))


TEMPLATES = (ChinaMilitary2025, ChinaMilitaryOld, ChinaMilitaryCommented)
