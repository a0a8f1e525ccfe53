"""The site of China's Ministry of Foreign Affairs: press conferences and remarks of its spokespersons."""

import re
from functools import cached_property

from parsers.outlets.blocks import words
from parsers.outlets.template import Template
from parsers.pages.dates import first_date
from parsers.pages.infoline import InfoLine

_SITE = re.compile(r"\s*[_—|]\s*(?:Ministry of Foreign Affairs|中华人民共和国外交部).*$")


class Mfa(Template):
    """All years: ``Spokesperson X's Regular Press Conference on <Month D, YYYY>``, often undated but for that."""

    NAME = "mfa"
    OUTLET = "mfa"
    MARKS = (r"class=[\"'][^\"'<>]*TRS_(?:UEDITOR|Editor)\b|id=[\"']?News_Body_Txt_A\b",)
    TITLE = ("#News_Body_Title", ".news-title h1", ".title h1", "h1", "title")
    INFO = ("#News_Body_Time", ".time", ".news-title p")
    BODY = (".TRS_UEDITOR", ".TRS_Editor", "#News_Body_Txt_A")

    @cached_property
    def title(self) -> str | None:
        """The headline, without the site's name where only the window's title has it."""
        found = filter(None, map(words, self.elements(self.TITLE)))
        return next(filter(None, (_SITE.sub("", title) for title in found)), None)

    @cached_property
    def info(self) -> InfoLine:
        """What the info lines say, the day of the conference where they give no date."""
        return super().info.joined(InfoLine(date=first_date(self.title or "")))


TEMPLATES = (Mfa,)
