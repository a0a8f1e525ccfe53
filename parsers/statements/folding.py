"""Which attributions are records of their own: own reports folded, children of the folded moved out, and numbered."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence

from parsers.records import Article, SpeakerKind
from parsers.statements.found import Found
from parsers.statements.nouns import DOCUMENTS
from parsers.statements.speakers import Entity

_FARTHEST = 20
"""So many records ``it`` is followed back to see whether it is a document."""


class Folding:
    """The attributions of an article that are kept, those folded into them, and what covers what."""

    def __init__(self, article: Article, found: Sequence[Found], who: Mapping[Found, Sequence[Entity]]) -> None:
        self.article = article
        self.who = who
        self._tops = [record for record in found if record.parent is None]
        self._top_starts = [record.sentence[0] for record in self._tops]
        self.merged: dict[Found, list[Found]] = defaultdict(list)
        """The records folded into each."""
        self.kept: list[Found] = []
        for record in found:
            outer = self._own_report(record)
            if outer is None:
                self.kept.append(record)
            else:
                self.merged[outer].append(record)
                record.parent = outer
        self._raise()
        self.outer = {record.parent for record in self.kept}
        """The records that others stand inside."""
        self.covering = self._covering()
        """The document by which a record before it has what it says."""

    def _raise(self) -> None:
        """Gives the children of folded records the nearest record that is kept."""
        kept = set(self.kept)
        for record in self.kept:
            while record.parent is not None and record.parent not in kept:
                record.parent = record.parent.parent

    def _own_report(self, record: Found) -> Found | None:
        """The enclosing record where this one only says what its own speaker or government does.

        ``Hua said China urges …`` is one record with the inner act (guidelines, decision 3). A document reports,
        so that what it tells of its government stands by itself, and so does what a named person did.
        """
        outer = record.parent
        if outer is None or "citing" in record.cue.flags or "quoting" in outer.cue.flags:
            return None
        mine, its = self.who[record], self.who[outer]
        if {entity.speaker.name for entity in mine} == {entity.speaker.name for entity in its}:
            return outer
        if len(mine) != 1 or len(its) != 1 or mine[0].speaker.kind is not SpeakerKind.GOVERNMENT:
            return None
        return outer if mine[0].speaker.name in _governments(its[0]) and not self._is_document(outer) else None

    def _is_document(self, record: Found) -> bool:
        """Whether a document is the subject, ``it`` followed back to the records before."""
        for _ in range(_FARTHEST):
            subject = record.subject or (record.like.subject if record.like is not None else [])
            if len(subject) != 1 or subject[0].low != "it":
                return any(token.low in DOCUMENTS for token in subject)
            before = bisect_left(self._top_starts, record.sentence[0])
            if not before:
                return False
            record = self._tops[before - 1]
        return False

    def _covering(self) -> dict[Found, Found]:
        """``It has clearly stated that …, the release said`` covers the sentences before it in its paragraph too."""
        starts = [paragraph.start for paragraph in self.article.paragraphs]
        paragraphs: dict[int, list[Found]] = defaultdict(list)
        for record in self.kept:
            if record.parent is None:
                paragraphs[bisect_right(starts, record.sentence[0])].append(record)
        covering: dict[Found, Found] = {}
        for inside in paragraphs.values():
            covers = (record for record in reversed(inside) if record.rule == "content before cue")
            document = next((record for record in covers if self._is_document(record)), None)
            for earlier in inside[: inside.index(document)] if document is not None else ():
                kinds = {entity.speaker.kind for entity in self.who[earlier]}
                if document is not None and earlier.sentence != document.sentence and kinds == {SpeakerKind.GOVERNMENT}:
                    covering[earlier] = document
        return covering


def _governments(entity: Entity) -> set[str | None]:
    """Whose acts are a speaker's own: those of the government spoken for, and of the country whose body it is."""
    speaker = entity.speaker
    home = speaker.country if speaker.kind is SpeakerKind.BODY and speaker.principal else None
    return {speaker.principal, home}


def numbered(kept: Sequence[Found]) -> dict[Found, str]:
    """Ids in the order of the text: ``1``, ``2`` …, and ``1.1`` for the first inside ``1``."""
    ids: dict[Found, str] = {}
    inside: dict[Found | None, int] = defaultdict(int)
    for record in kept:
        inside[record.parent] += 1
        number = str(inside[record.parent])
        ids[record] = number if record.parent is None else f"{ids[record.parent]}.{number}"
    return ids
