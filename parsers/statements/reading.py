"""One article's attributions on their way to statements: speakers, dates, acts and topics resolved."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from parsers.records import Act, Article, Quote, Span, Statement
from parsers.statements.acts import ActVocabulary, reaffirms
from parsers.statements.days import Days
from parsers.statements.folding import Folding, numbered
from parsers.statements.found import Found
from parsers.statements.quotations import Quotation, without_marks
from parsers.statements.quoting import Quoting
from parsers.statements.speakers import Background, Entity, Resolver
from parsers.statements.speakers.scene import Here
from parsers.statements.tokens import Token, tokenize
from parsers.statements.topics import ArticleTopics, TopicVocabulary
from parsers.statements.transcripts import is_bare_answer

_SPOKESPERSON = re.compile(
    r"[Ss]pokes(?:person|man|woman)\s+((?:[A-Z][\w-]+\s?){2,3}?)(?:['’]s|\s+(?:Holds?|on|Remarks|Regular)|$)"
)


@dataclass(frozen=True, slots=True)
class Vocabularies:
    """What the reference data gives to read with."""

    background: Background
    acts: ActVocabulary
    topics: TopicVocabulary


class Reading:
    """Resolves the attributions of one article in reading order."""

    def __init__(
        self, article: Article, vocabularies: Vocabularies, found: Sequence[Found], quotations: Sequence[Quotation]
    ) -> None:
        self.article = article
        self.acts = vocabularies.acts
        self.found = sorted(found, key=_reading_order)
        self.resolver = Resolver(article, vocabularies.background)
        self.who: dict[Found, list[Entity]] = {}
        self.days = Days(article, self.found)
        self.topics = ArticleTopics(
            vocabularies.topics, article.title or "", "\n".join(paragraph.text for paragraph in article.paragraphs)
        )
        self.quoting = Quoting(article, quotations)
        self.starts = [paragraph.start for paragraph in article.paragraphs]

    def statements(self) -> tuple[Statement, ...]:
        """Resolves in reading order, folds a body's report of its own act into one record, numbers the rest."""
        for record in self.found:
            self.who[record] = self._speakers(record)
            self.days.note(record)
        folding = Folding(self.article, self.found, self.who)
        ids = numbered(folding.kept)
        return tuple(self._statement(record, ids, folding) for record in folding.kept)

    # ------------------------------------------------------------------ speakers

    def _speakers(self, record: Found) -> list[Entity]:
        if record.like is not None and not record.subject:
            entities = self.who.get(record.like)
            if entities:
                return self.resolver.again(entities, record.cue_range[0])
        if record.transcript and is_bare_answer(_joined(record.subject)):
            subject = self._answering or record.subject
            return self.resolver.resolve(subject, Here(record.cue_range[0], record.sentence))
        parent = self.who.get(record.parent) if record.parent is not None else None
        place = record.subject[0].start if record.subject else record.cue_range[0]
        return self.resolver.resolve(record.subject, Here(place, record.sentence, parent))

    @cached_property
    def _answering(self) -> list[Token]:
        """Who ``A:`` is: whoever answers under his own name elsewhere, else the spokesperson of the heading."""
        for record in self.found:
            if record.transcript and not is_bare_answer(_joined(record.subject)):
                return record.subject
        headings = [self.article.title or "", *(omission.span.text for omission in self.article.omissions)]
        for heading in (*headings, *(paragraph.text for paragraph in self.article.paragraphs[:2])):
            match = _SPOKESPERSON.search(heading)
            if match is not None:
                name = match[1].strip()
                return tokenize(name, 0, len(name))
        return []

    # ------------------------------------------------------------------ records

    def _statement(self, record: Found, ids: dict[Found, str], folding: Folding) -> Statement:
        entities = self.who[record]
        quote = self.quoting.of(record.content)
        spans = tuple(self._span(*part, direct=quote is Quote.DIRECT) for part in record.content)
        content = " ".join(span.text for span in spans)
        merged = folding.merged.get(record, ())
        speaker = self._span(record.subject[0].start, record.subject[-1].end) if record.subject else None
        outer = record.parent if record.parent is not None else folding.covering.get(record)
        sentence = self._span(*record.sentence)
        said = self.days.of(record)
        return Statement(
            id=ids[record],
            content=spans,
            cue=record.cue.lemma,
            cue_span=self._span(*record.cue_range),
            speaker_surface=speaker.text if speaker is not None else entities[0].mention,
            speaker_span=speaker,
            mention=entities[0].mention,
            speakers=tuple(entity.speaker for entity in entities),
            quote=quote,
            act=self._act(record, content, folding),
            reaffirms=reaffirms(record.cue, content) or any(reaffirms(inner.cue, "") for inner in merged),
            said_on=said.day if said is not None else None,
            via="; ".join(entity.speaker.name for entity in self.who[outer]) if outer is not None else None,
            parent=ids[record.parent] if record.parent is not None else None,
            topics=self.topics.of(content, sentence.text, self._paragraph(record)),
            rule=record.rule,
            sentence=sentence,
            said_on_span=said.span if said is not None else None,
        )

    def _act(self, record: Found, content: str, folding: Folding) -> Act:
        """The act of the innermost own cue, else by cue and content; a report of somebody else's act is ``state``."""
        own = self.acts.act(record.cue, content, negated=record.negated)
        if own is not Act.STATE and record.cue.act != Act.STATE:
            return own
        for inner in folding.merged.get(record, ()):
            words = " ".join(self.article.text[start:end] for start, end in inner.content)
            act = self.acts.act(inner.cue, words, negated=inner.negated)
            if act is not Act.STATE:
                return act
        return Act.STATE if record in folding.outer else own

    def _paragraph(self, record: Found) -> str:
        at = bisect_right(self.starts, record.sentence[0]) - 1
        return self.article.paragraphs[at].text if at >= 0 else ""

    def _span(self, start: int, end: int, *, direct: bool = False) -> Span:
        """A stretch of the text; ``direct`` leaves out the quotation marks at its ends."""
        if direct:
            start, end = without_marks(self.article.text, start, end)
        return Span(start, end, self.article.text[start:end])


def _joined(tokens: Sequence[Token]) -> str:
    return "".join(token.text for token in tokens)


def _reading_order(record: Found) -> tuple[int, int, int]:
    """By sentence, parents before children, else by place."""
    depth, outer = 0, record.parent
    while outer is not None:
        depth, outer = depth + 1, outer.parent
    return record.sentence[0], depth, record.cue_range[0]
