"""People by name: full names, surnames after, two of one surname, titles, offices by the day."""

import datetime as dt

import pytest

from tests.parsers.statements.builders import Reader


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bo Yulin, a gardener in Seongju, said the roses were late. Bo said the tulips were early.",
         ["Bo Yulin", "Bo Yulin"]),
        ("Kwak Eun-seo said the roses were late.\nThe tulips were early, Kwak added.",
         ["Kwak Eun-seo", "Kwak Eun-seo"]),
        ("The garden is run by Bo Yulin, a former sailor.\nBo said the roses were late.", ["Bo Yulin"]),
        ("Albert Dunmore said the roses were late. Dunmore blamed the frost.",
         ["Albert Dunmore", "Albert Dunmore"]),
        ("Professor Kwak Eun-seo of Hanbat University said the roses were late. Professor Kwak blamed the frost.",
         ["Kwak Eun-seo", "Kwak Eun-seo"]),
        ("Ri Chol-min, head of the garden, said the roses were late. “Next year will be better,” Ri said.",
         ["Ri Chol-min", "Ri Chol-min"]),
        ("“The roses are late,” said Anna-Lena Krug, 34. Krug has planted 300 of them. Krug said she would wait.",
         ["Anna-Lena Krug", "Anna-Lena Krug"]),
        ("Gen. Albert R. Dunmore said the roses were late. Dunmore thanked the gardeners.",
         ["Albert R. Dunmore", "Albert R. Dunmore"]),
    ],
)  # fmt: skip
def test_a_surname_after_the_full_name(reader: Reader, text: str, expected: list[str]) -> None:
    assert reader.speakers(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kwak Eun-seo said the roses were late.\nKwak Dong-min said the tulips were early. Kwak blamed the frost.",
         ["Kwak Eun-seo", "Kwak Dong-min", "Kwak Dong-min"]),
        ("Spokesman Bo Jian said the roses were late. Researcher Bo Lan said the tulips were early.\n"
         "“Water them,” spokesman Bo said.",
         ["Bo Jian", "Bo Lan", "Bo Jian"]),
    ],
)  # fmt: skip
def test_two_of_one_surname(reader: Reader, text: str, expected: list[str]) -> None:
    assert reader.speakers(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ROK Unification Minister Jo Tae-ho said the tulips were early.", "Jo Tae-ho"),
        ("South Korean lawmaker Kwak Eun-seo of the ruling party said the tulips were early.", "Kwak Eun-seo"),
        ("Retired Rear Admiral Albert Dunmore said the tulips were early.", "Albert Dunmore"),
        ("Kwak Eun-seo, the ROK's deputy minister for gardens, said the tulips were early.", "Kwak Eun-seo"),
        ("Bo Yulin, who heads the Rose Society, said the tulips were early.", "Bo Yulin"),
        ("“The tulips are early,” said Bo Yulin, deputy director of the Institute of Gardens.", "Bo Yulin"),
        ("The head of the garden, Bo Yulin, said the tulips were early.", "Bo Yulin"),
        ("Its director, Kwak Eun-seo, said the tulips were early.", "Kwak Eun-seo"),
        ("Bo Yulin of the Rose Society said the tulips were early.", "Bo Yulin"),
        ("Kwak Eun-seo (Rose Society) said the tulips were early.", "Kwak Eun-seo"),
        ("Even Bo Yulin conceded the tulips were early.", "Bo Yulin"),
        ("Hanbit University professor Kwak Eun-seo said the tulips were early.", "Kwak Eun-seo"),
        ("Kwak Eun-seo from Hanbit University said the tulips were early.", "Kwak Eun-seo"),
        ("“The tulips are early,” said Kwak Eun-seo, a professor at Hanbit University and author of “Tides”.",
         "Kwak Eun-seo"),
        ("An analyst with the Rose Institute, Albert Dunmore, said the tulips were early.", "Albert Dunmore"),
        ("Dr. Bo Yulin said the tulips were early.", "Bo Yulin"),
        ("Forty-seven-year-old farmer Jo Seong-il said the tulips were early.", "Jo Seong-il"),
        ("The 47-year-old farmer Jo Seong-il said the tulips were early.", "Jo Seong-il"),
        ("Jo Seong-il, 47, said the tulips were early.", "Jo Seong-il"),
        ("The Rev. Albert Dunmore said the tulips were early.", "Albert Dunmore"),
        ("The ministry's spokesman, Noh Gi-beom, said the tulips were early.", "Noh Gi-beom"),
        ("The county chief, Gil Dae-hyun, said the tulips were early.", "Gil Dae-hyun"),
        ("Former vice minister Gil Dae-hyun, now a gardener, said the tulips were early.", "Gil Dae-hyun"),
        ("Gen. Vincent Brooks, commander of U.S. Forces Korea, said the tulips were early.", "Vincent K. Brooks"),
        ("Kwak Eun-seo, a member of the Seoul-based Rose Society, said the tulips were early.", "Kwak Eun-seo"),
        ("Bo Yulin, vice president of the Rose Society, and two of his friends left. Bo said the tulips were early.",
         "Bo Yulin"),
    ],
)  # fmt: skip
def test_a_name_among_titles_and_appositions(reader: Reader, text: str, expected: str) -> None:
    assert reader.speakers(text) == [expected]


@pytest.mark.parametrize(
    ("text", "published", "outlet", "expected"),
    [
        ("The Chinese foreign minister said the garden was open.", "2016-05-10", "yonhap", "Wang Yi"),
        ("The Chinese foreign minister said the garden was open.", "2023-04-10", "yonhap", "Qin Gang"),
        ("The South Korean foreign minister said the garden was open.", "2016-05-10", "reuters", "Yun Byung-se"),
        ("The South Korean foreign minister said the garden was open.", "2018-05-10", "reuters", "Kang Kyung-wha"),
        ("President Park said the garden was open.", "2016-05-10", "yonhap", "Park Geun-hye"),
        ("President Moon said the garden was open.", "2018-05-10", "yonhap", "Moon Jae-in"),
        ("President Yoon said the garden was open.", "2023-05-10", "yonhap", "Yoon Suk-yeol"),
        ("President Trump said the garden was open.", "2018-05-10", "reuters", "Donald Trump"),
        ("Foreign Minister Wang said the garden was open.", "2017-05-10", "china-daily", "Wang Yi"),
        ("Foreign Minister Kang said the garden was open.", "2018-05-10", "yonhap", "Kang Kyung-wha"),
    ],
)  # fmt: skip
def test_offices_by_the_day(reader: Reader, text: str, published: str, outlet: str, expected: str) -> None:
    assert reader.speakers(text, dt.date.fromisoformat(published), outlet) == [expected]


@pytest.mark.parametrize(
    ("text", "published", "office"),
    [
        ("Wang Yi said the garden was open.", "2016-05-10", "Minister of Foreign Affairs"),
        ("Kang Kyung-wha said the garden was open.", "2018-05-10", "Minister of Foreign Affairs"),
        ("Geng Shuang said the garden was open.", "2017-05-10", "Spokesperson"),
        ("Moon Jae-in said the garden was open.", "2018-05-10", "President"),
    ],
)
def test_the_office_held_on_the_day(reader: Reader, text: str, published: str, office: str) -> None:
    (statement,) = reader.statements(text, dt.date.fromisoformat(published))
    (speaker,) = statement.speakers
    assert speaker.known
    assert speaker.office is not None
    assert office.lower() in speaker.office.lower()


@pytest.mark.parametrize(
    ("text", "country", "principal"),
    [
        ("Geng Shuang said the garden was open.", "China", "China"),
        ("Kwak Eun-seo, a gardener, said the garden was open.", None, None),
        ("ROK Unification Minister Jo Tae-ho said the garden was open.", "Republic of Korea", "Republic of Korea"),
        ("Beijing said the garden was open.", "China", "China"),
        ("The Rose Society said the garden was open.", None, None),
    ],
)
def test_whom_a_speaker_speaks_for(reader: Reader, text: str, country: str | None, principal: str | None) -> None:
    (statement,) = reader.statements(text)
    (speaker,) = statement.speakers
    assert (speaker.country, speaker.principal) == (country, principal)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The garden will stay open, the spokesperson said.\nGeng Shuang made the remarks at a press conference.",
         ["Geng Shuang"]),
    ],
)  # fmt: skip
def test_a_speaker_named_only_in_the_next_sentence(reader: Reader, text: str, expected: list[str]) -> None:
    assert reader.speakers(text) == expected


@pytest.mark.parametrize(
    ("text", "surface", "mention"),
    [
        ("Bo Yulin said the roses were late. He said the tulips were early.", "He", "Bo Yulin"),
        ("Kwak Eun-seo said the roses were late. Kwak blamed the frost.", "Kwak", "Kwak Eun-seo"),
        ("The garden belongs to China's Foreign Ministry. The ministry said it was open.", "The ministry", None),
    ],
)
def test_surface_and_mention(reader: Reader, text: str, surface: str, mention: str | None) -> None:
    last = reader.statements(text)[-1]
    assert last.speaker_surface == surface
    assert mention is None or last.mention == mention
