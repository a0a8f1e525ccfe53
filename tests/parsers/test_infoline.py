"""Info lines in every form that the outlets' pages are known to have, with the dirt that real ones carry."""

import datetime as dt
import gzip
import json
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import seeds
from parsers.pages.credits import Credits
from parsers.pages.infoline import InfoLine, editing, is_signature, read_info, slot, slot_value
from parsers.pages.names import is_name, names, normal
from parsers.reference import load

CORPUS = Path(__file__).parents[2].parent / "shared" / "corpus" / "chinadaily_columns.jsonl.gz"
needs_corpus = pytest.mark.skipif(not CORPUS.is_file(), reason="the columns of ../shared/corpus are not here")


@cache
def credits() -> Credits:
    return Credits.of(load(seeds.FOLDER))


def info(line: str) -> InfoLine:
    found = read_info(line, credits())
    assert found is not None, line
    return found


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("By Zhang Zhihao | China Daily | Updated: 2016-11-08 07:24", ("Zhang Zhihao",)),
        ("By MO JINGXI,AN BAIJIE(China Daily)", ("Mo Jingxi", "An Baijie")),
        ("By MO JINGXI,AN BAIJIE(China Daily)    Updated: 2017-11-23 07:11", ("Mo Jingxi", "An Baijie")),
        ("By He Yafei ( China Daily ) Updated: 2016-08-01 07:51:50", ("He Yafei",)),
        ("By Mo Jingxi (chinadaily.com.cn) Updated: 2016-07-09 08:33", ("Mo Jingxi",)),
        ("By TAN YINGZI in Chongqing | China Daily | Updated: 2020-01-02 09:00", ("Tan Yingzi",)),
        (
            "XU WEIWEI in Hong Kong, REN QI in Dushanbe, Tajikistan,REN QI and MA SI in Beijing | China Daily"
            " | Updated: 2021-09-17 07:00",
            ("Xu Weiwei", "Ren Qi", "Ma Si"),
        ),
        ("By Zhang Yunbi in Pyeongtaek, South Korea | China Daily | Updated: 2017-09-08 07:00", ("Zhang Yunbi",)),
        ("Zhang Zhihao | China Daily | Updated: 2016-11-08 07:24", ("Zhang Zhihao",)),
        ("By <P>Chen Weihua</P> | \n chinadaily.com.cn |\n Updated: 2017-11-02 10:55", ("Chen Weihua",)),
        ("By\xa0Fu\xa0Jing\xa0|\xa0China Daily\xa0|\xa0Updated: 2018-10-30 07:50", ("Fu Jing",)),
        ("By Chen Weihua | \n            \n            Updated: 2018-04-20 07:16", ("Chen Weihua",)),
        ("By Deng Lanqing Source:Global Times Published: 2017/9/8 0:18:39", ("Deng Lanqing",)),
        ("By Colin Marsh, Park Ha-na", ("Colin Marsh", "Park Ha-na")),
        ("By Yeo Min-suk (minsuk@heraldcorp.com)", ("Yeo Min-suk",)),
        ("BY KIM SARAH [kim.sarah@joongang.co.kr]", ("Kim Sarah",)),
        ("By CGTN's Wang Tao", ("Wang Tao",)),
        ("By Park Min-hee, Beijing correspondent", ("Park Min-hee",)),
        ("By KIM GAMEL | STARS AND STRIPES Published: March 7, 2017", ("Kim Gamel",)),
        ("By Xinhua", ("Xinhua",)),
        ("China Daily | Updated: 2017-12-05 07:46", ()),
        ("Xinhua |", ()),
        ("Source: Xinhua| 2018-05-04 14:55:22|Editor: huaxia", ()),
    ],
)
def test_the_writers(line: str, expected: tuple[str, ...]) -> None:
    assert info(line).bylines == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("By Zhang Zhihao | China Daily | Updated: 2016-11-08 07:24", "China Daily"),
        ("By MO JINGXI,AN BAIJIE(China Daily)", "China Daily"),
        ("By He Yafei ( China Daily ) Updated: 2016-08-01 07:51:50", "China Daily"),
        ("By Mo Jingxi (chinadaily.com.cn) Updated: 2016-07-09 08:33", "chinadaily.com.cn"),
        ("By Zhao Huanxin | China Daily USA | Updated: 2018-01-03 10:15", "China Daily USA"),
        ("By Gao Hua | Xinjiang Gazette | Updated: 2018-01-03 10:15", "Xinjiang Gazette"),
        ("By Chen Weihua | | Updated: 2018-04-20 07:16", None),
        ("chinadaily.com.cn | Updated: 2019-01-07 09:10", "chinadaily.com.cn"),
        ("Xinhua |", "Xinhua"),
        ("(Xinhua)    16:30, February 28, 2017", "Xinhua"),
        ("(Agencies)", "Agencies"),
        ("Source\tXinhuanet", "Xinhuanet"),
        ("Source    Xinhuanet", "Xinhuanet"),
        ("Source:Xinhua Editor:Zhang Tao 2017-04-27", "Xinhua"),
        ("Source: Ministry of National Defense    Editor: Zhang Tao    2017-03-31", "Ministry of National Defense"),
        ("By Deng Lanqing Source:Global Times Published: 2017/9/8 0:18:39", "Global Times"),
        ("2017-03-07 13:39 | Ecns.cn | Editor: Mo Lili", "Ecns.cn"),
        ("China Daily", "China Daily"),
    ],
)
def test_the_source_as_printed(line: str, expected: str | None) -> None:
    assert info(line).source == expected


@pytest.mark.parametrize(
    ("line", "date", "time"),
    [
        ("By Zhang Zhihao | China Daily | Updated: 2016-11-08 07:24", "2016-11-08", "07:24"),
        ("By He Yafei ( China Daily ) Updated: 2016-08-01 07:51:50", "2016-08-01", "07:51:50"),
        ("(Xinhua)    16:30, February 28, 2017", "2017-02-28", "16:30"),
        ("All News 15:42 March 06, 2017", "2017-03-06", "15:42"),
        ("World News   May 2, 2017 / 9:12 AM", "2017-05-02", "09:12"),
        ("World News   May 2, 2017 / 12:05 AM", "2017-05-02", "00:05"),
        ("Published: 2017/9/8 0:18:39", "2017-09-08", "00:18:39"),
        ("Published: Aug 22, 2026 12:29 PM Updated: Aug 23, 2026 10:15 PM", "2026-08-22", "12:29"),
        ("Updated: Aug 23, 2026 10:15 PM Published: Aug 22, 2026 12:29 PM", "2026-08-22", "12:29"),
        ("Write: 2018-02-28 10:21:33 / Update: 2018-02-28 11:40:02", "2018-02-28", "10:21:33"),
        ("Published : Mar 6, 2017 - 16:12       Updated : Mar 7, 2017 - 18:11", "2017-03-06", "16:12"),
        ("Posted on : Mar.7,2017 16:55 KST  Modified on : Mar.8,2017 10:12 KST", "2017-03-07", "16:55"),
        ("Updated 20:10, 31-Oct-2017", "2017-10-31", "20:10"),
        ("Time      2020-09-28 11:08:47", "2020-09-28", "11:08:47"),
        ("Tuesday 7 March 2017 05.00 GMT", "2017-03-07", None),
        ("2017/03/07", "2017-03-07", None),
        ("Mar 07,2017", "2017-03-07", None),
        ("10:02 07.03.2017", "2017-03-07", "10:02"),
        ("By Fu Jing | China Daily | Updated: 2569-08-22 07:50", "2569-08-22", "07:50"),
        ("Source: Xinhua  Editor: Zhang Tao", None, None),
    ],
)
def test_the_date_of_publication_goes_before_that_of_an_update(line: str, date: str | None, time: str | None) -> None:
    found = info(line)
    assert found.date == (dt.date.fromisoformat(date) if date else None)
    assert found.time == (dt.time.fromisoformat(time) if time else None)


@pytest.mark.parametrize(
    ("line", "editor"),
    [
        ("Source: Xinhua    Editor: Zhang Tao    2017-03-31", "Zhang Tao"),
        ("Source:Xinhua Editor:Zhang Tao 2017-04-27", "Zhang Tao"),
        ("Source: Xinhua| 2018-05-04 14:55:22|Editor: huaxia", "huaxia"),
        ("Editor    Chen Lufan", "Chen Lufan"),
        ("Editor\tHuang Panyue", "Huang Panyue"),
        ("2017-03-07 13:39:21 | CRIENGLISH.com | Web Editor: Zhang Peng", "Zhang Peng"),
        ("Responsible editor: LI WEI", "Li Wei"),
    ],
)
def test_the_editor(line: str, editor: str) -> None:
    assert info(line).editor == editor


@pytest.mark.parametrize(
    ("line", "editor"),
    [
        ("(Web editor: Qiu Yining, Bianji)", "Qiu Yining"),
        ("(Additional reporting by Lena Fisk in Washington; Editing by Ruth Calder)", "Ruth Calder"),
        ("Editing by Tom Hale and Jane Roe", "Tom Hale"),
        ("(Reporting by Lena Fisk)", None),
        ("Back to the top", None),
    ],
)
def test_the_editor_that_a_line_below_the_article_names(line: str, editor: str | None) -> None:
    assert editing(line, credits()).editor == editor


@pytest.mark.parametrize(
    "line",
    [
        "By Tuesday, the ministry had received no answer from the other side.",
        "By the end of the year",
        "By sea and by land",
        "The talks were held in Seoul on Nov 8, 2016, the ministry said.",
        "Foreign Ministry Spokesperson Gao Lin's Regular Press Conference on March 7, 2017",
        "Source: Seoul to accept the offer",
        "Sources say two ministers met in secret",
        "Editor's picks",
        "Beijing, Seoul agree on contacts",
        "From harbor to hill: a walk",
        "Time to talk",
        "",
        "|",
        "Updated",
        "Related News",
        "x" * 5000,
    ],
)
def test_what_is_no_info_line(line: str) -> None:
    assert read_info(line, credits()) is None


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Source", "source"),
        ("Editor", "editor"),
        ("Editor:", "editor"),
        ("Time", "published"),
        ("By", "byline"),
        ("Updated", "updated"),
        ("Sources", None),
        ("Editor Huang", None),
        ("Huang Panyue", None),
    ],
)
def test_labels_that_stand_alone(line: str, role: str | None) -> None:
    assert slot(line) == role


def test_values_below_labels_that_stand_alone() -> None:
    assert slot_value("source", "China Military Online", credits()).source == "China Military Online"
    assert slot_value("editor", "LI WEICHAO", credits()).editor == "Li Weichao"
    assert slot_value("byline", "Mo Jingxi", credits()).bylines == ("Mo Jingxi",)
    dated = slot_value("published", "2025-03-18 17:20:31", credits())
    assert (dated.date, dated.time) == (dt.date(2025, 3, 18), dt.time(17, 20, 31))
    assert slot_value("published", "soon", credits()) == InfoLine()


def test_signatures_below_the_article() -> None:
    assert is_signature("By Min Hye-jin, Busan correspondent")
    assert not is_signature("By then it was too late")
    assert not is_signature("Min Hye-jin")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("MO JINGXI", "Mo Jingxi"),
        ("CHOI SOO-RIN", "Choi Soo-rin"),
        ("Choi Soo-rin", "Choi Soo-rin"),
        ("JEAN-PASCAL O'BRIEN", "Jean-Pascal O'Brien"),
        ("KAREN LEIGH-COOPER", "Karen Leigh-Cooper"),
        ("XU Weiwei", "Xu Weiwei"),
        ("J.H. AHN", "J.H. Ahn"),
    ],
)
def test_capitals_become_ordinary_letters(name: str, expected: str) -> None:
    assert normal(name) == expected


@pytest.mark.parametrize("words", ["China Daily", "Related News", "Gao", "gao hua", "Most Read", "A B C D E F"])
def test_what_is_no_name(words: str) -> None:
    assert not is_name(words)


def test_an_surname_that_is_an_article() -> None:
    assert names("MA JINGYI,AN BOLIN") == ("Ma Jingyi", "An Bolin")


_CHEN, _FU, _ZHAO, _WANG = (("Chen Weihua",), ("Fu Jing",), ("Zhao Huanxin",), ("Wang Hui",))
_REAL: dict[str, tuple[int, tuple[str, ...], str | None]] = {
    "By Chen Weihua | China Daily |": (299, _CHEN, "China Daily"),
    "By Fu Jing | China Daily |": (63, _FU, "China Daily"),
    "By Zhao Huanxin | China Daily |": (37, _ZHAO, "China Daily"),
    "By Wang Hui | China Daily |": (15, _WANG, "China Daily"),
    "By Chen Weihua | chinadaily.com.cn |": (11, _CHEN, "chinadaily.com.cn"),
    "By CHEN WEIHUA | China Daily |": (9, _CHEN, "China Daily"),
    "China Daily |": (3, (), "China Daily"),
    "By Fu Jing | chinadaily.com.cn |": (2, _FU, "chinadaily.com.cn"),
    "chinadaily.com.cn |": (2, (), "chinadaily.com.cn"),
    "By Faisal Kidwai | chinadaily.com.cn |": (1, ("Faisal Kidwai",), "chinadaily.com.cn"),
    "By Zamir Ahmed Awan | chinadaily.com.cn |": (1, ("Zamir Ahmed Awan",), "chinadaily.com.cn"),
    "By Zhao Huanxi | China Daily |": (1, ("Zhao Huanxi",), "China Daily"),
    "By Zhao Huanxin | chinadaily.com.cn |": (1, _ZHAO, "chinadaily.com.cn"),
    "By Zhao Huanxin | China Daily USA |": (1, _ZHAO, "China Daily USA"),
    "By Chen Weihua |": (1, _CHEN, None),
    "By Chen Weihua | China Daily USA |": (1, _CHEN, "China Daily USA"),
    "By <P>Chen Weihua</P> | chinadaily.com.cn |": (1, _CHEN, "chinadaily.com.cn"),
    "By <P>CHEN WEIHUA</P> | China Daily |": (1, _CHEN, "China Daily"),
    "By Wang Hui | chinadaily.com.cn |": (1, _WANG, "chinadaily.com.cn"),
    "By Wnag Hui | China Daily |": (1, ("Wnag Hui",), "China Daily"),
}
"""What stands before ``Updated: …`` in the 452 real lines, how often, and whom and what a person reads in it."""


@cache
def _columns() -> tuple[str, ...]:
    with gzip.open(CORPUS, "rt", encoding="utf-8") as lines:
        return tuple(json.loads(line)["info_l"] for line in lines)


@needs_corpus
@pytest.mark.parametrize("form", _REAL)
def test_each_real_info_line_says_who_wrote_it_whose_it_is_and_when(form: str) -> None:
    count, bylines, source = _REAL[form]
    lines = [line for line in _columns() if " ".join(line.split()).partition(" Updated: ")[0] == form]
    assert len(lines) == count
    for line in lines:
        day, minute = line.split()[-2:]
        assert info(line) == InfoLine(
            bylines=bylines,
            source=source,
            date=dt.date.fromisoformat(day),
            time=dt.time.fromisoformat(minute),
            updated=True,
        )


@needs_corpus
def test_the_real_info_lines_are_all_of_these_forms() -> None:
    assert len(_columns()) == sum(count for count, _, _ in _REAL.values()) == 452


@given(st.text(max_size=300))
def test_no_line_is_an_error(line: str) -> None:
    found = read_info(line, credits())
    assert found is None or found != InfoLine()
    slot(line)
    editing(line, credits())
    names(line)
