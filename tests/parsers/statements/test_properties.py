"""What holds for any text: spans are the text's, and marks, line ends and furniture change nothing.

The examples are the same in every run, so that a change of the code, not of the dice, makes a test fail.
"""

import re
from collections.abc import Sequence

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from parsers.pages import read_text_copy
from parsers.records import Quote, Statement
from tests.parsers.statements.builders import WEDNESDAY, Reader, article, content, names, sound

STEADY = settings(
    max_examples=20, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)

SUBJECTS = (
    "Bo Yulin", "Kwak Eun-seo, a gardener,", "The Defense Ministry", "China's Foreign Ministry", "Seoul", "He", "She",
    "It", "Experts", "The two sides", "Yonhap", "A spokesman for the garden", "Bo", "The ministry", "Geng Shuang",
)  # fmt: skip
CLAUSES = (
    "the roses were late", "the garden would be closed on Monday", "Seoul had asked for 300 roses",
    "the fee was too high", "the city should plant more trees", "nobody had been told", "THAAD has no roots here",
    "the gate, built in 1938, was too narrow", "the two sides agreed to water the roses",
)  # fmt: skip
FORMS = (
    '{S} said {c}.', '{S} told reporters on Tuesday that {c}.', '{C}, {s} said.', '"{C}," {s} said.',
    '"{C}," said {s}. "{C}."', '{S} said: "{C}."', "According to {s}, {c}.", "{C}, according to {s}.",
    '{S} urged the city to water "every rose" in the garden.', "{S} denied that {c}, adding that {c}.",
    'The "melon garden" is old.', "The gates face south.", '"{C}," Yonhap quoted {s} as saying.',
    "{S} opposed the fee and called for a second garden.", '"{C}.', "{C}, Yonhap reported, citing {s}.",
)  # fmt: skip
SCRAPS = (
    "said", "says", "told", "according to", "citing", "quoted", "as saying", "adding", "urged", "to", "that", ",", ".",
    ":", ";", '"', "“", "”", "'", "‘", "’", "``", "''", "(", ")", "--", "—", "?", "!", "…", "he", "She", "it", "Seoul",
    "the", "ministry", "Bo Yulin", "Gen.", "U.S.", "on", "Monday", "Oct.", "31", "2016", "Q:", "A:", "not", "and",
    "who", "which", "\n", "\n\n", "\t", "é", "中国", "\u200b", "\u00a0", "\ufeff", "🌹", "\u202e", "\r", "\x0b",
    "\u2028",
)  # fmt: skip


@st.composite
def sentences(draw: st.DrawFn) -> str:
    form = draw(st.sampled_from(FORMS))
    subject = draw(st.sampled_from(SUBJECTS))
    clause = draw(st.sampled_from(CLAUSES))
    middle = subject if subject[0].isupper() and " " in subject and subject.split()[0] not in ("The", "A") else ""
    middle = middle or (subject if subject in ("Seoul", "Yonhap", "Bo") else subject[0].lower() + subject[1:])
    return form.format(S=subject, s=middle.rstrip(","), C=clause[0].upper() + clause[1:], c=clause)


paragraphs = st.lists(sentences(), min_size=1, max_size=3).map(" ".join)
bodies = st.lists(paragraphs, min_size=1, max_size=4)
scraps = st.lists(st.sampled_from(SCRAPS), max_size=60).map(" ".join)


def curly(paragraph: str) -> str:
    """The paragraph with its straight double marks made curly by turns."""
    marks = iter(range(paragraph.count('"')))
    return re.sub('"', lambda _: "“" if next(marks) % 2 == 0 else "”", paragraph)


def paired(paragraph: str) -> bool:
    """Whether every mark that opens by turns stands as one that opens, and every other as one that closes."""
    return paragraph.count('"') % 2 == 0 and not re.search(r"“(?!\w)|(?<=\s)”", curly(paragraph))


def told(statements: Sequence[Statement]) -> list[tuple[object, ...]]:
    """All that statements say, without places in the text and the form of marks."""
    return [
        (s.id, content(s).translate(str.maketrans("“”", '""')), s.cue, names(s), s.quote, s.act, s.reaffirms, s.said_on,
         s.via, s.parent, s.topics, s.rule)
        for s in statements
    ]  # fmt: skip


@STEADY
@given(text=st.text(max_size=300))
@example(text="\u2028said\x85“")
@example(text='"' * 200)
@example(text="said " * 60)
def test_any_text_is_read_and_spans_are_the_texts(reader: Reader, text: str) -> None:
    assert sound(text, reader.extract(article(text)))


@STEADY
@given(text=scraps)
@example(text='"said, " said "said')
@example(text='according to according to “ to, "')
@example(text="Yonhap quoted as saying as saying")
@example(text="Q: A: Q: said\nA: “")
def test_scraps_of_news_are_read_and_spans_are_the_texts(reader: Reader, text: str) -> None:
    assert sound(text, reader.extract(article(text)))


@STEADY
@given(body=bodies)
def test_each_statement_is_whole(reader: Reader, body: list[str]) -> None:
    text = "\n".join(body)
    found = reader.extract(article(text))
    ids = [statement.id for statement in found]
    assert len(ids) == len(set(ids))
    for statement in found:
        assert content(statement)
        assert statement.speakers
        assert all(speaker.name.strip() for speaker in statement.speakers)
        assert statement.rule
        assert statement.topics
        assert (statement.parent is None) == ("." not in statement.id)
        assert statement.parent is None or statement.parent in ids
        assert statement.parent is None or statement.via is not None
        starts = [span.start for span in statement.content]
        assert starts == sorted(starts)
        assert all(one.end <= two.start for one, two in zip(statement.content, statement.content[1:], strict=False))


@STEADY
@given(body=bodies)
def test_no_cue_and_no_speaker_stands_in_the_content(reader: Reader, body: list[str]) -> None:
    for statement in reader.extract(article("\n".join(body))):
        for span in (statement.cue_span, statement.speaker_span):
            if span is not None and statement.rule not in ("quotation without a cue of its own", "passive"):
                assert not any(part.start <= span.start and span.end <= part.end for part in statement.content)


@STEADY
@given(body=bodies)
def test_direct_means_that_every_word_stands_in_marks(reader: Reader, body: list[str]) -> None:
    for statement in reader.extract(article("\n".join(body))):
        text = " ".join(span.text for span in statement.content)
        if statement.quote is Quote.INDIRECT:
            assert not re.search(r'"\w.*\w"', text)
        if statement.quote is Quote.DIRECT:
            assert '"' not in content(statement)


@STEADY
@given(body=bodies)
def test_the_same_text_gives_the_same_statements(reader: Reader, body: list[str]) -> None:
    text = "\n".join(body)
    assert reader.extract(article(text)) == reader.extract(article(text))


@STEADY
@given(body=bodies)
def test_curly_marks_for_straight_ones(reader: Reader, body: list[str]) -> None:
    straight = [p if paired(p) else p.replace('"', "") for p in body]
    expected = reader.extract(article("\n".join(straight)))
    assert told(reader.extract(article("\n".join(map(curly, straight))))) == told(expected)


def copied(reader: Reader, text: str) -> list[tuple[object, ...]]:
    read = read_text_copy(text, reference=reader.reference, published=WEDNESDAY, outlet="china-daily")
    found = reader.extract(read)
    assert sound(text, found)
    return told(found)


HEAD = "Home / China / Society\n\nA garden by the river\n\nBy Luo Yimin | China Daily | Updated: 2017-03-08 07:24\n\n"
TAIL = "\n\nRelated Stories\nA second garden opens\nCopyright 1995 - 2017. All rights reserved.\n"


@STEADY
@given(body=bodies, end=st.sampled_from(["\r\n", "\r"]))
def test_other_line_ends(reader: Reader, body: list[str], end: str) -> None:
    text = HEAD + "\n\n".join(body) + "\n"
    assert copied(reader, text.replace("\n", end)) == copied(reader, text)


@STEADY
@given(body=bodies)
def test_furniture_before_and_after(reader: Reader, body: list[str]) -> None:
    opening = "The garden by the river has been open to all since the spring of 1938, and most of its roses are older."
    plain = reader.extract(article("\n".join([opening, *body])))
    text = HEAD + "\n\n".join([opening, *body]) + TAIL
    assert copied(reader, text) == told(plain)


@STEADY
@given(body=bodies)
def test_blank_lines_and_indents_between_paragraphs(reader: Reader, body: list[str]) -> None:
    plain = reader.extract(article("\n".join(body)))
    assert told(reader.extract(article("\n\n\n".join(f"   {paragraph}  " for paragraph in body)))) == told(plain)
