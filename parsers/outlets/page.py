"""A page before any template has read it: its source, its address and what is known of outlets."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bs4 import BeautifulSoup
from bs4.builder._lxml import LXMLTreeBuilder
from bs4.exceptions import ParserRejectedMarkup
from bs4.filter import SoupStrainer
from lxml import etree

from parsers.errors import PageError
from parsers.pages.credits import Credits
from parsers.pages.urls import ArticleId
from parsers.reference import Reference

_SIMPLE = re.compile(r"(?P<name>\w*)(?:#(?P<id>[\w-]+)|\.(?P<class>[\w-]+))?")
_STEPS = re.compile(r"[\s>+~]+")
_READ = frozenset({"id", "class", "name", "property", "content", "href"})
"""Attributes that selectors and templates read; building the others takes time."""
_BREAKING = frozenset(
    "address article aside blockquote caption center dd details dir div dl dt fieldset figcaption figure footer form"
    " h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody td tfoot th thead title tr"
    " ul".split()
)
_WORDLESS = frozenset(
    "applet audio button canvas embed head iframe input map noscript object option script select style svg template"
    " textarea video".split()
)
MOST = 10_000
"""Elements and breaks of a page's parts beyond which it is refused: a table or a joke, and each takes its time."""
_DEEPEST = 200
"""Elements within one another that are built: those further in are of the innermost one, as their reasons are."""
_LOOKS = 200_000_000
"""Steps that the parser may take looking for what a closing tag closes: about half a second's."""
_PIECE = 1 << 16


@dataclass(frozen=True, slots=True)
class Page:
    """A page's source as text, the URL it is from (None where that is not known) and what the URL says."""

    source: str
    reference: Reference
    credits: Credits
    url: str | None
    id: ArticleId | None

    @property
    def shown(self) -> str:
        """What messages call the page."""
        return self.url or "a page"


class Parts(SoupStrainer):
    """Which elements of a page are built: those at which a selector begins, and what templates ask for within them.

    Of ``#Content > p`` every ``#Content`` is built wherever it stands, and every ``p`` within a part that is.
    ``within`` are further elements asked for there, by ``name``, ``#id`` or ``.class``.
    """

    def __init__(self, selectors: Iterable[str], within: Iterable[str] = ()) -> None:
        super().__init__(True)
        steps = [_STEPS.split(selector) for selector in selectors]
        self.names, self.ids, self.classes = _keys(first for first, *_ in steps)
        self.inner = _keys((*(step for found in steps for step in found), *within))

    def allow_tag_creation(self, nsprefix: str | None, name: str, attrs: Mapping[str, str] | None) -> bool:
        """Whether one of the selectors begins at this element."""
        return _has(name, attrs, self.names, self.ids, self.classes)

    def allow_within(self, name: str, attrs: Mapping[str, str] | None) -> bool:
        """Whether the element, which stands within a part, is asked for there."""
        return "*" in self.inner[0] or _has(name, attrs, *self.inner)

    def allow_string_creation(self, string: str) -> bool:
        """No text stands by itself."""
        return False


def _keys(steps: Iterable[str]) -> tuple[set[str], set[str], set[str]]:
    """The names, ids and classes that steps of selectors ask for; a name counts where neither of the others stands."""
    names, ids, classes = set(), set(), set()
    for step in steps:
        found = _SIMPLE.match(step)
        if found is None or not found[0]:
            names.update({"*"} & {step})
        elif found["id"]:
            ids.add(found["id"])
        elif found["class"]:
            classes.add(found["class"])
        else:
            names.add(found["name"])
    return names, ids, classes


def _has(name: str, attrs: Mapping[str, str] | None, names: set[str], ids: set[str], classes: set[str]) -> bool:
    if name in names:
        return True
    if not attrs:
        return False
    return attrs.get("id") in ids or not classes.isdisjoint(attrs.get("class", "").split())


class _Builder(LXMLTreeBuilder):
    """Asks the strainer before BeautifulSoup has made anything of an element: on real pages three times as fast.

    Within a part too nothing is made of an element that is not asked for. Where such ones break the line, however
    many and however deep, one ``<hr>`` stands before the next words, or a ``<br>`` if nothing else broke it; scripts
    and controls are left out with what is in them. So a page costs what its words cost.
    """

    def __init__(self, parts: Parts, shown: str, deepest: int) -> None:
        super().__init__()
        self.parts = parts
        self.shown = shown
        self.deepest = deepest
        """How many elements of the page may be open at once."""
        self.depth = 0
        self.open: list[bool] = []
        """Of each open element from the part on, whether it is built."""
        self.wordless = 0
        """How many elements are open from one on that has no words for readers."""
        self.break_: str | None = None
        """What breaks the line between the last words and the next ones."""
        self.built = 0
        self.building = 0

    def prepare_markup(self, markup: Any, *_: Any, **__: Any) -> Iterator[tuple[Any, None, None, bool]]:
        """The source as it is: it is text already, and a page that begins like XML is no cause for a warning."""
        yield markup, None, None, False

    def feed(self, markup: Any) -> None:
        """Give the parser the source piece by piece, so that it ends soon where the page is refused."""
        parser = self.parser_for(None)
        try:
            for at in range(0, len(markup), _PIECE):
                parser.feed(markup[at : at + _PIECE])
            parser.close()
        except (UnicodeError, LookupError, etree.ParserError) as error:
            raise ParserRejectedMarkup(error) from error

    def start(self, tag: Any, attrib: Any, nsmap: Any = None) -> None:
        self.depth += 1
        if self.depth > self.deepest:
            raise self.refused(f"over {self.deepest} elements stand in one another")
        if self.wordless:
            self.wordless += 1
        elif self.open:
            if tag in _WORDLESS:
                self.wordless = 1
                return
            self._breaks(tag)
            asked = self.building < _DEEPEST and tag not in ("br", "hr") and self.parts.allow_within(tag, attrib)
            self._open(tag, attrib, asked)
        elif self.parts.allow_tag_creation(None, tag, attrib):
            self.break_ = None
            self._open(tag, attrib, True)

    def end(self, tag: str | bytes) -> None:
        self.depth -= 1
        if self.wordless:
            self.wordless -= 1
        elif self.open:
            self._breaks(tag)
            if self.open.pop():
                self.building -= 1
                super().end(tag)

    def data(self, data: str | bytes) -> None:
        if not self.open or self.wordless:
            return
        if self.break_:
            if data.isspace():
                return
            self._build(self.break_, {})
            super().end(self.break_)
            self.break_ = None
        super().data(data)

    def comment(self, text: str | bytes) -> None:
        """Comments are no text."""

    def pi(self, target: str, data: str) -> None:
        """A processing instruction, as word processors leave them, is no text."""

    def doctype(self, name: str, pubid: str, system: str) -> None:
        """The document's type tells nothing about its parts."""

    def _breaks(self, tag: Any) -> None:
        if tag in _BREAKING:
            self.break_ = "hr"
        elif tag == "br":
            self.break_ = self.break_ or "br"

    def _open(self, tag: str, attrib: Mapping[str, str], built: bool) -> None:
        self.open.append(built)
        if built:
            self.building += 1
            self._build(tag, attrib)

    def _build(self, tag: str, attrib: Mapping[str, str]) -> None:
        self.built += 1
        if self.built > MOST:
            raise self.refused(f"over {MOST} elements and lines stand where its article would")
        super().start(tag, {name: value for name, value in attrib.items() if name in _READ})

    def refused(self, why: str) -> PageError:
        """The error for a page that no outlet makes."""
        return PageError(f"reading {self.shown}: {why}; give an article's page")


def parse(markup: str, shown: str, parts: Parts | None = None) -> BeautifulSoup:
    """``parts`` of ``markup`` as a tree, all of it if none are given. Raises PageError where the parser gives up."""
    # libxml2 looks for the open element that a closing tag closes, or that another <body> is of, among all of them.
    searches = 1 + markup.count("</") + markup.lower().count("<body")
    try:
        # The line end keeps BeautifulSoup from warning that a short text looks like an address or a file.
        return BeautifulSoup(f"{markup}\n", builder=_Builder(parts or Parts(("html",)), shown, _LOOKS // searches))
    except (ParserRejectedMarkup, AssertionError, ValueError) as error:
        why = " ".join(str(error).split())
        raise PageError(f"reading {shown}: it cannot be parsed as HTML ({why}); fetch it again") from error
