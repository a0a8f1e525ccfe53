"""Topics of a statement and relevance of an article, by the weighted vocabularies of the reference data."""

from collections.abc import Iterable
from dataclasses import dataclass

from parsers.reference import Reference
from parsers.reference.loading import FALLBACK_TOPIC
from parsers.reference.terms import TermIndex

_LEAST = 1.0
"""Weight from which a topic counts."""
_SHARE = 0.5
"""A further topic counts where it has this share of the strongest one's weight."""
_OF_SENTENCE = 0.3
_OF_PARAGRAPH = 0.2
_OF_PARAGRAPH_ALONE = 0.3
"""What the paragraph counts more where all of it together names no topic."""
_OF_TITLE = 0.2
_OF_BODY = 0.1
"""Shares in which the surroundings of a content count for its topics; found by a search over annotated articles,
and near these the result hardly moves."""
RELEVANT = 8.0
"""Weight of an article's distinct terms from which it is about the subject."""


@dataclass(frozen=True, slots=True)
class Relevance:
    """How much an article is about the subject, and the words that decided it, the weightiest first."""

    score: float
    relevant: bool
    words: tuple[tuple[str, float], ...]


class TopicVocabulary:
    """Finds topics by the terms of ``seeds/topics.csv``."""

    def __init__(self, reference: Reference) -> None:
        self.index = reference.topic_terms
        self.order = [topic.id for topic in reference.topics]

    def scores(self, text: str) -> dict[str, float]:
        """The weight of each topic's terms in a text."""
        scores: dict[str, float] = {}
        for hit in self.index.counted(text):
            scores[hit.term.key] = scores.get(hit.term.key, 0.0) + hit.term.weight
        return scores

    def ranked(self, scores: dict[str, float]) -> tuple[str, ...]:
        """The topics that count by their weights, the strongest first; none where all are weak."""
        best = max(scores.values(), default=0.0)
        if best < _LEAST:
            return ()
        kept = [topic for topic, weight in scores.items() if weight >= max(_LEAST, _SHARE * best)]
        return tuple(sorted(kept, key=lambda topic: (-scores[topic], self.order.index(topic))))


class ArticleTopics:
    """Topics of the statements of one article; what stands around them is weighed once."""

    def __init__(self, vocabulary: TopicVocabulary, title: str, body: str) -> None:
        self._vocabulary = vocabulary
        self._weighed: dict[str, dict[str, float]] = {}
        self._article = ((title, _OF_TITLE), (body, _OF_BODY))

    def of(self, content: str, sentence: str, paragraph: str) -> tuple[str, ...]:
        """Topics of a statement, the strongest first.

        Its content counts in full; sentence, paragraph, title and body count the less the farther they are, and
        decide where the content names no topic of its own (``the two capitals should think again``).
        """
        scores = dict(self._vocabulary.scores(content))
        for text, share in ((sentence, _OF_SENTENCE), (paragraph, _OF_PARAGRAPH), *self._article):
            for topic, weight in self._scores(text).items():
                scores[topic] = scores.get(topic, 0.0) + share * weight
        if max(scores.values(), default=0.0) < _LEAST:
            for topic, weight in self._scores(paragraph).items():
                scores[topic] += _OF_PARAGRAPH_ALONE * weight
        return self._vocabulary.ranked(scores) or (FALLBACK_TOPIC,)

    def _scores(self, text: str) -> dict[str, float]:
        if text not in self._weighed:
            self._weighed[text] = self._vocabulary.scores(text)
        return self._weighed[text]


def relevance(texts: Iterable[str], index: TermIndex) -> Relevance:
    """Relevance of an article from its title and body; a term counts once, however often it stands there."""
    weights: dict[str, float] = {}
    for text in texts:
        for hit in index.counted(text):
            weights[hit.term.term] = hit.term.weight
    score = sum(weights.values())
    words = tuple(sorted(weights.items(), key=lambda item: (-abs(item[1]), item[0])))
    return Relevance(score, score >= RELEVANT, words)
