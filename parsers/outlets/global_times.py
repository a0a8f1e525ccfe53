"""Global Times, English."""

from types import MappingProxyType

from parsers.outlets.template import Template


class GlobalTimes2021(Template):
    """Since 2021: the paragraphs are text between line breaks; the only ``<p>`` is a caption."""

    NAME = "global-times 2021-"
    OUTLET = "global-times"
    MARKS = (r"class=[\"']?article_title\b", r"class=[\"']?article_right\b")
    TITLE = (".article_title",)
    SECTION = (".article_column",)
    INFO = (".byline", ".pub_time")
    BODY = (".article_right",)
    DROPPED = MappingProxyType({".picture": "caption", "figcaption": "caption"})


TEMPLATES = (GlobalTimes2021,)
