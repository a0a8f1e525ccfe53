"""Attributions of a whole article: sentence by sentence, with quotations that go on and turns of a transcript."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from parsers.records import Article, Span
from parsers.statements.continuing import Continuations
from parsers.statements.found import COLON, Found
from parsers.statements.lexicon import Lexicon
from parsers.statements.quotations import Quotation
from parsers.statements.rules import sentence_attributions
from parsers.statements.rules.colon import colon_quote
from parsers.statements.sentences import Sentence, split_sentences
from parsers.statements.tokens import Token, tokenize
from parsers.statements.transcripts import Turn, find_turns, is_afterword, is_courtesy

_WORD = re.compile(r"[a-z]+")
_LONGEST_SENTENCE = 250
"""Tokens beyond which a stretch without a full stop is no prose; a quotation counts as one."""
_LONGEST_STRETCH = 10_000
"""Characters outside quotations beyond which a sentence is not even taken apart."""
_DAYS = frozenset("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
_INTERROGATIVE = re.compile(
    r"(?i)(do|does|did|is|are|was|were|has|have|will|would|can|could|what|how|why|when|where|who|which)\b.*\?$"
)


class Discourse:
    """Collects an article's attributions in the order of the text."""

    def __init__(self, article: Article, lexicon: Lexicon, quotations: Sequence[Sequence[Quotation]]) -> None:
        self.article = article
        self.text = article.text
        self.lexicon = lexicon
        self.quotations = quotations
        """The quotations of each paragraph."""
        self.found: list[Found] = []
        self.continuations = Continuations(article.text, quotations, self.found)

    def read(self) -> list[Found]:
        """All attributions of the body, nothing resolved yet."""
        paragraphs = self.article.paragraphs
        turns = {number: turn for turn in find_turns(paragraphs) for number in range(turn.first, turn.last + 1)}
        opened: dict[int, Found] = {}
        for number, paragraph in enumerate(paragraphs):
            turn = turns.get(number)
            if turn is None or (number > turn.first and is_afterword(paragraph.text)):
                self._paragraph(paragraph, self.quotations[number])
            else:
                self._turn(turn, number, opened)
        return [record for record in self.found if record.content]

    # ------------------------------------------------------------------ transcripts

    def _turn(self, turn: Turn, number: int, opened: dict[int, Found]) -> None:
        """Reads a paragraph of a turn: of a question what it reports, of an answer all that is no courtesy."""
        paragraph = self.article.paragraphs[number]
        start = turn.start if number == turn.first else paragraph.start
        words = Span(start, paragraph.end, self.text[start : paragraph.end])
        inside = [quotation for quotation in self.quotations[number] if quotation.start >= start]
        sentences = split_sentences(self.text, words, inside)
        if turn.question:
            declarative = [s for s in sentences if not _INTERROGATIVE.match(self.text[slice(*s)])]
            self._sentences(declarative, inside, None)
            return
        said = [s for s in sentences if not is_courtesy(self.text[slice(*s)])]
        if said:
            if turn.first not in opened:
                opened[turn.first] = self._answer(turn, said[0])
            self._add_to_answer(opened[turn.first], said, paragraph)
            self._sentences(said, inside, opened[turn.first])

    def _answer(self, turn: Turn, sentence: Sentence) -> Found:
        label = tokenize(self.text, turn.label.start, turn.label.end)
        colon = (turn.label.end, turn.label.end + 1)
        record = Found(COLON, colon, label, [], "transcript turn", sentence, transcript=True)
        self.found.append(record)
        return record

    def _add_to_answer(self, record: Found, sentences: Sequence[Sentence], paragraph: Span) -> None:
        """Adds sentences to a turn's content; those of one paragraph that nothing stands between make one span."""
        for start, end in sentences:
            first, last = record.content[-1] if record.content else (0, 0)
            if record.content and first >= paragraph.start and not self.text[last:start].strip():
                record.content[-1] = (first, end)
            else:
                record.content.append((start, end))

    # ------------------------------------------------------------------ running text

    def _paragraph(self, paragraph: Span, quotations: Sequence[Quotation]) -> None:
        if quotations or self._has_cue(paragraph.text):
            self._sentences(split_sentences(self.text, paragraph, quotations), quotations, None)

    def _has_cue(self, text: str) -> bool:
        return not self.lexicon.entries.keys().isdisjoint(_WORD.findall(text.lower()))

    def _sentences(self, sentences: Sequence[Sentence], quotations: Sequence[Quotation], parent: Found | None) -> None:
        starts = [quotation.start for quotation in quotations]
        previous: Found | None = None
        for order, (start, end) in enumerate(self._with_their_cue(sentences, quotations, starts)):
            inside = quotations[bisect_left(starts, start) : bisect_left(starts, end)]
            inside = [quotation for quotation in inside if quotation.end <= end]
            tokens = self._tokens(start, end, inside)
            if tokens and inside and all(token.kind in "qp" for token in tokens):
                previous = self.continuations.quotation_alone(tokens, (start, end), previous, first=order == 0)
            else:
                previous = self._sentence(tokens, (start, end), parent) if tokens else None

    def _tokens(self, start: int, end: int, inside: Sequence[Quotation]) -> list[Token]:
        """The tokens of a sentence that may attribute something; none of a question and of what is no prose."""
        if not inside and not self._has_cue(self.text[start:end]):
            return []
        quoted = sum(quotation.end - quotation.start for quotation in inside)
        if len(inside) > _LONGEST_SENTENCE or end - start - quoted > _LONGEST_STRETCH:
            return []
        tokens = tokenize(self.text, start, end, inside)
        if len(tokens) > _LONGEST_SENTENCE:
            return []
        asks = not inside and tokens[-1].text == "?" and _INTERROGATIVE.match(self.text[start:end]) is not None
        return [] if asks else tokens

    def _sentence(self, tokens: Sequence[Token], bounds: Sentence, parent: Found | None) -> Found | None:
        """Collects a sentence's attributions; returns the first that nothing but ``parent`` stands around."""
        records = [record for record in sentence_attributions(self.lexicon, tokens, bounds) if record.content]
        records = records or colon_quote(tokens, bounds)
        for record in records:
            if parent is not None and record.parent is None:
                record.parent = parent
            self.continuations.join(record)
        self.found.extend(records)
        return next((record for record in records if record.parent is parent), None)

    # ------------------------------------------------------------------ cues that stand alone

    def _with_their_cue(
        self, sentences: Sequence[Sentence], quotations: Sequence[Quotation], starts: Sequence[int]
    ) -> list[Sentence]:
        """Joins ``"We are ready." Cui said.``: a quotation with its full stop inside, and the cue as a sentence."""
        joined: list[Sentence] = []
        for start, end in sentences:
            quoted = bool(joined and quotations) and self._ends_quoted(joined[-1], quotations, starts)
            if quoted and self._is_bare_cue(start, end):
                joined[-1] = (joined[-1][0], end)
            else:
                joined.append((start, end))
        return joined

    def _ends_quoted(self, sentence: Sentence, quotations: Sequence[Quotation], starts: Sequence[int]) -> bool:
        """Whether a sentence ends with a quotation of its own."""
        last = bisect_left(starts, sentence[1]) - 1
        return last >= 0 and starts[last] >= sentence[0] and sentence[1] - 1 <= quotations[last].end <= sentence[1]

    def _is_bare_cue(self, start: int, end: int) -> bool:
        """``Cui said.``, ``said a villager.``: a few words, a cue that trails quotations, no content."""
        words = self.text[start:end].rstrip(".!? ").split()
        known = self.lexicon.entries
        if not 2 <= len(words) <= 9 or not (words[0][0].isupper() or words[0].lower() in known):
            return False
        if words[-1].lower() not in known and words[-1] not in _DAYS:
            return False
        places = {1, len(words) - 1, len(words) - 2, max(0, len(words) - 3)}
        entries = (entry for at in places for entry in known.get(words[at].lower(), ()))
        return any(entry.cue.frames >= {"quote", "trail"} and "past" in entry.forms for entry in entries)
