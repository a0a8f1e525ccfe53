"""Raw pages as they came: kept once per content, before anything is read from them."""

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

import zstandard
from sqlite_utils import Database

from store import looks
from store.database import made, one, transaction
from store.errors import StoreError
from store.looks import Origin
from store.times import loaded, stored

_SNAPSHOTS = """
SELECT s.id, s.article, a.outlet, a.content_id, s.url, b.sha256, s.declared, s.run, s.first_seen_at,
       s.parser_version
FROM snapshots s JOIN articles a ON a.id = s.article JOIN blobs b ON b.id = s.blob
"""
_ONE = f"{_SNAPSHOTS} WHERE s.id = ?"
_OF_ARTICLE = f"{_SNAPSHOTS} WHERE s.article = ? ORDER BY s.first_seen_at, s.id"
# The versions of an article are only compared as one and the same parser reads them.
_UNPARSED = f"""{_SNAPSHOTS}
WHERE s.parser_version IS NULL OR (s.parser_version IS NOT ?1 AND (
    s.failure IS NOT NULL OR s.article IN (SELECT article FROM snapshots WHERE parser_version IS NULL)))
ORDER BY s.id
"""  # noqa: S608 - nothing but what stands above goes into it
_OUTDATED = """
SELECT count(DISTINCT article) FROM snapshots
WHERE (parser_version < ?1 OR parser_version > ?1) AND failure IS NULL
"""


class ArticleKey(Protocol):
    """What identifies an article; ``parsers.pages.urls.ArticleId`` is one."""

    @property
    def outlet(self) -> str:
        """The outlet's id."""

    @property
    def content_id(self) -> str:
        """The outlet's own id of the content."""

    @property
    def canonical_url(self) -> str | None:
        """The URL to cite."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A content of an article as it was fetched; ``snapshots.raw`` gives its bytes."""

    id: int
    article: int
    outlet: str
    content_id: str
    url: str | None
    sha256: str
    declared: Mapping[str, Any]
    """What the source said of it beyond its bytes."""
    run: int
    """The run that first saw it: a snapshot of the current run is news, whether or not the run was cut off between."""
    first_seen_at: dt.datetime
    """When these bytes were first had, in UTC: nothing on them can be dated later. A capture is as its archive says."""
    parser_version: str | None
    """The parser that last read it, well or not."""


@dataclass(frozen=True, slots=True)
class Content:
    """Bytes as they are kept: so they may travel, and need not be packed by whoever keeps them."""

    sha256: str
    """Of the bytes as they came."""
    size: int
    packed: bytes


def content(raw: bytes) -> Content:
    """Pack the bytes of a page."""
    return Content(hashlib.sha256(raw).hexdigest(), len(raw), zstandard.ZstdCompressor(level=10).compress(raw))


def keep(
    db: Database,
    *,
    raw: bytes | Content,
    article_id: ArticleKey,
    url: str | None,
    now: dt.datetime,
    run: int,
    declared: Mapping[str, Any],
    seen: dt.datetime | None = None,
    origin: Origin | None = None,
) -> Snapshot:
    """Keep what was fetched from ``url`` in ``run``, packed or as it came; the same bytes of the same article are kept
    once.

    It is awaited no more. With an ``origin``, where its outlet has it, the article will be looked at again.
    ``seen`` is when an archive captured it, if ``now`` is not when it was there. ``declared`` must be fit for JSON.
    Raises ``StoreError`` when it cannot be written.
    """
    moment = stored(seen or now)
    with transaction(db, f"keeping {url or article_id.content_id}"):
        article = _article(db, article_id, url, moment)
        db.execute(
            "DELETE FROM awaited WHERE outlet = ? AND content_id = ?", (article_id.outlet, article_id.content_id)
        )
        snapshot = _snapshot(db, article, _blob(db, raw), url, declared, run, moment)
        if url is not None:
            db.execute(
                "INSERT INTO sightings (run, url, snapshot, seen_at) VALUES (?, ?, ?, ?)"
                " ON CONFLICT (run, url) DO UPDATE SET snapshot = excluded.snapshot, seen_at = excluded.seen_at",
                (run, url, snapshot, moment),
            )
        if origin is not None:
            looks.note(db, article, origin, now=now)
    return _load(db, _ONE, snapshot)[0]


def raw(db: Database, snapshot: Snapshot) -> bytes:
    """The bytes of a snapshot, as they came."""
    return unpacked(packed(db, snapshot))


def packed(db: Database, snapshot: Snapshot) -> bytes:
    """The bytes of a snapshot as they are kept, for ``unpacked``: to be handed over to another process."""
    row = one(db, "SELECT data FROM blobs WHERE sha256 = ?", (snapshot.sha256,))
    if row is None:
        raise StoreError(f"reading the bytes of snapshot {snapshot.id}: the store has none; restore it from a backup")
    return bytes(row[0])


def unpacked(kept: bytes) -> bytes:
    """Bytes as they came, from what ``packed`` has of them."""
    return zstandard.ZstdDecompressor().decompress(kept)


def first_run(db: Database, outlet: str, content_id: str) -> int | None:
    """The run that first kept an article, read or not; None where none did."""
    row = one(
        db,
        "SELECT min(s.run) FROM articles a JOIN snapshots s ON s.article = a.id"
        " WHERE a.outlet = ? AND a.content_id = ?",
        (outlet, content_id),
    )
    return row[0] if row else None


def unparsed(db: Database, parser_version: str) -> list[Snapshot]:
    """Snapshots that are to be read by this parser, oldest first.

    Those that none has read, with what else there is of their articles, and those that an older one could not read.
    What an older one did read waits for ``outdated`` to be asked for.
    """
    return _load(db, _UNPARSED, parser_version)


def are_others_read(db: Database, snapshot: Snapshot, parser_version: str) -> bool:
    """Whether this parser has read all else that there is of the snapshot's article; else they are read together."""
    return not one(
        db,
        "SELECT 1 FROM snapshots WHERE article = ? AND id <> ? AND parser_version IS NOT ? LIMIT 1",
        (snapshot.article, snapshot.id, parser_version),
    )


def outdated(db: Database, parser_version: str) -> int:
    """How many articles were read, and well, by another parser than this."""
    row = one(db, _OUTDATED, (parser_version,))
    return int(row[0]) if row else 0


def of_article(db: Database, article: int) -> list[Snapshot]:
    """What is kept of an article, in the order in which it was first seen."""
    return _load(db, _OF_ARTICLE, article)


def failed(db: Database, snapshot: Snapshot, *, parser_version: str, reason: str, on_purpose: bool = False) -> None:
    """Note that this parser does not read the snapshot as an article, and why; what was read before stays.

    ``on_purpose`` where nothing is wrong with the page: it is set aside.
    """
    with transaction(db, f"noting that {snapshot.url or snapshot.content_id} cannot be read"):
        if on_purpose:
            db.execute("INSERT INTO set_aside (snapshot) VALUES (?) ON CONFLICT DO NOTHING", (snapshot.id,))
        else:
            db.execute("DELETE FROM set_aside WHERE snapshot = ?", (snapshot.id,))
        db.execute(
            "UPDATE snapshots SET parser_version = ?, failure = ? WHERE id = ?", (parser_version, reason, snapshot.id)
        )


def _article(db: Database, key: ArticleKey, url: str | None, moment: str) -> int:
    """The article's row, made or seen again; its outlet and address likewise."""
    db.execute("INSERT INTO outlets (outlet, name) VALUES (?, ?) ON CONFLICT DO NOTHING", (key.outlet, key.outlet))
    article = made(
        db,
        "INSERT INTO articles (outlet, content_id, canonical_url, first_seen_at, last_seen_at)"
        " VALUES (?1, ?2, ?3, ?4, ?4) ON CONFLICT (outlet, content_id) DO UPDATE"
        " SET first_seen_at = min(first_seen_at, excluded.first_seen_at),"
        " last_seen_at = max(last_seen_at, excluded.last_seen_at),"
        " canonical_url = coalesce(canonical_url, excluded.canonical_url)"
        " RETURNING id",
        (key.outlet, key.content_id, key.canonical_url or url, moment),
    )
    if url is not None:
        db.execute(
            "INSERT INTO urls (url, article, first_seen_at, last_seen_at) VALUES (?1, ?2, ?3, ?3)"
            " ON CONFLICT (url) DO UPDATE SET first_seen_at = min(first_seen_at, excluded.first_seen_at),"
            " last_seen_at = max(last_seen_at, excluded.last_seen_at)",
            (url, article, moment),
        )
    return article


def _blob(db: Database, raw: bytes | Content) -> int:
    sha256 = raw.sha256 if isinstance(raw, Content) else hashlib.sha256(raw).hexdigest()
    row = one(db, "SELECT id FROM blobs WHERE sha256 = ?", (sha256,))
    if row is not None:
        return int(row[0])
    kept = raw if isinstance(raw, Content) else content(raw)
    return made(
        db,
        "INSERT INTO blobs (sha256, size, codec, data) VALUES (?, ?, 'zstd', ?) RETURNING id",
        (sha256, kept.size, kept.packed),
    )


def _snapshot(
    db: Database, article: int, blob: int, url: str | None, declared: Mapping[str, Any], run: int, moment: str
) -> int:
    return made(
        db,
        "INSERT INTO snapshots (article, blob, url, declared, run, first_seen_at, last_seen_at)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6)"
        " ON CONFLICT (article, blob) DO UPDATE SET first_seen_at = min(first_seen_at, excluded.first_seen_at),"
        " last_seen_at = max(last_seen_at, excluded.last_seen_at),"
        # An older text that has come back is to be read again: it is the article's current one then.
        " parser_version = CASE WHEN excluded.last_seen_at > last_seen_at AND version <> (SELECT current_version"
        " FROM articles a WHERE a.id = article) THEN NULL ELSE parser_version END RETURNING id",
        (article, blob, url, json.dumps(dict(declared), ensure_ascii=False, sort_keys=True), run, moment),
    )


def _load(db: Database, sql: str, parameter: int | str) -> list[Snapshot]:
    rows = db.query(sql, (parameter,))
    return [
        Snapshot(**{**row, "declared": json.loads(row["declared"]), "first_seen_at": loaded(row["first_seen_at"])})
        for row in rows
    ]
