"""The kept pages: can they be had again as they came?"""

import hashlib
from collections.abc import Iterator

import zstandard
from sqlite_utils import Database

from store.checks.fault import RESTORE, Fault

SAMPLE = 2000
"""Pages, spread over the store, that are unpacked and hashed."""


def check(db: Database) -> Iterator[Fault]:
    """Find pages whose bytes no longer are what their hash says, in a sample."""
    number = db.execute("SELECT count(*) FROM blobs").fetchone()[0]
    step = max(1, number // SAMPLE)
    rows = db.execute("SELECT id, sha256, size, data FROM blobs WHERE id % ? = 0 ORDER BY id LIMIT ?", (step, SAMPLE))
    wrong = [id_ for id_, sha256, size, data in rows if not _is_whole(data, sha256, size)]
    if wrong:
        yield Fault(f"kept pages, of a sample, that cannot be had as they came: {len(wrong):,}, as {wrong[0]}", RESTORE)


def _is_whole(data: bytes, sha256: str, size: int) -> bool:
    try:
        raw = zstandard.ZstdDecompressor().decompress(data, max_output_size=size + 1)
    except zstandard.ZstdError:
        return False
    return len(raw) == size and hashlib.sha256(raw).hexdigest() == sha256
