"""How much of a content stands in quotation marks."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from parsers.records import Article, Quote
from parsers.statements.quotations import Quotation

_WORD = re.compile(r"[^\W_]+")


class Quoting:
    """The quotations of an article, asked what is inside them."""

    def __init__(self, article: Article, quotations: Sequence[Quotation]) -> None:
        self.text = article.text
        self.quotations = quotations
        self.starts = [quotation.inner_start for quotation in self.quotations]

    def of(self, content: Sequence[tuple[int, int]]) -> Quote:
        """Whether every word of a content is quoted, some are, or none."""
        seen = {quoted for part in content for quoted in self._parts(*part)}
        if True not in seen:
            return Quote.INDIRECT
        return Quote.MIXED if False in seen else Quote.DIRECT

    def _parts(self, start: int, end: int) -> set[bool]:
        """Whether words in quotations and words out of them stand between two offsets."""
        before = bisect_right(self.starts, end) - 1
        if before < 0 or self.quotations[before].inner_end <= start:
            return {False} if _WORD.search(self.text, start, end) is not None else set()
        seen: set[bool] = set()
        for match in _WORD.finditer(self.text, start, end):
            seen.add(self._is_quoted(match.start()))
            if len(seen) == 2:
                break
        return seen

    def _is_quoted(self, place: int) -> bool:
        before = bisect_right(self.starts, place) - 1
        return before >= 0 and place < self.quotations[before].inner_end
