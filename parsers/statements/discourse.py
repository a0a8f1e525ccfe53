"""Attributions of a whole article: sentence by sentence, with quotations that go on and turns of a transcript."""

import re
from collections.abc import Sequence

from parsers.records import Article, Span
from parsers.reference import Cue
from parsers.statements.found import Found
from parsers.statements.lexicon import Lexicon
from parsers.statements.quotations import Quotation
from parsers.statements.rules import sentence_attributions
from parsers.statements.sentences import split_sentences
from parsers.statements.tokens import Token, tokenize
from parsers.statements.transcripts import Turn, find_turns, is_afterword, is_courtesy

_WORD = re.compile(r"[a-z]+")
_LONGEST_SENTENCE = 250
"""Tokens beyond which a stretch without a full stop is no prose; a quotation counts as one."""
_DAYS = frozenset("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
COLON = Cue(":", (":",), frozenset(), "state", frozenset(), "a transcript's label or a colon before a quotation")
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
        self.open_chains: dict[int, list[tuple[int, int]]] = {}
        self.runs_on: set[int] = set()
        """Quotations that run over several paragraphs."""

    def read(self) -> list[Found]:
        """All attributions of the body, nothing resolved yet."""
        paragraphs = self.article.paragraphs
        quotations = self.quotations
        turns = {number: turn for turn in find_turns(paragraphs) for number in range(turn.first, turn.last + 1)}
        opened: dict[int, Found] = {}
        parts = [quotation.chain for inside in quotations for quotation in inside]
        self.runs_on = {chain for chain in parts if parts.count(chain) > 1} if len(set(parts)) < len(parts) else set()
        for number, paragraph in enumerate(paragraphs):
            turn = turns.get(number)
            if turn is not None:
                self._turn(turn, number, paragraph, quotations[number], opened)
            else:
                self._paragraph(paragraph, quotations[number])
        return [record for record in self.found if record.content]

    # ------------------------------------------------------------------ transcripts

    def _turn(
        self, turn: Turn, number: int, paragraph: Span, quotations: Sequence[Quotation], opened: dict[int, Found]
    ) -> None:
        if number > turn.first and is_afterword(paragraph.text):
            self._paragraph(paragraph, quotations)
            return
        start = turn.start if number == turn.first else paragraph.start
        words = Span(start, paragraph.end, self.text[start : paragraph.end])
        inside = [quotation for quotation in quotations if quotation.start >= start]
        sentences = split_sentences(self.text, words, inside)
        if turn.question:
            declarative = [s for s in sentences if not _INTERROGATIVE.match(self.text[slice(*s)])]
            self._sentences(declarative, inside, None)
            return
        said = [s for s in sentences if not is_courtesy(self.text[slice(*s)])]
        if not said:
            return
        record = opened.get(turn.first)
        if record is None:
            label = tokenize(self.text, turn.label.start, turn.label.end)
            record = Found(
                COLON, (turn.label.end, turn.label.end + 1), label, [], "transcript turn", said[0], transcript=True
            )
            opened[turn.first] = record
            self.found.append(record)
        for span in said:
            if (
                record.content
                and not self.text[record.content[-1][1] : span[0]].strip()
                and record.content[-1][0] >= paragraph.start
            ):
                record.content[-1] = (record.content[-1][0], span[1])
            else:
                record.content.append(span)
        self._sentences(said, inside, record)

    # ------------------------------------------------------------------ running text

    def _paragraph(self, paragraph: Span, quotations: Sequence[Quotation]) -> None:
        if not quotations and not self._has_cue(paragraph.text):
            return
        self._sentences(split_sentences(self.text, paragraph, quotations), quotations, None)

    def _has_cue(self, text: str) -> bool:
        return not self.lexicon.entries.keys().isdisjoint(_WORD.findall(text.lower()))

    def _sentences(
        self, sentences: Sequence[tuple[int, int]], quotations: Sequence[Quotation], parent: Found | None
    ) -> None:
        previous: Found | None = None
        for order, (start, end) in enumerate(self._with_their_cue(sentences, quotations)):
            inside = [quotation for quotation in quotations if start <= quotation.start and quotation.end <= end]
            if not inside and not self._has_cue(self.text[start:end]):
                previous = None
                continue
            tokens = tokenize(self.text, start, end, inside)
            if len(tokens) > _LONGEST_SENTENCE or (
                not inside and tokens[-1].text == "?" and _INTERROGATIVE.match(self.text[start:end])
            ):
                previous = None
                continue
            if all(token.kind in "qp" for token in tokens) and inside:
                previous = self._quotation_alone(tokens, (start, end), previous, first=order == 0)
                continue
            records = [record for record in sentence_attributions(self.lexicon, tokens, (start, end)) if record.content]
            if not records and inside:
                records = self._colon(tokens, (start, end))
            for record in records:
                if parent is not None and record.parent is None:
                    record.parent = parent
                self._join_chain(record)
            self.found.extend(records)
            previous = next((record for record in records if record.parent is parent), None)

    def _with_their_cue(
        self, sentences: Sequence[tuple[int, int]], quotations: Sequence[Quotation]
    ) -> list[tuple[int, int]]:
        """Joins ``"We are ready." Cui said.``: a quotation with its full stop inside, and the cue as a sentence."""
        joined: list[tuple[int, int]] = []
        for start, end in sentences:
            if (
                joined
                and self._is_bare_cue(start, end)
                and any(
                    q.start >= joined[-1][0] and q.end >= joined[-1][1] - 1 and q.end <= joined[-1][1]
                    for q in quotations
                )
            ):
                joined[-1] = (joined[-1][0], end)
            else:
                joined.append((start, end))
        return joined

    def _is_bare_cue(self, start: int, end: int) -> bool:
        """``Cui said.``, ``said a villager.``: a few words, a cue that trails quotations, no content."""
        words = self.text[start:end].rstrip(".!? ").split()
        if not 2 <= len(words) <= 9 or not (words[0][0].isupper() or words[0].lower() in self.lexicon.entries):
            return False
        places = (len(words) - 1, 1, len(words) - 2, len(words) - 3)
        entries = [
            entry for at in places if 0 <= at < len(words) for entry in self.lexicon.entries.get(words[at].lower(), ())
        ]
        cue = any(entry.cue.frames >= {"quote", "trail"} and "past" in entry.forms for entry in entries)
        return cue and (words[-1].lower() in self.lexicon.entries or words[-1] in _DAYS)

    def _colon(self, tokens: list[Token], bounds: tuple[int, int]) -> list[Found]:
        """``Wu Qian: "We …"``, ``His message to Seoul: "…"``: a name or a noun of speech, a colon, a quotation."""
        at = next((j for j, token in enumerate(tokens) if token.text == ":" and token.kind == "p"), None)
        if at is None or at == 0 or at > 12 or at + 1 >= len(tokens) or tokens[at + 1].kind != "q":
            return []
        quoted = tokens[at + 1]
        verb = next(
            (
                j
                for j in range(1, at)
                if tokens[j].low in ("went", "put", "was", "is", "had", "has", "continued", "goes")
            ),
            at,
        )
        return [
            Found(
                COLON, (tokens[at].start, tokens[at].end), tokens[:verb], [(quoted.start, quoted.end)], "colon quote",
                bounds, chain=quoted.chain,
            )
        ]  # fmt: skip

    # ------------------------------------------------------------------ quotations that go on

    def _quotation_alone(
        self, tokens: list[Token], bounds: tuple[int, int], previous: Found | None, *, first: bool
    ) -> Found | None:
        """A sentence that is nothing but a quotation: it goes on from the one before, or waits for its cue."""
        spans = [(token.start, token.end) for token in tokens if token.kind == "q"]
        if (
            previous is None
            and tokens[-1].chain in self.runs_on
            and not any(record.chain == tokens[-1].chain for record in self.found[-8:])
        ):
            self.open_chains.setdefault(tokens[-1].chain, []).extend(spans)
            return None
        chain = next(token.chain for token in tokens if token.kind == "q")
        owner = next(
            (record for record in reversed(self.found[-8:]) if record.chain == chain and record.parent is None), None
        )
        if owner is None and previous is not None and previous.parent is None:
            owner = previous
        if owner is None and first:
            owner = self._last_quote()
            spans = [*self.open_chains.pop(chain, []), *spans] if owner is not None else spans
        if owner is None:
            self.open_chains.setdefault(chain, []).extend(spans)
            return None
        if "q" not in self._ends_with(owner):
            record = Found(
                owner.cue, owner.cue_range, [], spans, "quotation without a cue of its own", bounds,
                like=owner, chain=chain,
            )  # fmt: skip
            self.found.append(record)
            return record
        for record in self.found:
            if record is owner or (record.parent is owner and record.content == owner.content):
                record.content = [*record.content, *[span for span in spans if span not in record.content]]
                record.chain = tokens[-1].chain or chain
        return owner

    def _ends_with(self, record: Found) -> str:
        """``q`` where the content so far is quotation throughout, else nothing."""
        quoted = all(
            self.text[start] in "\"“'‘`" or self.text[max(0, start - 1)] in "\"“'‘`" for start, _ in record.content
        )
        return "q" if quoted else ""

    def _last_quote(self) -> Found | None:
        """The record that a quotation paragraph may go on from: the last one, if it ends with a quotation."""
        for record in reversed(self.found[-3:]):
            if record.parent is None:
                return record if record.chain else None
        return None

    def _join_chain(self, record: Found) -> None:
        """Takes in the earlier paragraphs of a quotation whose cue comes only at its end."""
        if record.chain and record.chain in self.open_chains:
            record.content = [*self.open_chains.pop(record.chain), *record.content]
