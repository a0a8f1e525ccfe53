"""The texts that an article has had."""

from dataclasses import dataclass

from sqlite_utils import Database

from parsers.records import Article, Span
from store.database import made, one
from store.errors import StoreError
from store.normal import body, digest
from store.snapshots import Snapshot
from store.times import iso, stored


@dataclass(frozen=True, slots=True)
class Place:
    """The version that a snapshot shows."""

    version: int
    number: int
    changed: bool
    """Whether it was not in the store before."""
    write: bool
    """Whether its statements are to be written: not when this parser has read this text already."""


def place(db: Database, snapshot: Snapshot, article: Article, *, parser_version: str, again: bool) -> Place:
    """Find the version that a snapshot shows, or make it.

    The snapshot that a version was read from stays its source, however differently a newer parser reads it. Any
    other belongs to the first version of the same normalized body.
    """
    row = one(
        db,
        "SELECT v.id, v.number, v.parser_version FROM article_versions v WHERE v.snapshot = ?"
        " ORDER BY v.number LIMIT 1",
        (snapshot.id,),
    )
    if row is not None:
        return Place(row[0], row[1], changed=False, write=again or row[2] != parser_version)
    normal = body(article)
    row = one(
        db,
        "SELECT id, number FROM article_versions WHERE article = ? AND body_sha256 = ? ORDER BY number LIMIT 1",
        (snapshot.article, digest(normal)),
    )
    if row is not None:
        return Place(row[0], row[1], changed=False, write=False)
    return _make(db, snapshot, article, normal, parser_version)


def settle(db: Database, snapshot: Snapshot, version: int, parser_version: str) -> None:
    """Tie a snapshot to the version that it shows, and let the article's current version be that last seen."""
    db.execute(
        "UPDATE snapshots SET version = ?, parser_version = ?, failure = NULL WHERE id = ?",
        (version, parser_version, snapshot.id),
    )
    db.execute(
        "UPDATE articles SET current_version = (SELECT s.version FROM snapshots s WHERE s.article = articles.id"
        " AND s.version IS NOT NULL ORDER BY s.last_seen_at DESC, s.id DESC LIMIT 1) WHERE id = ?",
        (snapshot.article,),
    )


def rewrite_text(db: Database, version: int, article: Article, parser_version: str) -> None:
    """Bring a version to what is read now; no span may refer to it at that time."""
    normal = body(article)
    db.execute(
        "UPDATE article_versions SET parser_version = ?, template = ?, text = ?, body = ?, body_sha256 = ?, title = ?,"
        " editor = ?, source = ?, section = ?, page_date = ?, page_time = ?, url_date = ?, published = ?,"
        " published_basis = ? WHERE id = ?",
        (
            *(parser_version, article.template, article.text, normal, digest(normal)),
            *(*_particulars(article), version),
        ),
    )
    db.execute("DELETE FROM bylines WHERE version = ?", (version,))
    db.execute("DELETE FROM paragraphs WHERE version = ?", (version,))
    db.execute("DELETE FROM omissions WHERE version = ?", (version,))
    for n, name in enumerate(article.bylines, 1):
        db.execute("INSERT INTO bylines (version, n, name) VALUES (?, ?, ?)", (version, n, name))
    _write_stretches(db, version, article)


def _make(db: Database, snapshot: Snapshot, article: Article, normal: str, parser_version: str) -> Place:
    at = stored(snapshot.first_seen_at)
    number = _make_room(db, snapshot.article, at)
    version = made(
        db,
        "INSERT INTO article_versions (article, number, snapshot, parser_version, template, text, body, body_sha256,"
        " title, editor, source, section, page_date, page_time, url_date, published, published_basis, first_seen_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
        (
            *(snapshot.article, number, snapshot.id, parser_version, article.template),
            *(article.text, normal, digest(normal), *_particulars(article), at),
        ),
    )
    return Place(version, number, changed=True, write=True)


def _make_room(db: Database, article: int, at: str) -> int:
    """The number of a version first seen at that time: numbers follow time, so an archive's older text moves others on.

    They pass through negative ones, for no two may be the same at any moment.
    """
    row = one(db, "SELECT count(*) FROM article_versions WHERE article = ? AND first_seen_at <= ?", (article, at))
    number = int(row[0]) + 1 if row else 1
    later = "UPDATE article_versions SET number = {} WHERE article = ? AND {}"
    db.execute(later.format("-(number + 1)", "number >= ?"), (article, number))
    db.execute(later.format("-number", "number < ?"), (article, 0))
    return number


def _particulars(article: Article) -> tuple[str | None, ...]:
    return (
        *(article.title, article.editor, article.source, article.section),
        *(iso(article.page_date), iso(article.page_time), iso(article.url_date)),
        *(iso(article.published), article.published_basis),
    )


def _write_stretches(db: Database, version: int, article: Article) -> None:
    for n, span in enumerate(article.paragraphs, 1):
        _check(article, span)
        db.execute(
            'INSERT INTO paragraphs (version, n, start, "end") VALUES (?, ?, ?, ?)', (version, n, span.start, span.end)
        )
    for n, omission in enumerate(article.omissions, 1):
        _check(article, omission.span)
        db.execute(
            'INSERT INTO omissions (version, n, start, "end", reason) VALUES (?, ?, ?, ?, ?)',
            (version, n, omission.span.start, omission.span.end, omission.reason),
        )


def _check(article: Article, span: Span) -> None:
    if not 0 <= span.start < span.end or article.text[span.start : span.end] != span.text:
        raise StoreError(
            f"writing a paragraph or omission at {span.start}–{span.end}: the text there is not what the span has;"
            " report it with the page"
        )
