"""Governments, ministries, documents: whose they are, by the words, the article and the outlet."""

import pytest

from tests.parsers.statements.builders import Reader

MND_CHINA = "Ministry of National Defense (China)"
MND_ROK = "Ministry of National Defense (Republic of Korea)"
MFA_CHINA = "Ministry of Foreign Affairs (China)"
MFA_ROK = "Ministry of Foreign Affairs (Republic of Korea)"
ROK = "Republic of Korea"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Seoul", ROK),
        ("Beijing", "China"),
        ("Washington", "United States"),
        ("Pyongyang", "DPRK"),
        ("Tokyo", "Japan"),
        ("Moscow", "Russia"),
        ("The ROK", ROK),
        ("South Korea", ROK),
        ("North Korea", "DPRK"),
        ("The Democratic People's Republic of Korea", "DPRK"),
        ("The Chinese side", "China"),
        ("The ROK side", ROK),
        ("The Chinese government", "China"),
        ("The South Korean government", ROK),
        ("The United States", "United States"),
        ("The US", "United States"),
    ],
)
def test_capitals_and_countries_are_governments(reader: Reader, name: str, expected: str) -> None:
    assert reader.speakers(f"{name} said the flower show would open in June.") == [expected]


@pytest.mark.parametrize(
    ("text", "outlet", "expected"),
    [
        ("The Foreign Ministry said the show was open.", "china-daily", MFA_CHINA),
        ("The foreign ministry said the show was open.", "yonhap", MFA_ROK),
        ("The Defense Ministry said the show was open.", "global-times", MND_CHINA),
        ("The defense ministry said the show was open.", "korea-herald", MND_ROK),
        ("The ROK's Foreign Ministry said the show was open.", "china-daily", MFA_ROK),
        ("China's foreign ministry said the show was open.", "yonhap", MFA_CHINA),
        ("The Chinese defense ministry said the show was open.", "korea-herald", MND_CHINA),
        ("The Ministry of National Defense of the ROK said the show was open.", "china-daily", MND_ROK),
        ("In Seoul, the defense ministry said the show was open.", "china-daily", MND_ROK),
        ("In Beijing, the foreign ministry said the show was open.", "yonhap", MFA_CHINA),
    ],
)
def test_whose_ministry(reader: Reader, text: str, outlet: str, expected: str) -> None:
    assert reader.speakers(text, outlet=outlet) == [expected]


@pytest.mark.parametrize(
    ("text", "outlet", "expected"),
    [
        ("The ROK's defense ministry said the band would play. The ministry said entry was free.",
         "china-daily", [MND_ROK] * 2),
        ("China's foreign ministry said the show was open. The ministry thanked the gardeners.",
         "yonhap", [MFA_CHINA] * 2),
        ("China's Defense Ministry said the band would play. The ROK's Defense Ministry said it would listen.\n"
         "The Chinese ministry said entry was free. The ROK ministry thanked the band.",
         "china-daily", [MND_CHINA, MND_ROK, MND_CHINA, MND_ROK]),
        ("South Korea's foreign ministry said the show was open. China's foreign ministry said it was full.\n"
         "The South Korean ministry promised more seats.",
         "reuters", [MFA_ROK, MFA_CHINA, MFA_ROK]),
        ("The Foreign Ministry said the show was open. The Defense Ministry said the band would play.\n"
         "The defense ministry thanked the band, and the foreign ministry thanked the gardeners.",
         "china-daily", [MFA_CHINA, MND_CHINA, MND_CHINA, MFA_CHINA]),
        ("Defense Ministry spokesman Wu Qian said the band would play. The ministry said entry was free.",
         "china-daily", ["Wu Qian", MND_CHINA]),
    ],
)  # fmt: skip
def test_the_ministry(reader: Reader, text: str, outlet: str, expected: list[str]) -> None:
    assert reader.speakers(text, outlet=outlet) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Foreign Ministry spokesman Geng Shuang said the show was open. The spokesman thanked the gardeners.",
            ["Geng Shuang", "Geng Shuang"],
        ),
        (
            "Spokesperson Hua Chunying said the show was open.\nThe spokesperson added that entry was free.",
            ["Hua Chunying", "Hua Chunying"],
        ),
        (
            "ROK defense ministry spokesman Noh Gi-beom said the band would play. Chinese defense ministry spokesman "
            "Wu Qian said it would listen. The ROK spokesman thanked the band.",
            ["Noh Gi-beom", "Wu Qian", "Noh Gi-beom"],
        ),
        (
            "Professor Kwak Eun-seo said the roses were late. “It is the frost,” the professor said.",
            ["Kwak Eun-seo", "Kwak Eun-seo"],
        ),
        (
            "A senior official said the show was open. The official asked visitors to come by train.",
            ["senior official", "senior official"],
        ),
    ],
)
def test_the_spokesperson_and_the_official(reader: Reader, text: str, expected: list[str]) -> None:
    assert reader.speakers(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A news release from the Foreign Ministry said the show was open. The release said entry was free.",
         [MFA_CHINA, MFA_CHINA]),
        ("According to a notice on the website of the Defense Ministry, the band will play at noon.", [MND_CHINA]),
        ("The show is open, according to a statement from the ROK's defense ministry.", [MND_ROK]),
        ("The Defense Ministry's Information Bureau said the band would play.", [MND_CHINA]),
        ("The Rose Society published a report.\nThe report said the roses were late.", ["Rose Society"]),
        ("A survey by the Rose Society showed that half of the visitors came by train.", ["Rose Society"]),
        ("A Global Times editorial said the roses were late.", ["Global Times"]),
        ("In an editorial, the Korea Times said the roses were late.", ["Korea Times"]),
        ("A joint statement issued by China and Russia said the show was open.", ["China; Russia"]),
    ],
)  # fmt: skip
def test_documents_and_bureaus_are_their_issuers(reader: Reader, text: str, expected: list[str]) -> None:
    assert reader.speakers(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("China and the ROK agreed to hold the flower show every year.", ["China; Republic of Korea"]),
        ("Bo Yulin and Kwak Eun-seo said the roses were late.", ["Bo Yulin; Kwak Eun-seo"]),
        ("China and Russia jointly called for more gardens. Both sides said roses were welcome.",
         ["China; Russia"] * 2),
        ("China and the ROK opened a garden. The two sides agreed to plant roses there.",
         ["China; Republic of Korea"]),
        ("The foreign ministers of China and the ROK met in June. The two countries agreed to plant roses.",
         ["China; Republic of Korea"]),
        ("Foreign Minister Wang Yi met ROK Foreign Minister Yun Byung-se in Bali. The two ministers said the roses "
         "were early.", ["Wang Yi; Yun Byung-se"]),
        ("Bo Yulin and his Korean colleague Kwak Eun-seo agreed to plant roses.", ["Bo Yulin; Kwak Eun-seo"]),
        ("Wang Yi and his ROK counterpart, Yun Byung-se, said the roses were late.", ["Wang Yi; Yun Byung-se"]),
        ("The ROK and the US said the roses were late. The allies promised new ones.",
         ["Republic of Korea; United States"] * 2),
        ("Bo Yulin, a gardener, and Kwak Eun-seo, a florist, said the roses were late.",
         ["Bo Yulin; Kwak Eun-seo"]),
    ],
)  # fmt: skip
def test_joint_speakers(reader: Reader, text: str, expected: list[str]) -> None:
    assert ["; ".join(sorted(names.split("; "))) for names in reader.speakers(text)] == [
        "; ".join(sorted(names.split("; "))) for names in expected
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A senior ROK officer said the band would play.", "senior ROK officer"),
        ("Experts said the roses were late.", "experts"),
        ("An unnamed executive of the garden said the roses were late.", "unnamed executive of the garden"),
        ("Some residents said the roses were late.", "some residents"),
        ("One of the gardeners said the roses were late.", "one of the gardeners"),
        ("Local farmers say the roses are late.", "local farmers"),
        ("U.S. officials said the roses were late.", "U.S. officials"),
        ("Two diplomats, who asked not to be named, said the roses were late.", "two diplomats"),
        ("An official at the garden, speaking on condition of anonymity, said the roses were late.",
         "official at the garden"),
        ("Chinese analysts said the roses were late.", "Chinese analysts"),
        ("Tourists said the roses were late.", "tourists"),
        ("A man in a red hat said the roses were late.", "man in a red hat"),
        ("“The roses are late,” a visitor said.", "visitor"),
        ("Many in the village said the roses were late.", "many in the village"),
        ("A source close to the garden said the roses were late.", "source close to the garden"),
        ("A spokesman for the ROK Defense Ministry said the band would play.",
         "spokesman for the ROK Defense Ministry"),
        ("Residents of Seongju told reporters the roses were late.", "residents of Seongju"),
        ("Several lawmakers from both parties said the roses were late.", "several lawmakers from both parties"),
        ("A Beijing-based diplomat said the roses were late.", "Beijing-based diplomat"),
        ("The ROK official said the roses were late.", "ROK official"),
        ("“The roses are late,” said an official who was not allowed to give his name.", "official"),
    ],
)  # fmt: skip
def test_unnamed_speakers_as_in_the_text(reader: Reader, text: str, expected: str) -> None:
    assert reader.speakers(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The White House said the garden was open.", "Office of the President (United States)"),
        ("The Pentagon said the garden was open.", "Department of Defense (United States)"),
        ("The State Department said the garden was open.", "Department of State (United States)"),
        ("The Blue House said the garden was open.", "Office of the President (Republic of Korea)"),
        ("Cheong Wa Dae said the garden was open.", "Office of the President (Republic of Korea)"),
        ("U.S. Forces Korea said the garden was open.", "United States Forces Korea"),
        ("Yonhap said the garden was open.", "Yonhap News Agency"),
        ("Xinhua reported that the garden was open.", "Xinhua News Agency"),
        ("The Kremlin said the garden was open.", "Presidential Administration (Russia)"),
        ("The Joint Chiefs of Staff in Seoul said the garden was open.",
         "Joint Chiefs of Staff (Republic of Korea)"),
        ("President Park Geun-hye's office said the garden was open.", "Office of the President (Republic of Korea)"),
        ("The newspaper Global Times said the garden was open.", "Global Times"),
        ("State broadcaster CCTV reported that the garden was open.", "China Central Television"),
    ],
)  # fmt: skip
def test_organs_by_their_canonical_names(reader: Reader, text: str, expected: str) -> None:
    assert reader.speakers(text) == [expected]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Seoul said the garden was open.", ["government"]),
        ("The Rose Society said the garden was open.", ["body"]),
        ("Experts said the garden was open.", ["unnamed"]),
        ("Bo Yulin said the garden was open.", ["person"]),
        ("Bo Yulin and Kwak Eun-seo said the garden was open.", ["person", "person"]),
    ],
)
def test_kinds_of_speakers(reader: Reader, text: str, kinds: list[str]) -> None:
    (statement,) = reader.statements(text)
    assert [speaker.kind.value for speaker in statement.speakers] == kinds


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The manufacturer, Raytheon, said the pump was new.", "Raytheon"),
        ("The pump is new, according to the maker, Hanbit Electronics.", "Hanbit Electronics"),
        ("US officials said the pump was new.", "US officials"),
        ("US President Donald Trump said the pump was new.", "Donald Trump"),
    ],
)
def test_a_body_named_beside_its_description_and_us_as_a_country(reader: Reader, text: str, expected: str) -> None:
    assert reader.speakers(text) == [expected]
