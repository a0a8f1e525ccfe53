"""The sites of China's Ministry of National Defense and, made by the same program, of the PLA Daily."""

import datetime as dt
from functools import cached_property
from types import MappingProxyType

from parsers.outlets.blocks import Block
from parsers.outlets.template import Template
from parsers.outlets.unmarked import Unmarked

_ARTICLE = r"id=[\"']?article-content\b"


class Mnd2025(Template):
    """Since 2025: the class of the head is misspelt; labels and values stand in one line."""

    NAME = "mnd 2025-"
    OUTLET = "mnd"
    SINCE = dt.date(2025, 1, 1)
    MARKS = (r"class=[\"'][^\"'<>]*artichle-info\b", _ARTICLE)
    TITLE = (".artichle-info h2", ".artichle-info h1")
    SECTION = (".breadcrumb",)
    INFO = (".artichle-info p > span",)
    BODY = ("#article-content",)
    DROPPED = MappingProxyType({"figcaption": "caption", ".editor": "byline", "#displaypagenum": "page numbers"})


class MndOld(Unmarked):
    """Up to 2024: ``Source:Xinhua Editor:Zhang Tao 2017-04-27``."""

    NAME = "mnd -2024"
    OUTLET = "mnd"
    UNTIL = dt.date(2024, 12, 31)
    MARKS = (r"<h[12]\b", _ARTICLE)
    TITLE = ("h1", "h2")
    START = r"<h[12]\b"
    END = rf"<\w+[^<>]*\b{_ARTICLE}"
    BODY = ("#article-content",)


class PlaDaily2022(Mnd2025):
    """81.cn, in Chinese: read to tell it apart."""

    NAME = "pla-daily 2022-"
    OUTLET = "pla-daily"
    SINCE = dt.date(2022, 1, 1)
    LABELS = MappingProxyType({"来源：": "Source: ", "责任编辑：": "Editor: ", "发布：": "Published: "})

    @cached_property
    def info_lines(self) -> tuple[Block, ...]:
        """The info lines with their labels in English."""
        return tuple(Block(self._translated(block.raw), block.text, block.reason) for block in super().info_lines)

    def _translated(self, raw: str) -> str:
        for label, english in self.LABELS.items():
            raw = raw.replace(label, english)
        return raw


TEMPLATES = (Mnd2025, MndOld, PlaDaily2022)
