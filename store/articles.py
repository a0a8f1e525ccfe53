"""Writing what was read from a page: its version, and every statement in it, in one transaction."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlite_utils import Database

from parsers.records import Article, Statement
from store import copies, statements, versions
from store.database import one, transaction
from store.identity import Shape, pair, reread, reworded, same
from store.snapshots import Snapshot


@dataclass(frozen=True, slots=True)
class Written:
    """What writing an article came to."""

    article: int
    version: int
    """The version's number, 1 for the first."""
    changed: bool
    """Whether that version was not in the store before."""
    added: tuple[int, ...]
    """Ids of the statements that the store did not have."""
    kept: int
    """How many it had."""
    withdrawn: tuple[int, ...]
    """Ids of those that the article had and no longer has."""


def write(
    db: Database,
    snapshot: Snapshot,
    article: Article,
    found: Sequence[Statement],
    *,
    parser_version: str,
    again: bool = False,
) -> Written:
    """Keep what a parser read from a snapshot: all of it, or on an error nothing.

    Written again it changes nothing, unless ``again`` says that this parser may find other things than it did: the
    reference data has changed. A text that the article has had before is no new version. Statements keep
    their rows through versions of the article and through parsers, as far as they are the same; one that the
    current version lacks is marked withdrawn, its spans stay with the version that had it.

    Raises ``StoreError``, also for a span that does not match the text.
    """
    with transaction(db, f"writing the article {snapshot.outlet}/{snapshot.content_id}"):
        place = versions.place(db, snapshot, article, parser_version=parser_version, again=again)
        ids: dict[str, int] = {}
        added: list[int] = []
        if place.write:
            ids, added = _write_statements(db, snapshot.article, place.version, article, found, parser_version)
        versions.settle(db, snapshot, place.version, parser_version)
        copies.settle(db, snapshot.article)
        withdrawn = _mark_withdrawn(db, snapshot.article)
    return Written(snapshot.article, place.number, place.changed, tuple(added), len(ids) - len(added), withdrawn)


def _write_statements(
    db: Database, article_id: int, version: int, article: Article, found: Sequence[Statement], parser_version: str
) -> tuple[dict[str, int], list[int]]:
    """Write the statements of a version; returns their ids by label, and those that are new among them."""
    old = statements.shapes(db, article_id)
    here = _in_version(db, version)
    newer = _in_newer_version(db, article_id, version)
    known, replaced = _recognise(old, here, [Shape.of(statement) for statement in found])
    for id_ in here:
        db.execute("DELETE FROM spans WHERE statement = ? AND version = ?", (id_, version))
    versions.rewrite_text(db, version, article, parser_version)
    ids: dict[str, int] = {}
    added: list[int] = []
    for index, statement in enumerate(found):
        row = statements.columns(db, statement, article, at=(article_id, version), parser_version=parser_version)
        if index not in known:
            id_ = statements.insert(db, row, statement, version=version)
            added.append(id_)
            if index in replaced:
                _note_correction(db, replaced[index], id_, earlier=replaced[index] in newer)
        else:
            id_ = known[index]
            if id_ not in newer:
                statements.rewrite(db, id_, row, statement)
            statements.write_spans(db, id_, version, statement)
        ids[statement.id] = id_
    statements.write_parents(db, ids, found)
    for id_ in here - set(ids.values()):
        if not one(db, "SELECT 1 FROM spans WHERE statement = ? LIMIT 1", (id_,)):
            statements.remove(db, id_, parser_version)
    return ids, added


def _note_correction(db: Database, old: int, new: int, *, earlier: bool) -> None:
    """Note that the words of one statement replace those of the other: which, the times of their versions say."""
    before, after = (new, old) if earlier else (old, new)
    db.execute("UPDATE statements SET replaces = ? WHERE id = ? AND replaces IS NULL", (before, after))


def _recognise(old: dict[int, Shape], here: set[int], new: list[Shape]) -> tuple[dict[int, int], dict[int, int]]:
    """Which of the new statements are old ones, and which old ones the others replace; both by index.

    Those that the version had already are found first, loosely: another parser read the same text. The words of
    other versions must be the same; alike words are a correction.
    """
    known = pair({id_: old[id_] for id_ in old if id_ in here}, new, range(len(new)), reread)
    elsewhere = {id_: shape for id_, shape in old.items() if id_ not in here}
    left = [index for index in range(len(new)) if index not in known]
    known |= pair(elsewhere, new, left, same)
    gone = {id_: shape for id_, shape in elsewhere.items() if id_ not in known.values()}
    replaced = pair(gone, new, [index for index in left if index not in known], reworded)
    return known, replaced


def _in_version(db: Database, version: int) -> set[int]:
    rows = db.execute("SELECT statement FROM spans WHERE version = ? AND role = 'content' AND n = 1", (version,))
    return {row[0] for row in rows}


def _in_newer_version(db: Database, article: int, version: int) -> set[int]:
    """Statements that a later version of the article has too: their rows tell of that one."""
    rows = db.execute(
        "SELECT s.id FROM statements s JOIN article_versions newest ON newest.id = s.version"
        " JOIN article_versions this ON this.id = ? WHERE s.article = ? AND newest.number > this.number",
        (version, article),
    )
    return {row[0] for row in rows.fetchall()}


def _mark_withdrawn(db: Database, article: int) -> tuple[int, ...]:
    """Mark what the current version lacks, unmark what it has; returns what was marked just now."""
    rows = db.execute(
        "SELECT s.id, s.withdrawn_in, a.current_version,"
        " EXISTS (SELECT 1 FROM spans sp WHERE sp.statement = s.id AND sp.version = a.current_version)"
        " FROM statements s JOIN articles a ON a.id = s.article WHERE s.article = ? AND s.dropped_by IS NULL"
        " ORDER BY s.id",
        (article,),
    ).fetchall()
    gone = []
    for id_, marked, current, there in rows:
        if there and marked is not None:
            db.execute("UPDATE statements SET withdrawn_in = NULL WHERE id = ?", (id_,))
        elif not there and marked is None:
            db.execute("UPDATE statements SET withdrawn_in = ? WHERE id = ?", (current, id_))
            gone.append(id_)
    return tuple(gone)
