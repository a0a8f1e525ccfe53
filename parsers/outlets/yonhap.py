"""Yonhap News Agency, English."""

from functools import cached_property
from types import MappingProxyType

from parsers.outlets.moments import dated
from parsers.outlets.template import Template
from parsers.pages.infoline import InfoLine


class Yonhap2019(Template):
    """Since 2019 at the latest: the time of publication stands in the head, with its zone."""

    NAME = "yonhap 2019-"
    OUTLET = "yonhap"
    MARKS = (r"class=[\"']?story-news\b", r"<h1\b[^<>]*class=[\"']?tit\b")
    TITLE = ("h1.tit",)
    SECTION = (".info-con strong",)
    INFO = (".info-con .txt",)
    BODY = (".story-news",)
    ALSO = ("meta",)
    DROPPED = MappingProxyType({"figcaption": "caption", ".comp-box": "caption", ".related-zone": "related links"})
    TIME = 'meta[property="article:published_time"]'

    @cached_property
    def info(self) -> InfoLine:
        """What the head of the body says, dated by the meta element."""
        return dated(self.attribute(self.TIME, "content"), self.OUTLET, self.page.reference).joined(super().info)


TEMPLATES = (Yonhap2019,)
