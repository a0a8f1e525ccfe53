"""What URLs say of an article, and that look-alikes say nothing."""

import datetime as dt
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

import seeds
from parsers.errors import PageError
from parsers.pages.urls import UNKNOWN, ArticleId, identify
from parsers.reference import Reference, load


@cache
def reference() -> Reference:
    return load(seeds.FOLDER)


def read(url: str) -> ArticleId:
    return identify(url, reference())


FAMILIES = [
    (
        "http://www.chinadaily.com.cn/english/doc/2005-02/25/content_419382.htm",
        "china-daily",
        "content_419382",
        "2005-02-25",
    ),
    (
        "https://global.chinadaily.com.cn/china/2016-11/08/content_27305717.htm",
        "china-daily",
        "content_27305717",
        "2016-11-08",
    ),
    ("http://www.chinadaily.com.cn/life/content_37095510.htm", "china-daily", "content_37095510", None),
    (
        "https://www.chinadaily.com.cn/a/201906/03/WS5cf45d8ca310519142700a11.html",
        "china-daily",
        "WS5cf45d8ca310519142700a11",
        "2019-06-03",
    ),
    (
        "https://enapp.chinadaily.com.cn/a/202309/06/AP641b8b9ea3103705a5f42614.json",
        "china-daily",
        "AP641b8b9ea3103705a5f42614",
        "2023-09-06",
    ),
    (
        "http://english.chinamil.com.cn/view/2017-11/01/content_7807479.htm",
        "china-military-online",
        "content_7807479",
        "2017-11-01",
    ),
    ("http://eng.mod.gov.cn/news/2017-03/31/content_4776911.htm", "mnd", "content_4776911", "2017-03-31"),
    (
        "http://english.yonhapnews.co.kr/national/2017/03/06/0301000000AEN20170306007351315.html",
        "yonhap",
        "AEN20170306007351315",
        "2017-03-06",
    ),
    ("https://en.yna.co.kr/view/AEN20190820002300325", "yonhap", "AEN20190820002300325", "2019-08-20"),
    (
        "https://www.fmprc.gov.cn/mfa_eng/xwfw_665399/s2510_665401/201912/t20191210_1722968.html",
        "mfa",
        "t20191210_1722968",
        "2019-12-10",
    ),
    ("http://en.people.cn/n3/2017/0228/c90000-9183451.html", "peoples-daily", "c90000-9183451", "2017-02-28"),
    ("http://www.xinhuanet.com/english/2018-05/04/c_137155555.htm", "xinhua", "c_137155555", "2018-05-04"),
    ("http://www.globaltimes.cn/content/1065288.shtml", "global-times", "1065288", None),
    ("https://www.globaltimes.cn/page/202201/1368751.shtml", "global-times", "1368751", None),
    ("https://www.reuters.com/article/us-northkorea-thaad-china-idUSKBN17Y0ZT", "reuters", "idUSKBN17Y0ZT", None),
    (
        "https://epaper.chinadaily.com.cn/a/201711/01/WS59f90b2ea310b3e1bd4a1a01.html",
        "china-daily",
        "WS59f90b2ea310b3e1bd4a1a01",
        "2017-11-01",
    ),
    (
        "http://www.chinadaily.com.cn/cndy/2017-04/28/content_29122472.htm",
        "china-daily",
        "content_29122472",
        "2017-04-28",
    ),
    ("http://eng.chinamil.com.cn/2025xb/H_251454/L_251456/16397534.html", "china-military-online", "16397534", None),
    ("http://eng.mod.gov.cn/2025xb/N/T/16397534.html", "mnd", "16397534", None),
    ("http://www.81.cn/yw_208727/16298271.html", "pla-daily", "16298271", None),
    ("http://www.81.cn/jfjbmap/content/2017-11/01/content_190789.htm", "pla-daily", "content_190789", "2017-11-01"),
    ("https://www.chinadailyhk.com/hk/article/631892", "china-daily-hk", "631892", None),
    ("https://www.chinadailyhk.com/articles/210/245/84/1532946794238.html", "china-daily-hk", "1532946794238", None),
    ("http://news.xinhuanet.com/english/2017-11/01/c_136720437.htm", "xinhua", "c_136720437", "2017-11-01"),
    (
        "https://english.news.cn/20230405/0123456789abcdef0123456789abcdef/c.html",
        "xinhua",
        "0123456789abcdef0123456789abcdef",
        "2023-04-05",
    ),
    ("http://www.koreaherald.com/view.php?ud=20170306000834", "korea-herald", "ud=20170306000834", None),
    ("https://www.koreaherald.com/article/10685727", "korea-herald", "10685727", None),
    (
        "http://koreajoongangdaily.joins.com/news/article/article.aspx?aid=3030303",
        "joongang-daily",
        "aid=3030303",
        None,
    ),
    ("https://www.joongang.co.kr/article/25085867", "joongang-ilbo", "25085867", None),
    ("http://www.koreatimes.co.kr/www/nation/2017/03/120_225150.html", "korea-times", "225150", None),
]


@pytest.mark.parametrize(("url", "outlet", "content_id", "date"), FAMILIES)
def test_outlet_id_and_date_of_the_families(url: str, outlet: str, content_id: str, date: str | None) -> None:
    found = read(url)
    assert (found.outlet, found.content_id) == (outlet, content_id)
    assert found.url_date == (dt.date.fromisoformat(date) if date else None)


@pytest.mark.parametrize(
    "same",
    [
        "http://usa.chinadaily.com.cn/china/2016-11/08/content_27305717.htm",
        "HTTPS://WWW.ChinaDaily.com.cn/china/2016-11/08/content_27305717.htm",
        "https://www.chinadaily.com.cn./china/2016-11/08/content_27305717.htm",
        "https://www.chinadaily.com.cn:443/china/2016-11/08/content_27305717.htm",
        "https://www.chinadaily.com.cn/china/2016-11/08/content_27305717_2.htm",
        "https://www.chinadaily.com.cn/china/2016-11/08/content_27305717_12.htm?utm_source=x#top",
        "https://www.chinadaily.com.cn/opinion/2016-11/08/content_27305717.htm?from=groupmessage&isappinstalled=0",
        "https://m.chinadaily.com.cn/en/2016-11/08/content_27305717.htm?print=1",
        "http://www.chinadaily.com.cn:80//china/./2016-11/x/../08/content_27305717.htm",
        "http://www.chinadaily.com.cn/china/2016-11/08/content%5F27305717.htm",
        "http://www.chinadaily.com.cn/China/2016-11/08/Content_27305717.HTM",
        "http://\uff57\uff57\uff57.chinadaily.com.cn/china/2016-11/08/content_27305717.htm",
    ],
)
def test_one_article_at_many_addresses(same: str) -> None:
    found = read(same)
    assert (found.outlet, found.content_id) == ("china-daily", "content_27305717")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "https://en.yna.co.kr/view/AEN20170306007351315?section=search",
            "http://english.yonhapnews.co.kr/national/2017/03/06/0301000000AEN20170306007351315.html",
        ),
        ("https://m-en.yna.co.kr/view/aen20170306007351315", "https://en.yna.co.kr/view/AEN20170306007351315"),
        (
            "http://m.koreaherald.com/amp/view.php?ud=20170306000834",
            "http://news.koreaherald.com/view.php?ud=20170306000834&kr=1",
        ),
        (
            "http://www.koreatimes.co.kr/www/news/nation/2017/03/113_225150.html",
            "http://www.koreatimes.co.kr/www/nation/2017/03/120_225150.html",
        ),
        ("https://www.chinadailyhk.com/hk/article/631892", "https://www.chinadailyhk.com/article/631892#top"),
        (
            "https://www.scmp.com/news/china/diplomacy-defence/article/2076190/one-headline",
            "https://amp.scmp.com/news/china/diplomacy-defence/article/2076190/another-headline?module=x",
        ),
        ("http://www.globaltimes.cn/content/1065288.shtml", "https://www.globaltimes.cn/page/201709/1065288.shtml"),
        (
            "https://english.news.cn/asiapacific/20230405/0123456789ABCDEF0123456789abcdef/c.html",
            "https://english.news.cn/20230405/0123456789abcdef0123456789abcdef/c_2.html",
        ),
        (
            "https://www.fmprc.gov.cn/mfa_eng/xwfw_665399/t20191210_1722968.html",
            "http://www.mfa.gov.cn/eng/xw/fyrbt/lxjzh/201912/t20191210_1722968.shtml",
        ),
        (
            "https://www.chinadaily.com.cn/a/201906/03/ws5CF45D8CA310519142700A11.html",
            "https://epaper.chinadaily.com.cn/a/201906/03/WS5cf45d8ca310519142700a11_2.html",
        ),
    ],
)
def test_the_other_outlets_too_have_many_addresses_for_one(one: str, other: str) -> None:
    assert read(one).outlet == read(other).outlet != UNKNOWN
    assert read(one).content_id == read(other).content_id


def test_a_day_is_no_id() -> None:
    first, other = (read(f"https://www.chinadaily.com.cn/{place}/20170307.html") for place in ("china", "world"))
    assert first.content_id != other.content_id


def test_china_daily_hong_kong_is_an_outlet_of_its_own() -> None:
    assert read("https://www.chinadailyhk.com/article/1234567").outlet == "china-daily-hk"
    assert read("https://www.chinadailyasia.com/nation/2016-11/08/content_15522555.html").outlet == "china-daily-hk"


def test_a_later_page_has_the_address_of_the_first() -> None:
    found = read("https://www.chinadaily.com.cn/a/201906/03/WS5cf45d8ca310519142700a11_3.html?utm_medium=mail#p3")
    assert found.canonical_url == "https://www.chinadaily.com.cn/a/201906/03/WS5cf45d8ca310519142700a11.html"


def test_an_article_without_an_id_is_known_by_path_and_query() -> None:
    first = read("http://world.kbs.co.kr/service/news_view.htm?lang=e&Seq_Code=134417")
    again = read("https://kbs.co.kr/service/news_view.htm?Seq_Code=134417&utm_source=mail&lang=e")
    other = read("http://world.kbs.co.kr/service/news_view.htm?lang=e&Seq_Code=134418")
    assert first.outlet == "kbs-world"
    assert first.content_id == again.content_id != other.content_id


@pytest.mark.parametrize(
    "url",
    [
        "http://www.chinadaily.com.cn.evil.org/china/2016-11/08/content_27305717.htm",
        "http://evilchinadaily.com.cn/china/2016-11/08/content_27305717.htm",
        "http://chinadaily.com.cn.spam/china/2016-11/08/content_27305717.htm",
        "http://www.chinadaily.com/china/2016-11/08/content_27305717.htm",
        "http://com.cn/content_27305717.htm",
        "http://chin\u0430daily.com.cn/china/2016-11/08/content_27305717.htm",
        "http://www.chinadaily.com.cn:8080/china/2016-11/08/content_27305717.htm",
        "http://evil.org/www.chinadaily.com.cn/content_27305717.htm",
        "http://evil.org?www.chinadaily.com.cn/content_27305717.htm",
        "http://evil.org#www.chinadaily.com.cn/content_27305717.htm",
        "http://127.0.0.1:8000/china/2016-11/08/content_27305717.htm",
        "http://china-daily/content_27305717.htm",
    ],
)
def test_other_hosts_are_unknown_and_their_ids_their_own(url: str) -> None:
    found = read(url)
    assert found.outlet == UNKNOWN
    assert found.content_id != "content_27305717"


def test_a_mirror_has_another_id_than_its_original_and_than_another_mirror() -> None:
    path = "china/2016-11/08/content_27305717.htm"
    ids = {read(f"http://{host}/{path}").content_id for host in ("www.chinadaily.com.cn", "a.example", "b.example")}
    assert ids == {"content_27305717", "a.example/content_27305717", "b.example/content_27305717"}


@pytest.mark.parametrize(
    ("url", "what"),
    [
        ("javascript:alert(1)//www.chinadaily.com.cn/content_27305717.htm", "no http or https"),
        ("file:///etc/passwd", "no http or https"),
        ("ftp://www.chinadaily.com.cn/content_27305717.htm", "no http or https"),
        ("www.chinadaily.com.cn/content_27305717.htm", "no http or https"),
        ("", "no http or https"),
        ("http://www.chinadaily.com.cn@evil.org/content_27305717.htm", "user name"),
        ("http://user:secret@www.chinadaily.com.cn/content_27305717.htm", "user name"),
        ("http:///content_27305717.htm", "no valid host"),
        ("http://%77ww.chinadaily.com.cn/", "no valid host"),
        ("http://www..chinadaily.com.cn/", "no valid host"),
        ("http://evil.org\\@www.chinadaily.com.cn/", "characters that no address has"),
        ("http://www.chinadaily.com.cn/a b", "characters that no address has"),
        ("http://www.chinadaily.com.cn/\ncontent_27305717.htm", "characters that no address has"),
        ("http://www.chinadaily.com.cn:99999/", "cannot be read"),
        ("http://[::1/", "cannot be read"),
        ("http://www.chinadaily.com.cn/" + "a" * 3000, "over 2048"),
    ],
)
def test_what_is_no_plain_address_is_refused_in_one_line(url: str, what: str) -> None:
    with pytest.raises(PageError, match=what) as caught:
        read(url)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 250


@pytest.mark.parametrize(
    ("url", "date"),
    [
        ("https://www.reuters.com/world/a-story-2023-04-05/", "2023-04-05"),
        ("https://www.example.org/2017/3/7/story", "2017-03-07"),
        ("https://www.example.org/20170307/story", "2017-03-07"),
        ("https://www.example.org/2017-02/30/content_1234567.htm", None),
        ("https://www.example.org/0001/01/01/x", None),
        ("https://www.example.org/12345678/x", None),
    ],
)
def test_the_date_in_the_path(url: str, date: str | None) -> None:
    assert read(url).url_date == (dt.date.fromisoformat(date) if date else None)


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(url: str) -> None:
    try:
        found = read(url)
    except PageError:
        return
    assert found.canonical_url.startswith(("http://", "https://"))


@given(st.text(max_size=60), st.from_regex(r"[a-z0-9]{1,10}\.(?:org|example)", fullmatch=True))
def test_nothing_in_front_of_another_domain_makes_it_a_known_one(front: str, domain: str) -> None:
    for url in (f"http://{front}.{domain}/content_27305717.htm", f"http://www.chinadaily.com.cn{front}.{domain}/"):
        try:
            found = read(url)
        except PageError:
            continue
        host = found.canonical_url.split("/")[2].split(":")[0]
        assert found.outlet == UNKNOWN or reference().outlet_by_host(host) is not None


@given(st.sampled_from([url for url, *_ in FAMILIES]))
def test_the_canonical_address_identifies_the_same_article(url: str) -> None:
    found = read(url)
    assert read(found.canonical_url) == found


@given(st.text(alphabet="/.%25fFaz_~?#&=+;: é0123456789", max_size=60))
def test_what_is_read_from_a_canonical_address_is_the_same_again(path: str) -> None:
    try:
        found = read(f"https://www.chinadaily.com.cn/{path}")
    except PageError:
        return
    assert read(found.canonical_url) == found


@given(
    st.sampled_from([url for url, *_ in FAMILIES]),
    st.sampled_from(["http", "https", "HTTP"]),
    st.from_regex(r"(?:[a-z]{1,8}\.){0,2}", fullmatch=True),
    st.sampled_from(["", "."]),
    st.sampled_from(["", "?utm_source=mail", "?from=singlemessage&_t=1"]),
    st.sampled_from(["", "#p2"]),
)
def test_scheme_host_tracking_and_fragment_change_nothing(
    url: str, scheme: str, host: str, dot: str, query: str, fragment: str
) -> None:
    plain = read(url)
    outlet = reference().outlet(plain.outlet)
    assert outlet is not None
    rest = url.split("/", 3)[3]
    query = query.replace("?", "&") if "?" in rest else query
    other = read(f"{scheme}://{host}{outlet.hosts[0]}{dot}/{rest}{query}{fragment}")
    assert (other.outlet, other.content_id, other.url_date) == (plain.outlet, plain.content_id, plain.url_date)
