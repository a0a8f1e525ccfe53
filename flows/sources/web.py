"""The kinds of sources on the web, by the names that settings call them."""

from flows.sources.china_military import ChinaMilitary
from flows.sources.chinadaily_app import ChinaDailyApp
from flows.sources.chinadaily_epaper import ChinaDailyEpaper
from flows.sources.chinadaily_search import ChinaDailySearch
from flows.sources.chinadaily_section import ChinaDailySection
from flows.sources.lists import Lists
from flows.sources.mfa import Mfa
from flows.sources.mnd import Mnd
from flows.sources.rss import Rss
from flows.sources.sitemap import Sitemap
from flows.sources.wayback import Wayback

WEB: dict[str, type[Lists]] = {
    "chinadaily-search": ChinaDailySearch,
    "chinadaily-section": ChinaDailySection,
    "chinadaily-epaper": ChinaDailyEpaper,
    "chinadaily-app": ChinaDailyApp,
    "rss": Rss,
    "china-military": ChinaMilitary,
    "mnd": Mnd,
    "mfa": Mfa,
    "sitemap": Sitemap,
    "wayback": Wayback,
}
