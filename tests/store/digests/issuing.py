"""Digests of a record under test."""

from store import digests, positions
from store.model import Digest
from tests.store.builders import Record


def choose(record: Record) -> Digest | None:
    positions.match(record.db)
    return digests.choose(record.db, run=record.run, now=record.now)


def issue(record: Record) -> Digest:
    digest = choose(record)
    assert digest is not None
    record.next_run()
    return digest


def said(*items: object) -> list[tuple[str, ...]]:
    return [item.content for item in items]  # type: ignore[attr-defined] # items of a digest
