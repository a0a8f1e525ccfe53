"""Comparing an article with those in the store, and keeping what comes of it."""

from collections import Counter
from collections.abc import Iterable

from sqlite_utils import Database

from store import statements
from store.copies import comparing
from store.copies.comparing import Text, Tie
from store.copies.grouping import reach, regroup
from store.database import one, transaction
from store.times import day

SAME_IN_COPY = "the same words in a copy"
"""Why a statement stands in the position of its twin, in ``statements.match_reasons``."""
_HOLDERS = 20
"""Articles to which a fingerprint leads at most: boilerplate is in more, and leads to no cost."""
_JUDGED = 12
"""How many of the articles that share fingerprints are compared, the likeliest first."""
_SHARED = 0.2
"""Share of the fewer fingerprints that must be in common for that."""
_BATCH = 50
"""Articles of one transaction of ``catch_up``: one that is cut off loses no more."""

_DUE = """
SELECT a.id FROM articles a JOIN article_versions av ON av.id = a.current_version
LEFT JOIN compared c ON c.article = a.id
WHERE c.body_sha256 IS NOT av.body_sha256 ORDER BY a.id LIMIT ?
"""


def catch_up(db: Database) -> int:
    """Compare all articles that were not yet, as those of a store of an earlier schema; returns how many there were.

    Cut off, it goes on where it stood.
    """
    count = 0
    while True:
        with transaction(db, "comparing the texts of articles"):
            due = [row[0] for row in db.execute(_DUE, (_BATCH,)).fetchall()]
            for article in due:
                settle(db, article)
        count += len(due)
        if len(due) < _BATCH:
            return count


def settle(db: Database, article: int) -> None:
    """Find the copies of an article as it stands now, unless its text has been compared already.

    Statements of articles whose ties change lose their status; the next matching settles it. To be called in a
    transaction. What it costs hangs on the article's length, not on how many the store has.
    """
    row = one(
        db,
        "SELECT av.body, av.body_sha256, av.published, c.body_sha256 FROM articles a"
        " JOIN article_versions av ON av.id = a.current_version LEFT JOIN compared c ON c.article = a.id"
        " WHERE a.id = ?",
        (article,),
    )
    if row is None or row[1] == row[3]:
        return
    body, sha256, published, _ = row
    runs = comparing.runs(body)
    prints = comparing.prints(runs)
    before = _partners(db, article)
    around = reach(db, {article})
    _write_prints(db, article, sha256, prints)
    ties = _find(db, article, prints, Text(frozenset(runs), day(published)))
    _write_ties(db, article, ties)
    changed = regroup(db, around | reach(db, {article}), article)
    _let_go(db, article, before - set(ties))
    if changed or before != set(ties):
        _unsettle(db, {article, *before, *ties, *changed})


def _find(db: Database, article: int, prints: frozenset[int], text: Text) -> dict[int, Tie]:
    """The articles with which this one is tied."""
    ties: dict[int, Tie] = {}
    for other in _candidates(db, article, prints):
        row = one(
            db,
            "SELECT av.body, av.published FROM articles a JOIN article_versions av ON av.id = a.current_version"
            " WHERE a.id = ?",
            (other,),
        )
        tie = comparing.compare(text, Text(frozenset(comparing.runs(row[0])), day(row[1]))) if row else None
        if tie is not None:
            ties[other] = tie
    return ties


def _candidates(db: Database, article: int, prints: frozenset[int]) -> list[int]:
    """Articles that share enough fingerprints, the likeliest first, never more than a few."""
    shared: Counter[int] = Counter()
    for print_ in prints:
        rows = db.execute(
            "SELECT article FROM prints WHERE print = ? AND article <> ? LIMIT ?", (print_, article, _HOLDERS)
        )
        shared.update(row[0] for row in rows.fetchall())
    likely = []
    for other, count in sorted(shared.items(), key=lambda item: (-item[1], item[0]))[: _HOLDERS * 5]:
        row = one(db, "SELECT prints FROM compared WHERE article = ?", (other,))
        share = count / min(len(prints), row[0]) if row and row[0] else 0.0
        if share >= _SHARED:
            likely.append((-share, -count, other))
    return [other for *_, other in sorted(likely)[:_JUDGED]]


def _partners(db: Database, article: int) -> set[int]:
    return {row[0] for row in db.execute("SELECT other FROM ties WHERE article = ?", (article,)).fetchall()}


def _write_prints(db: Database, article: int, sha256: str, prints: frozenset[int]) -> None:
    db.execute("DELETE FROM prints WHERE article = ?", (article,))
    db.conn.executemany(
        "INSERT INTO prints (print, article) VALUES (?, ?)", [(print_, article) for print_ in sorted(prints)]
    )
    db.execute(
        "INSERT OR REPLACE INTO compared (article, body_sha256, prints) VALUES (?, ?, ?)",
        (article, sha256, len(prints)),
    )


def _write_ties(db: Database, article: int, ties: dict[int, Tie]) -> None:
    db.execute("DELETE FROM ties WHERE article = ?1 OR other = ?1", (article,))
    for other, tie in ties.items():
        for pair, seen in (((article, other), tie), ((other, article), tie.turned)):
            db.execute(
                "INSERT INTO ties (article, other, kind, likeness, contained) VALUES (?, ?, ?, ?, ?)",
                (*pair, seen.kind, seen.likeness, seen.contained),
            )


def _unsettle(db: Database, articles: Iterable[int]) -> None:
    for article in sorted(articles):
        db.execute(
            "UPDATE statements SET status = NULL WHERE article = ? AND position IS NOT NULL AND status IS NOT NULL"
            " AND dropped_by IS NULL",
            (article,),
        )


def _let_go(db: Database, article: int, others: Iterable[int]) -> None:
    """Statements that stand in their positions only because of an article that is no longer tied are matched anew."""
    for other in sorted(others):
        for mine, its in ((article, other), (other, article)):
            rows = db.execute(
                "SELECT s.id FROM statements s JOIN statements m ON m.id = s.match_statement"
                " WHERE s.article = ? AND m.article = ? AND s.match_reasons = ?",
                (mine, its, SAME_IN_COPY),
            )
            for (id_,) in rows.fetchall():
                statements.unmatch(db, id_)
