"""Positions as the store makes them of a set's articles, against those of the annotators."""

import itertools
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from flows import handed_in, reading
from flows.gold import records
from store import positions
from store.database import open_store
from tests.quality.scoring import Match, Record, matched
from tests.quality.sets import GoldSet
from tests.store import builders


def partition(gold: GoldSet, order: Sequence[int] | None = None, *, runs: bool = False) -> list[tuple[Record, int]]:
    """Return the annotated statements that were found, each with the position that it got, in the set's order.

    ``order`` is that of the articles, by their places in the listing; with ``runs`` each comes in a run of its own.
    """
    documents = handed_in.documents([gold.folder], "quality")
    found = []
    with tempfile.TemporaryDirectory() as folder:
        record = builders.Record(open_store(Path(folder) / "onrecord.db"))
        for place in order or range(len(documents)):
            page = reading.article(documents[place])
            told = reading.extractor()(page)
            written = record.add(page, *told)
            found += list(zip(records(documents[place].declared.file, told), written.added, strict=True))
            if runs:
                positions.match(record.db)
        positions.match(record.db)
        place_of = dict(record.db.execute("SELECT id, position FROM statements").fetchall())
        record.db.close()
    annotated = gold.records()
    paired = matched(annotated, [one for one, _ in found])
    return [(annotated[one], place_of[found[other][1]]) for one, other in sorted(paired)]


def pairs(gold: GoldSet) -> Match | None:
    """Return how well pairs of statements are put together; None where the annotators put none together."""
    told = partition(gold)
    by_hand = sum(_pairs(Counter(record["position"] for record, _ in told)))
    together = sum(_pairs(Counter(position for _, position in told)))
    right = sum(_pairs(Counter((record["position"], position) for record, position in told)))
    return Match(right, together, right, by_hand) if by_hand else None


def _pairs(sizes: Counter[object]) -> list[int]:
    return [size * (size - 1) // 2 for size in sizes.values()]


def wrongly_merged(told: Sequence[tuple[Record, int]]) -> int:
    """Return how many pairs of different positions were put together."""
    return sum(
        one["position"] != other["position"] and mine == its
        for (one, mine), (other, its) in itertools.combinations(told, 2)
    )
