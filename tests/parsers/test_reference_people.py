"""People by every spelling, and who held which office on a day."""

import datetime as dt
import itertools

import pytest

from parsers.reference import Office, Reference, load
from parsers.reference.dates import PartialDate
from seeds import FOLDER

CHINA, ROK, US = "China", "Republic of Korea", "United States"


@pytest.fixture(scope="module")
def reference() -> Reference:
    return load(FOLDER)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("spelling", "name"),
    [
        ("Kim Jong-un", "Kim Jong-un"),
        ("Kim Jong Un", "Kim Jong-un"),
        ("KIM JONG UN", "Kim Jong-un"),
        ("Kim Jongun", "Kim Jong-un"),
        ("Kim Jong‑un", "Kim Jong-un"),
        ("Jong-un Kim", "Kim Jong-un"),
        ("Kang Kyung-hwa", "Kang Kyung-wha"),
        ("Kyung-wha Kang", "Kang Kyung-wha"),
        ("Yeo Suk-joo", "Yeo Seok-joo"),
        ("Jung Kyeong-doo", "Jeong Kyeong-doo"),
        ("Vincent Brooks", "Vincent K. Brooks"),
        ("Vincent K. Brooks", "Vincent K. Brooks"),
        ("Joseph F. Dunford Jr.", "Joseph Dunford"),
        ("James Mattis", "Jim Mattis"),
        ("HR McMaster", "H.R. McMaster"),
        ("H. R. McMaster", "H.R. McMaster"),
        ("Donald J. Trump", "Donald Trump"),
        ("Abe Shinzo", "Shinzo Abe"),
        ("Stéphane Dujarric", "Stephane Dujarric"),
        ("Robert O’Brien", "Robert O'Brien"),
        ("Wang  Yi", "Wang Yi"),
    ],
)
def test_spellings(reference: Reference, spelling: str, name: str) -> None:
    person = reference.person_by_name(spelling)
    assert person is not None
    assert person.name == name


@pytest.mark.parametrize("name", ["Kim", "Wang", "Obama", "Yi Wang", "Piao Jianyi", "Kim Jong-il", "", "-", "Jr."])
def test_names_that_are_nobodys_here(reference: Reference, name: str) -> None:
    assert reference.person_by_name(name) is None
    assert reference.people_by_name(name) == ()


def test_two_people_of_one_name_are_told_apart_by_the_day(reference: Reference) -> None:
    assert {person.name for person in reference.people_by_name("Kim Min-seok")} == {
        "Kim Min-seok",
        "Kim Min-seok (prime minister)",
    }
    assert reference.person_by_name("Kim Min-seok") is None
    spokesman = reference.person_by_name("Kim Min-seok", day("2015-05-19"))
    minister = reference.person_by_name("Kim Min Seok", day("2025-09-01"))
    assert spokesman is not None
    assert minister is not None
    assert (spokesman.name, minister.name) == ("Kim Min-seok", "Kim Min-seok (prime minister)")
    assert reference.person_by_name("Kim Min-seok", day("2020-01-01")) is None
    trade = reference.person_by_name("Kim Hyun-jong", day("2017-10-31"))
    assert trade is not None
    assert trade.name == "Kim Hyun-chong"


def test_genders_and_surnames(reference: Reference) -> None:
    told = {person.name: (person.gender, person.surname) for person in reference.people}
    assert told["Hua Chunying"] == ("f", "Hua")
    assert told["Kang Kyung-wha"] == ("f", "Kang")
    assert told["Geng Shuang"] == ("m", "Geng")
    assert told["Vincent K. Brooks"] == ("m", "Brooks")
    assert told["Shinzo Abe"] == ("m", "Abe")
    assert told["Karine Jean-Pierre"] == ("f", "Jean-Pierre")
    assert told["Chung Bin-na"][0] is None


@pytest.mark.parametrize(
    ("title", "country", "on", "name"),
    [
        ("foreign minister", CHINA, "2016-11-07", "Wang Yi"),
        ("Foreign Minister", CHINA, "2023-01-15", "Qin Gang"),
        ("foreign minister", CHINA, "2023-07-26", "Wang Yi"),
        ("Chinese foreign minister", None, "2017-11-22", "Wang Yi"),
        ("Minister of Foreign Affairs", ROK, "2016-11-07", "Yun Byung-se"),
        ("foreign minister", ROK, "2017-11-22", "Kang Kyung-wha"),
        ("South Korea's foreign minister", None, "2022-08-09", "Park Jin"),
        ("defense minister", ROK, "2016-11-07", "Han Min-koo"),
        ("defence minister", ROK, "2017-10-31", "Song Young-moo"),
        ("ROK Defense Minister", CHINA, "2019-06-01", "Jeong Kyeong-doo"),
        ("defense minister", CHINA, "2015-02-04", "Chang Wanquan"),
        ("defense minister", CHINA, "2019-06-01", "Wei Fenghe"),
        ("defense minister", CHINA, "2024-06-01", "Dong Jun"),
        ("finance minister", ROK, "2017-03-06", "Yoo Il-ho"),
        ("first vice foreign minister", ROK, "2018-02-28", "Lim Sung-nam"),
        ("president", ROK, "2016-07-13", "Park Geun-hye"),
        ("acting president", ROK, "2017-02-28", "Hwang Kyo-ahn"),
        ("president", ROK, "2017-04-01", "Hwang Kyo-ahn"),
        ("president", ROK, "2017-06-29", "Moon Jae-in"),
        ("president", US, "2017-04-28", "Donald Trump"),
        ("president", US, "2022-05-21", "Joe Biden"),
        ("national security adviser", ROK, "2017-05-01", "Kim Kwan-jin"),
        ("national security adviser", US, "2017-05-01", "H.R. McMaster"),
        ("secretary of state", US, "2017-03-17", "Rex Tillerson"),
        ("Defense Secretary", US, "2017-02-03", "Jim Mattis"),
        ("defense secretary", US, "2016-08-10", "Ash Carter"),
        ("acting defense secretary", US, "2019-06-01", "Patrick Shanahan"),
        ("USFK commander", US, "2015-06-03", "Curtis Scaparrotti"),
        ("USFK commander", US, "2017-03-06", "Vincent K. Brooks"),
        ("commander of United States Forces Korea", US, "2020-03-01", "Robert B. Abrams"),
        ("US Forces Korea commander", US, "2025-01-10", "Xavier Brunson"),
        ("commander of the US Pacific Command", None, "2017-04-27", "Harry Harris"),
        ("JCS chairman", ROK, "2017-03-06", "Lee Sun-jin"),
        ("ambassador to China", ROK, "2017-03-06", "Kim Jang-soo"),
        ("Chinese ambassador to South Korea", None, "2016-02-23", "Qiu Guohong"),
        ("defense ministry spokesman", ROK, "2017-03-06", "Moon Sang-gyun"),
        ("presidential spokesman", ROK, "2017-03-06", "Jeong Yeon-guk"),
        ("special representative for Korean Peninsula affairs", CHINA, "2017-10-31", "Kong Xuanyou"),
        ("premier", CHINA, "2015-11-01", "Li Keqiang"),
        ("prime minister", "Japan", "2016-11-07", "Shinzo Abe"),
        ("chief cabinet secretary", "Japan", "2016-11-07", "Yoshihide Suga"),
        ("foreign minister", "Russia", "2016-07-08", "Sergey Lavrov"),
        ("UN secretary-general", None, "2016-11-07", "Ban Ki-moon"),
    ],
)
def test_holders_by_title(reference: Reference, title: str, country: str | None, on: str, name: str) -> None:
    held = reference.holders(title, country, day(on))
    assert held
    assert held[0].person == name


def test_on_the_day_of_handing_over_the_successor_comes_first(reference: Reference) -> None:
    held = reference.holders("defense minister", CHINA, day("2018-03-19"))
    assert [office.person for office in held] == ["Wei Fenghe", "Chang Wanquan"]


def test_a_vice_minister_is_no_minister(reference: Reference) -> None:
    titles = {office.title for office in reference.holders("foreign minister", CHINA, day("2016-11-07"))}
    assert titles == {"Minister of Foreign Affairs"}
    vices = {office.person for office in reference.holders("vice foreign minister", CHINA, day("2016-08-01"))}
    assert {"Liu Zhenmin", "Zhang Yesui"} <= vices
    assert "Wang Yi" not in vices


def test_several_hold_the_podium(reference: Reference) -> None:
    on = day("2017-02-28")
    podium = {office.person for office in reference.holders("Foreign Ministry spokesman", CHINA, on)}
    assert podium == {"Geng Shuang", "Lu Kang", "Hua Chunying"}
    defense = {office.person for office in reference.holders("Defense Ministry spokesperson", CHINA, on)}
    assert defense == {"Yang Yujun", "Wu Qian", "Ren Guoqiang"}
    assert podium | defense <= {office.person for office in reference.holders("spokesperson", CHINA, on)}


def test_nobody_answers(reference: Reference) -> None:
    assert reference.holders("minister of magic", CHINA, day("2016-11-07")) == ()
    assert reference.holders("foreign minister", "Ruritania", day("2016-11-07")) == ()
    assert reference.holders("foreign minister", CHINA, day("1950-01-01")) == ()
    assert reference.holders("", CHINA, day("2016-11-07")) == ()


def office_of(reference: Reference, name: str, on: str) -> str | None:
    person = reference.person_by_name(name, day(on))
    assert person is not None
    office = person.office_on(day(on))
    return office.title if office else None


def test_the_office_of_a_person_on_a_day(reference: Reference) -> None:
    assert office_of(reference, "Wang Yi", "2016-11-07") == "Minister of Foreign Affairs"
    assert (
        office_of(reference, "Wang Yi", "2023-05-01")
        == "Director of the Office of the Central Foreign Affairs Commission"
    )
    assert office_of(reference, "Qin Gang", "2014-06-01") == "spokesperson"
    assert office_of(reference, "Qin Gang", "2023-01-15") == "Minister of Foreign Affairs"
    assert office_of(reference, "Qin Gang", "2024-01-15") is None
    assert office_of(reference, "Moon Jae-in", "2016-11-07") is None
    assert office_of(reference, "Moon Jae-in", "2017-11-07") == "President"


def test_the_most_telling_office_comes_first(reference: Reference) -> None:
    assert office_of(reference, "Xi Jinping", "2016-11-07") == "President"
    assert office_of(reference, "Hwang Kyo-ahn", "2017-02-28") == "Acting President"
    assert office_of(reference, "Hua Chunying", "2022-08-01") == "spokesperson"
    assert office_of(reference, "Marco Rubio", "2025-06-01") == "Secretary of State"


def test_dates_without_a_day_are_read_as_intervals(reference: Reference) -> None:
    person = reference.person_by_name("Kong Xuanyou")
    assert person is not None
    envoy = next(office for office in person.offices if office.kind == "envoy")
    assert (envoy.start_text, envoy.start) == ("2017-08", day("2017-08-01"))
    assert (envoy.end_text, envoy.end) == ("2019-05", day("2019-05-31"))
    assert envoy.may_hold_on(day("2017-08-01"))
    assert not envoy.holds_on(day("2017-08-01"))
    assert envoy.holds_on(day("2017-08-31"))
    assert not envoy.may_hold_on(day("2019-06-01"))


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2016", "2016-01-01", "2016-12-31"),
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("2017-02", "2017-02-01", "2017-02-28"),
        ("2017-12", "2017-12-01", "2017-12-31"),
        ("2017-08-03", "2017-08-03", "2017-08-03"),
    ],
)
def test_partial_dates(text: str, earliest: str, latest: str) -> None:
    assert PartialDate.parse(text) == PartialDate(day(earliest), day(latest))


@pytest.mark.parametrize(
    "text", ["", "17", "2017-2", "2017-13", "2017-00", "2017-02-29", "0000", "2017/02", " 2017", "２０１７"]
)
def test_what_is_no_date(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the words differ between the calendar's errors and ours
        PartialDate.parse(text)


SHARED_POSTS = {
    "Vice Minister of Foreign Affairs",
    "Assistant Minister of Foreign Affairs",
    "Deputy Minister of Foreign Affairs",
    "Vice Chairman of the Central Military Commission",
    "spokesperson",
    "Deputy spokesperson",
    "Pentagon spokesperson",
    "presidential spokesperson",
}
"""Posts that several hold at a time; every other has one holder."""


def certain_days(office: Office) -> tuple[dt.date, dt.date]:
    """The first and the last day on which the office was surely held."""
    first = PartialDate.parse(office.start_text).latest if office.start_text else dt.date.min
    last = PartialDate.parse(office.end_text).earliest if office.end_text else dt.date.max
    return first, last


def test_a_post_for_one_is_never_held_by_two(reference: Reference) -> None:
    """Sharing the day on which an office is handed over is no overlap."""
    posts: dict[tuple[str, str], list[Office]] = {}
    for office in itertools.chain.from_iterable(person.offices for person in reference.people):
        if office.title not in SHARED_POSTS:
            posts.setdefault((office.body, office.title), []).append(office)
    overlapping = []
    for (body, title), held in posts.items():
        for one, other in itertools.combinations(held, 2):
            (first, last), (first_too, last_too) = certain_days(one), certain_days(other)
            if max(first, first_too) < min(last, last_too):
                overlapping.append(f"{title}, {body}: {one.person} and {other.person}")
    assert overlapping == []


def test_offices_of_memory_alone_are_unconfirmed(reference: Reference) -> None:
    offices = [office for person in reference.people for office in person.offices]
    assert all(office.confirmed == (office.basis != "memory") for office in offices)
    assert 150 < sum(office.confirmed for office in offices) < len(offices)
    xi = reference.person_by_name("Xi Jinping")
    obama = reference.person_by_name("Barack Obama")
    assert xi is not None
    assert obama is not None
    assert xi.offices[0].confirmed
    assert not obama.offices[0].confirmed


def test_every_person_has_an_office_and_every_office_a_start(reference: Reference) -> None:
    assert [person.name for person in reference.people if not person.offices] == []
    assert [office for person in reference.people for office in person.offices if office.start is None] == []
