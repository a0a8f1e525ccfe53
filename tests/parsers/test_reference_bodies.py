"""Which body a noun phrase names, as it stands in a text."""

import datetime as dt

import pytest

from parsers.reference import Reference, load
from seeds import FOLDER

CHINA, ROK, US, JAPAN, RUSSIA, DPRK = "China", "Republic of Korea", "United States", "Japan", "Russia", "DPRK"

MFA = "Ministry of Foreign Affairs (China)"
MND = "Ministry of National Defense (China)"
MOFA = "Ministry of Foreign Affairs (Republic of Korea)"
ROK_MND = "Ministry of National Defense (Republic of Korea)"
BLUE_HOUSE = "Office of the President (Republic of Korea)"
ROK_JCS = "Joint Chiefs of Staff (Republic of Korea)"
US_JCS = "Joint Chiefs of Staff (United States)"
PENTAGON = "Department of Defense (United States)"
STATE = "Department of State (United States)"
WHITE_HOUSE = "Office of the President (United States)"

# in an outlet that takes China for granted, such as China Daily
IN_CHINA = [
    # the country in the words
    ("Chinese Foreign Ministry", MFA),
    ("Chinese foreign ministry", MFA),
    ("China's Foreign Ministry", MFA),
    ("China’s foreign ministry", MFA),
    ("Beijing's foreign ministry", MFA),
    ("the Chinese Ministry of Foreign Affairs", MFA),
    ("China Foreign Ministry", MFA),
    ("China's MFA", MFA),
    ("Ministry of Foreign Affairs of the People's Republic of China", MFA),
    ("PRC Ministry of Foreign Affairs", MFA),
    ("Chinese Defense Ministry", MND),
    ("China's Ministry of National Defense", MND),
    ("Chinese Ministry of National Defence", MND),
    ("defense ministry in Beijing", MND),
    ("ROK Ministry of National Defense", ROK_MND),
    ("the ROK's Ministry of National Defense", ROK_MND),
    ("ROK Defense Ministry", ROK_MND),
    ("ROK's defence ministry", ROK_MND),
    ("South Korea's defense ministry", ROK_MND),
    ("South Korea's defence ministry", ROK_MND),
    ("South Korea’s defense ministry", ROK_MND),
    ("the South Korean defense ministry", ROK_MND),
    ("S. Korean Defense Ministry", ROK_MND),
    ("Seoul's defense ministry", ROK_MND),
    ("Seoul defense ministry", ROK_MND),
    ("defense ministry in Seoul", ROK_MND),
    ("Ministry of National Defense of the ROK", ROK_MND),
    ("Republic of Korea Ministry of National Defense", ROK_MND),
    ("Ministry of National Defense (Republic of Korea)", ROK_MND),
    ("MINISTRY OF NATIONAL DEFENSE OF THE REPUBLIC OF KOREA", ROK_MND),
    ("ROK MND", ROK_MND),
    ("South's Defense Ministry", ROK_MND),
    ("South Korean foreign ministry", MOFA),
    ("Seoul's Foreign Ministry", MOFA),
    ("ROK Foreign Ministry", MOFA),
    ("foreign ministry of South Korea", MOFA),
    ("Korean Foreign Ministry", MOFA),
    ("MOFA", MOFA),
    ("Japanese Defence Ministry", "Ministry of Defense (Japan)"),
    ("Tokyo's foreign ministry", "Ministry of Foreign Affairs (Japan)"),
    ("Ministry of Foreign Affairs of Japan", "Ministry of Foreign Affairs (Japan)"),
    ("Russian Foreign Ministry", "Ministry of Foreign Affairs (Russia)"),
    ("Ministry of Defense of the Russian Federation", "Ministry of Defense (Russia)"),
    ("DPRK Foreign Ministry", "Ministry of Foreign Affairs (DPRK)"),
    ("Pyongyang's Foreign Ministry", "Ministry of Foreign Affairs (DPRK)"),
    ("North Korean Foreign Ministry", "Ministry of Foreign Affairs (DPRK)"),
    ("South Korea's finance ministry", "Ministry of Economy and Finance (Republic of Korea)"),
    ("South Korea's trade ministry", "Ministry of Trade, Industry and Energy (Republic of Korea)"),
    ("Ministry of Trade, Industry and Energy", "Ministry of Trade, Industry and Energy (Republic of Korea)"),
    ("ROK Unification Ministry", "Ministry of Unification (Republic of Korea)"),
    ("US Joint Chiefs of Staff", US_JCS),
    ("U.S. Joint Chiefs of Staff", US_JCS),
    ("South Korean Joint Chiefs of Staff", ROK_JCS),
    ("ROK military's Joint Chiefs of Staff", ROK_JCS),
    ("ROK's Joint Chiefs of Staff (JCS)", ROK_JCS),
    ("Chinese military", "People's Liberation Army"),
    ("South Korean military", "Republic of Korea Armed Forces"),
    ("ROK army", "Republic of Korea Armed Forces"),
    ("US military", "Armed Forces of the United States"),
    ("Chinese Air Force", "People's Liberation Army Air Force"),
    ("US Air Force", "United States Air Force"),
    ("ROK National Security Council", "National Security Council (Republic of Korea)"),
    ("US National Security Council", WHITE_HOUSE),
    ("ROK Constitutional Court", "Constitutional Court (Republic of Korea)"),
    ("ROK's National Assembly", "National Assembly (Republic of Korea)"),
    ("South Korean parliament", "National Assembly (Republic of Korea)"),
    ("China's Commerce Ministry", "Ministry of Commerce (China)"),
    # the country that the outlet takes for granted
    ("Foreign Ministry", MFA),
    ("the Foreign Ministry", MFA),
    ("foreign ministry", MFA),
    ("Foreign Affairs Ministry", MFA),
    ("the Ministry of Defense", MND),
    ("Ministry of National Defense", MND),
    ("National Defense Ministry", MND),
    ("Defence Ministry", MND),
    ("MND", MND),
    ("Commerce Ministry", "Ministry of Commerce (China)"),
    ("the military", "People's Liberation Army"),
    # names that need no country
    ("Pentagon", PENTAGON),
    ("the Pentagon", PENTAGON),
    ("Department of Defense", PENTAGON),
    ("US Defense Department", PENTAGON),
    ("U.S. Department of Defense", PENTAGON),
    ("State Department", STATE),
    ("U.S. State Department", STATE),
    ("White House", WHITE_HOUSE),
    ("Trump administration", WHITE_HOUSE),
    ("Blue House", BLUE_HOUSE),
    ("Cheong Wa Dae", BLUE_HOUSE),
    ("presidential office", BLUE_HOUSE),
    ("South Korea's presidential Blue House", BLUE_HOUSE),
    ("South Korea's presidential office", BLUE_HOUSE),
    ("Joint Chiefs of Staff", ROK_JCS),
    ("the Joint Chiefs", ROK_JCS),
    ("US Pacific Command", "United States Indo-Pacific Command"),
    ("U.S. Forces Korea", "United States Forces Korea"),
    ("USFK", "United States Forces Korea"),
    ("US-led United Nations Command", "United Nations Command"),
    ("UN Security Council", "United Nations Security Council"),
    ("Kremlin", "Presidential Administration (Russia)"),
    ("Central Military Commission", "Central Military Commission (China)"),
    ("PLA", "People's Liberation Army"),
    ("CPC", "Communist Party of China"),
    ("NATO", "North Atlantic Treaty Organization"),
    ("Missile Defense Agency", "Missile Defense Agency"),
    ("Lotte", "Lotte Group"),
    ("the Korea International Trade Association", "Korea International Trade Association"),
    ("Chinese Academy of Social Sciences", "Chinese Academy of Social Sciences"),
    ("ruling Saenuri Party", "Saenuri Party"),
    ("main opposition Democratic Party of Korea", "Democratic Party (Republic of Korea)"),
    # media
    ("Yonhap", "Yonhap News Agency"),
    ("the ROK's Yonhap News Agency", "Yonhap News Agency"),
    ("Seoul-based Yonhap News Agency", "Yonhap News Agency"),
    ("official Xinhua News Agency", "Xinhua News Agency"),
    ("the JoongAng Ilbo", "JoongAng Ilbo"),
    ("ROK newspaper JoongAng Ilbo", "JoongAng Ilbo"),
    ("Chinese newspaper Global Times", "Global Times"),
    ("state-run Korean Central News Agency", "Korean Central News Agency"),
    ("North Korea's state news agency", "Korean Central News Agency"),
    ("Beijing News", "Beijing News"),
    ("Korea Times", "Korea Times"),
    ("Japan Broadcasting Corporation", "NHK"),
    # parts of a body, and its place on the web
    ("Information Bureau of China's Ministry of National Defense", MND),
    ("Information Office of the Ministry of National Defense", MND),
    ("Defense Ministry's information office", MND),
    ("Ministry of National Defense Information Office", MND),
    ("Department of Asian Affairs of the Foreign Ministry", MFA),
    ("Foreign Ministry's Department of Asian Affairs", MFA),
    ("Department of Asian Affairs under the Foreign Ministry", MFA),
    ("press office of the South Korean Defense Ministry", ROK_MND),
    ("website of the Foreign Ministry", MFA),
    ("Defense Ministry website", MND),
    ("Foreign Ministry's official website", MFA),
    ("State Council Information Office", "State Council Information Office"),
    ("Information Office of the State Council", "State Council Information Office"),
    # embassies
    ("Chinese embassy in Seoul", "Embassy of China in the Republic of Korea"),
    ("the Chinese Embassy in the Republic of Korea", "Embassy of China in the Republic of Korea"),
    ("embassy in Seoul", "Embassy of China in the Republic of Korea"),
    ("US embassy in Seoul", "Embassy of the United States in the Republic of Korea"),
    ("ROK's embassy in China", "Embassy of the Republic of Korea in China"),
    ("South Korean embassy in Beijing", "Embassy of the Republic of Korea in China"),
    ("Embassy of China in South Korea", "Embassy of China in the Republic of Korea"),
    # a leader's office
    ("Moon’s office", BLUE_HOUSE),
    ("President Moon Jae-in's office", BLUE_HOUSE),
    ("Park's office", BLUE_HOUSE),
    ("Xi's office", "Presidency (China)"),
    ("Prime Minister Abe's office", "Prime Minister's Office (Japan)"),
]

NO_BODY = [
    "the ministry of silly walks",
    "industry officials",
    "the ministry",
    "ministry",
    "ministries",
    "two foreign ministries",
    "foreign ministries",
    "the ministry's website",
    "Foreign Ministry spokesman",
    "Foreign Ministry spokesman Geng Shuang",
    "Chinese Defense Ministry spokesperson",
    "a Seoul defense ministry official",
    "China",
    "Beijing",
    "the ROK",
    "Chinese government",
    "Chinese media",
    "experts",
    "military officials",
    "office",
    "the office",
    "bureau of statistics",
    "Japanese Yonhap",
    "Chinese Pentagon",
    "Japanese Commerce Ministry",
    "Indian foreign ministry",
    "us defense ministry",
    "pla",
    "spa",
    "National Security Council",
    "Wang's office",
    "Trump",
    "",
    "the",
    "'s",
    "of of of in in",
    "((((",
]

ELSEWHERE = [
    (ROK, "Foreign Ministry", MOFA),
    (ROK, "defense ministry", ROK_MND),
    (ROK, "the ministry of national defense", ROK_MND),
    (ROK, "military", "Republic of Korea Armed Forces"),
    (ROK, "JCS", ROK_JCS),
    (ROK, "Chinese foreign ministry", MFA),
    (ROK, "Beijing's defense ministry", MND),
    (ROK, "finance ministry", "Ministry of Economy and Finance (Republic of Korea)"),
    (ROK, "National Security Council", "National Security Council (Republic of Korea)"),
    (ROK, "embassy in Beijing", "Embassy of the Republic of Korea in China"),
    (US, "Joint Chiefs of Staff", US_JCS),
    (US, "Congress", "United States Congress"),
    (US, "South Korea's Joint Chiefs of Staff", ROK_JCS),
    (JAPAN, "Foreign Ministry", "Ministry of Foreign Affairs (Japan)"),
    (JAPAN, "Defense Ministry", "Ministry of Defense (Japan)"),
    (JAPAN, "Prime Minister's Office", "Prime Minister's Office (Japan)"),
    (RUSSIA, "Defense Ministry", "Ministry of Defense (Russia)"),
    (DPRK, "Foreign Ministry", "Ministry of Foreign Affairs (DPRK)"),
    (None, "Foreign Ministry", None),
    (None, "defense ministry", None),
    (None, "embassy in Seoul", None),
    (None, "Chinese foreign ministry", MFA),
    (None, "South Korea's defence ministry", ROK_MND),
    (None, "Pentagon", PENTAGON),
    ("Ruritania", "Foreign Ministry", None),
]


@pytest.fixture(scope="module")
def reference() -> Reference:
    return load(FOLDER)


@pytest.mark.parametrize(("words", "expected"), IN_CHINA)
def test_bodies_in_a_chinese_outlet(reference: Reference, words: str, expected: str) -> None:
    body = reference.find_body(words, CHINA)
    assert body is not None
    assert body.name == expected


@pytest.mark.parametrize("words", NO_BODY)
def test_words_that_name_no_body(reference: Reference, words: str) -> None:
    assert reference.find_body(words, CHINA) is None


@pytest.mark.parametrize(("country", "words", "expected"), ELSEWHERE)
def test_the_outlet_decides_for_bare_names(
    reference: Reference, country: str | None, words: str, expected: str | None
) -> None:
    body = reference.find_body(words, country)
    assert (body.name if body else None) == expected


def test_every_canonical_name_finds_its_body(reference: Reference) -> None:
    for country in (CHINA, ROK, None):
        wrong = {body.name for body in reference.bodies if reference.find_body(body.name, country) != body}
        assert wrong == set()


def test_every_alias_finds_its_body_at_home(reference: Reference) -> None:
    wrong = {
        (body.name, name)
        for body in reference.bodies
        for name in (*body.aliases, *body.generic)
        if reference.find_body(name, body.country) != body
    }
    assert wrong == set()


def test_a_leaders_office_by_the_day(reference: Reference) -> None:
    before = reference.find_body("Lee's office", CHINA, dt.date(2019, 5, 1))
    after = reference.find_body("Lee's office", CHINA, dt.date(2025, 9, 1))
    assert before is not None
    assert after is not None
    assert before.name == "Office of the Prime Minister (Republic of Korea)"
    assert after.name == BLUE_HOUSE
    assert reference.find_body("Lee's office", CHINA) is None
    assert reference.find_body("Moon's office", CHINA, dt.date(2016, 1, 1)) is None


def test_long_words_are_answered_too(reference: Reference) -> None:
    assert reference.find_body("office of the " * 2000 + "ministry", CHINA) is None
    assert reference.find_body("China's " * 2000, CHINA) is None
    assert reference.find_body("presidential " * 2000 + "Blue House", CHINA) is None


def test_body_by_name(reference: Reference) -> None:
    body = reference.body_by_name("ministry of national defence (china)")
    assert body is not None
    assert (body.name, body.country, body.kind, body.speaks_for) == (MND, CHINA, "ministry", CHINA)
    assert reference.body_by_name("Pentagon") == reference.body_by_name("DoD")
    assert reference.body_by_name("Foreign Ministry") is None
    assert reference.body_by_name("pla") is None
