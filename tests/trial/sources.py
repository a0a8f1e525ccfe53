"""The sources of the trial: one of every kind that works, and one for every way in which a source can be broken."""

from collections.abc import Mapping
from dataclasses import dataclass

from tests.site.catalogue import SECTIONS


@dataclass(frozen=True)
class Tried:
    """A source: its row of the settings, and the state in which it is to be found while it is broken."""

    row: Mapping[str, object]
    state: str | None = None
    """None for one that works."""
    answered: bool = True

    @property
    def name(self) -> str:
        """The name in the settings."""
        return str(self.row["name"])


def _source(name: str, kind: str, **fields: object) -> Tried:
    most = {} if kind == "seeds" else {"most_pages": 500}
    return Tried({"name": name, "kind": kind, **most, **fields})


def _broken(name: str, kind: str, state: str, *, answered: bool = True, **fields: object) -> Tried:
    return Tried({"name": name, "kind": kind, **fields}, state, answered)


def _feed(name: str, host: str) -> Tried:
    """A feed that cannot be had, at a host of its own."""
    return _broken(name, "rss", "failing", answered=False, url=f"https://{host}/rss.xml")


CD = "www.chinadaily.com.cn"
WORKING = (
    _source("seeds", "seeds"),
    _source("search-thaad", "chinadaily-search", keywords="THAAD"),
    _source("search-crane", "chinadaily-search", keywords="harbour crane"),
    *(_source(name, "chinadaily-section", section=name, least_relevance=0) for name in SECTIONS),
    _source("paper", "chinadaily-epaper", edition="global", least_relevance=0),
    _source("app", "chinadaily-app", column="5a0019fba3108b7ccb37629b", least_relevance=0),
    _source("feed", "rss", url=f"http://{CD}/rss/china_rss.xml", least_relevance=0),
    _source(
        "military",
        "china-military",
        url="http://eng.chinamil.com.cn/2025xb/H_251454/L_251456/index.html",
        least_relevance=0,
    ),
    _source("mnd", "mnd", url="http://eng.mod.gov.cn/2025xb/P/index.html"),
    _source("mfa", "mfa", url="https://www.fmprc.gov.cn/eng/xw/fyrbt/lxjzh/index.html"),
    _source("sitemaps", "sitemap", url="https://www.globaltimes.cn/sitemap.xml"),
    _source("site-map", "sitemap", url=f"https://{CD}/sitemap.xml"),
    _source("archive", "wayback", prefix=f"{CD}/china/2016-11/", rows=100, least_relevance=0),
)
BROKEN = (
    _feed("dead", "en.yna.co.kr"),
    _feed("denied", "www.koreaherald.com"),
    _feed("forbidden", "www.koreatimes.co.kr"),
    _feed("robots-unreadable", "world.kbs.co.kr"),
    _feed("looped", "www.cgtn.com"),
    _feed("endless", "www.ecns.cn"),
    _feed("bombed", "english.news.cn"),
    _feed("private", "www.scmp.com"),
    _feed("missing", "english.chosun.com"),
    _feed("silent", "www.donga.com"),
    _broken("erroring", "mnd", "failing", answered=False, url="http://eng.mod.gov.cn/2025xb/E/index.html"),
    _broken("empty", "rss", "empty", url=f"http://{CD}/rss/opinion_rss.xml"),
    _broken("frozen", "rss", "stale", url=f"http://{CD}/rss/cndy_rss.xml", least_relevance=0),
    _broken("moved", "chinadaily-section", "unparsable", section="world/europe"),
    _broken("rebuilt", "sitemap", "unparsable", url="https://www.globaltimes.cn/rebuilt.xml"),
)
SOURCES = (*WORKING, *BROKEN)
LATER = "mnd"
"""The source that breaks on the first of the later days, when the others are healed: its list has moved."""


def expected(day: int) -> dict[str, str | None]:
    """Return the state in which each source is to be found on a day; None for ``ok`` or ``quiet``."""
    if day == 0:
        return {one.name: one.state for one in SOURCES}
    return {one.name: "unparsable" if one.name == LATER and day == 1 else None for one in SOURCES}
