"""China Daily in English, 2004 to today; the Chinese edition is told apart."""

import datetime as dt
from functools import cached_property
from types import MappingProxyType

from parsers.outlets.blocks import Block, blocks, words
from parsers.outlets.template import Template
from parsers.outlets.unmarked import Unmarked

_CONTENT = r"id=[\"']?Content\b"


class ChinaDaily(Template):
    """What all eras share."""

    OUTLET = "china-daily"
    DROPPED = MappingProxyType(
        {"figcaption": "caption", ".selectpage": "page numbers", "#div_currpage": "page numbers"}
    )


class China2017(ChinaDaily):
    """Since September 2017: addresses ``/a/YYYYMM/DD/WS….html``, older articles moved to such ones among them."""

    NAME = "china-daily 2017-"
    SINCE = dt.date(2017, 9, 1)
    MARKS = (r"class=[\"']?info_l\b", _CONTENT)
    TITLE = ("#lft-art > h1", ".main_art h1", "h1")
    SECTION = ("#bread-nav",)
    INFO = (".info_l",)


class ChinaUnmarked(ChinaDaily, Unmarked):
    """Eras of which we know where headline and body stand and how the info lines read, not what element has them."""

    START = r"<h1\b"
    END = rf"<\w+[^<>]*\b{_CONTENT}"


class ChinaLate2016(ChinaUnmarked):
    """November 2016 to September 2017: ``By Zhang Zhihao | China Daily | Updated: 2016-11-08 07:24``."""

    NAME = "china-daily 2016-11-2017-09"
    SINCE = dt.date(2016, 11, 1)
    UNTIL = dt.date(2017, 9, 30)
    URL = r"content_\d+"
    MARKS = (r"class=[\"']?lft_art\b", _CONTENT)
    TITLE = (".lft_art > h1", "#lft-art > h1", "h1")
    SECTION = ("#bread-nav", ".bread-nav", "#breadcrumb")


class China2012(ChinaDaily):
    """2012 to 2017: boxes for headline, time and writer."""

    NAME = "china-daily 2012-17"
    SINCE = dt.date(2012, 1, 1)
    UNTIL = dt.date(2017, 9, 30)
    MARKS = (r"class=[\"']?titlebox\b",)
    TITLE = (".titlebox h1", ".titlebox")
    INFO = (".timebox", ".authorbox")
    BODY = (".cont-ins", "#Content")


class China2010(ChinaUnmarked):
    """About 2010 to 2012."""

    NAME = "china-daily 2010-12"
    SINCE = dt.date(2010, 1, 1)
    UNTIL = dt.date(2012, 12, 31)
    MARKS = (r"id=[\"']?Title_e\b", _CONTENT)
    TITLE = ("#Title_e",)
    START = r"<\w+[^<>]*\bid=[\"']?Title_e\b"


class China2016(ChinaUnmarked):
    """Mid-2016: ``By He Yafei ( China Daily ) Updated: 2016-08-01 07:51:50``; links follow the body unmarked."""

    NAME = "china-daily 2016"
    SINCE = dt.date(2016, 1, 1)
    UNTIL = dt.date(2016, 10, 31)
    URL = r"content_\d+"
    MARKS = (r"<h1\b", _CONTENT)


class ChinaEditions2015(China2016):
    """The editions for the world, 2015 to 2016: the time, then the writer, then a bar of buttons."""

    NAME = "china-daily editions 2015-16"
    SINCE = dt.date(2015, 1, 1)
    UNTIL = dt.date(2016, 12, 31)
    URL = r"//(?:usa|global|europe|africa|asia)\.chinadaily\..*content_\d+"


class China2004(ChinaDaily):
    """2004 to 2006: a comment before the page has its properties, two others enclose the text."""

    NAME = "china-daily 2004-06"
    SINCE = dt.date(2004, 1, 1)
    UNTIL = dt.date(2006, 12, 31)
    MARKS = (r"^\s*<!--enpproperty\b", rf"<td[^<>]*\b{_CONTENT}", r"<!--enpcontent-->")
    TITLE = ("the title of the enpproperty comment",)
    SECTION = ("#Position",)
    BODY = ("the stretch between the enpcontent comments",)

    @cached_property
    def title(self) -> str | None:
        """The title among the properties: the page itself sets it in any element."""
        return words(self.between(r"^\s*<!--enpproperty\b[\s\S]{0,4000}?<title>", r"</title>"))

    @cached_property
    def info_lines(self) -> tuple[Block, ...]:
        """The lines between the headline and the text: ``(Agencies)``, ``Updated: 2005-02-25 09:02``."""
        head = blocks(self.between(rf"<td[^<>]*\b{_CONTENT}[^<>]*>", r"<!--enpcontent-->"))
        return tuple(Block(block.raw, block.text, "byline") for block in head if block.text != self.title)

    @cached_property
    def body(self) -> tuple[Block, ...]:
        """The blocks between the comments."""
        return self.blocks_of(self.between(r"<!--enpcontent-->", r"<!--/enpcontent-->"))


class ChinaChinese(ChinaDaily):
    """The Chinese edition since 2018; a hidden ``h1`` goes before the real one."""

    NAME = "china-daily zh 2018-"
    SINCE = dt.date(2018, 1, 1)
    MARKS = (r"class=[\"']?dabiaoti\b",)
    TITLE = ("h1.dabiaoti",)
    INFO = (".xinf-le",)


TEMPLATES = (
    ChinaChinese,
    China2004,
    China2017,
    ChinaLate2016,
    China2012,
    China2010,
    ChinaEditions2015,
    China2016,
)
