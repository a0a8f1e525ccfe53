"""Addresses of an archive's copies."""

import datetime as dt

import pytest

from parsers.pages.copies import Copy, copy_at

PAGE = "http://www.chinadaily.com.cn/china/2016-11/08/content_27305717.htm"
AT = dt.datetime(2016, 11, 9, 2, 15, 30, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    "address",
    [
        f"https://web.archive.org/web/20161109021530id_/{PAGE}",
        f"https://web.archive.org/web/20161109021530/{PAGE}",
        f"http://web.archive.org/web/20161109021530if_/{PAGE}",
        f"https://web.archive.org/web/20161109021530id_/{PAGE.replace('://', ':/')}",
    ],
)
def test_a_copy_is_known_by_its_page_and_its_time(address: str) -> None:
    copy = copy_at(address)
    assert copy == Copy(PAGE, AT)
    assert copy.raw == f"https://web.archive.org/web/20161109021530id_/{PAGE}"


@pytest.mark.parametrize(
    "address",
    [
        PAGE,
        "https://web.archive.org/cdx/search/cdx?url=x",
        f"https://web.archive.org/web/2016/{PAGE}",
        f"https://web.archive.org/web/20161309021530id_/{PAGE}",  # no thirteenth month
        f"https://web.archive.org/web/20161109021530id_/ftp://{PAGE}",
        f"https://web.archive.org.evil.example/web/20161109021530id_/{PAGE}",
        f"https://evil.example/?https://web.archive.org/web/20161109021530id_/{PAGE}",
        "",
    ],
)
def test_no_other_address_is_taken_for_one(address: str) -> None:
    assert copy_at(address) is None
