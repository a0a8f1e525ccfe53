"""Transcripts of press conferences: who has the word in which paragraph."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from parsers.records import Span

_LABEL = re.compile(
    r"(?P<label>(?:Q|A|Q\d+|A\d+|Question|Answer|"
    r"[A-Z][\w.'’&-]*(?:(?:,? | of | and | the |/)[A-Z(][\w.'’&)-]*){0,7}))\s*[:：]\s+(?=\S)"
)
_ASKER = re.compile(
    r"(?i)^(q\d*|questions?|reporters?|journalists?|correspondents?|media|press|host|moderator|"
    r"[\w .'’-]*\b(news|agency|times|daily|tv|television|radio|post|journal|reuters|afp|ap|cctv|cgtn|"
    r"bloomberg|yonhap|kyodo|nhk|xinhua|cnn|bbc|ilbo|shimbun|"
    r"herald|network|broadcasting|press|review|phoenix|kbs|mbc|sbs|tass|novosti|ria|efe|dpa|cns|hankook|macau|"
    r"paper|globe|guardian|reporter|correspondent|journalist))$"
)
_ANSWER = re.compile(r"(?i)^(a\d*|answer)$")
_COURTESY = re.compile(
    r"(?i)^\W*((good (morning|afternoon|evening))|.{0,60}\bgood (morning|afternoon|evening)\b.{0,40}$|"
    r"thank you|thanks\b|see you|welcome\b|.{0,40}\bwelcome to\b|.{0,40}floor is (now )?open|"
    r".{0,60}(take|answer|open).{0,30}questions|"
    r"next question|that('|’| i)?s all\b|that concludes|this concludes|.{0,40}happy new year|hello\b|"
    r"ladies and gentlemen|friends from the (media|press)\W*$)"
)
_AFTERWORD = re.compile(
    r"(?i)^\W*((after|before|at the end of|following) (the|this) (regular |daily |routine |monthly )?"
    r"(press conference|briefing|conference)\b|"
    r".{0,40}\b(press conference|briefing) (ended|concluded|lasted)|.{0,60}\bwas asked (in writing|after))"
)


@dataclass(frozen=True, slots=True)
class Turn:
    """A turn: its label, the paragraphs from ``first`` to ``last`` (indexes), where its words begin."""

    label: Span
    first: int
    last: int
    start: int
    question: bool


def find_turns(paragraphs: Sequence[Span]) -> list[Turn]:
    """The turns of a transcript, none where the text is no transcript.

    A transcript has at least two labelled paragraphs, one of them a question. A label whose paragraph goes on
    with a quotation mark is a colon quote, not a turn.
    """
    labels: list[tuple[int, re.Match[str]]] = []
    for number, paragraph in enumerate(paragraphs):
        match = _LABEL.match(paragraph.text)
        if match is not None and paragraph.text[match.end()] not in "\"“‘'":
            labels.append((number, match))
    askers = [match for _, match in labels if _ASKER.match(match["label"])]
    if len(labels) < 2 or not askers or len(askers) == len(labels):
        return []
    turns = []
    for order, (number, match) in enumerate(labels):
        base = paragraphs[number].start
        last = labels[order + 1][0] - 1 if order + 1 < len(labels) else len(paragraphs) - 1
        label = Span(base, base + match.end("label"), match["label"])
        turns.append(Turn(label, number, last, base + match.end(), bool(_ASKER.match(match["label"]))))
    return turns


def is_bare_answer(label: str) -> bool:
    """Whether a label names nobody (``A:``), so that the speaker is the one of the heading."""
    return bool(_ANSWER.match(label))


def is_courtesy(sentence: str) -> bool:
    """Greetings, thanks and stage directions of a press conference are no content."""
    return bool(_COURTESY.match(sentence)) and len(sentence) < 160


def is_afterword(paragraph: str) -> bool:
    """A paragraph below the last turn that tells about the conference instead of being part of it."""
    return bool(_AFTERWORD.match(paragraph))
