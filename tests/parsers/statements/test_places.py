"""Where cue, speaker and content stand: what the marked-up sentence shows."""

import pytest

from parsers.pages import read_text_copy
from tests.parsers.statements.builders import WEDNESDAY, Reader, names


@pytest.mark.parametrize(
    ("text", "speaker", "cue"),
    [
        ("Bo Yulin said the roses were late.", "Bo Yulin", "said"),
        ("“The roses are late,” said gardener Bo Yulin.", "gardener Bo Yulin", "said"),
        ("According to Bo Yulin, the roses are late.", "Bo Yulin", "According to"),
        ("The roses, he said, are late.", "he", "said"),
        ("Seoul urged the city to plant roses.", "Seoul", "urged"),
        ("Seoul called for more roses.", "Seoul", "called for"),
        ("The ROK's Defense Ministry took note of the roses.", "The ROK's Defense Ministry", "took note of"),
        ("Bo Yulin: “The roses are late.”", "Bo Yulin", ":"),
        ("Bo Yulin pointed out that the roses were late.", "Bo Yulin", "pointed out"),
    ],
)
def test_the_words_of_speaker_and_cue(reader: Reader, text: str, speaker: str, cue: str) -> None:
    (statement,) = reader.statements(text)
    assert statement.speaker_span is not None
    assert statement.cue_span is not None
    assert (statement.speaker_span.text, statement.cue_span.text) == (speaker, cue)
    assert statement.speaker_surface == speaker


@pytest.mark.parametrize(
    "text",
    [
        "Bo Yulin said the roses were late, adding that the frost was to blame.",
        "Bo Yulin welcomed the show and called for another.",
    ],
)
def test_a_shared_speaker_is_named_where_it_stands(reader: Reader, text: str) -> None:
    first, second = reader.statements(text)
    assert names(first) == names(second) == "Bo Yulin"
    assert second.cue_span is not None
    assert second.sentence == first.sentence
    assert second.mention == "Bo Yulin"


PAGE = """\
Home / China / Society

Minister: roses "will be early"

By Luo Yimin | China Daily | Updated: 2017-03-08 07:24

The garden by the river has been open to all since the spring of 1938, and most of its roses are older than that.

Bo Yulin says goodbye to a rose in the garden on Monday. [Photo by Wei Lan/China Daily]

Minister: roses "will be early"

Bo Yulin said the roses were late.

Related Stories
Seoul says tulips are early
"Water them," gardener says
"""


def test_headlines_captions_and_related_links_say_nothing(reader: Reader) -> None:
    page = read_text_copy(PAGE, reference=reader.reference, published=WEDNESDAY, outlet="china-daily")
    assert [[span.text for span in s.content] for s in reader.extract(page)] == [["the roses were late"]]


def test_offsets_are_those_of_the_page_not_of_the_body(reader: Reader) -> None:
    page = read_text_copy(PAGE, reference=reader.reference, published=WEDNESDAY, outlet="china-daily")
    (statement,) = reader.extract(page)
    (span,) = statement.content
    assert PAGE[span.start : span.end] == "the roses were late"
    assert span.start == PAGE.index("the roses were late")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("China's foreign ministry opened a show. The Foreign Ministry said it was free.",
         "Ministry of Foreign Affairs (China)"),
        ("South Korea's defense ministry bought a drum. The defense ministry said it was loud.",
         "Ministry of National Defense (Republic of Korea)"),
    ],
)  # fmt: skip
def test_without_an_outlet_the_article_tells_whose_ministry(reader: Reader, text: str, expected: str) -> None:
    assert reader.speakers(text, outlet=None) == [expected]


def test_an_article_without_paragraphs_says_nothing(reader: Reader) -> None:
    assert reader.statements("", None, None) == ()
