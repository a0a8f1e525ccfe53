"""What a person has said about names: who an unresolved speaker is. Kept as a log; what was undone stays in it."""

import datetime as dt
from dataclasses import dataclass

from sqlite_utils import Database

from store.database import made, one, transaction
from store.errors import LinkError
from store.times import stored

KINDS = ("person", "body")
"""What can be linked; an unnamed speaker is another one in each article."""


@dataclass(frozen=True, slots=True)
class Link:
    """That the speaker of a name is somebody else by the name of ``target``."""

    id: int
    name: str
    kind: str
    target: str
    note: str | None
    made_at: str
    """ISO 8601, UTC."""
    undone_at: str | None
    """The same; None while it stands."""


@dataclass(frozen=True, slots=True)
class Unresolved:
    """A named speaker whom the reference data does not have, with what pages say of him."""

    name: str
    kind: str
    statements: int
    articles: int
    mention: str
    office: str | None
    body: str | None
    first: str | None
    """ISO date of the first statement."""
    last: str | None


def unresolved(db: Database) -> list[Unresolved]:
    """Return the named speakers whom nobody knows, those with most statements first."""
    rows = db.query("SELECT name, kind, statements, articles, mention, office, body, first, last FROM v_unresolved")
    return [Unresolved(**row) for row in rows]


def standing(db: Database) -> dict[tuple[str, str], str]:
    """Return the target of each link that stands, by name and kind."""
    rows = db.execute("SELECT name, kind, target FROM links WHERE undone_at IS NULL").fetchall()
    return {(name, kind): target for name, kind, target in rows}


def log(db: Database) -> list[Link]:
    """Return all links that were ever made, in their order."""
    return [Link(**row) for row in db.query("SELECT * FROM links ORDER BY id")]


def make(
    db: Database, name: str, target: str, *, now: dt.datetime, kind: str | None = None, note: str | None = None
) -> Link:
    """Link the unresolved speaker ``name`` to ``target``, and return the link.

    Statements follow when their articles are read again (``articles_of``). Raises LinkError: no such speaker, one of
    two kinds, one that the reference data knows, a link that stands already, a circle.
    """
    kind = _kind(db, name, kind)
    links = standing(db)
    if name == target:
        raise LinkError(f"linking {name!r}: a name is its own without a link")
    if (name, kind) in links:
        raise LinkError(f"linking {name!r}: it is linked to {links[name, kind]!r} already; undo that first")
    if name in _chain(target, kind, links):
        raise LinkError(f"linking {name!r} to {target!r}: {target!r} is linked to {name!r}; undo that first")
    with transaction(db, f"linking {name}"):
        id_ = made(
            db,
            "INSERT INTO links (name, kind, target, note, made_at) VALUES (?, ?, ?, ?, ?) RETURNING id",
            (name, kind, target, note, stored(now)),
        )
    return Link(id_, name, kind, target, note, stored(now), None)


def undo(db: Database, id_: int, *, now: dt.datetime) -> Link:
    """Let a link stand no longer, and return it. Raises LinkError where none of that id stands."""
    with transaction(db, f"undoing link {id_}"):
        row = one(db, "SELECT name, kind, target, note, made_at, undone_at FROM links WHERE id = ?", (id_,))
        if row is None:
            raise LinkError(f"undoing link {id_}: there is none; `onrecord speakers log` lists them")
        if row[5] is not None:
            raise LinkError(f"undoing link {id_}: it was undone already, at {row[5]}")
        db.execute("UPDATE links SET undone_at = ? WHERE id = ?", (stored(now), id_))
    name, kind, target, note, made_at, _ = row
    return Link(id_, name, kind, target, note, made_at, stored(now))


def articles_of(db: Database, link: Link) -> list[int]:
    """Return the articles with a statement by, or through, either of the two of a link: those to be read again."""
    rows = db.execute(
        "SELECT DISTINCT s.article FROM statements s"
        " WHERE s.id IN (SELECT ss.statement FROM statement_speakers ss JOIN speakers sp ON sp.id = ss.speaker"
        "                WHERE sp.name IN (?1, ?2))"
        " OR s.via IN (SELECT id FROM speakers WHERE name IN (?1, ?2)) ORDER BY s.article",
        (link.name, link.target),
    )
    return [row[0] for row in rows.fetchall()]


def _kind(db: Database, name: str, kind: str | None) -> str:
    """The kind of the unresolved speaker of a name. Raises LinkError where there is not just one."""
    rows = db.execute("SELECT kind, known FROM speakers WHERE name = ?", (name,)).fetchall()
    kinds = [found for found, known in rows if not known and found in KINDS and kind in (None, found)]
    if len(kinds) == 1:
        return str(kinds[0])
    if kinds:
        raise LinkError(f"linking {name!r}: a person and a body bear that name; say which with --kind")
    if any(known for _, known in rows):
        raise LinkError(f"linking {name!r}: the reference data knows it; correct it under seeds/ where it is wrong")
    if rows:
        raise LinkError(f"linking {name!r}: it names nobody; only persons and bodies by name can be linked")
    raise LinkError(f"linking {name!r}: no statement is by such a speaker; `onrecord speakers` lists who is unresolved")


def _chain(name: str, kind: str, links: dict[tuple[str, str], str]) -> set[str]:
    """A name and those that it is linked to, one after the other."""
    names = {name}
    while (name := links.get((name, kind), "")) and name not in names:
        names.add(name)
    return names


def has(db: Database, name: str) -> bool:
    """Whether a speaker of the store bears a name."""
    return one(db, "SELECT 1 FROM speakers WHERE name = ?", (name,)) is not None
