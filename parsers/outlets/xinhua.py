"""Xinhua News Agency, English."""

import datetime as dt
from types import MappingProxyType

from parsers.outlets.template import Template


class Xinhua2017(Template):
    """About 2017 to 2020, ``Source: Xinhua| 2018-05-04 14:55:22|Editor: huaxia``; the names of classes are a guess."""

    NAME = "xinhua 2017-20"
    OUTLET = "xinhua"
    SINCE = dt.date(2017, 1, 1)
    UNTIL = dt.date(2020, 12, 31)
    MARKS = (r"class=[\"']?Btitle\b", r"id=[\"']?content\b")
    TITLE = ("h1.Btitle", ".Btitle", "h1")
    INFO = (".wzzy",)
    BODY = ("#content",)
    DROPPED = MappingProxyType({".pictext": "caption", ".video": "navigation", ".zan": "keywords"})


TEMPLATES = (Xinhua2017,)
