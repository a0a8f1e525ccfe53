"""What the extractor reaches on a set of annotated articles."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from flows import handed_in, reading
from flows.explain import weighed
from flows.gold import records
from parsers.records import Article
from tests.quality import positions
from tests.quality.scoring import Match, Score, Share, score
from tests.quality.sets import SETS, GoldSet


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of a set; ``relevance`` is the share of articles rightly told to be about the subject or not."""

    name: str
    articles: int
    score: Score
    relevance: Share | None
    """None where the set does not say which articles are relevant."""
    positions: Match | None = None
    """Pairs of statements put into one position, against those of the annotators; None where there are none."""
    by_hand: bool = True
    """Whether the figures of the extractor say anything: its own output was not taken over into the annotations."""

    def gated(self) -> dict[str, float]:
        """Return the figures that the gate watches, by name; those that rest on nothing are left out."""
        return dict(self._gated())

    def _gated(self) -> Iterator[tuple[str, float]]:
        if self.positions is not None:
            yield "positions P", self.positions.precision
            yield "positions F1", self.positions.f1
        if not self.by_hand:
            return
        yield "records F1", self.score.records.f1
        for kind, match in self.score.quotes.items():
            if match.gold:
                yield f"{kind} F1", match.f1
        for name, share in self.score.fields.items():
            if share.of:
                yield name, share.value
        if self.relevance is not None:
            yield "relevance", self.relevance.value


@cache
def figures(name: str) -> Figures:
    """Return the figures of the set of that name, measured once in a process."""
    gold = SETS[name]
    articles = _articles(gold)
    found = [record for file, article in articles for record in records(file, reading.extractor()(article))]
    return Figures(
        name,
        len(articles),
        score(gold.records(), found),
        _relevance(gold, dict(articles)),
        positions.pairs(gold),
        gold.by_hand,
    )


def _articles(gold: GoldSet) -> list[tuple[str, Article]]:
    """The articles as ``onrecord extract`` reads them."""
    documents = handed_in.documents([gold.folder], "quality")
    return [(document.declared.file, reading.article(document)) for document in documents]


def _relevance(gold: GoldSet, articles: Mapping[str, Article]) -> Share | None:
    told: list[dict[str, Any]] = [entry for entry in gold.listing() if entry.get("relevant") is not None]
    if not told:
        return None
    right = sum(weighed(articles[one["file"]], reading.known()).relevant == one["relevant"] for one in told)
    return Share(right, len(told))
