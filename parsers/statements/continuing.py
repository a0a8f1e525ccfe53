"""Quotations that go on: over several paragraphs, or after the sentence that says whose they are."""

from collections import Counter
from collections.abc import Sequence

from parsers.statements.found import Found
from parsers.statements.quotations import Quotation
from parsers.statements.sentences import Sentence
from parsers.statements.tokens import Token

_MARKS = "\"“'‘`"
_NEAR = 8
"""A quotation goes on from one of so many attributions before."""
_NEAREST = 3
"""A paragraph of nothing but a quotation goes on from one of so many attributions before."""
_PARTS = 8
"""So many parts of a content are looked at to tell whether it is quoted throughout."""


class Continuations:
    """Gives quotations without a cue of their own to the attributions that they go on from.

    ``found`` are the attributions so far, to which more are added while the article is read.
    """

    def __init__(self, text: str, quotations: Sequence[Sequence[Quotation]], found: list[Found]) -> None:
        self.text = text
        self.found = found
        self._waiting: dict[int, list[Sentence]] = {}
        """Parts of quotations whose cue has not come yet, by chain."""
        parts = Counter(quotation.chain for inside in quotations for quotation in inside)
        self._runs_on = {chain for chain, count in parts.items() if count > 1}
        """Quotations that run over several paragraphs."""

    def quotation_alone(
        self, tokens: Sequence[Token], bounds: Sentence, previous: Found | None, *, first: bool
    ) -> Found | None:
        """Reads a sentence that is nothing but a quotation: it goes on from the one before, or waits for its cue.

        ``previous`` is the attribution of the sentence before in its paragraph, ``first`` whether there is none.
        """
        spans = [(token.start, token.end) for token in tokens if token.kind == "q"]
        chain = next(token.chain for token in tokens if token.kind == "q")
        if previous is None and tokens[-1].chain in self._runs_on and not self._is_near(tokens[-1].chain):
            self._waiting.setdefault(tokens[-1].chain, []).extend(spans)
            return None
        owner = self._owner(chain, previous)
        if owner is None and first:
            owner = self._last_quote()
            spans = [*self._waiting.pop(chain, []), *spans] if owner is not None else spans
        if owner is None:
            self._waiting.setdefault(chain, []).extend(spans)
            return None
        if self._is_quotation(owner):
            self._go_on(owner, spans, tokens[-1].chain or chain)
            return owner
        rule = "quotation without a cue of its own"
        record = Found(owner.cue, owner.cue_range, [], spans, rule, bounds, like=owner, chain=chain)
        self.found.append(record)
        return record

    def join(self, record: Found) -> None:
        """Takes in the earlier paragraphs of a quotation whose cue comes only at its end."""
        if record.chain and record.chain in self._waiting:
            record.content = [*self._waiting.pop(record.chain), *record.content]

    def _is_near(self, chain: int) -> bool:
        return any(record.chain == chain for record in self.found[-_NEAR:])

    def _owner(self, chain: int, previous: Found | None) -> Found | None:
        """The attribution that has the earlier part of the quotation, else the one of the sentence before."""
        for record in reversed(self.found[-_NEAR:]):
            if record.chain == chain and record.parent is None:
                return record
        return previous if previous is not None and previous.parent is None else None

    def _last_quote(self) -> Found | None:
        """The last attribution, if it ends with a quotation."""
        last = next((record for record in reversed(self.found[-_NEAREST:]) if record.parent is None), None)
        return last if last is not None and last.chain else None

    def _is_quotation(self, record: Found) -> bool:
        """Whether the content so far is quotation throughout."""
        return all(
            self.text[start] in _MARKS or self.text[max(0, start - 1)] in _MARKS for start, _ in record.content[:_PARTS]
        )

    def _go_on(self, owner: Found, spans: Sequence[Sentence], chain: int) -> None:
        """Adds parts to the content of an attribution."""
        known = set(owner.content[-_PARTS:])
        owner.content.extend(span for span in spans if span not in known)
        owner.chain = chain
