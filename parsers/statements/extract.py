"""From an article to its statements: attributions found, speakers, dates, acts and topics resolved."""

import datetime as dt
import re
from collections.abc import Sequence

from parsers.records import Act, Article, Quote, Span, SpeakerKind, Statement
from parsers.reference import Reference
from parsers.statements.acts import ActVocabulary, reaffirms
from parsers.statements.discourse import Discourse
from parsers.statements.found import Found
from parsers.statements.lexicon import Lexicon
from parsers.statements.mentions import Entity
from parsers.statements.quotations import find_quotations, without_marks
from parsers.statements.saying import date_of
from parsers.statements.speakers import Resolver
from parsers.statements.nouns import DOCUMENTS
from parsers.statements.tokens import Token, tokenize
from parsers.statements.topics import TopicVocabulary
from parsers.statements.transcripts import is_bare_answer

_CONFERENCE = re.compile(r"(?i)\b(press conference|briefing|remarks)\b")
_DATE = re.compile(
    r"(?:(?:on|of)\s+)?((?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?)\s+(\d{1,2})(?:,?\s+((?:19|20)\d\d))?"
)
_SPOKESPERSON = re.compile(
    r"[Ss]pokes(?:person|man|woman)\s+((?:[A-Z][\w-]+\s?){2,3}?)(?:['’]s|\s+(?:Holds?|on|Remarks|Regular)|$)"
)


class Extractor:
    """Extracts statements by the reference data that it was made with; holds no state between articles."""

    def __init__(self, reference: Reference) -> None:
        self.reference = reference
        self.lexicon = Lexicon(reference.cues)
        self.acts = ActVocabulary(reference)
        self.topics = TopicVocabulary(reference)

    def __call__(self, article: Article) -> tuple[Statement, ...]:
        """The statements of an article, in the order of the text, outer ones before those inside them."""
        found = Discourse(article, self.lexicon).read()
        if not found:
            return ()
        return _Reading(article, self, found).statements()


def extract(article: Article, reference: Reference) -> tuple[Statement, ...]:
    """The statements of one article; for many articles make one ``Extractor``."""
    return Extractor(reference)(article)


class _Reading:
    """One article's attributions on their way to statements."""

    def __init__(self, article: Article, extractor: Extractor, found: list[Found]) -> None:
        self.article = article
        self.extractor = extractor
        self.found = found
        self.resolver = Resolver(article, extractor.reference)
        self.who: dict[int, list[Entity]] = {}
        self.said: dict[int, dt.date | None] = {}
        self.conference = self._conference_day() if any(record.transcript for record in found) else None
        self.quoted = [q for quotations in find_quotations(article.text, article.paragraphs) for q in quotations]

    def statements(self) -> tuple[Statement, ...]:
        """Resolves in reading order, folds a body's report of its own act into one record, numbers the rest."""
        ordered = self._ordered()
        for record in ordered:
            self.who[id(record)] = self._speakers(record)
            self.said[id(record)] = self._date(record)
        merged: dict[int, list[Found]] = {}
        kept = []
        for record in ordered:
            outer = self._own_report(record)
            if outer is not None:
                merged.setdefault(id(outer), []).append(record)
                record.parent = outer
            else:
                kept.append(record)
        for record in kept:
            while record.parent is not None and not any(record.parent is other for other in kept):
                record.parent = record.parent.parent
        ids = _number(kept)
        vias = self._covering(kept)
        return tuple(self._statement(record, ids, merged.get(id(record), []), vias) for record in kept)

    def _ordered(self) -> list[Found]:
        """Parents before children, else by place."""

        def depth(record: Found) -> int:
            return 0 if record.parent is None else 1 + depth(record.parent)

        return sorted(self.found, key=lambda r: (r.sentence[0], depth(r), r.cue_range[0]))

    # ------------------------------------------------------------------ speakers

    def _speakers(self, record: Found) -> list[Entity]:
        if record.like is not None and not record.subject:
            entities = self.who.get(id(record.like))
            if entities:
                return self.resolver.again(entities, record.cue_range[0])
        parent = self.who.get(id(record.parent)) if record.parent is not None else None
        if record.transcript and is_bare_answer("".join(token.text for token in record.subject)):
            return self._heading_speaker(record)
        place = record.subject[0].start if record.subject else record.cue_range[0]
        return self.resolver.resolve(record.subject, place, parent, record.sentence)

    def _heading_speaker(self, record: Found) -> list[Entity]:
        """``A:`` is whoever answers under his own name elsewhere, else the spokesperson of the heading."""
        named = next(
            (r for r in self.found if r.transcript and not is_bare_answer("".join(t.text for t in r.subject))), None
        )
        if named is not None:
            return self.resolver.resolve(named.subject, record.cue_range[0], None, record.sentence)
        headings = [self.article.title or "", *(omission.span.text for omission in self.article.omissions)]
        headings += [paragraph.text for paragraph in self.article.paragraphs[:2]]
        for heading in headings:
            match = _SPOKESPERSON.search(heading)
            if match is not None:
                name = tokenize(match[1].strip(), 0, len(match[1].strip()))
                return self.resolver.resolve(name, record.cue_range[0], None, record.sentence)
        return self.resolver.resolve(record.subject, record.cue_range[0], None, record.sentence)

    def _own_report(self, record: Found) -> Found | None:
        """The enclosing record where this one only says what its own speaker or government does.

        ``Hua said China urges …`` is one record with the inner act (guidelines, decision 3). A document reports,
        so that what it tells of its government stands by itself, and so does what a named person did.
        """
        outer = record.parent
        if outer is None or record.cue.flags & {"citing"} or "quoting" in outer.cue.flags:
            return None
        mine, its = self.who[id(record)], self.who[id(outer)]
        if {e.speaker.name for e in mine} == {e.speaker.name for e in its}:
            return outer
        if len(mine) != 1 or len(its) != 1 or mine[0].speaker.kind is not SpeakerKind.GOVERNMENT:
            return None
        if self._is_document(outer):
            return None
        own = {
            its[0].speaker.principal,
            its[0].speaker.country if its[0].speaker.kind is SpeakerKind.BODY and its[0].speaker.principal else None,
        }
        return outer if mine[0].speaker.name in own else None

    def _is_document(self, record: Found) -> bool:
        subject = record.subject or (record.like.subject if record.like is not None else [])
        if len(subject) == 1 and subject[0].low == "it":
            earlier = [
                other
                for other in self.found
                if other is not record and other.sentence[0] < record.sentence[0] and other.parent is None
            ]
            return bool(earlier) and self._is_document(earlier[-1])
        return any(token.low in DOCUMENTS for token in subject)

    def _covering(self, kept: Sequence[Found]) -> dict[int, Found]:
        """``It has clearly stated that …, the release said`` covers the sentences before it in its paragraph too."""
        covering: dict[int, Found] = {}
        for paragraph in self.article.paragraphs:
            inside = [r for r in kept if paragraph.start <= r.sentence[0] < paragraph.end and r.parent is None]
            for order, record in enumerate(inside):
                if record.rule != "content before cue" or not self._is_document(record):
                    continue
                for earlier in inside[:order]:
                    names = [e.speaker.kind for e in self.who[id(earlier)]]
                    if earlier.sentence != record.sentence and all(kind is SpeakerKind.GOVERNMENT for kind in names):
                        covering[id(earlier)] = record
        return covering

    # ------------------------------------------------------------------ dates

    def _base_day(self) -> dt.date | None:
        return self.conference or self.article.published

    def _date(self, record: Found) -> dt.date | None:
        if record.transcript:
            return self._base_day() if self.conference is not None else None
        if record.anchor is not None:
            anchored = self.said.get(id(record.anchor))
            return anchored - dt.timedelta(days=record.days_before) if anchored is not None else None
        for tokens in record.times:
            day = date_of(tokens, self._base_day())
            if day is not None:
                return day
        return None

    def _conference_day(self) -> dt.date | None:
        """The day of a press conference, from the heading, a caption or the first words."""
        texts = [self.article.title or "", *(omission.span.text for omission in self.article.omissions)]
        texts += [paragraph.text for paragraph in self.article.paragraphs[:3]]
        published = self.article.published
        dated = [(text, match) for text in texts if _CONFERENCE.search(text) for match in _DATE.finditer(text)]
        for _, match in sorted(dated, key=lambda item: item[1][3] is None):
            day = _calendar(match, published)
            if day is not None and (published is None or abs((published - day).days) < 8):
                return day
        return None

    # ------------------------------------------------------------------ records

    def _statement(
        self, record: Found, ids: dict[int, str], merged: Sequence[Found], vias: dict[int, Found]
    ) -> Statement:
        text = self.article.text
        entities = self.who[id(record)]
        quote = self._quote(record)
        spans = tuple(self._span(start, end, direct=quote is Quote.DIRECT) for start, end in record.content)
        content = " ".join(span.text for span in spans)
        outer = record.parent if record.parent is not None else vias.get(id(record))
        paragraph = next((p for p in self.article.paragraphs if p.start <= record.sentence[0] < p.end), None)
        first = record.subject[0] if record.subject else None
        last = record.subject[-1] if record.subject else None
        surface = text[first.start : last.end] if first is not None and last is not None else entities[0].mention
        return Statement(
            id=ids[id(record)],
            content=spans,
            cue=record.cue.lemma,
            cue_span=Span(*record.cue_range, text[slice(*record.cue_range)]),
            speaker_surface=surface,
            speaker_span=Span(first.start, last.end, surface) if first is not None and last is not None else None,
            mention=entities[0].mention,
            speakers=tuple(entity.speaker for entity in entities),
            quote=quote,
            act=self._act(record, content, merged),
            reaffirms=reaffirms(record.cue, content) or any(reaffirms(inner.cue, "") for inner in merged),
            said_on=self.said[id(record)],
            via="; ".join(e.speaker.name for e in self.who[id(outer)]) if outer is not None else None,
            parent=ids[id(record.parent)] if record.parent is not None else None,
            topics=self.extractor.topics.topics(
                content, text[slice(*record.sentence)], paragraph.text if paragraph else ""
            ),
            rule=record.rule,
            sentence=Span(*record.sentence, text[slice(*record.sentence)]),
        )

    def _act(self, record: Found, content: str, merged: Sequence[Found]) -> Act:
        """The act of the innermost own cue, else by cue and content; a report of somebody else's act is ``state``."""
        acts = self.extractor.acts
        own = acts.act(record.cue, content, negated=record.negated)
        if own is not Act.STATE and record.cue.act != Act.STATE:
            return own
        for inner in merged:
            act = acts.act(inner.cue, " ".join(self.article.text[a:b] for a, b in inner.content), negated=inner.negated)
            if act is not Act.STATE:
                return act
        if any(other.parent is record for other in self.found if id(other) not in {id(m) for m in merged}):
            return Act.STATE
        return own

    def _quote(self, record: Found) -> Quote:
        inside = outside = 0
        for start, end in record.content:
            for match in re.finditer(r"[^\W_]+", self.article.text[start:end]):
                at = start + match.start()
                if any(q.inner_start <= at < q.inner_end for q in self._quotations(start, end)):
                    inside += 1
                else:
                    outside += 1
        if not inside:
            return Quote.INDIRECT
        return Quote.MIXED if outside else Quote.DIRECT

    def _quotations(self, start: int, end: int):  # type: ignore[no-untyped-def]
        return [q for q in self.quoted if q.start < end and q.end > start]

    def _span(self, start: int, end: int, *, direct: bool) -> Span:
        if direct:
            start, end = without_marks(self.article.text, start, end)
        return Span(start, end, self.article.text[start:end])


def _number(kept: Sequence[Found]) -> dict[int, str]:
    """Ids in the order of the text: ``1``, ``2`` …, and ``1.1`` for the first inside ``1``."""
    ids: dict[int, str] = {}
    inside: dict[int, int] = {}
    top = 0
    for record in kept:
        if record.parent is None:
            top += 1
            ids[id(record)] = str(top)
        else:
            inside[id(record.parent)] = inside.get(id(record.parent), 0) + 1
            ids[id(record)] = f"{ids[id(record.parent)]}.{inside[id(record.parent)]}"
    return ids


def _calendar(match: re.Match[str], published: dt.date | None) -> dt.date | None:
    words = " ".join(part for part in (match[1], match[2], match[3]) if part)
    tokens: list[Token] = tokenize(words, 0, len(words))
    return date_of(tokens, published)
