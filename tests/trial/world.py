"""The web of the trial: a route of the replica that answers as the plan of a day has it, and notes what is asked."""

import datetime as dt
import re
import threading
import time
import zlib
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from email.utils import format_datetime

from tests.site import lists, tricks
from tests.site.articles import as_json, page, shell
from tests.site.catalogue import SECTIONS, Piece
from tests.site.server import HTML, Answer, Page, Request, tagged
from tests.trial.plan import Plan

JSON = "application/json; charset=utf-8"
XML = "text/xml; charset=utf-8"
CD = "www.chinadaily.com.cn"
MIRROR = "https://www.chinadaily.com.cn.evil.example/a/202611/20/WS0000000000000000000000{:02x}.html"
PRIVATE = f"https://{CD}/private/a/202611/20/WS1111111111111111111111{{:02x}}.html"
_ID = re.compile(r"((?:WS|AP)[0-9a-f]{24}|content_\d+|t\d{8}_\d+|\d{7,8})(?:_(\d))?\.(?:s?html?|json)(?:$|\?)")
_PAGE = re.compile(r"(?:page|index)_(\d+)\.html$")
_ROBOTS = {
    CD: Page(b"User-agent: *\nDisallow: /private/\n", content_type="text/plain"),
    "eng.mod.gov.cn": Page(b"\xff\xfe<html>User-agent\0: nobody</html>" * 50),
    "www.fmprc.gov.cn": Page(b"User-agent: onrecord\nCrawl-delay: 0.05\n", content_type="text/plain"),
    "www.globaltimes.cn": Page(b"", 301, headers={"Location": "/robots.txt/"}),
}
CRAWL_DELAYS = {"www.fmprc.gov.cn": 0.05}


@dataclass(frozen=True)
class Asked:
    """A request that came, and what it was answered."""

    host: str
    target: str
    at: float
    """Seconds of the machine's clock that never runs backwards."""
    conditional: bool
    answer: str

    @property
    def address(self) -> str:
        """Host, path and query."""
        return f"{self.host}{self.target}"

    @property
    def article(self) -> tuple[str, str] | None:
        """Id and page of the article that was asked for; None for a list."""
        found = _ID.search(self.target)
        return (found[1], found[2] or "1") if found is not None and "/rest/" not in self.target else None


class World:
    """A route for ``Site.routes``: all of the web on one day."""

    def __init__(self, plan: Plan, day: int = 0) -> None:
        self._plan = plan
        self._lock = threading.Lock()
        self._asked: list[Asked] = []
        self.go_to(day)

    def go_to(self, day: int) -> None:
        """Let it be another day."""
        self._day = day
        self._times: Counter[tuple[str, ...]] = Counter()
        self._there = self._plan.on(day)
        self._by_id = {piece.content_id: piece for piece in self._there}
        self._listed = [one for one in self._there if one not in self._plan.frozen and one not in self._plan.rebuilt]

    def take_log(self) -> list[dict[str, object]]:
        """Return what was asked since this was called last."""
        with self._lock:
            log, self._asked = self._asked, []
        return [asdict(one) for one in log]

    def count(self) -> int:
        """Return how many requests came since the log was taken."""
        return len(self._asked)

    def __call__(self, request: Request) -> Answer:
        """Answer whatever is asked."""
        at = time.monotonic()
        name, answer = self._answer(request)
        conditional = "If-None-Match" in request.headers or "If-Modified-Since" in request.headers
        if isinstance(answer, Page):
            name = f"{name} {answer.status}"
        with self._lock:
            self._asked.append(Asked(request.host, request.target, at, conditional, name))
        return answer

    def _answer(self, request: Request) -> tuple[str, Answer]:
        trouble = _TROUBLES.get(request.host) if self._day == 0 else None
        if request.path.startswith("/robots.txt"):
            return "robots", self._robots(request)
        if trouble is not None:
            return "trouble", trouble
        found = _ID.search(request.target)
        if found is not None:
            return self._article(found[1], int(found[2] or 1), request)
        text = self._list(request)
        if text is None:
            return "nothing", tricks.status(404)
        return self._passing(request, text)

    def _robots(self, request: Request) -> Answer:
        if self._day == 0 and request.host == "www.koreatimes.co.kr":
            return Page(b"User-agent: *\nDisallow: /\n", content_type="text/plain")
        if self._day == 0 and request.host == "world.kbs.co.kr":
            return tricks.status(500)
        if request.path == "/robots.txt/":
            return Page(b"User-agent: *\nAllow: /\n", content_type="text/plain")
        return _ROBOTS.get(request.host, tricks.status(404))

    def _article(self, content_id: str, part: int, request: Request) -> tuple[str, Answer]:
        piece = self._by_id.get(content_id)
        if piece is None or part > piece.parts:
            return "withdrawn", tricks.status(404)
        if request.target.endswith(".json"):
            return "app", tagged(as_json(piece).encode(), content_type=JSON)
        hollow = self._day == 0 and piece in self._plan.rebuilt
        good = tagged((shell(piece) if hollow else page(piece, part)).encode(), content_type=HTML)
        if self._day and piece.number in self._plan.changes.recoded:
            good = tagged(page(piece).replace("\n", "\r\n").encode("gb18030"), content_type="text/html; charset=gb2312")
        fault = self._plan.fault(piece, self._day)
        if fault is None:
            return "article", good
        answers = fault.answers(good)
        return fault.name, answers[min(self._times_before(content_id, str(part)), len(answers) - 1)]

    def _times_before(self, *what: str) -> int:
        """How often this was asked before."""
        with self._lock:
            self._times[what] += 1
            return self._times[what] - 1

    def _passing(self, request: Request, listed: Page) -> tuple[str, Answer]:
        """A list, on the first day with troubles that pass: one page of a list in eleven fails the first time."""
        place = int(found[1]) if (found := _PAGE.search(request.path)) else 1
        if self._day or place % 11 != 3 or self._times_before(request.target, request.host):
            return "list", listed
        passing: Sequence[Answer] = (tricks.status(500), tricks.cut(listed.body, 100), tricks.silent_close)
        return "passing", passing[place // 11 % 3]

    def _list(self, request: Request) -> Page | None:
        number = int(found[1]) if (found := _PAGE.search(request.path)) else 1
        make = _LISTS.get(request.host)
        return make(self, request, number) if make is not None else _feed_elsewhere(self, request)

    def of(self, outlet: str, *forms: str) -> list[Piece]:
        """Return the listed articles of an outlet in some forms."""
        return [one for one in self._listed if one.outlet == outlet and one.form in forms]

    @property
    def site(self) -> list[Piece]:
        """The articles of China Daily's own site, twins and those in Chinese among them."""
        twins = set(self._plan.twins)
        return [one for one in self._listed if one.outlet == "china-daily" and (one.form in ("", "zh") or one in twins)]

    def china_daily(self, request: Request, number: int) -> Page | None:
        """Return a list of China Daily's site."""
        if request.path == "/world/europe/page_1.html":
            return _page("<html><body>We have moved</body></html>") if self._day == 0 else self._section(None, number)
        section = request.path.strip("/").rpartition("/")[0]
        if section in SECTIONS:
            return self._section(section, number)
        feeds: dict[str, Callable[[], Page]] = {
            "/rss/china_rss.xml": lambda: _xml(lists.rss([_elsewhere(one) for one in self.site])),
            "/rss/opinion_rss.xml": lambda: _xml(lists.rss(self.site if self._day else [])),
            "/rss/cndy_rss.xml": lambda: _xml(lists.rss([*(self.site[:3] if self._day else []), *self._plan.frozen])),
            "/sitemap.xml": lambda: _xml(lists.sitemap(self.site)),
        }
        return feeds[request.path]() if request.path in feeds else None

    def _section(self, name: str | None, number: int) -> Page | None:
        within = [one for one in self.site if name in (None, one.section)]
        if number > lists.pages(within):
            return None
        text = lists.section(within, name or "world/asia_pacific", number)
        if number == 1 and self._day == 0 and name is not None:
            text = text.replace('<div id="div_currpage">', f'{_traps(name)}<div id="div_currpage">')
        return _page(text)

    def military(self, request: Request, number: int) -> Page | None:
        """Return the list of China Military Online."""
        own = self.of("china-military-online", "")
        return _page(lists.china_military(own, number)) if number <= lists.pages(own) else None

    def mnd(self, request: Request, number: int) -> Page | None:
        """Return one of the two lists of the Ministry of National Defense."""
        own = self.of("mnd", "")
        is_erroring = request.path.startswith("/2025xb/E/")
        if is_erroring and self._day == 0:
            return tricks.status(500)
        if self._day == 1 and not is_erroring:
            return _page("<html><body><p>This site has moved.</p></body></html>")
        return _page(lists.mnd(own, number)) if number <= lists.pages(own) else None

    def mfa(self, request: Request, number: int) -> Page | None:
        """Return the list of press conferences; its pages are counted from 0."""
        own = self.of("mfa", "")
        number = number + 1 if "index_" in request.path else 1
        return _page(lists.mfa(own, number)) if number <= lists.pages(own) else None

    def global_times(self, request: Request, number: int) -> Page | None:
        """Return the sitemaps of Global Times."""
        own = self.of("global-times", "")
        halves = {"/map1.xml": own[::2], "/map2.xml": own[1::2], "/rebuilt.xml": list(self._plan.rebuilt)}
        if request.path == "/sitemap.xml":
            return _xml(lists.sitemap_index([f"https://{request.host}/map{one}.xml" for one in (1, 2)]))
        return _xml(lists.sitemap(halves[request.path])) if request.path in halves else None

    def app(self, request: Request, number: int) -> Page:
        """Return the column of the app."""
        return tagged(lists.column(self.of("china-daily", "app")).encode(), content_type=JSON)

    def search(self, request: Request, number: int) -> Page:
        """Return a page of the search."""
        return tagged(lists.search(self.of("china-daily", ""), request.query).encode(), content_type=JSON)

    def paper(self, request: Request, number: int) -> Page | None:
        """Return a day of the printed paper."""
        day = request.path.removeprefix("/global/").removesuffix("/index.html")
        text = lists.paper(self.of("china-daily", "paper"), day)
        return _page(text) if text else None

    def archive(self, request: Request, number: int) -> Page:
        """Return the captures that the archive has."""
        old = [one for one in self.of("china-daily", "old") if one not in self._plan.twins]
        return tagged(lists.captures(old, request.query).encode(), content_type=JSON)


def _elsewhere(piece: Piece) -> Piece:
    """Return an article that is listed under another of its addresses."""
    return _Elsewhere(**piece.__dict__)


class _Elsewhere(Piece):
    @property
    def url(self) -> str:
        return super().url.replace("https://www.", "http://usa.") + "?utm_source=rss&from=feed"


def _feed_elsewhere(world: World, request: Request) -> Page | None:
    return _xml(lists.rss(world.site[:6])) if request.path == "/rss.xml" else None


def _traps(name: str) -> str:
    """Links of a list that lead where nobody may ask."""
    place = tuple(SECTIONS).index(name)
    return "".join(
        f'<span class="tw3_01_2_t"><h4><a href="{url}">THAAD trap</a></h4><b>2026-11-20 09:00</b></span>\n'
        for url in (MIRROR.format(place), PRIVATE.format(place), "javascript:void(0)", "http://10.0.0.1/a.html")
    )


def _page(text: str) -> Page:
    return tagged(text.encode(), content_type=HTML)


def _xml(text: str) -> Page:
    moment = dt.datetime(2026, 11, 20, tzinfo=dt.UTC) + dt.timedelta(seconds=zlib.crc32(text.encode()) % 86400)
    return Page(text.encode(), content_type=XML, modified=format_datetime(moment, usegmt=True))


_LISTS: dict[str, Callable[[World, Request, int], Page | None]] = {
    CD: World.china_daily,
    "newssearch.chinadaily.com.cn": World.search,
    "epaper.chinadaily.com.cn": World.paper,
    "enapp.chinadaily.com.cn": World.app,
    "eng.chinamil.com.cn": World.military,
    "eng.mod.gov.cn": World.mnd,
    "www.fmprc.gov.cn": World.mfa,
    "www.globaltimes.cn": World.global_times,
    "web.archive.org": World.archive,
}
_TROUBLES: dict[str, Answer] = {
    "www.koreaherald.com": tricks.status(403),
    "www.cgtn.com": tricks.redirect("/rss.xml"),
    "www.ecns.cn": tricks.endless,
    "english.news.cn": tricks.bomb(1024),
    "www.scmp.com": tricks.redirect("http://10.0.0.1/rss.xml"),
    "english.chosun.com": tricks.status(404),
    "www.donga.com": tricks.silence,
}
