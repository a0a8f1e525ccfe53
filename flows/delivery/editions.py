"""What one reader gets: the digests since the last that reached him, as one, with what he asked for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from store.model import Correction, Digest, Item, Late, Move, Restated, Silence, SourceCoverage

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Interest:
    """What a reader wants; without topics all of them, without principals whoever speaks."""

    topics: frozenset[str] = frozenset()
    principals: frozenset[str] = frozenset()
    """Governments, bodies or people, by canonical name."""

    def in_item(self, item: Item) -> bool:
        """Whether the reader wants a statement."""
        names = {name for voice in item.voices for name in (voice.principal, voice.name) if name}
        return self._has(item.topics, names)

    def in_move(self, move: Move) -> bool:
        """Whether the reader wants to know of a move."""
        return self._has((move.topic,), {move.principal})

    def in_silence(self, silence: Silence) -> bool:
        """Whether the reader wants to know of a silence that was broken."""
        return self._has((silence.topic,), {silence.principal})

    def _has(self, topics: Iterable[str], names: set[str]) -> bool:
        return (not self.topics or not self.topics.isdisjoint(topics)) and (
            not self.principals or not self.principals.isdisjoint(names)
        )


def edition(digests: Sequence[Digest], interest: Interest) -> Digest | None:
    """Return ``digests``, in their order, as one with what is of ``interest``; None where that is nothing."""
    return filtered(combined(digests), interest)


def combined(digests: Sequence[Digest]) -> Digest:
    """Return digests, one or more in the order of their numbers, as one that goes under the number of the last.

    Each statement is in one digest only, so nothing comes twice; what was told of a source is summed, its state is the
    last.
    """
    first, last = digests[0], digests[-1]
    if first is last:
        return first
    days = [day for one in digests for day in (one.said_from, one.said_to) if day is not None]
    return Digest(
        number=last.number,
        since_number=first.since_number or first.number,
        issued=last.issued,
        said_from=min(days, default=None),
        said_to=max(days, default=None),
        articles=sum(one.articles for one in digests),
        statements=sum(one.statements for one in digests),
        moves=tuple(sorted(_all(one.moves for one in digests), key=lambda move: move.rank)),
        firsts=_all(one.firsts for one in digests),
        silences=_all(one.silences for one in digests),
        reworded=_all(one.reworded for one in digests),
        new=_all(one.new for one in digests),
        late=_all(one.late for one in digests),
        restated=_restated([row for one in digests for row in one.restated]),
        corrections=_all(one.corrections for one in digests),
        coverage=_coverage([row for one in digests for row in one.coverage]),
        carried=sum(one.carried for one in digests),
    )


def filtered(digest: Digest, interest: Interest) -> Digest | None:
    """Return a digest with what is of ``interest``; None where that is nothing. Coverage stays whole."""
    if interest == Interest():
        return digest
    new = tuple(filter(interest.in_item, digest.new))
    late = tuple(row for row in digest.late if interest.in_item(row.item))
    restated = tuple(kept for row in digest.restated if (kept := _wanted(row, interest)) is not None)
    corrections = tuple(one for one in digest.corrections if _concerns(one, interest))
    items = {item.statement_id: item for item in _items(new, late, restated, corrections)}
    if not items:
        return None
    days = [item.dated for item in items.values() if item.dated is not None]
    return replace(
        digest,
        said_from=min(days, default=None),
        said_to=max(days, default=None),
        articles=len({(item.outlet, item.url, item.title) for item in items.values()}),
        statements=len(items),
        moves=tuple(filter(interest.in_move, digest.moves)),
        firsts=tuple(filter(interest.in_item, digest.firsts)),
        silences=tuple(filter(interest.in_silence, digest.silences)),
        reworded=tuple(row for row in digest.reworded if interest.in_item(row.after)),
        new=new,
        late=late,
        restated=restated,
        corrections=corrections,
        carried=0,
    )


def _wanted(row: Restated, interest: Interest) -> Restated | None:
    again = tuple(filter(interest.in_item, row.again))
    return replace(row, again=again) if again or (not row.again and interest.in_item(row.gist)) else None


def _concerns(correction: Correction, interest: Interest) -> bool:
    return any(interest.in_item(item) for item in (correction.before, correction.after) if item is not None)


def _items(
    new: Iterable[Item], late: Iterable[Late], restated: Iterable[Restated], corrections: Iterable[Correction]
) -> Iterable[Item]:
    yield from new
    for learned in late:
        yield learned.item
    for row in restated:
        yield from row.again
    for correction in corrections:
        yield correction.after or correction.before


def _restated(rows: Sequence[Restated]) -> tuple[Restated, ...]:
    """One row a position, as it was last told, with all the statements that state it again."""
    merged: dict[int, Restated] = {}
    for row in rows:
        before = merged.pop(row.position_id, None)
        merged[row.position_id] = replace(row, again=(*before.again, *row.again)) if before else row
    return tuple(merged.values())


def _coverage(rows: Sequence[SourceCoverage]) -> tuple[SourceCoverage, ...]:
    summed: dict[str, SourceCoverage] = {}
    for row in rows:
        before = summed.get(row.source)
        summed[row.source] = row if before is None else _summed(before, row)
    return tuple(summed.values())


def _summed(before: SourceCoverage, after: SourceCoverage) -> SourceCoverage:
    return replace(
        after,
        found=before.found + after.found,
        new=before.new + after.new,
        left_out=before.left_out + after.left_out,
        set_aside=before.set_aside + after.set_aside,
    )


def _all(parts: Iterable[tuple[T, ...]]) -> tuple[T, ...]:
    return tuple(one for part in parts for one in part)
