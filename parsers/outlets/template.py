"""Page templates: where an outlet's pages of one era keep their parts.

A template is a class of constants, one for each field, and of short methods that read one field each; an era is a
subclass that changes what changed. Which template reads a page is told by its host, its address, its date and marks
in its source.
"""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from types import MappingProxyType
from typing import ClassVar

from bs4 import BeautifulSoup, Tag

from parsers.errors import LeftOut, PageError
from parsers.outlets.blocks import Block, blocks, words
from parsers.outlets.composing import compose
from parsers.outlets.page import Page, Parts, parse
from parsers.pages.dates import resolve
from parsers.pages.furniture import furniture, section
from parsers.pages.infoline import InfoLine, is_signature, read_info, slot, slot_value
from parsers.pages.notes import note
from parsers.pages.urls import UNKNOWN
from parsers.records import Article

_HAN = re.compile(r"[\u3400-\u9fff]")
_MOSTLY = 0.3
"""Share of Chinese characters from which a page is in Chinese."""
_SIGNED = 3
"""Blocks at the head of the body among which a byline may stand."""


class Template:
    """What all templates share. Selectors are CSS; of several the first that finds words is taken."""

    NAME: ClassVar[str]
    """As it stands in ``Article.template``."""
    OUTLET: ClassVar[str | None]
    """The outlet's id in ``seeds/outlets.csv``; None for pages of any."""
    SINCE: ClassVar[dt.date] = dt.date.min
    UNTIL: ClassVar[dt.date] = dt.date.max
    """The era; where two templates fit a page, that goes before whose era has the date of its URL."""
    URL: ClassVar[str] = ""
    """A pattern that the page's URL has."""
    MARKS: ClassVar[tuple[str, ...]] = ()
    """Patterns that the page's source has, all of them."""
    TITLE: ClassVar[tuple[str, ...]] = ("h1",)
    SECTION: ClassVar[tuple[str, ...]] = ()
    INFO: ClassVar[tuple[str, ...]] = ()
    """Info lines: not the first but all of them are read."""
    BODY: ClassVar[tuple[str, ...]] = ("#Content",)
    ALSO: ClassVar[tuple[str, ...]] = ()
    """Further elements that the template reads."""
    DROPPED: ClassVar[Mapping[str, str]] = MappingProxyType({"figcaption": "caption"})
    """Elements inside the body that are no part of the article, by name, #id or .class, with the reason."""

    def __init__(self, page: Page) -> None:
        self.page = page

    @classmethod
    def fits(cls, page: Page) -> bool:
        """Whether the page's address and the marks in its source are those of the template."""
        addressed = page.url is None or re.search(cls.URL, page.url) is not None
        return addressed and all(re.search(mark, page.source) for mark in cls.MARKS)

    @classmethod
    def covers(cls, day: dt.date | None) -> bool:
        """Whether the era has ``day`` in it; a day that is not known speaks against none."""
        return day is None or cls.SINCE <= day <= cls.UNTIL

    @cached_property
    def tree(self) -> BeautifulSoup:
        """The parts of the page that the selectors name, of alternatives the first."""
        parts = Parts((*self.TITLE[:1], *self.SECTION[:1], *self.INFO, *self.BODY[:1], *self.ALSO), self.DROPPED)
        return parse(self.page.source, self.page.shown, parts)

    @cached_property
    def others(self) -> BeautifulSoup:
        """The parts that the other alternatives name: most pages need none of them."""
        parts = Parts((*self.TITLE[1:], *self.SECTION[1:], *self.BODY[1:]), self.DROPPED)
        return parse(self.page.source, self.page.shown, parts)

    def elements(self, alternatives: Sequence[str]) -> Iterator[Tag]:
        """What each of the alternatives finds, in their order."""
        for at, selector in enumerate(alternatives):
            element = (self.others if at else self.tree).select_one(selector)
            if element is not None:
                yield element

    @cached_property
    def title(self) -> str | None:
        """The headline."""
        return next(filter(None, map(words, self.elements(self.TITLE))), None)

    @cached_property
    def breadcrumb(self) -> tuple[Block, ...]:
        """The line that says where in the site the page stands."""
        text = next(filter(None, map(words, self.elements(self.SECTION))), None)
        return (Block(text, text, "breadcrumb"),) if text else ()

    @cached_property
    def section(self) -> str | None:
        """The breadcrumb as printed, without ``Home``."""
        return next((section(block.text, self._is_site) for block in self.breadcrumb), None)

    @cached_property
    def info_lines(self) -> tuple[Block, ...]:
        """The info lines, as they stand in the page."""
        elements = (element for selector in self.INFO for element in self.tree.select(selector))
        return tuple(Block(block.raw, block.text, "byline") for element in elements for block in blocks(element))

    @cached_property
    def info(self) -> InfoLine:
        """What the info lines say."""
        joined, role = InfoLine(), None
        for block in (block for block in (*self.info_lines, *self.body[:_SIGNED]) if block.reason == "byline"):
            if role is not None:
                joined = joined.joined(slot_value(role, block.text, self.page.credits))
            elif slot(block.text) is None:
                joined = joined.joined(read_info(block.raw, self.page.credits) or InfoLine())
            role = slot(block.text) if role is None else None
        return joined

    @cached_property
    def body(self) -> tuple[Block, ...]:
        """The blocks of the body."""
        return next(filter(None, map(self.blocks_of, self.elements(self.BODY))), ())

    def blocks_of(self, body: Tag) -> tuple[Block, ...]:
        """The blocks of an element, with the reason where one is no part of the article, a byline at the head too."""
        found = list(blocks(body, self.DROPPED))
        for at, block in enumerate(found[:_SIGNED]):
            if block.reason is None and self.is_info(block):
                found[at] = replace(block, reason="byline")
            elif block.reason is None and note(block.text, block.text.count(" ") + 1) is None:
                break
        return tuple(found)

    def is_info(self, block: Block) -> bool:
        """Whether a block says who wrote the page, whose it is or when it was published, and nothing else."""
        told = furniture(block.text)
        if told is not None and told.reason == "share bar":
            return False
        found = read_info(block.raw, self.page.credits) or InfoLine()
        return is_signature(block.text) or bool(found.bylines or found.source or found.editor or found.date)

    @property
    def is_chinese(self) -> bool:
        """Whether title and body are mostly in Chinese characters: the rules for lines are those of English pages."""
        text = " ".join((self.title or "", *(block.text for block in self.body)))
        return len(_HAN.findall(text)) > _MOSTLY * len(text)

    def article(self, *, published: dt.date | None = None, today: dt.date | None = None) -> Article:
        """The page as an article.

        Raises PageError that names what is missing, and LeftOut for an article in Chinese.
        """
        if self.title is None:
            raise self.lacks("title", self.TITLE)
        if self.is_chinese:
            raise LeftOut(
                f"reading {self.page.shown} as {self.NAME}: left out, it is in Chinese; give the English page"
            )
        beside = (*self.breadcrumb, *self.info_lines)
        composed = compose(self.title, self.body, beside, self.info, self.page.credits)
        if not composed.paragraphs:
            raise self.lacks("paragraph", self.BODY)
        info, id_ = composed.info, self.page.id
        url_date = id_.url_date if id_ else None
        resolved, basis = resolve(info.date, url_date, published, today=today)
        return Article(
            text=composed.text,
            paragraphs=composed.paragraphs,
            omissions=composed.omissions,
            title=self.title,
            bylines=info.bylines or tuple(filter(None, (info.agency,))),
            editor=info.editor,
            source=info.source,
            section=self.section or info.section,
            outlet=id_.outlet if id_ and id_.outlet != UNKNOWN else self.OUTLET,
            url=self.page.url,
            page_date=info.date,
            page_time=info.time,
            url_date=url_date,
            published=resolved,
            published_basis=basis,
            template=self.NAME,
        )

    def between(self, start: str, end: str) -> Tag:
        """The stretch of the source after the pattern ``start`` and before ``end`` (else to its end), as a tree."""
        opening = re.search(start, self.page.source, re.IGNORECASE)
        if opening is None:
            return self.fragment("")
        closing = re.compile(end, re.IGNORECASE).search(self.page.source, opening.end())
        stretch = self.page.source[opening.end() : closing.start() if closing else None]
        return self.fragment(stretch)

    def fragment(self, markup: str) -> Tag:
        """A piece of HTML as a tree."""
        return parse(markup, self.page.shown, Parts(("html",), self.DROPPED))

    def attribute(self, selector: str, name: str) -> str | None:
        """An attribute of the first element that ``selector`` finds."""
        element = self.tree.select_one(selector)
        value = element.get(name) if element is not None else None
        return value if isinstance(value, str) else None

    def _is_site(self, piece: str) -> bool:
        return self.page.credits.outlet(piece) is not None

    def lacks(self, what: str, where: tuple[str, ...]) -> PageError:
        """The error for a page of the template without one of its parts."""
        return PageError(
            f"reading {self.page.shown} as {self.NAME}: unparsable, it has no {what} in {' or '.join(where)};"
            " look whether the layout has changed (docs/how-to-add-an-outlet.md)"
        )
