"""Which of several tied articles is the original, and what the others are to it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlite_utils import Database

from store.copies.credits import credited
from store.database import one

_MOST = 60
"""Articles of one group that are looked at: a text that more than these have is no news that is carried."""
_LAST = "9999"


@dataclass(frozen=True, slots=True)
class Member:
    """A tied article, with all by which an original is told."""

    article: int
    outlet: str
    credits: str | None
    """The other outlet that it gives as its source, None where it gives none that is known."""
    published: tuple[str, str]
    """Date and time, each beyond all others where it is not known."""
    first_seen: str


@dataclass(frozen=True, slots=True)
class Copy:
    """A row of ``copies``, but for the article."""

    of: int
    kind: str
    likeness: float
    basis: str


@dataclass(frozen=True, slots=True)
class Edge:
    """A tie between two members."""

    article: int
    other: int
    kind: str
    likeness: float
    contained: float


def reach(db: Database, articles: Iterable[int]) -> set[int]:
    """All articles that are tied to these, directly or over others, up to a bound; these included."""
    found = set(articles)
    waiting = sorted(found)
    while waiting and len(found) < _MOST:
        rows = db.execute(
            "SELECT other FROM ties WHERE article = ? ORDER BY other LIMIT ?", (waiting.pop(0), _MOST)
        ).fetchall()
        new = [row[0] for row in rows if row[0] not in found]
        found.update(new)
        waiting += new
    return found


def regroup(db: Database, articles: set[int], newest: int) -> set[int]:
    """Choose the originals anew among these articles, which are all that are tied; returns those that changed.

    Where they are too many only ``newest`` is given one: that of the article which is most like it.
    """
    if len(articles) >= _MOST:
        return _keep(db, {newest: _joining(db, newest)})
    members = {article: _member(db, article) for article in sorted(articles)}
    edges = [edge for article in members for edge in _edges(db, article) if edge.other in members]
    copies = choose(members, edges)
    return _keep(db, {article: copies.get(article) for article in members})


def _keep(db: Database, copies: Mapping[int, Copy | None]) -> set[int]:
    """Write what these articles are now; returns those that were something else."""
    changed = set()
    for article, new in copies.items():
        row = one(db, "SELECT of, kind, likeness, basis FROM copies WHERE article = ?", (article,))
        if (Copy(*row) if row else None) == new:
            continue
        changed.add(article)
        db.execute("DELETE FROM copies WHERE article = ?", (article,))
        if new is not None:
            db.execute(
                "INSERT INTO copies (article, of, kind, likeness, basis) VALUES (?, ?, ?, ?, ?)",
                (article, new.of, new.kind, new.likeness, new.basis),
            )
    return changed


def _joining(db: Database, article: int) -> Copy | None:
    row = one(
        db,
        "SELECT coalesce(c.of, t.other), t.likeness FROM ties t LEFT JOIN copies c ON c.article = t.other"
        " WHERE t.article = ?1 AND t.kind = 'copy' AND c.of IS NOT ?1 ORDER BY t.likeness DESC, t.other LIMIT 1",
        (article,),
    )
    return Copy(row[0], "copy", row[1], "seen") if row else None


def choose(members: Mapping[int, Member], edges: Iterable[Edge]) -> dict[int, Copy]:
    """Which of the members are copies of which.

    Of those with the same text the original is the one whose outlet another gives as its source, else the one
    published first (an outlet's own day and time), else the one seen first. An excerpt is one of the longer text,
    unless the longer gives the excerpt's outlet as its source: then it is that text, extended.
    """
    edges = list(edges)
    groups = _groups(members, [edge for edge in edges if edge.kind == "copy"])
    copies: dict[int, Copy] = {}
    original: dict[int, int] = {}
    for group in groups:
        first, basis = _original([members[article] for article in group])
        original |= dict.fromkeys(group, first)
        for article in group:
            if article != first:
                copies[article] = Copy(first, "copy", _likeness(article, first, edges), basis)
    parts = [edge for edge in edges if edge.kind == "excerpt" and original[edge.article] != original[edge.other]]
    for edge in sorted(parts, key=lambda edge: (-edge.contained, -edge.likeness, edge.article, edge.other)):
        part, whole = members[original[edge.article]], members[original[edge.other]]
        extended = whole.credits == part.outlet
        junior, senior = (whole, part) if extended else (part, whole)
        if junior.article not in copies and junior.article not in _originals(senior.article, copies):
            kind, basis = ("extended", "credit") if extended else ("excerpt", "length")
            copies[junior.article] = Copy(senior.article, kind, edge.contained, basis)
    return copies


def _groups(members: Iterable[int], edges: Iterable[Edge]) -> list[list[int]]:
    """The members in groups of the same text, over however many steps."""
    group = {article: [article] for article in members}
    for edge in edges:
        mine, its = group[edge.article], group[edge.other]
        if mine is not its:
            mine += its
            group |= dict.fromkeys(its, mine)
    return [sorted(found) for found in {id(found): found for found in group.values()}.values()]


def _original(group: list[Member]) -> tuple[int, str]:
    """The original of a group, and why it is taken for that."""
    named = {member.credits for member in group}
    order = sorted(group, key=lambda one_: (one_.outlet not in named, one_.published, one_.first_seen, one_.article))
    first, second = order[0], order[1] if len(order) > 1 else None
    if first.outlet in named and (second is None or second.outlet not in named):
        return first.article, "credit"
    return first.article, "seen" if second is not None and second.published == first.published else "published"


def _likeness(article: int, first: int, edges: Iterable[Edge]) -> float:
    """How like its original an article is; where the two were not compared, how like the one that leads there."""
    mine = [edge for edge in edges if edge.article == article and edge.kind == "copy"]
    return max((edge.other == first, edge.likeness) for edge in mine)[1]


def _originals(article: int, copies: Mapping[int, Copy]) -> list[int]:
    """The article, its original, that one's original …"""
    chain = [article]
    while (copy := copies.get(chain[-1])) is not None:
        chain.append(copy.of)
    return chain


def _member(db: Database, article: int) -> Member:
    row = one(
        db,
        "SELECT a.outlet, av.source, av.published, av.page_time, a.first_seen_at, av.id FROM articles a"
        " JOIN article_versions av ON av.id = a.current_version WHERE a.id = ?",
        (article,),
    )
    assert row is not None, article  # noqa: S101 - only what has been read is tied
    outlet, source, published, time, seen, version = row
    names = db.execute("SELECT name FROM bylines WHERE version = ? ORDER BY n", (version,)).fetchall()
    by = credited(db, outlet, [source, *(name for (name,) in names)])
    return Member(article, outlet, by, (published or _LAST, time or _LAST), seen)


def _edges(db: Database, article: int) -> list[Edge]:
    rows = db.execute(
        "SELECT article, other, kind, likeness, contained FROM ties WHERE article = ? ORDER BY other", (article,)
    )
    return [Edge(*row) for row in rows.fetchall()]
