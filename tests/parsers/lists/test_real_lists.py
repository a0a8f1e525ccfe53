"""The real lists, where the folder of real pages stands beside the project."""

import datetime as dt
from pathlib import Path

import pytest

from parsers.lists import Listed, chinadaily_app, chinadaily_section
from parsers.lists.chinadaily_app import Column
from parsers.lists.markup import BEIJING

PAGES = Path(__file__).parents[4] / "shared" / "pages"
pytestmark = pytest.mark.skipif(not PAGES.is_dir(), reason="needs the real pages in ../shared/pages")


def test_the_section_of_china_and_america() -> None:
    raw = (PAGES / "chinadaily" / "chinadaily_list_world_china-us_2019-01-12.trimmed.html").read_bytes()
    found = chinadaily_section.read(raw, url="https://www.chinadaily.com.cn/world/china-us/page_1.html")
    assert (len(found.items), found.pages, found.unread) == (5, 10, 0)
    assert found.items[0] == Listed(
        "https://www.chinadaily.com.cn/a/201901/12/WS5c38db2fa3106c65c34e3ffa.html",
        "China Daily USA publishes Chinese Enterprises in the United States 2019",
        dt.datetime(2019, 1, 12, 2, 6, tzinfo=BEIJING),
    )
    assert [item.day for item in found.items] == [dt.date(2019, 1, day) for day in (12, 12, 11, 11, 10)]


def test_a_column_of_the_app() -> None:
    raw = (PAGES / "enapp_json" / "column_stories_sports.json").read_bytes()
    found = chinadaily_app.read(raw, url="https://enapp.chinadaily.com.cn/channels/enapp/columns/x/stories.json")
    assert (len(found.items), found.unread) == (21, 0)  # twenty stories, and one more in a block
    assert found.items[0] == Listed(
        "https://enapp.chinadaily.com.cn/a/202303/23/AP641bb4e4a3103705a5f426b0.html",
        "Conference to kick off new outdoor craze",
        dt.datetime(2023, 3, 23, 2, 9, 40, tzinfo=dt.UTC),
        copy="https://enapp.chinadaily.com.cn/a/202303/23/AP641bb4e4a3103705a5f426b0.json",
    )
    assert all(item.title and item.published for item in found.items)


def test_the_home_feed_of_the_app() -> None:
    raw = (PAGES / "enapp_json" / "home_stories_blocks.json").read_bytes()
    found = chinadaily_app.read(raw, url="https://enapp.chinadaily.com.cn/channels/enapp/home.json")
    assert found.items[0].snippet == (
        "Australian Senator Jordon Steele-John has slammed the government's nuclear submarine agreement."
    )
    assert len(found.items) == len({item.url for item in found.items})
    assert len(found.items) > 20  # those of the blocks too


def test_the_columns_of_the_app() -> None:
    raw = (PAGES / "enapp_json" / "custom-columns.json").read_bytes()
    found = chinadaily_app.columns(raw, url="https://enapp.chinadaily.com.cn/channels/enapp/custom-columns.json")
    assert found[0] == Column("5a001da1a3108b7ccb3762a9", "Home", "home")
    assert len(found) >= 78
