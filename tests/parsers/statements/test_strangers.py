"""Officials whom the reference data does not know: what the page tells of them where it introduces them."""

import pytest

from tests.parsers.statements.builders import Reader

CHINA, KOREA = "China", "Republic of Korea"


@pytest.mark.parametrize(
    ("text", "country", "principal"),
    [
        ("The walk was led by Lieutenant General Bo Yulin, a deputy chief of the Joint Staff Department, and Kwak "
         "Eun-seo. Bo said the roses were late.", CHINA, CHINA),
        ("Bo Yulin, the chief of the Chinese delegation, said the roses were late.", CHINA, CHINA),
        ("Bo Yulin, who led the Chinese delegation, said the roses were late.", CHINA, CHINA),
        ("She walked with her Chinese counterpart, Bo Yulin. Bo said the roses were late.", CHINA, CHINA),
        ("The Chinese envoy Bo Yulin opened the garden. Bo said the roses were late.", CHINA, CHINA),
        ("A former Chinese envoy, Bo Yulin, opened the garden. Bo said the roses were late.", CHINA, None),
        ("The Chinese gardener Bo Yulin opened the garden. Bo said the roses were late.", None, None),
        ("The garden is run by Bo Yulin, a sailor. Bo said the roses were late.", None, None),
        ("The garden was opened by Bo Yulin. Bo said the roses were late.", None, None),
    ],
    ids=["body", "delegation", "led it", "counterpart", "envoy", "former", "gardener", "sailor", "nothing told"],
)  # fmt: skip
def test_the_office_is_read_where_the_name_stands_in_full(
    reader: Reader, text: str, country: str | None, principal: str | None
) -> None:
    (statement,) = reader.statements(text)
    (speaker,) = statement.speakers
    assert speaker.name == "Bo Yulin"
    assert (speaker.country, speaker.principal, speaker.known) == (country, principal, False)


@pytest.mark.parametrize(
    ("text", "principal"),
    [
        ("The Chinese defense attache said the roses were late.", CHINA),
        ("A Chinese diplomat said the roses were late.", CHINA),
        ("A former Chinese diplomat said the roses were late.", None),
        ("A South Korean defense ministry official said the roses were late.", KOREA),
        ("A Chinese gardener said the roses were late.", None),
    ],
)
def test_whom_an_unnamed_official_speaks_for(reader: Reader, text: str, principal: str | None) -> None:
    (statement,) = reader.statements(text)
    (speaker,) = statement.speakers
    assert speaker.principal == principal


def test_a_ministrys_official_speaks_for_the_country_of_the_ministry_at_hand(reader: Reader) -> None:
    *_, last = reader.statements(
        "South Korea's Ministry of National Defense said the roses were late.\nA defense ministry official said the "
        "tulips were early."
    )
    (speaker,) = last.speakers
    assert speaker.principal is not None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chinese State Councilor and Foreign Minister Wang Yi said the roses were late.", ["Wang Yi"]),
        ("Vice Premier and Finance Minister Kwak Eun-seo said the roses were late.", ["Kwak Eun-seo"]),
        ("Bo Yulin and Foreign Minister Wang Yi said the roses were late.", ["Bo Yulin", "Wang Yi"]),
    ],
)
def test_two_titles_before_one_name_are_one_person(reader: Reader, text: str, expected: list[str]) -> None:
    (statement,) = reader.statements(text)
    assert [speaker.name for speaker in statement.speakers] == expected
