"""The Korea Herald."""

from functools import cached_property
from types import MappingProxyType

from parsers.outlets.moments import dated
from parsers.outlets.template import Template
from parsers.pages.infoline import InfoLine


class KoreaHerald(Template):
    """Addresses ``view.php?ud=…``: the time stands in the head and, without a zone, below the headline."""

    NAME = "korea-herald"
    OUTLET = "korea-herald"
    MARKS = (r"class=[\"']?view_tit\b", r"id=[\"']?articleText\b")
    TITLE = ("h1.view_tit",)
    INFO = (".view_tit_by > *",)
    BODY = ("#articleText",)
    DROPPED = MappingProxyType(
        {".caption": "caption", ".sns_share": "share bar", ".article-ad": "advertisement", ".copyright": "copyright"}
    )
    ALSO = ("meta",)
    TIME = 'meta[property="article:published_time"]'

    @cached_property
    def info(self) -> InfoLine:
        """What the info lines say, dated by the meta element."""
        return dated(self.attribute(self.TIME, "content"), self.OUTLET, self.page.reference).joined(super().info)


TEMPLATES = (KoreaHerald,)
