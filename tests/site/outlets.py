"""The outlets as the replica has them: their articles and lists under their own hosts, with marks for what changed."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from tests.site import lists
from tests.site.articles import page
from tests.site.catalogue import SECTIONS, Piece, of
from tests.site.server import HTML, Page, Request, tagged

JSON = "application/json; charset=utf-8"
XML = "text/xml; charset=utf-8"
_SECTION = re.compile(r"/(.+)/page_(\d+)\.html")
_INDEX = re.compile(r"/2025xb/.+/index(?:_(\d+))?\.html")
_PAPER = re.compile(r"/(?:global|china)/(\d{4}-\d\d/\d\d)/index\.html")


class Outlets:
    """A route for ``Site.routes``: answers for every outlet of a catalogue."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self._pieces = list(pieces)
        self._by_address = {_address(piece.url): piece for piece in pieces}
        self._withdrawn: dict[str, int] = {}

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """What is published, the newest first."""
        return tuple(self._pieces)

    def publish(self, piece: Piece) -> None:
        """Put an article before all others."""
        self._pieces.insert(0, piece)
        self._by_address[_address(piece.url)] = piece

    def correct(self, piece: Piece, **fields: object) -> Piece:
        """Change an article, and return it as it is then."""
        changed = replace(piece, **fields)  # type: ignore[arg-type]  # as Piece has them
        self._pieces[self._pieces.index(piece)] = changed
        self._by_address[_address(piece.url)] = changed
        return changed

    def withdraw(self, piece: Piece, status: int = 404) -> None:
        """Take an article down; the lists have it no more."""
        self._pieces.remove(piece)
        del self._by_address[_address(piece.url)]
        self._withdrawn[_address(piece.url)] = status

    def __call__(self, request: Request) -> Page | None:
        """Answer a request, None for what no outlet has."""
        address = f"{request.host}{request.path}"
        if address in self._withdrawn:
            return Page(b"gone", self._withdrawn[address])
        piece = self._by_address.get(address)
        if piece is not None:
            return tagged(page(piece).encode(), content_type=HTML)
        answer = _HOSTS.get(request.host)
        return answer(self._pieces, request) if answer is not None else None


def _address(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.netloc}{parts.path}"


def _china_daily(pieces: Sequence[Piece], request: Request) -> Page | None:
    own = of(pieces, "china-daily")
    found = _SECTION.fullmatch(request.path)
    if found is not None and found[1] in SECTIONS:
        within = [piece for piece in own if piece.section == found[1]]
        return _listed(lists.section(within, found[1], int(found[2])))
    if request.path == "/rss/china_rss.xml":
        return _listed(lists.rss(own), XML)
    if request.path == "/sitemap.xml":
        return _listed(lists.sitemap(own), XML)
    return None


def _search(pieces: Sequence[Piece], request: Request) -> Page | None:
    if request.path != "/rest/en/search":
        return None
    return Page(lists.search(of(pieces, "china-daily"), request.query).encode(), content_type=JSON)


def _epaper(pieces: Sequence[Piece], request: Request) -> Page | None:
    found = _PAPER.fullmatch(request.path)
    index = lists.paper(of(pieces, "china-daily"), found[1]) if found is not None else ""
    return _listed(index) if index else None


def _china_military(pieces: Sequence[Piece], request: Request) -> Page | None:
    return _indexed(lists.china_military, of(pieces, "china-military-online"), request)


def _mnd(pieces: Sequence[Piece], request: Request) -> Page | None:
    return _indexed(lists.mnd, of(pieces, "mnd"), request)


def _indexed(write: Callable[[Sequence[Piece], int], str], pieces: Sequence[Piece], request: Request) -> Page | None:
    found = _INDEX.fullmatch(request.path)
    if found is None or int(found[1] or 1) > lists.pages(pieces):
        return None
    return _listed(write(pieces, int(found[1] or 1)))


def _archive(pieces: Sequence[Piece], request: Request) -> Page | None:
    if request.path == "/cdx/search/cdx":
        return _listed(lists.captures(pieces, request.query), JSON)
    copy = re.fullmatch(r"/web/\d{14}id_/(https?://.+)", request.target)
    found = [piece for piece in pieces if copy is not None and _address(piece.url) == _address(copy[1])]
    return Page(page(found[0]).encode()) if found else None


def _listed(text: str, content_type: str = HTML) -> Page:
    return tagged(text.encode(), content_type=content_type)


_HOSTS: dict[str, Callable[[Sequence[Piece], Request], Page | None]] = {
    "www.chinadaily.com.cn": _china_daily,
    "newssearch.chinadaily.com.cn": _search,
    "epaper.chinadaily.com.cn": _epaper,
    "eng.chinamil.com.cn": _china_military,
    "eng.mod.gov.cn": _mnd,
    "web.archive.org": _archive,
}
